"""A field for a path, with a button that asks for one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget


class PathField(QWidget):
    """Asks for a file of certain `kinds`, or for a folder where there are none."""

    def __init__(self, path: str, title: str, kinds: str = "", begin: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self._title, self._kinds, self._begin = QLineEdit(path), title, kinds, begin
        button = QToolButton()
        button.setText("…")
        button.setAccessibleName(self.tr("Choose: {what}").format(what=title))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        row.addWidget(button)
        self.setFocusProxy(self.field)

    @property
    def path(self) -> str:
        """What stands in the field."""
        return self.field.text().strip()

    def _ask(self) -> None:
        begin = self.path or self._begin
        chosen = (
            QFileDialog.getOpenFileName(self, self._title, begin, self._kinds)[0]
            if self._kinds
            else QFileDialog.getExistingDirectory(self, self._title, begin)
        )
        if chosen:
            self.field.setText(str(Path(chosen)))
