"""Export: first ask what and where to, then write it on a worker thread."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop.case import Case, whole
from desktop.work import Loaded, Shelf
from engine.outputs import Outputs
from engine.progress import Report, Step
from engine.records import Reading, Status

FORMATS = {
    "csv": str(QT_TRANSLATE_NOOP("Export", "Table for spreadsheets (CSV)")),
    "jsonl": str(QT_TRANSLATE_NOOP("Export", "Exact results (JSON Lines)")),
    "pdf": str(QT_TRANSLATE_NOOP("Export", "Report (PDF)")),
    "overlay": str(QT_TRANSLATE_NOOP("Export", "Films with their overlays (PNG)")),
    "mask": str(QT_TRANSLATE_NOOP("Export", "Masks of bone and fracture (PNG)")),
}
_USUAL = ("csv", "jsonl", "pdf")
_PICTURES = {"pdf", "overlay", "mask"}  # what needs the film's pixels again


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported."""

    formats: tuple[str, ...]
    selected_only: bool


class ExportDialog(QDialog):
    """Asks which films and which formats."""

    def __init__(self, selected: int, listed: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.all = QRadioButton(self.tr("All {number} films that were read").format(number=listed))
        self.only = QRadioButton(self.tr("The {number} selected").format(number=selected))
        (self.only if selected > 1 else self.all).setChecked(True)
        self.only.setEnabled(selected > 0)
        self.boxes = {name: QCheckBox(QCoreApplication.translate("Export", text)) for name, text in FORMATS.items()}
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("Choose a folder…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.all, self.only, QLabel(self.tr("Write")), *self.boxes.values()):
            column.addWidget(widget)
        for name, box in self.boxes.items():
            box.setChecked(name in _USUAL)
            box.toggled.connect(self._check)
        column.addSpacing(8)
        column.addWidget(QLabel(self.tr("Results go into a new folder inside the one you choose.")))
        column.addWidget(buttons)

    def order(self) -> Order:
        """Return what was asked for."""
        return Order(tuple(name for name, box in self.boxes.items() if box.isChecked()), self.only.isChecked())

    def _check(self) -> None:
        self.go.setEnabled(any(box.isChecked() for box in self.boxes.values()))


def write(cases: Sequence[Case], place: Path, formats: Sequence[str], loaded: Loaded, report: Report) -> str:
    """Write the readings into a new folder inside `place`; return what was done as a sentence.

    Raise OutputError where the disk refuses, DecodeError where a film that is to be drawn has gone or was changed.
    """
    # Typesetting loads slowly, and most sessions never export.
    from engine.report.content import Review  # noqa: PLC0415
    from engine.report.pdf import PdfReport  # noqa: PLC0415

    now = datetime.now().astimezone()
    folder = place / f"osteoscope {now:%Y-%m-%d %H.%M.%S}"
    tables = tuple(name for name in formats if name != "pdf")
    with ExitStack() as stack:
        outputs = Outputs(folder, tables)
        stack.callback(outputs.finish, complete=True)
        pdf = None
        if "pdf" in formats:
            pdf = stack.enter_context(PdfReport(folder / "report.pdf", card=loaded.card, date=now))
        for done, case in enumerate(cases):
            report(Step(done, len(cases), case.name))
            reading = _reading(case, pictures=bool(_PICTURES & set(formats)))
            outputs.add(reading)
            if pdf is not None:
                said = case.review
                pdf.add(reading, Review(said.verdict or "", said.reader, said.note, said.at) if said else None)
    text = QCoreApplication.translate("Export", "{number} films were exported to {folder}.")
    return text.format(number=len(cases), folder=folder)


def _reading(case: Case, *, pictures: bool) -> Reading:
    """Return the reading, with its film and masks where they are drawn."""
    if case.reading is None:
        raise ValueError("a film that was not read cannot be exported")
    if not pictures or case.reading.status is Status.FAILED:
        return case.reading
    return whole(case, Shelf().film(case)) or case.reading
