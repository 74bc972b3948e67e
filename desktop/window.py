"""The reading room: worklist, viewer and findings side by side, and what connects them."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QLockFile, QSettings, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMessageBox, QSplitter

from desktop import actions, recent, settings, shortcuts, theme
from desktop.asking import Asking
from desktop.batch import Progress
from desktop.desk import Desk
from desktop.findings.panel import FindingsPanel
from desktop.onscreen import OnScreen
from desktop.outlining import Outlining
from desktop.session import Session
from desktop.status import StatusBar
from desktop.viewer.controls import Controls
from desktop.viewer.panel import ViewerPanel
from desktop.work import Loaded
from desktop.worklist.panel import WorklistPanel
from engine.errors import EngineError
from engine.reader import Reader
from engine.store.cases import CaseStore, Verdict
from engine.store.drawings import Drawings

GEOMETRY = "window.ini"
_WIDTHS = (570, 730, 340)
_TOOLS = ("fit", "one_to_one", None, "turn_left", "turn_right", "mirror", "invert", None,
          "window_auto", "reset", "beside", None, "length", "angle", None,
          "bone", "mask", "boxes", "activation")  # fmt: skip


class MainWindow(QMainWindow):
    """Everything the program shows. `place` is the folder that settings and geometry are kept in."""

    def __init__(self, load: Callable[[], Reader], store: CaseStore | None, place: Path) -> None:
        super().__init__()
        self.setWindowTitle("Osteoscope")
        self.setAcceptDrops(True)
        self._place, self.settings = place, settings.load(place)
        self.loaded: Loaded | None = None
        self.missing = ""
        self.alone: QLockFile | None = None  # held while this copy of the program is open
        self.acts = actions.made(self)
        for name, keys in shortcuts.load(place, actions.DEFAULTS).items():
            shortcuts.give(self.acts[name], keys)
        self.session = Session(load, store, self)
        self.desk = Desk(self.session, self)
        self.desk.reader = self.settings.reader
        a = self.acts
        self.worklist = WorklistPanel(self.session.worklist, (a["open_folder"], a["open_files"]),
                                      (a["open_folder"], a["open_files"], a["samples"]))  # fmt: skip
        self.viewer = ViewerPanel([a[name] if name else None for name in _TOOLS])
        self.findings = FindingsPanel((a["accept"], a["reject"], a["previous"], a["next"]), a["read_as"],
                                      (a["brush"], a["eraser"], a["no_own_mask"]))  # fmt: skip
        self.status = StatusBar(a["cancel"], a["pause"])
        self.controls = Controls(self.viewer, a, self)
        self.onscreen = OnScreen(self.session, self.desk, self.worklist, self.viewer, self.findings, self.controls)
        self.outlining = Outlining(self.session, self.onscreen, self.viewer, self.findings)
        self.asking = Asking(self)
        self._lay_out()
        self._connect_session()
        self._connect_actions()
        self._restore()
        self.viewer.say(self.tr("Drop films or a folder here, or open a folder."))

    def open(self, paths: list[Path]) -> None:
        """Open files and folders."""
        if paths:
            self._remember(recent.with_opened(self.settings.recent, paths))
            self.session.open(paths)

    def show_film(self, path: Path) -> None:
        """Bring a film on screen, opened first where it is not in the list."""

        def listed(number: int = 0) -> None:
            case = next((case for case in self.session.worklist.cases() if case.path == path.absolute()), None)
            if case is not None:
                self.worklist.choose(case)

        if any(case.path == path.absolute() for case in self.session.worklist.cases()):
            listed()
        else:
            self.session.listed.connect(listed, Qt.ConnectionType.SingleShotConnection)
            self.session.open([path])

    def warn(self, text: str) -> None:
        """Show a sentence that must be seen, without holding anything up."""
        box = QMessageBox(QMessageBox.Icon.Warning, "Osteoscope", text, QMessageBox.StandardButton.Ok, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def choose_settings(self, changed: settings.Settings) -> None:
        """Use other settings and keep them."""
        if changed == self.settings:
            return
        before, self.settings = self.settings, changed
        self.desk.reader = changed.reader
        try:
            settings.save(self._place, changed)
        except EngineError as error:
            self.status.say(str(error))
        if changed.theme != before.theme:
            self._dress()
        if (changed.device, changed.runtime) != (before.device, before.runtime):
            self.status.show_loading()
            self.session.batch.reload()

    def choose_shortcuts(self, keys: Mapping[str, str]) -> None:
        """Use other keys and keep them."""
        for name, text in keys.items():
            shortcuts.give(self.acts[name], text)
        try:
            shortcuts.save(self._place, keys, actions.DEFAULTS)
        except EngineError as error:
            self.status.say(str(error))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.findings.note.finish()
        kept = QSettings(str(self._place / GEOMETRY), QSettings.Format.IniFormat)
        kept.setValue("geometry", self.saveGeometry())
        kept.setValue("panes", self.panes.saveState())
        self.choose_settings(replace(self.settings, opacity=self.viewer.opacity.value() / 100))
        self.session.shut_down()
        if self.alone is not None:
            self.alone.unlock()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _lay_out(self) -> None:
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for panel in (self.worklist, self.viewer, self.findings):
            self.panes.addWidget(panel)
        self.panes.setStretchFactor(1, 1)
        self.panes.setSizes(_WIDTHS)
        self.panes.setChildrenCollapsible(False)
        self.setCentralWidget(self.panes)
        self.setStatusBar(self.status)
        self.menus = {menu: self.menuBar().addMenu(actions.menu_title(menu)) for menu in
                      dict.fromkeys(entry.menu for entry in actions.ENTRIES)}  # fmt: skip
        for entry in actions.ENTRIES:
            self.menus[entry.menu].addAction(self.acts[entry.name])
        self.lately = QMenu(self.tr("Opened lately"), self)
        self.menus[actions.FILE].insertMenu(self.acts["samples"], self.lately)
        self.worklist.table.addActions([self.acts[name] for name in ("accept", "reject", "read_as", "retry", "export")])

    def _restore(self) -> None:
        kept = QSettings(str(self._place / GEOMETRY), QSettings.Format.IniFormat)
        self.resize(1640, 960)
        for name, put in (("geometry", self.restoreGeometry), ("panes", self.panes.restoreState)):
            value = kept.value(name)
            if isinstance(value, QByteArray):
                put(value)
        self.viewer.opacity.setValue(round(self.settings.opacity * 100))
        self._dress()
        self._remember(self.settings.recent)

    def _connect_session(self) -> None:
        session, batch = self.session, self.session.batch
        batch.loaded.connect(self._model_loaded)
        batch.missing.connect(self._model_missing)
        batch.progressed.connect(self.status.show_progress)
        batch.progressed.connect(self._show_running)
        batch.troubled.connect(self.warn)
        session.refused.connect(self.warn)
        self.worklist.start.recent_chosen.connect(lambda path: self.open([path]))
        session.said.connect(self.status.say)
        self.worklist.seen.connect(session.look)
        self.findings.region_chosen.connect(self.viewer.view.look_at)
        self.onscreen.changed.connect(self._enable)
        self.onscreen.shown.connect(self._enable)
        self.onscreen.lined.connect(self.asking.object_size)
        self.controls.held.connect(self._say_held)

    def _connect_actions(self) -> None:
        a, asking = self.acts, self.asking
        for name, do in {
            "open_folder": asking.open_folder, "open_files": asking.open_files, "export": asking.export,
            "settings": asking.settings, "samples": asking.samples, "retry": self.session.retry,
            "read_as": asking.read_as, "shortcuts": asking.shortcuts, "about": asking.about,
            "validate": asking.validate,
            "quit": self.close, "next": lambda: self.worklist.step(1), "previous": lambda: self.worklist.step(-1),
            "accept": partial(self.onscreen.judge, Verdict.ACCEPTED),
            "reject": partial(self.onscreen.judge, Verdict.REJECTED),
            "note": self.findings.note.setFocus, "find": self.worklist.filter.setFocus,
            "read_waiting": self.session.read_waiting, "cancel": self.session.batch.cancel,
            "undo": self.desk.stack.undo, "redo": self.desk.stack.redo,
            "threshold_up": partial(self.findings.threshold.step, 1), "no_own_mask": self.onscreen.take_mask_back,
            "threshold_down": partial(self.findings.threshold.step, -1), "uncalibrate": self.onscreen.uncalibrate,
            "threshold_reset": self.findings.threshold.back,
        }.items():  # fmt: skip
            a[name].triggered.connect(lambda checked=False, do=do: do())
        a["light"].toggled.connect(self._choose_light)
        a["pause"].triggered.connect(self._pause)
        a["group"].setChecked(True)
        a["group"].toggled.connect(self.session.worklist.group)
        self._show_running(None)
        for name, can in (("undo", self.desk.stack.canUndoChanged), ("redo", self.desk.stack.canRedoChanged)):
            a[name].setEnabled(False)
            can.connect(a[name].setEnabled)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        """Leave only what can be done with the film on screen."""
        current = self.onscreen.current
        known = current is not None and current.key is not None and self.session.store is not None
        self.acts["note"].setEnabled(known)
        for name in ("accept", "reject"):
            self.acts[name].setEnabled(known and current is not None and current.reading is not None)
        drawn = current.drawings if current is not None else Drawings()
        for name, can in (
            ("brush", self.viewer.has_film), ("eraser", self.viewer.has_film), ("no_own_mask", drawn.mask is not None),
            ("uncalibrate", drawn.calibration is not None), ("mirror_beside", self.viewer.side_by_side),
            ("beside", self.viewer.has_film or self.viewer.side_by_side),
        ):  # fmt: skip
            self.acts[name].setEnabled(can)
        self.acts["read_as"].setEnabled(current is not None and self.loaded is not None)

    @Slot(bool)
    def _say_held(self, held: bool) -> None:
        self._enable()
        if held and self.onscreen.current is not None:
            text = self.tr("{name} is held beside. Choose another film; the same key goes back to one film.")
            self.status.say(text.format(name=self.onscreen.current.name))

    @Slot(object)
    def _model_loaded(self, loaded: Loaded) -> None:
        self.loaded = self.onscreen.loaded = loaded
        self.status.show_model(loaded)
        self.findings.show_model(loaded)
        self._enable()

    @Slot(str)
    def _model_missing(self, why: str) -> None:
        self.missing = why
        self.status.show_no_model()
        self.findings.show_model(None, why)
        self.status.say(why)

    @Slot(object)
    def _show_running(self, progress: Progress | None) -> None:
        self.acts["cancel"].setEnabled(progress is not None)
        self.acts["pause"].setEnabled(progress is not None)
        self.acts["pause"].setChecked(progress is not None and progress.paused)
        self.acts["pause"].setText(self.tr("Go on") if progress is not None and progress.paused else self.tr("Pause"))

    @Slot(bool)
    def _pause(self, rest: bool) -> None:
        self.session.batch.pause() if rest else self.session.batch.resume()

    def _remember(self, paths: tuple[str, ...]) -> None:
        """Show what was open lately, and keep it."""
        self.choose_settings(replace(self.settings, recent=paths))
        recent.fill(self.lately, paths, lambda path: self.open([path]), lambda: self._remember(()))
        self.worklist.start.show_recent([Path(path) for path in paths])

    @Slot(bool)
    def _choose_light(self, light: bool) -> None:
        if light != theme.is_light(self.settings.theme):
            self.choose_settings(replace(self.settings, theme="light" if light else "dark"))

    def _dress(self) -> None:
        light = theme.is_light(self.settings.theme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.put_on(app, "light" if light else "dark")
            actions.draw_icons(self.acts, app.palette())
        self.acts["light"].setChecked(light)
