"""What every runtime is, whoever runs it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from engine.records import Prediction, Preprocessed


class Runtime(Protocol):
    """A loaded bundle on a device; `device`, `runtime` and `precision` are what the reading reports."""

    device: str  # "cpu" or "cuda"
    runtime: str  # "torch" or "openvino"
    precision: str  # "fp32", "fp16", "bf16" or "int8"
    batch: int  # films of one canvas size that are best given together
    lanes: int  # calls of `predict` that are best under way at once, each from a thread of its own

    def predict(self, films: Sequence[Preprocessed], part: str | None = None) -> list[Prediction]:
        """Return one prediction a film; all films have the same canvas.

        `part` asks that part's questions whatever the router says. Raise DeviceError where it cannot run.
        """
        ...
