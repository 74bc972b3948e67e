"""What the reader says of the film on screen: verdict, note, and who said it when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop import words
from desktop.case import Case
from desktop.findings.buttons import button, row
from desktop.findings.note import Note

_NOTE_HEIGHT = 64


class ReviewBox(QWidget):
    """Stands below the machine's findings, whatever is scrolled there."""

    def __init__(self, verdicts: Sequence[QAction], own: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reviewed, self.note, self.own = QLabel(), Note(), QToolButton()
        self.research = QLabel(self.tr("Research use only. Not a medical device."))
        for label in (self.reviewed, self.research):
            label.setWordWrap(True)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self._offer(own)
        keys = row([button(action) for action in verdicts])
        keys.insertWidget(2, self.own)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 4, 0)
        for item in (keys, self.reviewed, self.note, self.research):
            column.addLayout(item) if isinstance(item, QHBoxLayout) else column.addWidget(item)

    def show_review(self, case: Case | None, *, same: bool) -> None:
        """Show what stands of a film; a note that is being written on the `same` film is left alone."""
        self.reviewed.setText(words.reviewed(case.review) if case else "")
        if not (same and self.note.hasFocus()):
            self.note.show_text(case.review.note if case and case.review else "")
        self.note.setEnabled(case is not None and case.key is not None)

    def _offer(self, own: Sequence[QAction]) -> None:
        menu = QMenu(self.own)
        menu.addActions(list(own))
        self.own.setText(self.tr("Own"))
        self.own.setToolTip(self.tr("Your own verdict, whatever the machine says"))
        self.own.setAccessibleName(self.own.toolTip())
        self.own.setMenu(menu)
        self.own.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
