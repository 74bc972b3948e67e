"""What a reader does in the room, noted in the audit on the disk's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.case import Case
from engine.progress import Report
from engine.store.audit import Audit
from engine.store.events import Event

if TYPE_CHECKING:
    from desktop.session import Session

EVERY_MS = 1000  # that films read by the networks wait to be noted together


class Noted(QObject):
    """Notes by contents' hashes what is shown, read, changed and exported; without an `audit` nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.audit: Audit | None = None
        self._session, self._read, self._on_screen = session, list[str](), ""
        self._pause = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._pause.timeout.connect(self.flush)
        session.batch.found.connect(self._was_read)
        session.opened.connect(self._was_shown)

    def start(self, audit: Audit) -> None:
        """Note from now on, and that the program was started."""
        self.audit = audit
        self._note(Event.STARTED, "desktop")

    def stop(self) -> None:
        """Note that the program ends."""
        self.flush()
        self._note(Event.STOPPED, "desktop")

    def changing(self, case: Case, write: Callable[[], None]) -> Callable[[], None]:
        """Return what notes a change of a film and then writes it: what cannot be noted is not written."""
        audit, sha256 = self.audit, case.sha256
        if audit is None or sha256 is None:
            return write

        def both() -> None:
            audit.note(Event.CHANGED, "desktop", [sha256])
            write()

        return both

    def exporting(
        self, cases: Sequence[Case], formats: Sequence[str], deidentified: bool, call: Callable[[Report], str]
    ) -> Callable[[Report], str]:
        """Return what notes an export and then does it."""
        audit = self.audit
        if audit is None:
            return call
        films = [case.sha256 for case in cases if case.sha256]
        detail = {
            "films": str(len(cases)),
            "formats": " ".join(formats),
            "names": "without" if deidentified else "with",
        }

        def both(report: Report) -> str:
            audit.note(Event.EXPORTED, "desktop", films, detail)
            return call(report)

        return both

    @Slot()
    def flush(self) -> None:
        """Note the films that the networks have read."""
        films, self._read = self._read, []
        if films:
            self._note(Event.ACCESSED, "desktop: read", films)

    @Slot(object, object)
    def _was_read(self, case: Case, found: tuple[Case, ...]) -> None:
        if self.audit is not None:
            self._read += dict.fromkeys(one.sha256 for one in found if one.sha256)
            if not self._pause.isActive():  # begun anew with every film, it would never end in a fast batch
                self._pause.start()

    @Slot(object, object)
    def _was_shown(self, case: Case, ready: Any) -> None:
        if case.sha256 and case.sha256 != self._on_screen:
            self._on_screen = case.sha256
            self._note(Event.ACCESSED, "desktop: shown", [case.sha256])

    def _note(self, event: Event, what: str, films: Sequence[str] = ()) -> None:
        if self.audit is not None:
            call = partial(self.audit.note, event, what, films)
            self._session.on_disk(lambda report: call(), failed=self._session.tell)
