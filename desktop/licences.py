"""Whose work is part of the installed program, and under which licences: the list, and every text."""

from __future__ import annotations

import json
import logging
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

SHELF = Path(__file__).parents[1] / "resources" / "licences"  # filled when the installers are built
QT = "qt.txt"  # what Qt's licence asks to be said
log = logging.getLogger(__name__)


def page(shelf: Path = SHELF) -> str:
    """Return the list as HTML, each text a link by its path in the folder; "" where nothing is installed."""
    try:
        parts = json.loads((shelf / "index.json").read_text("utf-8"))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):
        log.warning("the list of licences could not be read")
        return ""
    title = QCoreApplication.translate("Licences", "Third-party software")
    said = QCoreApplication.translate("Licences", "This program contains the work of others, each under its licence.")
    of_qt = QCoreApplication.translate("Licences", "Qt is used under the LGPL: its source, and how to replace it")
    rows = "".join(_row(part) for part in parts)
    return (
        f"<h4>{escape(title)}</h4><p>{escape(said)} <a href='{QT}'>{escape(of_qt)}</a></p>"
        f"<table cellspacing=0 cellpadding=4 border=0>{rows}</table>"
    )


def _row(part: dict[str, str | list[str]]) -> str:
    texts = " ".join(f"<a href='{escape(text)}'>{escape(Path(text).name)}</a>" for text in part["texts"])
    cells = [escape(str(part[key])) for key in ("name", "version", "licence")]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in [*cells, texts]) + "</tr>"


class LicenceDialog(QDialog):
    """One text."""

    def __init__(self, name: str, parent: QWidget | None = None, shelf: Path = SHELF) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.resize(760, 560)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(name)
        self.text.setPlainText((shelf / name).read_text("utf-8", "replace"))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(close)
