"""Reading many films: started, followed, stopped, and one film let in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop import spoken, work
from desktop.case import Case
from desktop.failure import sentence
from desktop.tasks import Callback, Task, TaskRunner
from desktop.work import Changed, Loaded, Machine
from engine.progress import Report
from engine.reader import Reader
from engine.store.cases import CaseStore


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is; both figures are None until one film was read."""

    done: int
    total: int
    films_a_second: float | None
    left_s: float | None
    paused: bool = False


class Batch(QObject):
    """The device's own thread and the model on it."""

    loaded = Signal(object)  # Loaded
    missing = Signal(str)  # why there is no model, a sentence
    found = Signal(object, object)  # a row, and the rows that replace it
    begun = Signal(object)  # the paths that are to be read
    progressed = Signal(object)  # Progress, or None when nothing is being read
    finished = Signal()
    said = Signal(str)  # a sentence for the status bar
    troubled = Signal(str)  # a sentence that must be seen: why the model runs otherwise than before, or no more

    def __init__(self, load: Callable[[], Reader], store: CaseStore | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model: Loaded | None = None
        self._machine, self._store = Machine(load), store
        self._device = TaskRunner("device", self)
        self._task: Task | None = None
        self._waiting: dict[Path, Case] = {}  # what the batch has still to read, in its order
        self._done = 0
        self._began = self._spent = 0.0  # when reading last began or went on, and how long it took before that

    @property
    def running(self) -> bool:
        """Whether films are being read."""
        return self._task is not None

    @property
    def paused(self) -> bool:
        """Whether a batch was begun and rests."""
        return self._task is None and bool(self._waiting)

    def waits(self, path: Path) -> bool:
        """Return whether a file has still to be read."""
        return path in self._waiting

    def load(self) -> None:
        """Load the model."""
        self._device.submit(lambda report: self._machine.loaded(), done=self._loaded, failed=self._missing)

    def reload(self) -> None:
        """Load the model anew, as the settings now say; what is being read waits for it."""
        self._stop()
        self._waiting.clear()
        self.model = None
        self.progressed.emit(None)
        self._device.submit(lambda report: self._machine.again(), done=self._loaded, failed=self._missing)

    def read(self, cases: Sequence[Case]) -> None:
        """Read films, one row a file. Nothing else may be running or paused."""
        if not cases:
            return
        self._waiting = {case.path: case for case in cases}
        self._done, self._spent = 0, 0.0
        self.begun.emit(tuple(self._waiting))
        self._go_on()

    def pause(self) -> None:
        """Rest; what the device is about is given up and read again later."""
        if self._task is not None:
            self._stop()
            self.progressed.emit(self._progress())
            self.said.emit(self.tr("Paused."))

    def resume(self) -> None:
        """Go on where the batch rests."""
        if self.paused:
            self._go_on()

    def again(self, case: Case, part: str | None) -> None:
        """Read one film again, before all that waits; as `part` where one is given."""
        call = partial(work.read_again, case, part, self._machine, self._store)
        self.said.emit(self.tr("{name} is being read again.").format(name=case.name))
        self._device.submit(call, done=partial(self._again, case), failed=self._tell, urgent=True)

    def aside(
        self, call: Callable[[Machine, Report], Any], *, done: Callback, failed: Callback, moved: Callback
    ) -> Task:
        """Let the device do something else, after what it is about."""
        return self._device.submit(lambda report: call(self._machine, report), done=done, failed=failed, moved=moved)

    def cancel(self) -> None:
        """Stop; what was read stays, the rest waits."""
        if not self._waiting:
            return
        total = self._done + len(self._waiting)
        self._stop()
        self._waiting.clear()
        text = self.tr("Stopped. {done} of {total} films were read; the rest wait.")
        self.said.emit(text.format(done=self._done, total=total))
        self.progressed.emit(None)

    def shut_down(self) -> None:
        """Cancel, and join the thread."""
        self._device.shut_down()

    @Slot(object)
    def _loaded(self, loaded: Loaded) -> None:
        self.model = loaded
        self.loaded.emit(loaded)

    @Slot(object)
    def _missing(self, error: Exception) -> None:
        self.missing.emit(sentence(error))

    @Slot(object)
    def _outcome(self, outcome: tuple[Case, tuple[Case, ...]] | Changed) -> None:
        if isinstance(outcome, Changed):
            self._loaded(outcome.loaded)
            self.said.emit(spoken.said(outcome.why))
            self.troubled.emit(spoken.said(outcome.why))
            return
        self._done += 1
        self._waiting.pop(outcome[0].path, None)
        self.found.emit(*outcome)
        self.progressed.emit(self._progress())

    @Slot(object)
    def _read(self, nothing: None) -> None:
        self._task = None
        self._waiting.clear()
        self.progressed.emit(None)
        self.said.emit(self.tr("Finished: {total} files.").format(total=self._done))
        self.finished.emit()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._task = None
        self._waiting.clear()
        self.progressed.emit(None)
        self._tell(error)
        self.troubled.emit(sentence(error))

    def _go_on(self) -> None:
        self._began = time.monotonic()
        call = partial(work.read_many, tuple(self._waiting.values()), self._machine, self._store)
        self._task = self._device.stream(call, each=self._outcome, done=self._read, failed=self._failed)
        self.progressed.emit(self._progress())

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._spent += time.monotonic() - self._began

    def _progress(self) -> Progress:
        total = self._done + len(self._waiting)
        if self._task is None:
            return Progress(self._done, total, None, None, paused=True)
        spent = self._spent + time.monotonic() - self._began
        rate = self._done / spent if self._done and spent > 0 else None
        return Progress(self._done, total, rate, len(self._waiting) / rate if rate else None)

    def _again(self, case: Case, found: tuple[Case, ...]) -> None:
        self.found.emit(case, tuple(one for one in found if len(found) == 1 or case.frame in (None, one.frame)))
        self.said.emit(self.tr("{name} was read again.").format(name=case.name))

    def _tell(self, error: Exception) -> None:
        self.said.emit(sentence(error))
