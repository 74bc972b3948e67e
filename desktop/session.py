"""What is open: between the worklist and the engine, without a widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop import opened, work
from desktop.batch import Batch
from desktop.case import Case
from desktop.failure import sentence
from desktop.noted import Noted
from desktop.opened import Opened
from desktop.tasks import Callback, Task, TaskRunner, ignore
from desktop.work import Shelf
from desktop.worklist.model import WorklistModel, place_of
from engine.progress import Report
from engine.reader import Reader
from engine.store.cases import CaseStore, Review
from engine.store.drawings import Drawings


class Session(QObject):
    """Owns the worker threads: one for the device, one that decodes what is looked at, one for the disk."""

    opened = Signal(object, object)  # Case and Opened
    unopened = Signal(object, str)  # Case, and why its film cannot be shown
    listed = Signal(int)  # how many films were added
    said = Signal(str)  # a sentence for the status bar
    refused = Signal(str)  # a sentence that must be seen: why something was not written

    def __init__(self, load: Callable[[], Reader], store: CaseStore | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store, self.worklist, self.batch = store, WorklistModel(self), Batch(load, store, self)
        self._films, self._disk, self._shelf = TaskRunner("films", self), TaskRunner("disk", self), Shelf()
        self.noted = Noted(self)
        self.closing: list[Callable[[], None]] = []  # what is closed when all is written
        self._paths: set[Path] = set()
        self._last: Opened | None = None
        self._showing: Task | None = None
        self._looking: Task | None = None
        self._redrawing: Task | None = None
        self._export: Task | None = None
        self.batch.found.connect(self._put_in)
        self.batch.loaded.connect(self._read_rest)
        self.batch.finished.connect(self._read_rest)
        self.batch.said.connect(self.said)

    def open(self, paths: Sequence[Path]) -> None:
        """List the films among files and folders, and read them."""
        call = partial(work.list_films, tuple(path.absolute() for path in paths))
        self._disk.submit(call, done=self._listed, failed=self.tell)

    @Slot()
    def read_waiting(self) -> None:
        """Go on where the batch rests, or read every file that was not read."""
        if self.batch.paused:
            self.batch.resume()
        else:
            self._read_rest()

    @Slot()
    def _read_rest(self) -> None:
        """Read every file that was not read, in the order of listing, unless the reader has paused."""
        if self.batch.model is None or self.batch.running or self.batch.paused:
            return
        waiting = sorted(self.worklist.cases(), key=place_of)
        by_path = {case.path: case for case in reversed(waiting) if case.reading is None and case.failure is None}
        self.batch.read(tuple(reversed(by_path.values())))

    def retry(self) -> None:
        """Read every file again that could not be read; what is being read goes before."""
        failed = [case for case in self.worklist.cases() if case.failure is not None]
        self.worklist.replace([replace(case, failure=None, reading=None) for case in failed])
        self._read_rest()
        if not failed:
            self.said.emit(self.tr("No film has failed."))

    def show(self, case: Case) -> None:
        """Decode a film to be shown; one asked for before and not yet there is dropped."""
        if self._showing is not None:
            self._showing.cancel()
        call = partial(opened.open_film, case, self._shelf, self._last)
        done, failed = partial(self._shown, case), partial(self._not_shown, case)
        self._showing = self._films.submit(call, done=done, failed=failed, urgent=True)

    def look(self, cases: Sequence[Case]) -> None:
        """Make the thumbnails of films that wait, those on screen; what was asked before is dropped."""
        if self._looking is not None:
            self._looking.cancel()
        bare = tuple(case for case in cases if case.thumbnail is None and case.failure is None)
        if bare and not self.batch.running:
            call = partial(work.look, bare, self.store)
            self._looking = self._films.stream(call, each=self._looked, failed=self.tell)

    def review(self, case: Case, review: Review) -> None:
        """Show what the reader says, and write it; where the disk refuses, what stood before is shown again."""
        if self.store is None or case.key is None:
            return
        now = self.worklist.case(place_of(case)) or case
        self.worklist.replace([replace(now, review=review if review.verdict or review.note else None)])
        self._write(now, partial(self.store.put, case.key, review))

    def draw(self, case: Case, drawings: Drawings) -> None:
        """Show what the reader draws, and write it; as `review`. Without a store it lasts as long as the window."""
        now = self.worklist.case(place_of(case)) or case
        self.worklist.replace([replace(now, drawings=drawings)])
        if self.store is not None and now.key is not None:
            self._write(now, partial(self.store.put_drawings, now.key, drawings))

    def redraw(self, call: Callable[[Report], Any], done: Callable[[Any], None]) -> None:
        """Work out anew what is drawn of the film on screen; one asked for before and not yet there is dropped."""
        if self._redrawing is not None:
            self._redrawing.cancel()
        self._redrawing = self._films.submit(call, done=done, failed=self.tell, urgent=True)

    def _write(self, before: Case, write: Callable[[], None]) -> None:
        """Write on the disk's thread; where that fails, show again what stood `before`."""
        noted = self.noted.changing(before, write)
        self._disk.submit(lambda report: noted(), failed=partial(self._not_saved, before), urgent=True)

    def export(self, call: Callable[[Report], str]) -> None:
        """Write results on the disk's thread; `call` returns a sentence about what it did."""
        self._export = self._disk.submit(call, done=self.said.emit, failed=self.not_written)

    def on_disk(
        self, call: Callable[[Report], Any], *, done: Callback = ignore, failed: Callback, droppable: bool = False
    ) -> None:
        """Let the disk's thread do something, in its turn.

        What waits there is done before the program ends, unless it is `droppable`, as what a dialogue asks for.
        """
        task = self._disk.submit(call, done=done, failed=failed)
        if droppable:
            self._export = task

    def restore(self, rows: Sequence[tuple[Path, tuple[Case, ...]]]) -> None:
        """List files with what they once came to, and read those that came to nothing yet."""
        new = {path: found for path, found in rows if path not in self._paths}
        first = len(self._paths)
        self._paths.update(new)
        self.worklist.add(
            replace(case, number=first + number)
            for number, (path, found) in enumerate(new.items())
            for case in found or (Case(0, path),)
        )
        self.listed.emit(len(new))
        self._read_rest()

    def shut_down(self) -> None:
        """Stop all work, and finish writing what the reader said."""
        if self._export is not None:
            self._export.cancel()
        self.batch.shut_down()
        self._films.shut_down()
        self.noted.stop()
        self._disk.shut_down(finish=True)
        for close in self.closing:
            close()
        if self.store is not None:
            self.store.close()

    @Slot(object)
    def _listed(self, paths: tuple[Path, ...]) -> None:
        new = [path for path in paths if path not in self._paths]
        first = len(self._paths)
        self._paths.update(new)
        self.worklist.add(Case(first + number, path) for number, path in enumerate(new))
        self.listed.emit(len(new))
        if not paths:
            self.said.emit(self.tr("There is no film there."))
        elif not new:
            self.said.emit(self.tr("Those films are in the list already."))
        self._read_rest()

    def _looked(self, outcome: tuple[Case, tuple[Case, ...]]) -> None:
        """Show one file's thumbnail, and its films as rows of their own; a reading that came first stays."""
        now = self.worklist.case(place_of(outcome[0]))
        if now is not None and now.reading is None:
            self._put_in(*outcome)

    @Slot(object, object)
    def _put_in(self, case: Case, found: tuple[Case, ...]) -> None:
        self.worklist.replace([self._with_own(replace(one, number=case.number)) for one in found])

    def _with_own(self, case: Case) -> Case:
        """Keep what the reader said and drew while the film was being read."""
        before = self.worklist.case(place_of(case))
        if before is None or before.sha256 not in (None, case.sha256):
            return case
        if before.sha256 is not None:
            return replace(case, review=before.review, drawings=before.drawings)
        if before.drawings == Drawings():
            return case
        if self.store is not None and case.key is not None:  # what was drawn before its key was known
            self._write(case, partial(self.store.put_drawings, case.key, before.drawings))
        return replace(case, drawings=before.drawings)

    def _shown(self, case: Case, ready: Opened) -> None:
        self._last = ready
        self.opened.emit(case, ready)

    def _not_shown(self, case: Case, error: Exception) -> None:
        self.unopened.emit(case, sentence(error))

    def _not_saved(self, before: Case, error: Exception) -> None:
        now = self.worklist.case(place_of(before)) or before
        self.worklist.replace([replace(now, review=before.review, drawings=before.drawings)])
        self.tell(error)

    def not_written(self, error: Exception) -> None:
        """Say where it must be seen why something was not written."""
        self.tell(error)
        self.refused.emit(sentence(error))

    def tell(self, error: Exception) -> None:
        """Say in the status bar what went wrong."""
        self.said.emit(sentence(error))
