"""What connects the window of local validation to the device and the disk."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.failure import sentence
from desktop.tasks import Task
from desktop.validation import study
from desktop.validation.dialogue import ValidationDialog
from desktop.validation.study import Study
from engine import site
from engine.progress import Report, Step

if TYPE_CHECKING:
    from desktop.window import MainWindow


class ValidationControl(QObject):
    """Opens the window, and does what it asks for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._task: Task | None = None
        self.dialogue = ValidationDialog(window.settings.last_folder, window)
        self.dialogue.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.dialogue.wanted.connect(self._run)
        self.dialogue.stopped.connect(self._stop)
        self.dialogue.saving.connect(self._save)
        self.dialogue.film_chosen.connect(window.show_film)
        self.dialogue.finished.connect(self._stop)

    def _run(self, folder: Path, truth: Path) -> None:
        batch = self._window.session.batch
        if batch.model is None:
            self.dialogue.say(self._window.missing or self.tr("The model is still being loaded."))
            return
        self.dialogue.say(self.tr("The films are being read; what was asked for before goes first."))
        self.dialogue.show_running(Step(0, 0, ""))
        self._task = batch.aside(
            partial(study.run, folder, truth),
            done=self._done, failed=self._failed, moved=self.dialogue.show_running,
        )  # fmt: skip

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.dialogue.say(self.tr("Stopped. Nothing was measured."))
        self.dialogue.show_running(None)

    def _done(self, made: Study) -> None:
        self._task = None
        self.dialogue.show_study(made)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.dialogue.say(sentence(error))
        self.dialogue.show_running(None)

    def _save(self, made: Study, folder: Path) -> None:
        def call(report: Report) -> Path:
            return study.save(made, folder, site.load().letterhead, report)

        def tell(where: Path) -> None:
            self.dialogue.say(self.tr("Written into {folder}.").format(folder=where))

        self._window.session.on_disk(
            call, done=tell, failed=lambda error: self.dialogue.say(sentence(error)), droppable=True
        )
