"""Export: first ask what and where to, then write it on a worker thread."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop.case import Case, whole
from desktop.deidentify import nameless
from desktop.work import Loaded, Shelf
from engine.errors import DecodeError, EngineError, OutputError
from engine.outputs import DICOM_FORMATS, Outputs
from engine.progress import Report, Step
from engine.records import Reading, Status

if TYPE_CHECKING:  # typesetting loads slowly, and most sessions never export
    from engine.report.content import Review
    from engine.report.letterhead import Letterhead

FORMATS = {
    "csv": str(QT_TRANSLATE_NOOP("Export", "Table for spreadsheets (CSV)")),
    "jsonl": str(QT_TRANSLATE_NOOP("Export", "Exact results (JSON Lines)")),
    "pdf": str(QT_TRANSLATE_NOOP("Export", "Report (PDF)")),
    "overlay": str(QT_TRANSLATE_NOOP("Export", "Films with their overlays (PNG)")),
    "mask": str(QT_TRANSLATE_NOOP("Export", "Masks of bone and fracture (PNG)")),
    "sr": str(QT_TRANSLATE_NOOP("Export", "Findings (DICOM structured report)")),
    "seg": str(QT_TRANSLATE_NOOP("Export", "Outlines (DICOM segmentation)")),
    "sc": str(QT_TRANSLATE_NOOP("Export", "Films with their overlays (DICOM secondary capture)")),
}
_USUAL = ("csv", "jsonl", "pdf")
_PICTURES = {"pdf", "overlay", "mask", *DICOM_FORMATS}  # what needs the film's pixels again


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported."""

    formats: tuple[str, ...]
    selected_only: bool = False
    deidentified: bool = False


class ExportDialog(QDialog):
    """Asks which films and which formats; `preview_wanted` asks for the report as it will look."""

    preview_wanted = Signal()

    def __init__(self, selected: int, listed: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.all = QRadioButton(self.tr("All {number} films that were read").format(number=listed))
        self.only = QRadioButton(self.tr("The {number} selected").format(number=selected))
        (self.only if selected > 1 else self.all).setChecked(True)
        self.only.setEnabled(selected > 0)
        self.boxes = {name: QCheckBox(QCoreApplication.translate("Export", text)) for name, text in FORMATS.items()}
        self.nameless = QCheckBox(self.tr("Without names, identifiers, dates, paths and notes"))
        self.warning = QLabel(self.tr(
            "DICOM objects always name their patient and are left out. Writing that is burned into a film stays in its "
            "pictures: look at every one before it leaves the house."
        ))  # fmt: skip
        self.warning.setWordWrap(True)
        self._place()
        self._check()

    def order(self) -> Order:
        """Return what was asked for."""
        wanted = tuple(name for name, box in self.boxes.items() if box.isChecked() and box.isEnabled())
        return Order(wanted, self.only.isChecked(), self.nameless.isChecked())

    def _place(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.preview = buttons.addButton(self.tr("Preview the report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go = buttons.addButton(self.tr("Choose a folder…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.preview.clicked.connect(self.preview_wanted)
        column = QVBoxLayout(self)
        for widget in (self.all, self.only, QLabel(self.tr("Write")), *self.boxes.values()):
            column.addWidget(widget)
        for name, box in self.boxes.items():
            box.setChecked(name in _USUAL)
            box.toggled.connect(self._check)
        self.nameless.toggled.connect(self._check)
        column.addSpacing(8)
        for widget in (self.nameless, self.warning):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(QLabel(self.tr("Results go into a new folder inside the one you choose.")))
        column.addWidget(buttons)

    def _check(self) -> None:
        for name in DICOM_FORMATS:
            self.boxes[name].setEnabled(not self.nameless.isChecked())
        self.warning.setVisible(self.nameless.isChecked())
        self.preview.setEnabled(self.boxes["pdf"].isChecked())
        self.go.setEnabled(bool(self.order().formats))


def write(
    cases: Sequence[Case], place: Path, order: Order, loaded: Loaded, report: Report, *, head: Letterhead | None = None
) -> str:
    """Write the readings into a new folder inside `place`; return what was done as a sentence.

    A film that has gone or was changed is left out and said. Raise OutputError where the disk refuses; what was
    written until then stands.
    """
    folder = place / f"osteoscope {datetime.now().astimezone():%Y-%m-%d %H.%M.%S}"
    outputs = Outputs(folder, order.formats, card=loaded.card, letterhead=head)
    left_out: list[str] = []
    try:
        for done, case in enumerate(cases):
            report(Step(done, len(cases), case.name))
            try:
                reading = _reading(case, pictures=bool(_PICTURES & set(order.formats)))
            except DecodeError as error:
                left_out.append(str(error))
                continue
            said = _review(case)
            if order.deidentified:
                reading, said = nameless(reading, done + 1), None
            outputs.add(reading, said)
    except OutputError:
        raise  # the rows until here stand in the folder's journal
    except BaseException:
        with suppress(EngineError):
            outputs.finish(complete=False)
        raise
    outputs.finish(complete=True)
    return _told(len(cases) - len(left_out), folder, (*left_out, *outputs.problems))


def letterhead(clinic: str, lines: str, logo: str) -> Letterhead | None:
    """Return the clinic's letterhead, or None where there is none; raise OutputError where the logo has gone."""
    if not (clinic or lines or logo):
        return None
    if logo and not Path(logo).is_file():
        raise OutputError(Path("report.pdf"), f"the logo {Path(logo).name} of the letterhead is not there any more")
    from engine.report.letterhead import Letterhead  # noqa: PLC0415

    return Letterhead(clinic, tuple(lines.splitlines()), Path(logo) if logo else None)


def _told(number: int, folder: Path, problems: Sequence[str]) -> str:
    text = QCoreApplication.translate("Export", "{number} films were exported to {folder}.")
    told = text.format(number=number, folder=folder)
    if not problems:
        return told
    text = QCoreApplication.translate("Export", "{told} Left out: {number}. {first}")
    return text.format(told=told, number=len(problems), first=problems[0])


def _review(case: Case) -> Review | None:
    from engine.report.content import Review  # noqa: PLC0415

    said = case.review
    return Review(said.verdict or "", said.reader, said.note, said.at) if said else None


def _reading(case: Case, *, pictures: bool) -> Reading:
    """Return the reading, with its film and masks where they are drawn."""
    if case.reading is None:
        raise ValueError("a film that was not read cannot be exported")
    if not pictures or case.reading.status is Status.FAILED:
        return case.reading
    return whole(case, Shelf().film(case)) or case.reading
