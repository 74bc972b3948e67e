"""The window that tells the shortcuts."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.actions import ENTRIES, menu_title


class ShortcutsDialog(QDialog):
    """Lists every action that has keys, by menu, and what the mouse does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(3)
        menus = tuple(dict.fromkeys(entry.menu for entry in ENTRIES if entry.keys))
        for number, menu in enumerate(menus):
            self._list(grid, menu, number // 2 * 40, number % 2 * 3)
        mouse = QLabel(self.tr("Wheel: zoom to the cursor. Left drag: pan. Right drag: window and level."))
        mouse.setWordWrap(True)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(grid)
        column.addSpacing(10)
        column.addWidget(mouse)
        column.addWidget(close)

    def _list(self, grid: QGridLayout, menu: str, row: int, column: int) -> None:
        title = QLabel(f"<b>{escape(menu_title(menu).replace('&', ''))}</b>")
        title.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(title, row, column, 1, 2)
        for at, entry in enumerate((one for one in ENTRIES if one.menu == menu and one.keys), row + 1):
            keys = QLabel(QKeySequence(entry.keys).toString(QKeySequence.SequenceFormat.NativeText))
            grid.addWidget(keys, at, column, Qt.AlignmentFlag.AlignTrailing)
            grid.addWidget(QLabel(QCoreApplication.translate("Actions", entry.text)), at, column + 1)
