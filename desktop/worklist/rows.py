"""The rows of the worklist in order: which are shown, which the filter hides, which belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import Any

from desktop.case import Case
from desktop.worklist.columns import COLUMNS, TRIAGE, sort_key
from desktop.worklist.studies import Key, key_of
from desktop.worklist.together import Place, Together, place_of

SortKey = tuple[Any, ...]


class Rows:
    """Sorted by native values. A changed row finds its place by bisection: 10,000 rows cost no more than ten."""

    def __init__(self) -> None:
        self.shown: list[Case] = []
        self.column, self.descending, self.grouped = TRIAGE, False, True
        self.together = Together()
        self._needle = ""
        self._keys: list[SortKey] = []  # of `shown`, in the same order
        self._standing: dict[Place, SortKey] = {}  # under which key a row stands, shown or not
        self._hidden: set[Place] = set()
        self._known: dict[Place, Case] = {}
        self._texts: dict[Place, str] = {}
        self._wordless: dict[Place, None] = {}  # whose text the filter would still have to make

    def __iter__(self) -> Iterator[Case]:
        """Yield the rows that are shown, in order, then those that the filter hides."""
        yield from self.shown
        yield from (self._known[place] for place in self._hidden)

    def case(self, place: Place) -> Case | None:
        """Return the row at a place, or None where it has gone."""
        return self._known.get(place)

    def row(self, place: Place) -> int | None:
        """Return where a row stands, or None where it is not shown."""
        key = None if place in self._hidden else self._standing.get(place)
        return None if key is None else bisect_left(self._keys, key)

    def know(self, case: Case) -> tuple[Place, ...]:
        """Take in what is now known of a film; return the places whose rows this changes or moves."""
        place, before = place_of(case), self._known.get(place_of(case))
        self._known[place] = case
        self._texts.pop(place, None)
        self._wordless[place] = None
        return tuple(self.together.know(before, case))

    def arrange(self) -> None:
        """Sort everything anew."""
        pairs = sorted((self._key(case), place) for place, case in self._known.items())
        self._standing = {place: key for key, place in pairs}
        self._sift()

    def sift(self, needle: str) -> None:
        """Show only the rows that say `needle`, in lower case, somewhere; the order stands."""
        self._needle = needle
        self._sift()

    def warm(self, number: int) -> bool:
        """Make the texts of some rows that the filter will look at; return whether more wait."""
        for place in tuple(islice(self._wordless, number)):
            self._text(place)
        return bool(self._wordless)

    def place_for(self, case: Case) -> int:
        """Return the row before which a film now belongs."""
        return bisect_left(self._keys, self._key(case))

    def put(self, case: Case) -> int:
        """Show a row, and return where."""
        key, place = self._key(case), place_of(case)
        row = bisect_left(self._keys, key)
        self.shown.insert(row, case)
        self._keys.insert(row, key)
        self._standing[place] = key
        self._hidden.discard(place)
        return row

    def take(self, place: Place) -> int:
        """Take out a row that is shown, and return where it stood."""
        row = bisect_left(self._keys, self._standing[place])
        del self.shown[row], self._keys[row]
        return row

    def hide(self, case: Case) -> None:
        """Let the filter hold back a row that is not shown."""
        place = place_of(case)
        self._standing[place] = self._key(case)
        self._hidden.add(place)

    def matches(self, case: Case) -> bool:
        """Tell whether the filter lets a row through."""
        return not self._needle or self._needle in self._text(place_of(case))

    def _key(self, case: Case) -> SortKey:
        """Return what orders a row: where films stand in studies, that of the study's first film, then its own."""
        own = self._own(case)
        members = self.together.members(case) if self.grouped else ()
        return (min(map(self._own, members)), own) if len(members) > 1 else (own, own)

    def _sift(self) -> None:
        """Show what matches, in the order in which everything stands."""
        needle = self._needle
        self._hidden = {place for place in self._standing if needle not in self._text(place)} if needle else set()
        pairs = sorted((key, place) for place, key in self._standing.items() if place not in self._hidden)
        self.shown = [self._known[place] for _, place in pairs]
        self._keys = [key for key, _ in pairs]

    def _text(self, place: Place) -> str:
        """Return all that a row says, in lower case."""
        if place not in self._texts:
            case = self._known[place]
            self._texts[place] = " ".join((str(case.path), *(one.text(case) for one in COLUMNS[1:]))).casefold()
            self._wordless.pop(place, None)
        return self._texts[place]

    def joined(self, case: Case) -> Key | None:
        """Return the key of the study that a film shares with others, or None."""
        return key_of(case) if self.grouped and len(self.together.members(case)) > 1 else None

    def _own(self, case: Case) -> SortKey:
        return sort_key(COLUMNS[self.column], case, descending=self.descending)
