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
from desktop.failure import sentence
from desktop.work import Loaded, Shelf
from engine.errors import DecodeError, EngineError, OutputError
from engine.progress import Report, Step
from engine.records import Reading, Status

if TYPE_CHECKING:  # writing loads slowly, and most sessions never export
    from engine.deidentify import Identifiers
    from engine.report.own import OwnWork

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
FILMS = "films"  # the films' own files, which leave only without names
FILMS_TITLE = str(QT_TRANSLATE_NOOP("Export", "The films themselves, without names (DICOM)"))
_USUAL = ("csv", "jsonl", "pdf")
_PICTURES = {"pdf", "overlay", "mask", "sr", "seg", "sc"}  # what needs the film's pixels again


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported."""

    formats: tuple[str, ...]
    selected_only: bool = False
    deidentified: bool = False


def pictured(order: Order) -> bool:
    """Tell whether films' pixels leave the house with an order."""
    return bool((_PICTURES | {FILMS}) & set(order.formats))


class ExportDialog(QDialog):
    """Asks which films and which formats; `preview_wanted` asks for the report as it will look."""

    preview_wanted = Signal()

    def __init__(self, selected: int, listed: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.all = QRadioButton(self.tr("All films of the list that were read ({number})").format(number=listed))
        self.only = QRadioButton(self.tr("The films selected ({number})").format(number=selected))
        (self.only if selected > 1 else self.all).setChecked(True)
        self.only.setEnabled(selected > 0)
        self.boxes = {name: QCheckBox(QCoreApplication.translate("Export", text)) for name, text in FORMATS.items()}
        self.boxes[FILMS] = QCheckBox(QCoreApplication.translate("Export", FILMS_TITLE))
        self.nameless = QCheckBox(self.tr("Without names, identifiers, dates, paths and notes"))
        self.warning = QLabel(self.tr(
            "Writing that is burned into a film stays in its pictures. Before they are written you will be shown the "
            "four corners of every film."
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
        self.warning.setVisible(self.nameless.isChecked())
        self.boxes[FILMS].setEnabled(self.nameless.isChecked())
        self.preview.setEnabled(self.boxes["pdf"].isChecked())
        self.go.setEnabled(bool(self.order().formats))


def write(cases: Sequence[Case], place: Path, order: Order, loaded: Loaded, report: Report) -> str:
    """Write the readings into a new folder inside `place`; return what was done as a sentence.

    A film that has gone or was changed is left out and said. Raise OutputError where the disk refuses; what was
    written until then stands.
    """
    from engine.deidentify import Identifiers  # noqa: PLC0415
    from engine.outputs import Outputs  # noqa: PLC0415

    folder = place / f"osteoscope {datetime.now().astimezone():%Y-%m-%d %H.%M.%S}"
    bare = Identifiers() if order.deidentified else None
    formats = tuple(name for name in order.formats if name != FILMS)
    outputs = Outputs(folder, formats, card=loaded.card, identifiers=bare)
    films = _Films(folder / FILMS, bare) if bare is not None and FILMS in order.formats else None
    left_out: list[str] = []
    beside: list[str] = []  # what is lacking of films that were exported
    try:
        for done, case in enumerate(cases):
            report(Step(done, len(cases), case.name))
            try:
                reading = _reading(case, pictures=bool(_PICTURES & set(order.formats)))
            except DecodeError as error:
                left_out.append(sentence(error))
                continue
            outputs.add(reading, _own(case, signed=not order.deidentified))
            if films is not None and (trouble := films.add(case.path)):
                beside.append(trouble)
    except OutputError:
        raise  # the rows until here stand in the folder's journal
    except BaseException:
        with suppress(EngineError):
            outputs.finish(complete=False)
        raise
    outputs.finish(complete=True)
    return _told(len(cases) - len(left_out), folder, (*left_out, *beside, *outputs.problems))


class _Films:
    """Writes the films' own files without names, numbered as the results are; a file of many films once."""

    def __init__(self, folder: Path, identifiers: Identifiers) -> None:
        self._folder, self._identifiers = folder, identifiers
        self._number, self._written = 0, set[Path]()

    def add(self, source: Path) -> str:
        """Write the next film's file; return why it was left out, a sentence, or nothing."""
        from engine.deidentify.film import write_film  # noqa: PLC0415
        from engine.deidentify.reading import stem  # noqa: PLC0415

        self._number += 1
        if source in self._written:
            return ""
        self._written.add(source)
        try:
            write_film(source, self._folder / f"{stem(self._number)}.dcm", self._identifiers)
        except DecodeError as error:
            return sentence(error)
        return ""


def _told(number: int, folder: Path, problems: Sequence[str]) -> str:
    text = QCoreApplication.translate("Export", "{number} films were exported to {folder}.")
    told = text.format(number=number, folder=folder)
    if not problems:
        return told
    text = QCoreApplication.translate("Export", "{told} Left out: {number}. {first}")
    return text.format(told=told, number=len(problems), first=problems[0])


def _own(case: Case, *, signed: bool) -> OwnWork:
    """Return what the reader did to a film; unsigned it says neither who it was, nor when, nor the note."""
    from engine.report.content import Review  # noqa: PLC0415
    from engine.report.own import OwnWork  # noqa: PLC0415

    said = case.review
    if said is None or (not signed and not said.verdict):
        return OwnWork(None, case.drawings, signed)
    review = Review(said.verdict or "", said.reader if signed else "", said.note if signed else "", said.at)
    return OwnWork(review, case.drawings, signed)


def _reading(case: Case, *, pictures: bool) -> Reading:
    """Return the reading, with its film and masks where they are drawn."""
    if case.reading is None:
        raise ValueError("a film that was not read cannot be exported")
    if not pictures or case.reading.status is Status.FAILED:
        return case.reading
    return whole(case, Shelf().film(case)) or case.reading
