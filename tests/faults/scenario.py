"""What a scenario of faults is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Scenario:
    """`begin` makes the old state, `act` changes it and acknowledges what is safe, `lost` says what is missing after.

    `act(folder, acknowledge)` may raise the engine's errors; `lost(folder, acknowledged)` returns the number of bytes
    that were acknowledged and are gone, and raises AssertionError over anything that is half.
    """

    name: str
    begin: Callable[[Path], None]
    act: Callable[[Path, Callable[[str], None]], None]
    lost: Callable[[Path, list[str]], int]
