"""The status bar: what was last said, how far the reading is, and where it runs."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from desktop.batch import Progress
from desktop.work import Loaded

_SAID_MS = 12_000


class StatusBar(QStatusBar):
    """Progress and its button are there only while films are being read."""

    def __init__(self, cancel: QAction, pause: QAction | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self.pace, self.device, self.button = QProgressBar(), QLabel(), QLabel(), QToolButton()
        self.hold = QToolButton()
        if pause is not None:
            self.hold.setDefaultAction(pause)
            self.hold.setAccessibleName(pause.text())
        self.bar.setAccessibleName(self.tr("Progress of reading"))
        self.bar.setMaximumWidth(180)
        self.bar.setTextVisible(False)
        self.button.setDefaultAction(cancel)
        self.button.setAccessibleName(cancel.text())
        self.device.setAccessibleName(self.tr("Where the model runs"))
        for widget in (self.bar, self.pace, self.hold, self.button, self.device):
            self.addPermanentWidget(widget)
        self.show_loading()
        self.show_progress(None)

    def show_loading(self) -> None:
        """Say that the model is not there yet."""
        self.device.setText(self.tr("Loading the model…"))

    @Slot(str)
    def say(self, text: str) -> None:
        """Say a sentence for a while."""
        self.showMessage(text, _SAID_MS)

    def show_model(self, loaded: Loaded) -> None:
        """Name device, runtime, precision and model."""
        facts = (loaded.device.upper(), loaded.runtime, loaded.precision, f"{loaded.model.name} {loaded.model.version}")
        self.device.setText("  ·  ".join(facts))

    def show_no_model(self) -> None:
        """Say that nothing reads."""
        self.device.setText(self.tr("No model"))

    @Slot(object)
    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the reading is, or that there is none."""
        for widget in (self.bar, self.pace, self.hold, self.button):
            widget.setVisible(progress is not None)
        if progress is None:
            return
        self.bar.setUpdatesEnabled(False)  # told its value it would have the whole window drawn at once
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.bar.setUpdatesEnabled(True)
        count = self.tr("{done} of {total}").format(done=progress.done, total=progress.total)
        if progress.paused:
            self.pace.setText("  ·  ".join((count, self.tr("paused"))))
            return
        if progress.films_a_second is None or progress.left_s is None:
            self.pace.setText(count)
            return
        rate = self.tr("{rate} films a second").format(rate=f"{progress.films_a_second:.1f}")
        self.pace.setText("  ·  ".join((count, rate, self._left(progress.left_s))))

    def _left(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("{seconds} s left").format(seconds=round(seconds))
        return self.tr("{minutes} min left").format(minutes=round(seconds / 60))
