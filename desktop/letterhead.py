"""The clinic's letterhead: the site's, which the settings show and change, and the command line prints too."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop import settings
from desktop.paths import PathField
from engine import site
from engine.errors import EngineError
from engine.report.letterhead import Letterhead

LINES = 3  # below the name, as many as the report prints
log = logging.getLogger(__name__)


class LetterheadPage(QWidget):
    """Shows the letterhead and where it is kept; nothing is written here."""

    def __init__(self, reader: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = site.load().letterhead
        head = self._before or Letterhead("")
        self.clinic, self.lines = QLineEdit(head.name), QPlainTextEdit("\n".join(head.lines))
        self.logo = PathField(str(head.logo or ""), self.tr("Logo"), "PNG, JPEG (*.png *.jpg *.jpeg)")
        self.lines.setFixedHeight(self.lines.fontMetrics().lineSpacing() * LINES + 16)
        self.lines.setTabChangesFocus(True)
        self.kept = QLabel(self._where())
        self.kept.setWordWrap(True)
        self.kept.setAlignment(Qt.AlignmentFlag.AlignLeading)
        form = QFormLayout(self)
        form.setContentsMargins(14, 14, 14, 14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field, named in (
            (self.tr("Reader's name"), reader, reader), (self.tr("Clinic"), self.clinic, self.clinic),
            (self.tr("Address"), self.lines, self.lines), (self.tr("Logo"), self.logo, self.logo.field),
        ):  # fmt: skip
            form.addRow(title, field)
            named.setAccessibleName(title)
        form.addRow(self.kept)

    @property
    def changed(self) -> bool:
        """Whether another letterhead was asked for."""
        return self.letterhead() != self._before

    def letterhead(self) -> Letterhead | None:
        """Return what was asked for; the first line stands for a clinic without a name."""
        lines = [line.strip() for line in self.lines.toPlainText().strip().splitlines()][:LINES]
        name, logo = self.clinic.text().strip(), self.logo.path
        if not name and lines:
            name, *lines = lines
        return Letterhead(name, tuple(lines), Path(logo) if logo else None) if name else None

    def _where(self) -> str:
        return self.tr(
            "The name stands beside every review; clinic, address and logo head every report, those of the command "
            "line too. They are kept in {file}, which your site may also write."
        ).format(file=site.folder() / site.NAME)


def keep(page: LetterheadPage) -> None:
    """Write a letterhead that was changed; raise OutputError where the disk refuses."""
    if page.changed:
        site.keep_letterhead(page.letterhead())


def take_over(place: Path) -> None:
    """Give the site the letterhead that settings held until November 2026, once, where it has none of its own."""
    with suppress(OSError, ValueError, EngineError):
        found: dict[str, Any] = json.loads((place / settings.NAME).read_text("utf-8"))
        name, lines, logo = (found.get(key, "") for key in ("clinic", "clinic_lines", "clinic_logo"))
        if name and not (site.folder() / site.NAME).exists():
            site.keep_letterhead(Letterhead(name, tuple(lines.splitlines()), Path(logo) if logo else None))
            log.info("the letterhead was given to the site's folder")
