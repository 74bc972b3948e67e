"""Which films of the list belong to one study."""

from __future__ import annotations

from desktop.case import Case
from desktop.worklist.studies import Key, Study, key_of, study

Place = tuple[int, int]  # number of the file and film in it: which row, wherever it stands


def place_of(case: Case) -> Place:
    """Return what a row keeps while more becomes known of its film."""
    return case.number, case.frame or 1


class Together:
    """The films of every study as they are now known; a film whose file names nobody belongs to none."""

    def __init__(self) -> None:
        self._studies: dict[Key, dict[Place, Case]] = {}

    def know(self, before: Case | None, case: Case) -> dict[Place, None]:
        """Take in what is now known of a film; return it and those of the studies that it left and joined."""
        place = place_of(case)
        touched: dict[Place, None] = {place: None}
        for key in dict.fromkeys((key_of(before) if before else None, key_of(case))):
            if key is not None:
                members = self._studies.setdefault(key, {})
                members.pop(place, None)
                if key == key_of(case):
                    members[place] = case
                touched |= dict.fromkeys(members)
        return touched

    def members(self, case: Case) -> tuple[Case, ...]:
        """Return the films of a film's study, itself among them."""
        key = key_of(case)
        return () if key is None else tuple(self._studies.get(key, {}).values())

    def others(self, case: Case) -> tuple[Case, ...]:
        """Return the other films of a film's study, in the order of listing."""
        return tuple(sorted((one for one in self.members(case) if place_of(one) != place_of(case)), key=place_of))

    def study(self, case: Case) -> Study | None:
        """Return what the film's study comes to, or None where its file names no patient or study."""
        members = self.members(case)
        return study(members) if members else None
