"""Small windows that tell: the shortcuts, and what this program is."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from desktop.actions import ENTRIES, menu_title
from desktop.work import Loaded
from engine import __version__


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


class AboutDialog(QDialog):
    """Says what the program is for, what it is not for, and whose model reads."""

    def __init__(self, loaded: Loaded | None, missing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Osteoscope"))
        self.setMinimumSize(560, 420)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("About"))
        self.text.setHtml(self._page(loaded, missing))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(close)

    def _page(self, loaded: Loaded | None, missing: str) -> str:
        lines = [
            f"<h2>Osteoscope {escape(__version__)}</h2>",
            _paragraph(self.tr("An offline reader for orthopaedic radiographs. It never uses a network.")),
            f"<p><b>{escape(self.tr('Research use only. Not a medical device.'))}</b> ",
            escape(self.tr("No finding may be used for a decision about a patient without a qualified reader.")),
            f"</p><h3>{escape(self.tr('Model'))}</h3>",
        ]
        if loaded is None:
            return "".join([*lines, _paragraph(missing)])
        card = loaded.card
        lines.append(_paragraph(f"{card.name} {card.version}, SHA-256 {card.sha256}"))
        lines += [_paragraph(limit) for limit in card.limits]
        for title, facts in ((self.tr("Training"), card.training), (self.tr("Measured results"), card.results)):
            if facts:
                lines.append(f"<h3>{escape(title)}</h3>{_facts(facts)}")
        return "".join(lines)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _facts(value: object) -> str:
    """Return the card's free-form facts as nested lists."""
    if isinstance(value, dict):
        return "<ul>" + "".join(f"<li>{escape(str(key))}: {_facts(item)}</li>" for key, item in value.items()) + "</ul>"
    if isinstance(value, list | tuple):
        return (
            escape(", ".join(str(item) for item in value))
            if all(not isinstance(item, dict | list) for item in value)
            else "<ul>" + "".join(f"<li>{_facts(item)}</li>" for item in value) + "</ul>"
        )
    return escape(str(value))
