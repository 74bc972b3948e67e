"""Whose paper a report is on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The clinic's name, lines below it (the first three are printed), and a picture file."""

    name: str
    lines: tuple[str, ...] = ()
    logo: Path | None = None
