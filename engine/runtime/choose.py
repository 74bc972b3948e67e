"""Which runtime and device a reading uses: what was asked for, or the best that is here."""

from __future__ import annotations

from engine.bundle import Bundle
from engine.errors import DeviceError
from engine.runtime import preload
from engine.runtime.base import Runtime

DEVICES = ("auto", "cpu", "cuda")
RUNTIMES = ("auto", "torch", "openvino")


def choose(bundle: Bundle, device: str = "auto", runtime: str = "auto") -> Runtime:
    """Load `bundle` where it was asked to run; "auto" takes CUDA where there is a card, else the CPU.

    Raise DeviceError where the device or runtime is not here: nothing falls back in silence.
    """
    if device not in DEVICES or runtime not in RUNTIMES:
        raise DeviceError(f"There is no device {device!r} with runtime {runtime!r}.")
    if runtime == "openvino":
        raise DeviceError("This version runs on torch alone; choose --runtime torch or auto.")
    preload.libraries()
    import torch

    from engine.runtime.torch import TorchRuntime

    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"
    return TorchRuntime(bundle, device)
