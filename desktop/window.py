"""The reading room: worklist, viewer and findings side by side, and what connects them."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLockFile, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox, QSplitter

from desktop import actions, layout, recent
from desktop.asking import Asking
from desktop.choices import Choices
from desktop.commands import Commands
from desktop.desk import Desk
from desktop.findings.panel import FindingsPanel
from desktop.onscreen import OnScreen
from desktop.outlining import Outlining
from desktop.resume.resuming import Resuming
from desktop.session import Session
from desktop.settings import Settings
from desktop.status import StatusBar
from desktop.viewer.controls import Controls
from desktop.viewer.panel import ViewerPanel
from desktop.work import Loaded
from desktop.worklist.panel import WorklistPanel
from engine.reader import Reader
from engine.store.cases import CaseStore

_WIDTHS = (570, 720, 350)
_OF_A_ROW = ("accept", "reject", "read_as", "read_again", "retry", "export")
_TOOLS = ("fit", "one_to_one", None, "turn_left", "turn_right", "mirror", "invert", None,
          "window_auto", "reset", "beside", None, "length", "angle", None,
          "bone", "mask", "boxes", "activation")  # fmt: skip


class MainWindow(QMainWindow):
    """Everything the program shows. `place` is the folder that settings and geometry are kept in."""

    def __init__(self, load: Callable[[], Reader], store: CaseStore | None, place: Path) -> None:
        super().__init__()
        self.setWindowTitle("Osteoscope")
        self.setAcceptDrops(True)
        self.loaded: Loaded | None = None
        self.missing = ""
        self.alone: QLockFile | None = None  # held while this copy of the program is open
        self.acts = actions.made(self)
        self.choices = Choices(place, self.acts, self)
        self.session = Session(load, store, self)
        self.desk = Desk(self.session, self)
        self.desk.reader = self.settings.reader
        a = self.acts
        self.worklist = WorklistPanel(self.session.worklist, (a["open_folder"], a["open_files"]),
                                      (a["open_folder"], a["open_files"], a["samples"]),
                                      (a["resume"], a["forget"]))  # fmt: skip
        self.viewer = ViewerPanel([a[name] if name else None for name in _TOOLS])
        self.findings = FindingsPanel((a["accept"], a["reject"], a["previous"], a["next"]),
                                      (a["fracture"], a["no_fracture"], a["unsure"]), a["read_as"],
                                      (a["brush"], a["eraser"], a["no_own_mask"]))  # fmt: skip
        self.status = StatusBar(a["cancel"], a["pause"])
        self.controls = Controls(self.viewer, a, self)
        self.onscreen = OnScreen(self.session, self.desk, self.worklist, self.viewer, self.findings, self.controls)
        self.outlining = Outlining(self.session, self.onscreen, self.viewer, self.findings)
        self.resuming = Resuming(self.session, self)
        self.asking = Asking(self)
        self.commands = Commands(self)
        self._lay_out()
        self._connect_session()
        self._connect_choices()
        self._restore()
        self.viewer.say(self.tr("Drop films or a folder here, or open a folder."))

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.choices.settings

    def open(self, paths: list[Path]) -> None:
        """Open files and folders."""
        if paths:
            self.choices.opened(paths)
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

    def closeEvent(self, event: QCloseEvent) -> None:
        self.findings.note.finish()
        layout.keep(self, self.choices.place)
        self.choices.choose(replace(self.settings, opacity=self.viewer.opacity.value() / 100))
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
        self.worklist.table.addActions([self.acts[name] for name in _OF_A_ROW])

    def _restore(self) -> None:
        self.resize(1640, 960)
        layout.restore(self, self.choices.place)
        self.viewer.opacity.setValue(round(self.settings.opacity * 100))
        self.choices.dress()
        self._show_recent(self.settings.recent)

    def _connect_session(self) -> None:
        session, batch = self.session, self.session.batch
        batch.loaded.connect(self._model_loaded)
        batch.missing.connect(self._model_missing)
        batch.progressed.connect(self.status.show_progress)
        batch.progressed.connect(self.commands.show_running)
        batch.troubled.connect(self.warn)
        session.refused.connect(self.warn)
        self.worklist.start.recent_chosen.connect(lambda path: self.open([path]))
        session.said.connect(self.status.say)
        self.worklist.seen.connect(session.look)
        self.findings.region_chosen.connect(self.viewer.view.look_at)
        self.onscreen.lined.connect(self.asking.object_size)

    def _connect_choices(self) -> None:
        choices = self.choices
        choices.changed.connect(self._settings_changed)
        choices.recent_changed.connect(self._show_recent)
        choices.remodelled.connect(self._remodel)
        choices.said.connect(self.status.say)
        choices.noticed.connect(self.warn)

    @Slot(object)
    def _model_loaded(self, loaded: Loaded) -> None:
        self.loaded = self.onscreen.loaded = loaded
        self.status.show_model(loaded)
        self.findings.show_model(loaded)
        self.commands.enable()

    @Slot(str)
    def _model_missing(self, why: str) -> None:
        self.missing = why
        self.status.show_no_model()
        self.findings.show_model(None, why)
        self.status.say(why)

    @Slot()
    def _remodel(self) -> None:
        self.status.show_loading()
        self.session.batch.reload()

    @Slot(object)
    def _settings_changed(self) -> None:
        self.desk.reader = self.settings.reader

    @Slot(object)
    def _show_recent(self, paths: tuple[str, ...]) -> None:
        recent.fill(self.lately, paths, lambda path: self.open([path]), lambda: self.choices.remember(()))
        self.worklist.start.show_recent([Path(path) for path in paths])
