"""How the engine tells its caller where it is, and how the caller says stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):
    """Raised by a `Report` to stop the work. Never an `EngineError`."""


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` are finished; `what` is being worked on."""

    done: int
    total: int
    what: str


Report = Callable[[Step], None]


def silent(step: Step) -> None:
    """Report nothing, cancel nothing."""
