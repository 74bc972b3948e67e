"""What one check found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """`ABSENT` is something that this computer need not have; `BROKEN` is something that should work and does not."""

    WORKS = "works"
    ABSENT = "not here"
    BROKEN = "BROKEN"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried; `said` is a sentence or a figure about it, "" where there is nothing to add."""

    area: str
    name: str
    state: State
    said: str = ""


def broken(area: str, name: str, error: Exception) -> Check:
    """Return the check of something that raised; an error without words is named by its kind."""
    return Check(area, name, State.BROKEN, str(error) or type(error).__name__)
