"""The folder a batch leaves behind: rows, pictures and masks, each whole or absent."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine import files, overlay
from engine.card import Card
from engine.errors import OutputError
from engine.records import Reading, Status
from engine.report import jsonl, table

if TYPE_CHECKING:
    from engine.report.content import Review
    from engine.report.letterhead import Letterhead
    from engine.report.pdf import PdfReport

DICOM_FORMATS = ("sr", "seg", "sc")
FORMATS = ("csv", "jsonl", "pdf", "overlay", "mask", *DICOM_FORMATS)
DEFAULT_FORMATS = ("csv", "jsonl", "pdf")
LINES = "results.jsonl"
UNFINISHED = "results.jsonl.unfinished"
SHEET = "results.csv"
LONGEST_STEM = 180  # bytes: a file system takes 255, and suffixes and a scratch file's name come on top
REPORT = "report.pdf"


Keep = Callable[[dict[str, Any]], bool]


class Outputs:
    """Writes readings into a folder as they come; `finish` puts the tables in place.

    While a batch runs its rows stand in `results.jsonl.unfinished`, one flushed line a film, so that a killed
    batch goes on from there.
    """

    def __init__(
        self, folder: Path, formats: tuple[str, ...], keep: Keep | None = None, card: Card | None = None,
        letterhead: Letterhead | None = None,
    ) -> None:  # fmt: skip
        """Open `folder`, made if absent; raise OutputError where it cannot be written to.

        `keep` chooses the rows of the run before that still stand, in a run that resumes it. `card` lets the report
        say what was measured at the operating points; `letterhead` stands above it, in place of the site's.
        """
        self.folder, self.formats = folder, formats
        self.problems: list[str] = []  # what could not be used or written beside the rows, a sentence each
        self._distinct: Callable[[str], str] = files.distinct_stems()
        before = _rows(folder / UNFINISHED) or _rows(folder / LINES) if keep else []
        kept = [row for row in before if keep and keep(row)]
        self.kept = tuple(kept)
        self.kept_files = frozenset(film_file(row["file"]) for row in kept)
        for row in kept:
            self._distinct(_stem(row["file"]))
        try:
            with files.replacing(folder / UNFINISHED) as stream:
                stream.writelines((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8") for row in kept)
            self._rows = (folder / UNFINISHED).open("a", encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(folder, error.strerror or type(error).__name__) from error
        self._report = self._begun(card, letterhead, resumed=bool(kept)) if "pdf" in formats else None

    def add(self, reading: Reading, review: Review | None = None) -> None:
        """Write one reading's pictures, then its row; what the reader said of it goes into the report.

        Raise OutputError, and let go, where the disk refuses.
        """
        try:
            self._add(reading, review)
        except OutputError:
            self.let_go()
            raise

    def let_go(self) -> None:
        """Close what is open; the rows that were flushed can be resumed from."""
        with suppress(OSError):  # a full disk refuses the rest of a row once more
            self._rows.close()
        if self._report:
            self._report.discard()

    def _add(self, reading: Reading, review: Review | None) -> None:
        stem = self._distinct(_stem(reading.name))
        drawn = None
        if reading.status is Status.READ:
            drawn = overlay.picture(reading) if {"overlay", "pdf"} & set(self.formats) else None
            self._draw(reading, stem, drawn)
        if self._report:
            self._report.add(reading, review, drawn)
        try:
            self._rows.write(jsonl.line(reading))
            self._rows.flush()
        except OSError as error:
            raise OutputError(self.folder / UNFINISHED, error.strerror or type(error).__name__) from error

    def finish(self, *, complete: bool) -> None:
        """Put results.jsonl, results.csv and the report in place; a batch that is not complete can be resumed from.

        Where one is refused, as when another program holds it open, the others are still written; then that
        OutputError is raised, and the rows stay in `results.jsonl.unfinished`.
        """
        refused: list[OutputError] = []
        for put in (self._close_rows, self._put_lines, self._put_sheet, self._put_report):
            try:
                put()
            except OutputError as error:
                refused.append(error)
        if refused:
            self.let_go()
            raise refused[0]
        if complete:
            (self.folder / UNFINISHED).unlink(missing_ok=True)

    def _close_rows(self) -> None:
        try:
            self._rows.close()
        except OSError as error:
            raise OutputError(self.folder / UNFINISHED, error.strerror or type(error).__name__) from error

    def _put_lines(self) -> None:
        if "jsonl" in self.formats:
            with files.replacing(self.folder / LINES) as stream, (self.folder / UNFINISHED).open("rb") as rows:
                stream.writelines(rows)

    def _put_sheet(self) -> None:
        if "csv" in self.formats:
            with files.replacing(self.folder / SHEET) as stream:
                rows = table.text(_lines(self.folder / UNFINISHED))
                stream.writelines(piece.encode("utf-8") for piece in rows)

    def _put_report(self) -> None:
        if self._report:
            self._report.finish()

    def _draw(self, reading: Reading, stem: str, drawn: NDArray[np.uint8] | None) -> None:
        if "overlay" in self.formats and drawn is not None:
            files.write(self.folder / "overlays" / f"{stem}.png", png(drawn))
        if "mask" in self.formats and reading.bone_mask is not None and reading.fracture_mask is not None:
            for name, mask in (("bone", reading.bone_mask), ("fracture", reading.fracture_mask)):
                files.write(self.folder / "masks" / f"{stem}.{name}.png", png(mask.astype(np.uint8) * 255))
        for name in (name for name in DICOM_FORMATS if name in self.formats):
            self._file_dicom(reading, name, self.folder / "dicom" / f"{stem}.{name}.dcm")

    def _begun(self, card: Card | None, letterhead: Letterhead | None, *, resumed: bool) -> PdfReport:
        """Open the report of this run; a resumed run leaves that of the run before it and writes one of its own."""
        from engine import site
        from engine.report.pdf import PdfReport

        number = 2 + len(list(self.folder.glob("report-*.pdf")))
        beside = resumed and (self.folder / REPORT).exists()
        path = self.folder / (f"report-{number}.pdf" if beside else REPORT)
        own = site.load()
        self.problems += own.problems
        return PdfReport(path, card=card, letterhead=letterhead or own.letterhead, advice=own.guidance)

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


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file of lines; a last line that was cut off by a stop is left out."""
    with path.open(encoding="utf-8") as stream:
        for text in stream:
            if text.endswith("\n"):
                yield json.loads(text)


def _rows(path: Path) -> list[dict[str, Any]]:
    return list(_lines(path)) if path.is_file() else []
