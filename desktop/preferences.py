"""The settings on screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import Settings

_LETTERHEAD_LINES = 3  # as many as the report prints


class SettingsDialog(QDialog):
    """Asks for all that can be chosen; `settings` is what was chosen."""

    def __init__(self, before: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(520)
        self._before = before
        self.device = _choice(self._devices(), before.device)
        self.runtime = _choice(self._runtimes(), before.runtime)
        self.theme = _choice(self._themes(), before.theme)
        self.language = _choice(self._languages(), before.language)
        self.reader, self.clinic = QLineEdit(before.reader), QLineEdit(before.clinic)
        self.lines = QPlainTextEdit(before.clinic_lines)
        self.lines.setFixedHeight(self.lines.fontMetrics().lineSpacing() * _LETTERHEAD_LINES + 16)
        self.lines.setTabChangesFocus(True)
        self.films, self.results = QLineEdit(before.last_folder), QLineEdit(before.export_folder)
        self.logo = QLineEdit(before.clinic_logo)
        self._place()

    def settings(self) -> Settings:
        """Return what was chosen; what is not asked here is as before."""
        return replace(
            self._before,
            device=self.device.currentData(), runtime=self.runtime.currentData(), theme=self.theme.currentData(),
            language=self.language.currentData(), reader=self.reader.text().strip(), clinic=self.clinic.text().strip(),
            clinic_lines="\n".join(self.lines.toPlainText().strip().splitlines()[:_LETTERHEAD_LINES]),
            clinic_logo=self.logo.text().strip(), last_folder=self.films.text().strip(),
            export_folder=self.results.text().strip(),
        )  # fmt: skip

    def _place(self) -> None:
        tabs = QTabWidget()
        tabs.addTab(self._page({
            self.tr("Device"): self.device, self.tr("Runtime"): self.runtime,
        }, self.tr("Automatic takes CUDA where there is a card, else the CPU. The status bar says where the model "
                   "runs, and nothing changes in silence. The operating points belong to the model, with the figures "
                   "measured at them, and cannot be set here.")), self.tr("Reading"))  # fmt: skip
        tabs.addTab(self._page({
            self.tr("Theme"): self.theme, self.tr("Language"): self.language,
        }, self.tr("A language is used when Osteoscope is opened again.")), self.tr("Appearance"))  # fmt: skip
        tabs.addTab(self._page({
            self.tr("Reader's name"): self.reader, self.tr("Clinic"): self.clinic, self.tr("Address"): self.lines,
            self.tr("Logo"): self._with_button(self.logo, folder=False),
        }, self.tr("The name stands beside every review; clinic, address and logo head every report.")),
            self.tr("Letterhead"))  # fmt: skip
        tabs.addTab(self._page({
            self.tr("Films"): self._with_button(self.films, folder=True),
            self.tr("Results"): self._with_button(self.results, folder=True),
        }, self.tr("Where the windows that ask for a folder begin.")), self.tr("Folders"))  # fmt: skip
        keys = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(keys.Ok | keys.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(tabs)
        column.addWidget(buttons)

    def _page(self, rows: Mapping[str, QWidget], note: str) -> QWidget:
        page, below = QWidget(), QLabel(note)
        form = QFormLayout(page)
        form.setContentsMargins(14, 14, 14, 14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field in rows.items():
            form.addRow(title, field)
            (field.findChild(QLineEdit) or field).setAccessibleName(title)
        below.setWordWrap(True)
        below.setAlignment(Qt.AlignmentFlag.AlignLeading)
        form.addRow(below)
        return page

    def _with_button(self, field: QLineEdit, *, folder: bool) -> QWidget:
        def ask() -> None:
            begin = field.text() or self._before.last_folder
            chosen = (
                QFileDialog.getExistingDirectory(self, self.tr("Folder"), begin)
                if folder
                else QFileDialog.getOpenFileName(self, self.tr("Logo"), begin, "PNG, JPEG (*.png *.jpg *.jpeg)")[0]
            )
            if chosen:
                field.setText(str(Path(chosen)))

        button, both = QToolButton(), QWidget()
        button.setText("…")
        button.setAccessibleName(self.tr("Choose"))
        button.clicked.connect(ask)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field)
        row.addWidget(button)
        return both

    def _devices(self) -> dict[str, str]:
        return {"auto": self.tr("Automatic"), "cpu": self.tr("CPU"), "cuda": self.tr("CUDA graphics card")}

    def _runtimes(self) -> dict[str, str]:
        return {"auto": self.tr("Automatic"), "torch": "PyTorch", "openvino": "OpenVINO"}

    def _themes(self) -> dict[str, str]:
        return {"system": self.tr("As the system"), "dark": self.tr("Dark"), "light": self.tr("Light")}

    def _languages(self) -> dict[str, str]:
        return {"": self.tr("As the system"), "en": "English", "zh_CN": "简体中文", "ar": "العربية"}


def _choice(choices: Mapping[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, text in choices.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
