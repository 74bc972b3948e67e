"""The folder a batch leaves behind: rows, pictures and masks, each whole or absent."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine import files, overlay
from engine.card import Card
from engine.deidentify import Identifiers, nameless, suspected
from engine.errors import OutputError
from engine.records import Model, Reading, Status
from engine.report import jsonl, table
from engine.report import own as own_work
from engine.report.own import OwnWork
from engine.report.own_picture import with_own
from engine.store.journal import Journal

if TYPE_CHECKING:
    from engine.report.letterhead import Letterhead
    from engine.report.pdf import PdfReport

DICOM_FORMATS = ("sr", "seg", "sc")
FORMATS = ("csv", "jsonl", "pdf", "overlay", "mask", *DICOM_FORMATS)
DEFAULT_FORMATS = ("csv", "jsonl", "pdf")
LINES = "results.jsonl"
SHEET = "results.csv"
LONGEST_STEM = 180  # bytes: a file system takes 255, and suffixes and a scratch file's name come on top
REPORT = "report.pdf"
REVIEWS = "reader"  # the folder of what readers said and drew


class Outputs:
    """Writes readings into a folder as they come; `finish` puts the tables in place.

    While a batch runs its rows stand in a journal, on disk film by film, so that a killed batch goes on from there.
    """

    def __init__(
        self, folder: Path, formats: tuple[str, ...], card: Card | None = None,
        letterhead: Letterhead | None = None, *, resume: bool = False, identifiers: Identifiers | None = None,
    ) -> None:  # fmt: skip
        """Open `folder`, made if absent; raise OutputError where it cannot be written to.

        `card` lets the report say what was measured at the operating points; `letterhead` stands above it, in place
        of the site's. `resume` keeps what the run before finished; `waiting` then tells what is left.

        With `identifiers` nothing names anybody: films are numbered as they are added, reports bear no letterhead,
        date or review, and DICOM objects are written by the Basic Profile of PS3.15. What is burned into pixels stays;
        `warnings` then tells of which films that must be feared, a sentence each.
        """
        self.folder, self.formats, self._identifiers, self._number = folder, formats, identifiers, 0
        self.warnings: list[str] = []
        self._reviews: list[dict[str, Any]] = []
        self.problems: list[str] = []  # what could not be used or written beside the rows, a sentence each
        self._distinct: Callable[[str], str] = files.distinct_stems()
        self._journal = Journal(folder)
        files.sweep(folder)  # the journal keeps everybody else out
        if not resume:
            self._journal.clear()
        elif not self.counts():
            self._take_up(folder / LINES)
        for stem in self._journal.stems():
            self._distinct(stem)
        self._report = self._begun(card, letterhead, resumed=bool(self.counts())) if "pdf" in formats else None

    def waiting(self, films: Sequence[Path], model: Model) -> tuple[Path, ...]:
        """Return which of the films still have to be read by `model`; see `Journal.waiting`."""
        return self._journal.waiting(films, model.sha256)

    def counts(self) -> dict[str, int]:
        """Return how many films have which status."""
        return self._journal.counts()

    def add(self, reading: Reading, own: OwnWork | None = None) -> None:
        """Write one film's pictures, then its row; what the reader did goes into the report and files of its own.

        Raise OutputError, and let go, where the disk refuses.
        """
        self._file(reading.path, (reading,), own or OwnWork())

    def add_file(self, file: Path, readings: Sequence[Reading]) -> None:
        """Write all films of one file as `add` does: a run that resumes finds all of their rows, or none."""
        self._file(file, readings, OwnWork())

    def _file(self, file: Path, readings: Sequence[Reading], own: OwnWork) -> None:
        try:
            shown = [self._shown(reading) for reading in readings]
            for reading, one in zip(readings, shown, strict=True):
                self._add(one, own, reading)
            place = str(shown[0].path if self._identifiers and shown else file)
            self._journal.add(place, ((one.name, jsonl.line(one)) for one in shown))
        except OutputError:
            self.let_go()
            raise

    def let_go(self) -> None:
        """Close what is open; what was finished can be resumed from."""
        self._journal.close(forget=False)
        if self._report:
            self._report.discard()

    def _shown(self, reading: Reading) -> Reading:
        """Return the reading as it is written, numbered where nobody is to be named."""
        self._number += 1
        if not self._identifiers:
            return reading
        shown = nameless(reading, self._number)
        self.warnings += [f"{shown.path}: {said}" for said in suspected(reading)]
        return shown

    def _add(self, reading: Reading, own: OwnWork, original: Reading) -> None:
        drawn = None
        if self._identifiers:
            own = own.unsigned()
        if reading.status is Status.READ:
            drawn = overlay.picture(reading) if {"overlay", "pdf"} & set(self.formats) else None
            self._draw(reading, self._stem(reading.name), drawn, original)
        if not own.nothing:
            self._reviews.append(self._keep_own(reading, own, drawn))
        if self._report:
            self._report.add(reading, drawn=drawn, own=own)

    def publish(self) -> None:
        """Put results.jsonl and results.csv in place as far as the batch is; raise OutputError as `finish` does."""
        self._put(self._put_lines, self._put_sheet)

    def finish(self, *, complete: bool) -> None:
        """Put results.jsonl, results.csv and the report in place; a batch that is not complete can be resumed from.

        Where one is refused, as when another program holds it open, the others are still written; then that
        OutputError is raised, and the batch can be resumed from all the same.
        """
        try:
            self._put(self._put_lines, self._put_sheet, self._put_reviews, self._put_report)
        except OutputError:
            self.let_go()
            raise
        self._journal.close(forget=complete)

    def _put(self, *puts: Callable[[], None]) -> None:
        refused: list[OutputError] = []
        for put in puts:
            try:
                put()
            except OutputError as error:
                refused.append(error)
        if refused:
            raise refused[0]

    def _put_lines(self) -> None:
        if "jsonl" in self.formats:
            with files.replacing(self.folder / LINES) as stream:
                stream.writelines(row.encode("utf-8") for row in self._journal.rows())

    def _put_sheet(self) -> None:
        if "csv" in self.formats:
            with files.replacing(self.folder / SHEET) as stream:
                rows = (json.loads(row) for row in self._journal.rows())
                stream.writelines(piece.encode("utf-8") for piece in table.text(rows))

    def _put_reviews(self) -> None:
        """Write what readers did beside what the machine said, in the forms that were asked for."""
        if self._reviews and "jsonl" in self.formats:
            lines = (json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in self._reviews)
            files.write(self.folder / REVIEWS / "reviews.jsonl", "".join(lines).encode("utf-8"))
        if self._reviews and "csv" in self.formats:
            pieces = table.sheet(own_work.COLUMNS, map(own_work.cells, self._reviews))
            files.write(self.folder / REVIEWS / "reviews.csv", "".join(pieces).encode("utf-8"))

    def _keep_own(self, reading: Reading, own: OwnWork, drawn: NDArray[np.uint8] | None) -> dict[str, Any]:
        """Write what the reader drew on one film; return its row."""
        stem, mask = self._stem(reading.name), own.drawings.mask
        written = f"{stem}.mask.png" if mask is not None and "mask" in self.formats else None
        if mask is not None and written is not None:
            files.write(self.folder / REVIEWS / written, png(mask.array().astype(np.uint8) * 255))
        if own.drawn and reading.radiograph is not None and "overlay" in self.formats:
            ground = overlay.grey(reading.radiograph) if drawn is None else drawn
            picture = with_own(ground, own.drawings, own_work.spacing_of(reading, own.drawings))
            files.write(self.folder / REVIEWS / f"{stem}.overlay.png", png(picture))
        return own_work.row(reading, own, written)

    def _put_report(self) -> None:
        if self._report:
            self._report.finish()

    def _take_up(self, lines: Path) -> None:
        """Put the rows of a finished batch back into the journal; raise OutputError where they are no results."""
        if not lines.is_file():
            return
        try:
            self._take_up_rows(lines)
        except OSError as error:
            raise OutputError(lines, error.strerror or type(error).__name__) from error
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise OutputError(lines, "what stands there is no result of a reading; give another folder") from error

    def _take_up_rows(self, lines: Path) -> None:
        with lines.open(encoding="utf-8") as stream:
            for file, rows in groupby(stream, key=lambda row: film_file(json.loads(row)["file"])):
                named = [(json.loads(row)["file"], row) for row in rows]
                for name, _ in named:
                    self._stem(name)
                self._journal.add(file, named)

    def _stem(self, name: str) -> str:
        return self._journal.stem(name, lambda: self._distinct(_stem(name)))

    def _draw(self, reading: Reading, stem: str, drawn: NDArray[np.uint8] | None, original: Reading) -> None:
        if "overlay" in self.formats and drawn is not None:
            files.write(self.folder / "overlays" / f"{stem}.png", png(drawn))
        if "mask" in self.formats and reading.bone_mask is not None and reading.fracture_mask is not None:
            for name, mask in (("bone", reading.bone_mask), ("fracture", reading.fracture_mask)):
                files.write(self.folder / "masks" / f"{stem}.{name}.png", png(mask.astype(np.uint8) * 255))
        for name in (name for name in DICOM_FORMATS if name in self.formats):
            self._file_dicom(original, name, self.folder / "dicom" / f"{stem}.{name}.dcm")

    def _begun(self, card: Card | None, letterhead: Letterhead | None, *, resumed: bool) -> PdfReport:
        """Open the report of this run; a resumed run leaves that of the run before it and writes one of its own."""
        from engine import site
        from engine.report.pdf import PdfReport

        number = 2 + len(list(self.folder.glob("report-*.pdf")))
        beside = resumed and (self.folder / REPORT).exists()
        path = self.folder / (f"report-{number}.pdf" if beside else REPORT)
        own = site.load()
        self.problems += own.problems
        head = None if self._identifiers else letterhead or own.letterhead
        return PdfReport(path, card=card, letterhead=head, advice=own.guidance, undated=self._identifiers is not None)

    def _file_dicom(self, reading: Reading, name: str, path: Path) -> None:
        """Write one DICOM object; what a film's own header forbids is a problem of that object alone."""
        from engine.report import dicom_sc, dicom_seg, dicom_sr

        if name == "seg" and not _outlined(reading):
            return
        try:
            {"sr": dicom_sr.write, "seg": dicom_seg.write, "sc": dicom_sc.write}[name](reading, path, self._identifiers)
        except OutputError as error:
            self.problems.append(str(error))


def _outlined(reading: Reading) -> bool:
    return any(mask is not None and bool(mask.any()) for mask in (reading.bone_mask, reading.fracture_mask))


def png(picture: NDArray[np.uint8]) -> bytes:
    """Return a picture, (rows, cols) or (rows, cols, 3) uint8, as the bytes of a PNG."""
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, "PNG", compress_level=2)
    return stream.getvalue()


def _stem(name: str) -> str:
    """The file's name without its folder and last suffix, cut where it leaves no room; a frame's number joins it."""
    file = film_file(name)
    stem = Path(file).stem.encode("utf-8", "surrogateescape")[:LONGEST_STEM].decode("utf-8", "ignore")
    return stem if file == name else f"{stem}-{name.rpartition('#')[2]}"


def film_file(name: str) -> str:
    """Return the file that a row's name speaks of: without the number of its frame."""
    file, mark, frame = name.rpartition("#")
    return file if mark and frame.isdigit() else name
