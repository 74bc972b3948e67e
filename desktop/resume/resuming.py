"""A batch that was stopped goes on after the program was closed, or had crashed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop import work
from desktop.case import Case
from desktop.resume.unfinished import Left, Unfinished
from desktop.session import Session
from engine.errors import EngineError
from engine.progress import Report
from engine.store.cases import CaseStore

log = logging.getLogger(__name__)
Rows = tuple[tuple[Path, tuple[Case, ...]], ...]


class Resuming(QObject):
    """Writes down what the batch of a session comes to, and offers what an earlier one left."""

    offered = Signal(object)  # Left, or None where nothing is left

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._store, self._kept = session, session.store, _opened(session.store)
        self._under_way: tuple[Path, ...] = ()
        self._asked = False
        if self._kept is not None:
            session.closing.append(self._kept.close)
            session.batch.loaded.connect(self._look)
            session.batch.begun.connect(self._begun)
            session.batch.found.connect(self._found)
            session.batch.finished.connect(self._finished)

    def go_on(self) -> None:
        """List what was left and read what waits."""
        model = self._session.batch.model
        if self._kept is not None and model is not None:
            call = partial(_rows, self._kept, self._store, model.model.sha256)
            self._session.on_disk(call, done=self._restore, failed=self._fail)

    def forget(self) -> None:
        """Give up what was left."""
        self._do(lambda kept: kept.forget())
        self.offered.emit(None)

    @Slot()
    def _look(self) -> None:
        """Ask once, when the model is there, what an earlier run of the program left."""
        if self._kept is not None and not self._asked:
            self._asked = True
            self._session.on_disk(partial(_left, self._kept), done=self._offer, failed=self._fail)

    def _offer(self, left: Left) -> None:
        if left.waiting:
            self.offered.emit(left)
        elif left.total:
            self.forget()

    def _restore(self, rows: Rows) -> None:
        self.offered.emit(None)
        self._under_way = (*self._under_way, *(path for path, _ in rows))
        self._session.restore(rows)

    @Slot(object)
    def _begun(self, paths: tuple[Path, ...]) -> None:
        self._under_way = (*self._under_way, *paths)
        self._do(lambda kept: kept.begin(paths))

    @Slot(object, object)
    def _found(self, case: Case, found: tuple[Case, ...]) -> None:
        self._do(lambda kept: kept.keep(case.path, found))

    @Slot()
    def _finished(self) -> None:
        """Forget what was read, unless the next batch has begun with it already."""
        waits = self._session.batch.waits
        done = [path for path in self._under_way if not waits(path)]
        self._under_way = tuple(path for path in self._under_way if waits(path))
        self._do(lambda kept: kept.finish(done))

    def _do(self, call: Callable[[Unfinished], None]) -> None:
        """Write on the disk's thread; where that fails, reading goes on and cannot be taken up later."""
        kept = self._kept
        if kept is not None:
            self._session.on_disk(lambda report: call(kept), failed=self._fail)

    def _fail(self, error: Exception) -> None:
        log.warning("an unfinished batch could not be kept: %s", type(error).__name__)


def _opened(store: CaseStore | None) -> Unfinished | None:
    if store is None:
        return None
    try:
        return Unfinished(store.path.parent, store)
    except EngineError:
        log.warning("unfinished batches cannot be kept")
        return None


def _left(kept: Unfinished, report: Report) -> Left:
    return kept.left()


def _rows(kept: Unfinished, store: CaseStore | None, model: str, report: Report) -> Rows:
    return tuple((path, tuple(work.with_own(case, store) for case in found)) for path, found in kept.rows(model))
