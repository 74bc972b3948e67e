"""The note's field."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit


class Note(QPlainTextEdit):
    """A short text, told when it loses the keyboard; Escape gives the keyboard back."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._shown = ""

    def show_text(self, text: str) -> None:
        """Show a text that is already known."""
        self._shown = text
        self.setPlainText(text)

    def finish(self) -> None:
        """Tell what was written, if anything was."""
        text = self.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.written.emit(text)

    def event(self, event: QEvent) -> bool:
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # else it would put the measuring tool away
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()
