"""What is asked before something is done: the dialogues that the window opens."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMenu

from desktop import export, words
from desktop.case import Case
from desktop.dialogues import AboutDialog
from desktop.keys import ShortcutsDialog
from desktop.viewer.measures import Line, calibrated

if TYPE_CHECKING:
    from desktop.window import MainWindow


class Asking(QObject):
    """Asks, and hands the answer on; nothing here does the work itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

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

    def reader(self) -> None:
        """Ask for the name that is written beside every review."""
        before = self._window.settings
        name, agreed = QInputDialog.getText(
            self._window, self.tr("Reader's name"), self.tr("Written beside every review:"), text=before.reader
        )
        if agreed:
            self._window.choose_settings(replace(before, reader=name.strip()))

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
        dialogue = export.ExportDialog(len(selected), len(listed), window)
        if dialogue.exec() != QDialog.DialogCode.Accepted:
            return
        folder = QFileDialog.getExistingDirectory(window, self.tr("Export into"), window.settings.last_folder)
        if folder:
            order = dialogue.order()
            cases = selected if order.selected_only else listed
            window.session.export(partial(export.write, cases, Path(folder), order.formats, loaded))
            window.status.say(self.tr("Exporting {number} films…").format(number=len(cases)))

    def shortcuts(self) -> None:
        """Show the shortcuts, to be looked up and changed."""
        ShortcutsDialog(self._window.acts, self._window.choose_shortcuts, self._window).open()

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
        self._window.choose_settings(replace(self._window.settings, last_folder=str(folder)))


def _read(cases: tuple[Case, ...]) -> tuple[Case, ...]:
    return tuple(case for case in cases if case.reading is not None)


def _with_letter(word: str, taken: set[str]) -> str:
    """Return a menu's text with its first free letter underlined."""
    for at, letter in enumerate(word.lower()):
        if letter.isalpha() and letter not in taken:
            taken.add(letter)
            return f"{word[:at]}&{word[at:]}"
    return word
