"""A line of text that says with three dots where there is more, and all of it when pointed at."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class Elided(QLabel):
    """A label that never widens what it stands in."""

    def __init__(self, where: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__()
        self._whole, self._hint, self._where = "", "", where
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str, hint: str = "") -> None:
        """Show a text; `hint` is what is added when it is pointed at."""
        self._whole, self._hint = text, hint
        self._fit()

    def text(self) -> str:
        """Return all of it, whatever is seen."""
        return self._whole

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        seen = self.fontMetrics().elidedText(self._whole, self._where, room)
        super().setText(seen)
        self.setAccessibleName(self._whole)
        self.setToolTip("\n".join(text for text in (self._whole if seen != self._whole else "", self._hint) if text))
