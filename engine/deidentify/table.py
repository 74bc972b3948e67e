"""Table E.1-1 of DICOM PS3.15: what the Basic Application Level Confidentiality Profile does with each attribute."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

EDITION = "2026c"
PROFILE = Path(__file__).parents[2] / "resources" / "deidentification" / "basic_profile.csv"
CURVES, OVERLAYS = 0x5000, 0x6000  # repeating groups, of which whole groups are removed


class Action(StrEnum):
    """The codes of Table E.1-1a; with several, the first that the object's definition bears."""

    DUMMY = "D"
    EMPTY = "Z"
    REMOVE = "X"
    UID = "U"
    EMPTY_OR_DUMMY = "Z/D"
    REMOVE_OR_EMPTY = "X/Z"
    REMOVE_OR_DUMMY = "X/D"
    REMOVE_EMPTY_OR_DUMMY = "X/Z/D"
    REMOVE_EMPTY_OR_UIDS = "X/Z/U*"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a tag, or with "x" among its digits or "odd" for its group the tags of a kind."""

    group: str
    element: str
    action: Action
    name: str

    @property
    def tag(self) -> int | None:
        """The tag, None where the row speaks of many."""
        written = self.group + self.element
        return int(written, 16) if len(written) == 8 and "x" not in written else None


@cache
def rows() -> tuple[Row, ...]:
    """Return the whole table, as in the standard's edition `EDITION`."""
    with PROFILE.open(encoding="utf-8", newline="") as stream:
        found = csv.DictReader(line for line in stream if not line.startswith("#"))
        return tuple(Row(one["group"], one["element"], Action(one["action"]), one["name"]) for one in found)


@cache
def actions() -> Mapping[int, Action]:
    """Return what is done with each single tag of the table."""
    return {row.tag: row.action for row in rows() if row.tag is not None}


def action(tag: int) -> Action | None:
    """Return what is done with a tag, None where the table lets it be.

    Of overlays and curves the whole group goes, and not the data alone: what is left would describe nothing.
    """
    group = tag >> 16
    if group % 2 or group & 0xFF00 in (CURVES, OVERLAYS):
        return Action.REMOVE
    return actions().get(tag)
