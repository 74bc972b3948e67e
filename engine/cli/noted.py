"""What a command does, noted in the audit: its start and end, the films it read, what it left behind."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

from engine.records import Reading
from engine.store.audit import Audit
from engine.store.events import Event

AT_MOST = 256  # films that wait to be noted together
EVERY_S = 1.0


class Noted:
    """Notes a command from its start to its end.

    Films that come within a second are noted together, so that a disk is not asked for each: with the first that comes
    after that second, or where nothing more comes for now (`flush`). Every method raises OutputError where the audit
    cannot be written: what cannot be noted is not done.
    """

    def __init__(self, command: str) -> None:
        self._command, self._audit = command, Audit()
        self._films: list[str] = []
        self._since = 0.0

    def __enter__(self) -> Self:
        self._audit.note(Event.STARTED, self._command)
        self._since = time.monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.flush()
        self._audit.note(Event.STOPPED, self._command, failed=kind is not None)

    def read(self, readings: Sequence[Reading]) -> None:
        """Note the films of one file as read."""
        self.opened(one.sha256 for one in readings if one.sha256)

    def opened(self, hashes: Iterable[str]) -> None:
        """Note films by their contents' hashes as opened."""
        self._films += dict.fromkeys(hashes)
        if len(self._films) >= AT_MOST or time.monotonic() - self._since > EVERY_S:
            self.flush()

    def exported(self, what: str, hashes: Sequence[str] = (), **detail: object) -> None:
        """Note what was left behind; `detail` are numbers and fixed words."""
        self.flush()
        self._audit.note(Event.EXPORTED, what, hashes, {key: str(value) for key, value in detail.items()})

    def flush(self) -> None:
        """Note the films that wait."""
        films, self._films, self._since = self._films, [], time.monotonic()
        if films:
            self._audit.note(Event.ACCESSED, self._command, films)
