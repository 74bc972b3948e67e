"""The actions bound to what they do, and left on only where there is something to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.batch import Progress
from desktop.resume.unfinished import Left
from desktop.worklist.model import place_of
from engine.store.cases import Verdict
from engine.store.drawings import Drawings

if TYPE_CHECKING:
    from desktop.window import MainWindow


class Commands(QObject):
    """Binds every action that is not the viewer's own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._acts = window, window.acts
        self._bind_asking()
        self._bind_reading()
        self._bind_review()
        self._acts["group"].setChecked(True)
        self._acts["group"].toggled.connect(window.session.worklist.group)
        window.onscreen.changed.connect(self.enable)
        window.onscreen.shown.connect(self.enable)
        window.controls.held.connect(self._say_held)
        self.show_running(None)
        self.enable()

    @Slot()
    def enable(self) -> None:
        """Leave only what can be done with the film on screen."""
        window, current = self._window, self._window.onscreen.current
        known = current is not None and current.key is not None and window.session.store is not None
        drawn = current.drawings if current is not None else Drawings()
        judged = known and current is not None and current.reading is not None
        for name, can in (
            ("note", known), ("accept", judged), ("reject", judged),
            ("fracture", known), ("no_fracture", known), ("unsure", known),
            ("brush", window.viewer.has_film), ("eraser", window.viewer.has_film),
            ("no_own_mask", drawn.mask is not None), ("uncalibrate", drawn.calibration is not None),
            ("mirror_beside", window.viewer.side_by_side),
            ("beside", window.viewer.has_film or window.viewer.side_by_side),
            ("read_as", current is not None and window.loaded is not None),
            ("read_again", current is not None and window.loaded is not None),
        ):  # fmt: skip
            self._acts[name].setEnabled(can)

    @Slot(object)
    def show_running(self, progress: Progress | None) -> None:
        """Let a batch that runs be stopped and paused, and one that rests go on."""
        resting = progress is not None and progress.paused
        for name in ("cancel", "pause"):
            self._acts[name].setEnabled(progress is not None)
        self._acts["pause"].setChecked(resting)
        self._acts["pause"].setText(self.tr("Go on") if resting else self.tr("Pause"))

    def _bind_asking(self) -> None:
        asking = self._window.asking
        for name in ("open_folder", "open_files", "samples", "export", "settings", "passphrase", "shortcuts", "about",
                     "validate", "read_as"):  # fmt: skip
            self._on(name, getattr(asking, name))
        self._on("quit", self._window.close)

    def _bind_reading(self) -> None:
        session, worklist = self._window.session, self._window.worklist
        self._on("next", partial(worklist.step, 1))
        self._on("previous", partial(worklist.step, -1))
        self._on("find", worklist.filter.setFocus)
        self._on("views", self._show_views)
        self._on("region", self._window.findings.next_region)
        self._on("read_waiting", session.read_waiting)
        self._on("retry", session.retry)
        self._on("read_again", self._read_again)
        self._on("cancel", session.batch.cancel)
        self._bind_resuming()
        self._acts["pause"].triggered.connect(self._pause)

    def _bind_resuming(self) -> None:
        resuming = self._window.resuming
        for name, do in (("resume", resuming.go_on), ("forget", resuming.forget)):
            self._on(name, do)
            self._acts[name].setEnabled(False)
        resuming.offered.connect(self._offer)

    @Slot(object)
    def _offer(self, left: Left | None) -> None:
        for name in ("resume", "forget"):
            self._acts[name].setEnabled(left is not None)
        self._window.worklist.start.show_left(left)
        if left is not None:
            self._window.status.say(self._window.worklist.start.left.text())

    def _bind_review(self) -> None:
        onscreen, findings, stack = self._window.onscreen, self._window.findings, self._window.desk.stack
        self._on("accept", partial(onscreen.judge, Verdict.ACCEPTED))
        self._on("reject", partial(onscreen.judge, Verdict.REJECTED))
        for verdict in (Verdict.FRACTURE, Verdict.NO_FRACTURE, Verdict.UNSURE):
            self._on(verdict.value, partial(onscreen.judge, verdict))
        self._on("note", findings.note.setFocus)
        self._on("no_own_mask", onscreen.take_mask_back)
        self._on("uncalibrate", onscreen.uncalibrate)
        self._on("threshold_up", partial(findings.threshold.step, 1))
        self._on("threshold_down", partial(findings.threshold.step, -1))
        self._on("threshold_reset", findings.threshold.back)
        self._on("undo", stack.undo)
        self._on("redo", stack.redo)
        for name, can in (("undo", stack.canUndoChanged), ("redo", stack.canRedoChanged)):
            self._acts[name].setEnabled(False)
            can.connect(self._acts[name].setEnabled)

    def _on(self, name: str, do: Callable[[], object]) -> None:
        self._acts[name].triggered.connect(lambda checked=False: do())

    @Slot(bool)
    def _pause(self, rest: bool) -> None:
        batch = self._window.session.batch
        batch.pause() if rest else batch.resume()

    def _read_again(self) -> None:
        """Read the chosen films on their own, before all that waits."""
        for case in self._window.worklist.selected():
            self._window.session.batch.again(case, None)

    def _show_views(self) -> None:
        """Hold the film on screen beside another view of its study; a second time go on to the next view."""
        window, current = self._window, self._window.onscreen.current
        if current is None or not window.viewer.has_film:
            return
        beside = window.viewer.beside.case
        shown = {place_of(case) for case in (current, beside) if case is not None}
        others = [case for case in window.session.worklist.others(current) if place_of(case) not in shown]
        if not others and beside is None:
            window.status.say(self.tr("The list holds no other film of this study."))
            return
        if beside is None:
            self._acts["beside"].trigger()
        if others:
            window.worklist.choose(others[0])

    @Slot(bool)
    def _say_held(self, held: bool) -> None:
        self.enable()
        current = self._window.onscreen.current
        if held and current is not None:
            text = self.tr("{name} is held beside. Choose another film; the same key goes back to one film.")
            self._window.status.say(text.format(name=current.name))
        elif not held:
            self._window.status.clearMessage()
