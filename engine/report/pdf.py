"""Readings as a PDF that a department can file: a summary, then a page a film."""

from __future__ import annotations

import datetime as dt
import io
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from engine import files, guidance, overlay
from engine.card import Card
from engine.errors import OutputError
from engine.records import Reading, Status
from engine.report import pdf_film, pdf_summary
from engine.report.content import Review, Sheet, sheet
from engine.report.fonts import Fonts
from engine.report.letterhead import Letterhead
from engine.report.own import OwnWork, sentences, spacing_of
from engine.report.own_picture import with_own
from engine.report.pdf_paper import Paper
from engine.report.pdf_stream import Spill, producer

__all__ = ["Letterhead", "PdfReport"]

LONGEST_SIDE = 1000  # pixels of a film in the report
QUALITY = 85  # of its JPEG


class PdfReport:
    """Collects readings and writes the PDF at the end, whole or not at all.

    Pictures wait in a scratch file beside the target, so that memory does not grow with the number of films. The same
    readings, date and fonts give the same bytes.
    """

    def __init__(
        self,
        path: Path,
        *,
        card: Card | None = None,
        date: dt.date | None = None,
        letterhead: Letterhead | None = None,
        advice: guidance.Guidance | None = None,
        fonts: Fonts | None = None,
        undated: bool = False,
    ) -> None:
        """Begin a report; raise OutputError where the folder cannot be written to.

        `date` None is now; an `undated` report says nowhere when it was written.
        """
        moment = date or dt.datetime.now(dt.UTC).replace(microsecond=0)
        self.path, self._card = path, card
        whole = moment if isinstance(moment, dt.datetime) else dt.datetime.combine(moment, dt.time(), dt.UTC)
        self._date = None if undated else whole
        self._letterhead = _checked(letterhead, path)
        self._advice = guidance.load() if advice is None else advice
        self._fonts = fonts or Fonts()
        self._films: list[pdf_film.Film] = []
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._scratch = TemporaryFile(dir=path.parent)  # noqa: SIM115
        except OSError as error:
            raise _refused(path, error) from error
        self._spill = Spill(self._scratch)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.finish()
        else:
            self.discard()

    def add(
        self, reading: Reading, review: Review | None = None, drawn: NDArray[np.uint8] | None = None,
        own: OwnWork | None = None,
    ) -> None:  # fmt: skip
        """Take in one reading; raise OutputError where the disk is full.

        `drawn` is its overlay, where there is one; `own` is what the reader did, whose review goes before `review`.
        """
        work = own or OwnWork(review)
        made = sheet(reading, self._card, work.review, self._advice, sentences(reading, work), signed=work.signed)
        try:
            pictures = tuple(self._spill.keep(picture) for picture in _pictures(reading, drawn, work))
        except OSError as error:
            raise _refused(self.path, error) from error
        self._films.append(pdf_film.Film(self._known(made), pictures, work.drawn))

    def finish(self) -> None:
        """Write the report in place of what stood there; raise OutputError, and leave that alone, on any refusal."""
        try:
            paper = self._laid_out()
            with files.replacing(self.path) as stream:
                paper.output(output_producer_class=producer(stream, self._spill))
        except OutputError as error:
            raise _refused(self.path, error.__cause__) from error
        except OSError as error:
            raise _refused(self.path, error) from error
        finally:
            self.discard()

    def discard(self) -> None:
        """Let go of everything that was taken in; a second call does nothing."""
        with suppress(OSError):  # a full disk refuses what was still to be flushed
            self._scratch.close()
        self._films.clear()

    def _known(self, made: Sheet) -> Sheet:
        """Find fonts for all of a film's texts before the first is printed."""
        for _, text in (*made.facts, *made.provenance):
            self._fonts.printable(text)
        for text in (made.name, made.verdict, made.note or "", *made.own, *made.findings, *_advised(made)):
            self._fonts.printable(text, 1500)
        return made

    def _laid_out(self) -> Paper:
        for text in (self._letterhead.name, *self._letterhead.lines) if self._letterhead else ():
            self._fonts.printable(text)
        paper = Paper(self._fonts, self._letterhead, self._date, "Osteoscope reading report")
        links = [paper.add_link(page=1) for _ in self._films]  # placed below
        pdf_summary.draw(paper, [film.sheet for film in self._films], links, self._card)
        for number, (film, link) in enumerate(zip(self._films, links, strict=True), 1):
            first = paper.page + 1
            pdf_film.draw(paper, film, number, len(self._films), self._spill)
            paper.set_link(link, page=first)
        return paper


def _advised(made: Sheet) -> tuple[str, ...]:
    entries = [advice.entry for advice in made.guidance]
    return tuple(f"{one.statement} {one.section} {one.source} {one.population} {one.link}" for one in entries)


def _pictures(reading: Reading, drawn: NDArray[np.uint8] | None, own: OwnWork) -> tuple[bytes, ...]:
    if reading.radiograph is None:
        return ()
    grey = overlay.grey(reading.radiograph)
    if drawn is None and reading.status is Status.READ:
        drawn = overlay.picture(reading)
    if own.drawn:
        drawn = with_own(grey if drawn is None else drawn, own.drawings, spacing_of(reading, own.drawings))
    return (_jpeg(grey),) if drawn is None else (_jpeg(grey), _jpeg(drawn))


def _jpeg(picture: NDArray[np.uint8]) -> bytes:
    """Return a picture, (rows, cols) or (rows, cols, 3) uint8, as a JPEG at the report's size."""
    scale = LONGEST_SIDE / max(picture.shape[:2])
    if scale < 1:
        size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, "JPEG", quality=QUALITY, subsampling=0)
    return stream.getvalue()


def _checked(letterhead: Letterhead | None, path: Path) -> Letterhead | None:
    """Return the letterhead with a logo that opens; raise OutputError for one that does not."""
    if letterhead is None or letterhead.logo is None:
        return letterhead
    try:
        with Image.open(letterhead.logo) as logo:
            logo.verify()
    except (OSError, UnidentifiedImageError, ValueError) as error:
        raise OutputError(path, f"the logo {letterhead.logo.name} is not a picture that can be read") from error
    return letterhead


def _refused(path: Path, error: BaseException | None) -> OutputError:
    if isinstance(error, PermissionError):
        return OutputError(path, "the folder or the file is write-protected, or another program has the file open")
    reason: str | None = None
    with suppress(AttributeError):
        reason = error.strerror  # type: ignore[union-attr]
    return OutputError(path, reason or type(error).__name__)
