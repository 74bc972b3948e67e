"""The settings on screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.letterhead import LetterheadPage
from desktop.paths import PathField
from desktop.settings import Settings


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
        self.reader = QLineEdit(before.reader)
        self.letterhead = LetterheadPage(self.reader)
        self.films = PathField(before.last_folder, self.tr("Films"))
        self.results = PathField(before.export_folder, self.tr("Results"), begin=before.last_folder)
        self._place()

    def settings(self) -> Settings:
        """Return what was chosen; what is not asked here is as before."""
        return replace(
            self._before,
            device=self.device.currentData(), runtime=self.runtime.currentData(), theme=self.theme.currentData(),
            language=self.language.currentData(), reader=self.reader.text().strip(), last_folder=self.films.path,
            export_folder=self.results.path,
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
        tabs.addTab(self.letterhead, self.tr("Letterhead"))
        tabs.addTab(self._page({
            self.tr("Films"): self.films,
            self.tr("Results"): self.results,
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
            (field.field if isinstance(field, PathField) else field).setAccessibleName(title)
        below.setWordWrap(True)
        below.setAlignment(Qt.AlignmentFlag.AlignLeading)
        form.addRow(below)
        return page

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
