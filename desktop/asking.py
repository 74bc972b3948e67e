"""What is asked before something is done: the dialogues that the window opens."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMenu

from desktop import export, letterhead, preview, words
from desktop.about import AboutDialog
from desktop.case import Case
from desktop.corners import CornersDialog
from desktop.export import ExportDialog, Order
from desktop.failure import sentence
from desktop.keys import ShortcutsDialog
from desktop.passphrase import Passphrase
from desktop.preferences import SettingsDialog
from desktop.validation.control import ValidationControl
from desktop.viewer.measures import calibrated
from desktop.welcome import NOTICE, WelcomeDialog
from engine.bundle import SHIPPED
from engine.errors import EngineError
from engine.lines import Line

SAMPLES = SHIPPED.parent / "samples"

if TYPE_CHECKING:
    from desktop.window import MainWindow


class Asking(QObject):
    """Asks, and hands the answer on; nothing here does the work itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._validation: ValidationControl | None = None
        self.passphrase = Passphrase(window).change

    def open_folder(self) -> None:
        """Ask for a folder of films."""
        begin = self._window.settings.last_folder
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Open folder"), begin)
        if folder:
            self._remember(Path(folder))
            self._window.open([Path(folder)])

    def open_files(self) -> None:
        """Ask for films."""
        files, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Open films"), self._window.settings.last_folder)
        if files:
            self._remember(Path(files[0]).parent)
            self._window.open([Path(file) for file in files])

    def settings(self) -> None:
        """Ask for all that can be chosen."""
        dialogue = SettingsDialog(self._window.settings, self._window)
        if dialogue.exec() == QDialog.DialogCode.Accepted:
            self._window.choices.choose(dialogue.settings())
            try:
                letterhead.keep(dialogue.letterhead)
            except EngineError as error:
                self._window.warn(sentence(error))

    def welcome(self) -> None:
        """Ask once that what the program is for was read; who does not agree leaves."""
        window = self._window
        if window.settings.acknowledged == NOTICE:
            return
        dialogue = WelcomeDialog(window)
        dialogue.accepted.connect(lambda: window.choices.choose(replace(window.settings, acknowledged=NOTICE)))
        dialogue.rejected.connect(window.close)
        dialogue.samples_wanted.connect(self.samples)
        dialogue.open()

    def samples(self) -> None:
        """Open the synthetic films that come with the program."""
        self._window.open([SAMPLES])

    def read_as(self) -> None:
        """Ask which part the film shows; the first letter that is underlined chooses."""
        case, loaded, button = self._window.onscreen.current, self._window.loaded, self._window.findings.again
        if case is None or loaded is None:
            return
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        again = self._window.session.batch.again
        menu.addAction(self.tr("&Automatic"), partial(again, case, None))
        menu.addSeparator()
        routing, taken = loaded.card.routing, {"a"}
        for part in (part for part in routing.parts if part not in routing.unsupported):
            menu.addAction(_with_letter(words.part(part), taken), partial(again, case, part))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def export(self) -> None:
        """Ask what to export and where to."""
        window, loaded = self._window, self._window.loaded
        listed, selected = _read(window.worklist.listed()), _read(window.worklist.selected())
        if not listed or loaded is None:
            window.status.say(self.tr("Nothing was read yet, so there is nothing to export."))
            return
        dialogue = ExportDialog(len(selected), len(listed), window)
        dialogue.preview_wanted.connect(lambda: self._preview(dialogue, selected, listed))
        if dialogue.exec() != QDialog.DialogCode.Accepted:
            return
        order = dialogue.order()
        cases = self._may_leave(selected if order.selected_only else listed, order)
        if not cases:
            return
        begin = window.settings.export_folder or window.settings.last_folder
        folder = QFileDialog.getExistingDirectory(window, self.tr("Export into"), begin)
        if folder:
            window.choices.choose(replace(window.settings, export_folder=folder))
            session = window.session
            call = partial(export.write, cases, Path(folder), order, loaded)
            session.export(session.noted.exporting(cases, order.formats, order.deidentified, call))
            window.status.say(self.tr("Exporting {number} films…").format(number=len(cases)))

    def validate(self) -> None:
        """Show the window of local validation, as it was left."""
        if self._validation is None:
            self._validation = ValidationControl(self._window)
        self._validation.dialogue.show()
        self._validation.dialogue.raise_()

    def _may_leave(self, cases: tuple[Case, ...], order: Order) -> tuple[Case, ...]:
        """Return the films that may be exported: without names only those whose corners a person has looked at."""
        if not order.deidentified or not export.pictured(order):
            return cases
        look = CornersDialog(cases, self._window.session.on_disk, self._window)
        if look.exec() != QDialog.DialogCode.Accepted:
            return ()
        return tuple(case for case in cases if look.may_leave(case))

    def _preview(self, dialogue: ExportDialog, selected: tuple[Case, ...], listed: tuple[Case, ...]) -> None:
        """Show the report on the first films."""
        loaded, order = self._window.loaded, dialogue.order()
        if loaded is None:
            return
        cases = selected if order.selected_only else listed
        dialogue.preview.setEnabled(False)

        def show(shown: list[preview.Page]) -> None:
            dialogue.preview.setEnabled(True)
            preview.PreviewDialog(shown, dialogue).open()

        def tell(error: Exception) -> None:
            dialogue.preview.setEnabled(True)
            self._window.warn(sentence(error))

        call = partial(preview.pages, cases, order, loaded)
        self._window.session.on_disk(call, done=show, failed=tell, droppable=True)

    def shortcuts(self) -> None:
        """Show the shortcuts, to be looked up and changed."""
        ShortcutsDialog(self._window.acts, self._window.choices.choose_shortcuts, self._window).open()

    def object_size(self, case: Case, line: Line) -> None:
        """Ask how long the object is along which a line was drawn, and calibrate the film by it."""
        size, agreed = QInputDialog.getDouble(
            self._window, self.tr("Calibrate"), self.tr("Length of the object along your line, in mm:"),
            25.0, 0.1, 2000.0, 2,
        )  # fmt: skip
        if agreed:
            spacing = calibrated(line, size, self._window.viewer.file_spacing(case))
            self._window.desk.calibrate(case, spacing, size)

    def about(self) -> None:
        """Show what this program is."""
        AboutDialog(self._window.loaded, self._window.missing, self._window).open()

    def _remember(self, folder: Path) -> None:
        self._window.choices.choose(replace(self._window.settings, last_folder=str(folder)))


def _read(cases: tuple[Case, ...]) -> tuple[Case, ...]:
    return tuple(case for case in cases if case.reading is not None)


def _with_letter(word: str, taken: set[str]) -> str:
    """Return a menu's text with its first free letter underlined."""
    for at, letter in enumerate(word.lower()):
        if letter.isalpha() and letter not in taken:
            taken.add(letter)
            return f"{word[:at]}&{word[at:]}"
    return word
