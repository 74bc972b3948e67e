"""The folder a batch leaves behind: rows, pictures and masks, each whole or absent."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine import files, overlay
from engine.card import Card
from engine.errors import OutputError
from engine.records import Model, Reading, Status
from engine.report import jsonl, table
from engine.store.journal import Journal

if TYPE_CHECKING:
    from engine.report.pdf import PdfReport

DICOM_FORMATS = ("sr", "seg", "sc")
FORMATS = ("csv", "jsonl", "pdf", "overlay", "mask", *DICOM_FORMATS)
DEFAULT_FORMATS = ("csv", "jsonl", "pdf")
LINES = "results.jsonl"
SHEET = "results.csv"
REPORT = "report.pdf"


class Outputs:
    """Writes readings into a folder as they come; `finish` puts the tables in place.

    While a batch runs its rows stand in a journal, on disk film by film, so that a killed batch goes on from there.
    """

    def __init__(
        self, folder: Path, formats: tuple[str, ...], card: Card | None = None, *, resume: bool = False
    ) -> None:
        """Open `folder`, made if absent; raise OutputError where it cannot be written to.

        `card` lets the report say what was measured at the operating points. `resume` keeps what the run before
        finished; `waiting` then tells what is left.
        """
        self.folder, self.formats = folder, formats
        self.problems: list[str] = []  # DICOM objects that could not be written, a sentence each
        self._distinct: Callable[[str], str] = files.distinct_stems()
        self._journal = Journal(folder)
        if not resume:
            self._journal.clear()
        elif not self.counts():
            self._take_up(folder / LINES)
        for stem in self._journal.stems():
            self._distinct(stem)
        self._report = _report(folder, card, resumed=bool(self.counts())) if "pdf" in formats else None

    def waiting(self, films: Sequence[Path], model: Model) -> tuple[Path, ...]:
        """Return which of the films still have to be read by `model`; see `Journal.waiting`."""
        return self._journal.waiting(films, model.sha256)

    def counts(self) -> dict[str, int]:
        """Return how many films have which status."""
        return self._journal.counts()

    def add(self, *readings: Reading, file: Path | None = None) -> None:
        """Write the pictures of all readings of one file, then their rows; raise OutputError where the disk refuses."""
        for reading in readings:
            if reading.status is Status.READ:
                self._draw(reading, self._stem(reading.name))
            if self._report:
                self._report.add(reading)
        if readings:
            self._journal.add(str(file or readings[0].path), ((one.name, jsonl.line(one)) for one in readings))

    def publish(self) -> None:
        """Put results.jsonl and results.csv in place as far as the batch is."""
        if "csv" in self.formats:
            with files.replacing(self.folder / SHEET) as stream:
                rows = (json.loads(row) for row in self._journal.rows())
                stream.writelines(piece.encode("utf-8") for piece in table.text(rows))
        if "jsonl" in self.formats:
            with files.replacing(self.folder / LINES) as stream:
                stream.writelines(row.encode("utf-8") for row in self._journal.rows())

    def finish(self, *, complete: bool) -> None:
        """Put the tables and the report in place; a batch that is not complete can be resumed."""
        written = False
        try:
            if self._report:
                self._report.finish()
            self.publish()
            written = True
        finally:
            self._journal.close(forget=complete and written)

    def _take_up(self, lines: Path) -> None:
        """Put the rows of a finished batch back into the journal."""
        if not lines.is_file():
            return
        with lines.open(encoding="utf-8") as stream:
            for file, rows in groupby(stream, key=lambda row: _file(json.loads(row)["file"])):
                named = [(json.loads(row)["file"], row) for row in rows]
                for name, _ in named:
                    self._stem(name)
                self._journal.add(file, named)

    def _stem(self, name: str) -> str:
        return self._journal.stem(name, lambda: self._distinct(_stem(name)))

    def _draw(self, reading: Reading, stem: str) -> None:
        if "overlay" in self.formats:
            files.write(self.folder / "overlays" / f"{stem}.png", png(overlay.picture(reading)))
        if "mask" in self.formats and reading.bone_mask is not None and reading.fracture_mask is not None:
            for name, mask in (("bone", reading.bone_mask), ("fracture", reading.fracture_mask)):
                files.write(self.folder / "masks" / f"{stem}.{name}.png", png(mask.astype(np.uint8) * 255))
        for name in (name for name in DICOM_FORMATS if name in self.formats):
            self._file_dicom(reading, name, self.folder / "dicom" / f"{stem}.{name}.dcm")

    def _file_dicom(self, reading: Reading, name: str, path: Path) -> None:
        """Write one DICOM object; what a film's own header forbids is a problem of that object alone."""
        from engine.report import dicom_sc, dicom_seg, dicom_sr

        if name == "seg" and not _outlined(reading):
            return
        try:
            {"sr": dicom_sr.write, "seg": dicom_seg.write, "sc": dicom_sc.write}[name](reading, path)
        except OutputError as error:
            self.problems.append(str(error))


def _outlined(reading: Reading) -> bool:
    return any(mask is not None and bool(mask.any()) for mask in (reading.bone_mask, reading.fracture_mask))


def _report(folder: Path, card: Card | None, *, resumed: bool) -> PdfReport:
    """Open the report of this run; a resumed run leaves that of the run before it and writes one of its own."""
    from engine.report.pdf import PdfReport

    number = 2 + len(list(folder.glob("report-*.pdf")))
    beside = resumed and (folder / REPORT).exists()
    return PdfReport(folder / (f"report-{number}.pdf" if beside else REPORT), card=card)


def png(picture: NDArray[np.uint8]) -> bytes:
    """Return a picture, (rows, cols) or (rows, cols, 3) uint8, as the bytes of a PNG."""
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, "PNG", compress_level=2)
    return stream.getvalue()


def _stem(name: str) -> str:
    """The file's name without its folder and last suffix; a frame's number joins it."""
    file = _file(name)
    return Path(name).stem if file == name else f"{Path(file).stem}-{name.rpartition('#')[2]}"


def _file(name: str) -> str:
    """The file that a row's name speaks of: without the number of its frame."""
    file, mark, frame = name.rpartition("#")
    return file if mark and frame.isdigit() else name
