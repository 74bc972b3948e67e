"""The case store's passphrase: asked for at the start, put on, changed and taken off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox, QWidget

from engine.store.cases import CaseStore
from engine.store.errors import LockedStoreError
from engine.store.seal import SHORTEST

if TYPE_CHECKING:
    from desktop.window import MainWindow


def unlocked(folder: Path | None) -> CaseStore:
    """Open the store, asking for its passphrase where it has one until it is right.

    Raise LockedStoreError where the reader gives up, and StoreError as `CaseStore` does.
    """
    word: str | None = None
    while True:
        try:
            return CaseStore(folder, word)
        except LockedStoreError:
            if word is None:
                text = QCoreApplication.translate("Passphrase", "The case store is closed. Its passphrase:")
            else:
                text = QCoreApplication.translate("Passphrase", "That was not it. The passphrase of the case store:")
            word = ask(text)
            if word is None:
                raise


def ask(text: str, parent: QWidget | None = None) -> str | None:
    """Ask for a passphrase, unseen; return None where the reader gives up."""
    word, agreed = QInputDialog.getText(parent, "Osteoscope", text, QLineEdit.EchoMode.Password)
    return word if agreed else None


class Passphrase(QObject):
    """Asks what is to become of the passphrase, and lets the disk's thread do it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def change(self) -> None:
        """Put one on, or change it or take it off where there is one."""
        store = self._window.session.store
        if store is None:
            self._window.status.say(self.tr("There is no case store."))
        elif store.sealed:
            self._ask_which(store)
        else:
            self._put_on(store)

    def _ask_which(self, store: CaseStore) -> None:
        box = QMessageBox(self._window)
        box.setText(self.tr("Notes, readers' names and drawings are encrypted in the case store."))
        change = box.addButton(self.tr("Change the passphrase…"), QMessageBox.ButtonRole.AcceptRole)
        off = box.addButton(self.tr("Take it off"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is change:
            self._put_on(store)
        elif box.clickedButton() is off:
            self._do(store.open_for_good, self.tr("Notes and drawings stand in the case store in clear now."))

    def _put_on(self, store: CaseStore) -> None:
        first = self.tr(
            "A new passphrase, of at least {number} characters. Without it nobody gets at notes and drawings again: "
            "write it down."
        )
        word = ask(first.format(number=SHORTEST), self._window)
        if word is None:
            return
        if ask(self.tr("The same again:"), self._window) != word:
            self._window.status.say(self.tr("The two were not alike. Nothing was changed."))
            return
        self._do(lambda: store.close_with(word), self.tr("Notes and drawings are encrypted in the case store now."))

    def _do(self, call: Callable[[], None], told: str) -> None:
        session = self._window.session
        session.on_disk(
            lambda report: call(), done=lambda nothing: self._window.status.say(told), failed=session.not_written
        )
