"""Buttons of the findings panel, each an action of the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton


def button(action: QAction) -> QToolButton:
    """Return a button that does what an action does."""
    made = QToolButton()
    made.setDefaultAction(action)
    made.setAccessibleName(action.text())
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return made


def row(buttons: Sequence[QToolButton]) -> QHBoxLayout:
    """Return buttons side by side."""
    made = QHBoxLayout()
    made.setSpacing(4)
    for one in buttons:
        made.addWidget(one)
    made.addStretch(1)
    return made
