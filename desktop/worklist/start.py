"""What the worklist shows while it is empty: where to begin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.resume.unfinished import Left


class StartPage(QWidget):
    """Large buttons for what can be opened, and what was open lately."""

    recent_chosen = Signal(object)  # Path

    def __init__(
        self, openers: Sequence[QAction], resuming: Sequence[QAction] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.recent, self.title, self.left = QListWidget(), QLabel(self.tr("Opened lately")), QLabel()
        self.recent.setAccessibleName(self.title.text())
        self.recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(10)
        column.addWidget(QLabel(self.tr("Drop films or a folder here, or:")))
        for action in openers:
            column.addWidget(_large(action))
        column.addSpacing(14)
        self.left.setWordWrap(True)
        self._resuming = [self.left, *map(_large, resuming)]
        for widget in self._resuming:
            column.addWidget(widget)
        column.addSpacing(14)
        column.addWidget(self.title)
        column.addWidget(self.recent, 1)
        column.addStretch(0)
        self.recent.itemActivated.connect(self._chosen)
        self.recent.itemClicked.connect(self._chosen)
        self.show_recent(())
        self.show_left(None)

    def show_left(self, left: Left | None) -> None:
        """Offer to go on with what an earlier run of the program did not finish."""
        for widget in self._resuming:
            widget.setVisible(left is not None)
        if left is not None:
            text = self.tr("Reading was stopped: {waiting} of {total} files wait.")
            self.left.setText(text.format(waiting=left.waiting, total=left.total))

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List what was open lately, the last first."""
        self.recent.clear()
        for path in paths:
            item = QListWidgetItem(f"{path.name}    {path.parent}")
            item.setToolTip(str(path))
            item.setData(Qt.ItemDataRole.UserRole, path)
            self.recent.addItem(item)
        self.title.setVisible(bool(paths))
        self.recent.setVisible(bool(paths))

    def _chosen(self, item: QListWidgetItem) -> None:
        self.recent_chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _large(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    button.setMinimumHeight(36)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
