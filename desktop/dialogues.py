"""The small window that tells what this program is."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop.work import Loaded
from engine import __version__


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
