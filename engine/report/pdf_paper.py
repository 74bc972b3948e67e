"""The sheet of paper: margins, letterhead, footer, and the few ways in which text stands on it."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from fpdf import FPDF
from PIL import Image

import engine
from engine.report import pdf_shapes as shapes
from engine.report.content import RESEARCH_USE, WORDS, Facts
from engine.report.fonts import Fonts
from engine.report.letterhead import Letterhead

MARGIN, WIDTH, TOP, BOTTOM = 16.0, 178.0, 28.0, 19.0  # mm on A4
INK, SOFT, RULE, SHADE = (28, 33, 38), (98, 106, 114), (205, 210, 215), (244, 246, 248)
# Marks, and scripts that join or run leftward.
NEED_SHAPING = re.compile("[\u0300-\u036f\u0590-\u1dff\ufb1d-\ufdff\ufe70-\ufefc]")


class Drawn(NamedTuple):
    """A picture's size on paper in mm, and fpdf2's record of it."""

    width: float
    height: float
    record: Any


UNDATED = datetime(1900, 1, 1, tzinfo=UTC)  # a PDF must have a date


class Paper(FPDF):
    """A4 with the letterhead above and the research-use line below, on every page."""

    def __init__(self, fonts: Fonts, letterhead: Letterhead | None, date: datetime | None, title: str) -> None:
        super().__init__(format="A4")
        self.letterhead, self.date, self._fonts = letterhead, date, fonts
        self.running = ""  # what a page that goes on from the one before speaks of
        self.set_margins(MARGIN, TOP, MARGIN)
        self.set_auto_page_break(True, BOTTOM)
        self.c_margin = 0
        self._kind = title.removeprefix("Osteoscope ").capitalize()
        self.set_title(title)
        self.set_lang("en")
        self.set_creator(f"Osteoscope {engine.__version__}")
        self.set_creation_date(date or UNDATED)
        self._dress()

    def file_id(self) -> str:
        """Return an identifier that the same report always has."""
        digest = hashlib.sha256(f"{self.title}{self.date and self.date.isoformat()}".encode()).hexdigest()[:32].upper()
        return f"<{digest}><{digest}>"

    def header(self) -> None:
        """Draw the letterhead."""
        head = self.letterhead or Letterhead("Osteoscope", (self._kind,))
        left = MARGIN if head.logo is None else MARGIN + 5 + self.picture(head.logo, MARGIN, 9, 34, 14).width
        self.set_xy(left, 9)
        self.ink(11, bold=True)
        self.cell(110, 5.5, self.fit(head.name, 110))
        self.ink(7.5, SOFT)
        for y, line in zip((14.5, 17.9, 21.3), head.lines, strict=False):
            self.set_xy(left, y)
            self.cell(110, 3.4, self.fit(line, 110))
        self.set_xy(MARGIN, 9)
        self.cell(WIDTH, 5.5, f"{self.date:%Y-%m-%d %H:%M}" if self.date else "", align="R")
        if self.running:
            self.set_xy(MARGIN + WIDTH - 90, 20.4)
            self.cell(90, 3.4, self.fit(self.running, 90), align="R")
        self.rule(25.4)
        self.set_xy(MARGIN, TOP)

    def footer(self) -> None:
        """Draw the research-use line and the page's number."""
        self.rule(self.h - 15)
        self.set_xy(MARGIN, self.h - 13.5)
        self.ink(7.5, bold=True)
        self.cell(WIDTH - 30, 4, RESEARCH_USE)
        self.ink(7.5, SOFT)
        self.cell(30, 4, f"Page {self.page_no()} of {{nb}}", align="R")

    def ink(self, size: float, colour: tuple[int, int, int] = INK, *, bold: bool = False) -> None:
        """Set the font's size in points, its colour and weight, for text that needs no shaping."""
        self.set_text_shaping(False)
        self.set_font("text" if self._fonts.main else "helvetica", "B" if bold else "", size)
        self.set_text_color(*colour)

    def fit(self, text: str, width: float) -> str:
        """Return text as can be printed on one line of `width` mm, cut with dots."""
        shown = self._shaped(self._fonts.printable(text))
        if self.get_string_width(shown) <= width:
            return shown
        while shown and self.get_string_width(shown + "...") > width:
            shown = shown[:-1]
        return shown + "..."

    def paragraph(self, text: str, height: float = 4.4, width: float = 0, *, own: bool = True) -> None:
        """Print text over the lines it takes; one that is not our `own` sentence may run from the right."""
        shown = self._shaped(re.sub(r"(?<=\d) (?=%)", "\u00a0", self._fonts.printable(text, 1500)), own)
        self.multi_cell(width, height, shown, align="L", new_x="LEFT", new_y="NEXT")

    def heading(self, text: str, room: float = 16) -> None:
        """Print a section's title, on a new page where `room` mm would not fit below."""
        if self.will_page_break(room):
            self.add_page()
        self.set_xy(MARGIN, self.get_y() + 2.4)
        self.ink(8, SOFT, bold=True)
        self.cell(WIDTH, 4.6, text.upper(), new_x="LMARGIN", new_y="NEXT")
        self.ink(9)

    def picture(self, source: Path | bytes, x: float, y: float, width: float, height: float) -> Drawn:
        """Draw a picture as large as fits, from the corner (x, y)."""
        with Image.open(source if isinstance(source, Path) else io.BytesIO(source)) as opened:
            scale = min(width / opened.width, height / opened.height)
            size = (opened.width * scale, opened.height * scale)
        return Drawn(*size, self.image(source, x, y, *size))

    def rule(self, y: float) -> None:
        """Draw a thin line across."""
        self.set_draw_color(*RULE)
        self.set_line_width(0.2)
        self.line(MARGIN, y, MARGIN + WIDTH, y)

    def facts(self, facts: Facts, columns: int, size: float = 8.5, label: float = 26) -> None:
        """Print pairs of label and text in columns, row by row."""
        width, height = WIDTH / columns, size * 0.52
        for at in range(0, len(facts), columns):
            if self.will_page_break(height):
                self.add_page()
            top = self.get_y()
            for column, (name, text) in enumerate(facts[at : at + columns]):
                self.set_xy(MARGIN + column * width, top)
                self.ink(size, SOFT)
                self.cell(label, height, name)
                self.ink(size)
                self.cell(width - label - 2, height, self.fit(text, width - label - 2))
            self.set_xy(MARGIN, top + height)

    def row(self, cells: Sequence[str], widths: Sequence[float], *, head: bool = False) -> None:
        """Print one row of a table, cells cut to their column."""
        if self.will_page_break(5):
            self.add_page()
        self.ink(8, SOFT if head else INK, bold=head)
        for text, width in zip(cells, widths, strict=True):
            self.cell(width, 5, self.fit(text, width - 2))
        self.ln(5)
        self.rule(self.get_y())

    def badge(self, state: str, x: float, y: float, size: float = 3.4) -> None:
        """Print a state as shape and word, so that no one needs the colour."""
        shapes.draw(self, state, x, y + 0.5, size)
        self.set_xy(x + size + 1.6, y)
        self.cell(40, size + 1, WORDS[state])

    def _render_styled_text_line(self, *args: Any, **options: Any) -> Any:
        # fpdf2 2.8.9 sets a font that a line's first word does not use within that line only, and takes it for set:
        # after a name in a further font, digits came out as letters. So it is set before every line that needs it.
        if self.current_font is not None and not self.current_font_is_set_on_page:
            self._out(self._set_font_for_page(self.current_font, self.font_size_pt))
        return super()._render_styled_text_line(*args, **options)

    def _shaped(self, text: str, own: bool = True) -> str:
        """Return the text after shaping was set for it: it takes half the time of a report, and few scripts need it."""
        needed = self._fonts.main is not None and NEED_SHAPING.search(text) is not None
        self.set_text_shaping(needed, {"liga": False}, "ltr" if own else None)
        return text

    def _dress(self) -> None:
        if self._fonts.main is None or self._fonts.bold is None:
            return  # the PDF's own Helvetica
        faces: list[tuple[str, str, Any]] = [("text", "", self._fonts.main), ("text", "B", self._fonts.bold)]
        faces += [(f"further{number}", "", face) for number, face in enumerate(self._fonts.further)]
        for family, style, face in faces:
            self.add_font(family, style, face.path, collection_font_number=face.number)
        self.set_fallback_fonts([family for family, _, _ in faces[2:]], exact_match=False)
