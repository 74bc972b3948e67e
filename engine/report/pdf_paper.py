"""The sheet of paper: margins, letterhead, footer, and the few ways in which text stands on it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from fpdf import FPDF
from PIL import Image

import engine
from engine.report.content import RESEARCH_USE, WORDS, Facts
from engine.report.fonts import Fonts

MARGIN, WIDTH, TOP, BOTTOM = 16.0, 178.0, 30.0, 20.0       # mm on A4
INK, SOFT, RULE, SHADE = (28, 33, 38), (98, 106, 114), (205, 210, 215), (244, 246, 248)
# Okabe and Ito's colours, told apart by colour-blind readers; each state has its own shape besides.
STATES: dict[str, tuple[str, tuple[int, int, int]]] = {
    "positive": ("triangle", (213, 94, 0)), "doubt": ("diamond", (230, 159, 0)), "negative": ("ring", (0, 114, 178)),
    "not_assessable": ("square", (120, 120, 120)), "failed": ("cross", (40, 40, 40)), "read": ("dot", (0, 114, 178)),
}  # fmt: skip


class Drawn(NamedTuple):
    """A picture's size on paper in mm, and fpdf2's record of it."""

    width: float
    height: float
    record: Any


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose report it is: the clinic's name, lines below it (the first three are printed), and a picture file."""

    name: str
    lines: tuple[str, ...] = ()
    logo: Path | None = None


class Paper(FPDF):
    """A4 with the letterhead above and the research-use line below, on every page."""

    def __init__(self, fonts: Fonts, letterhead: Letterhead | None, date: datetime, title: str) -> None:
        super().__init__(format="A4")
        self.letterhead, self.date, self._fonts = letterhead, date, fonts
        self.set_margins(MARGIN, TOP, MARGIN)
        self.set_auto_page_break(True, BOTTOM)
        self.c_margin = 0
        self.set_title(title)
        self.set_lang("en")
        self.set_creator(f"Osteoscope {engine.__version__}")
        self.set_creation_date(date)
        self._dress()

    def file_id(self) -> str:
        """Return an identifier that the same report always has."""
        digest = hashlib.sha256(f"{self.title}{self.date.isoformat()}".encode()).hexdigest()[:32].upper()
        return f"<{digest}><{digest}>"

    def header(self) -> None:
        """Draw the letterhead."""
        left, head = MARGIN, self.letterhead or Letterhead("Osteoscope", ("Reading report",))
        if head.logo is not None:
            left += self.picture(head.logo, MARGIN, 9, 34, 14).width + 5
        self.set_xy(left, 9)
        self.ink(11, bold=True)
        self.cell(110, 5.5, self.fit(head.name, 110))
        self.ink(7.5, SOFT)
        for number, line in enumerate(head.lines[:3]):
            self.set_xy(left, 14.5 + 3.4 * number)
            self.cell(110, 3.4, self.fit(line, 110))
        self.set_xy(MARGIN, 9)
        self.cell(WIDTH, 5.5, f"{self.date:%Y-%m-%d %H:%M}", align="R")
        self.rule(26)
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
        """Set the font's size in points, its colour and weight."""
        self.set_font("text" if self._fonts.main else "helvetica", "B" if bold else "", size)
        self.set_text_color(*colour)

    def fit(self, text: str, width: float) -> str:
        """Return text as can be printed on one line of `width` mm, cut with dots."""
        shown = self._fonts.printable(text)
        if self.get_string_width(shown) <= width:
            return shown
        while shown and self.get_string_width(shown + "...") > width:
            shown = shown[:-1]
        return shown + "..."

    def paragraph(self, text: str, height: float = 4.4, width: float = 0, longest: int = 1500) -> None:
        """Print text over as many lines as it takes, from the place where the pen is."""
        shown = self._fonts.printable(text, longest)
        self.multi_cell(width, height, shown, align="L", new_x="LEFT", new_y="NEXT")

    def heading(self, text: str) -> None:
        """Print a section's title; it is not left alone at the foot of a page."""
        if self.will_page_break(16):
            self.add_page()
        self.set_xy(MARGIN, self.get_y() + 3)
        self.ink(8, SOFT, bold=True)
        self.cell(WIDTH, 4.6, text.upper(), new_x="LMARGIN", new_y="NEXT")
        self.ink(9)

    def picture(self, source: Path | bytes, x: float, y: float, width: float, height: float) -> Drawn:
        """Draw a picture as large as fits, from the corner (x, y)."""
        with Image.open(source if isinstance(source, Path) else io.BytesIO(source)) as opened:
            scale = min(width / opened.width, height / opened.height)
            wide, high = opened.width * scale, opened.height * scale
        return Drawn(wide, high, self.image(source, x, y, w=wide, h=high))

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

    def mark(self, state: str, x: float, y: float, size: float) -> None:
        """Draw a state's shape in a square of `size` mm."""
        shape, colour = STATES[state]
        self.set_fill_color(*colour)
        self.set_draw_color(*colour)
        self.set_line_width(size / 7)
        half = size / 2
        if shape == "triangle":
            self.polygon([(x + half, y), (x + size, y + size), (x, y + size)], style="F")
        elif shape == "diamond":
            self.polygon([(x + half, y), (x + size, y + half), (x + half, y + size), (x, y + half)], style="F")
        elif shape == "square":
            self.rect(x + size / 10, y + size / 10, size * 0.8, size * 0.8, style="D")
        elif shape == "cross":
            self.line(x, y, x + size, y + size)
            self.line(x, y + size, x + size, y)
        else:
            edge = size / 14 if shape == "ring" else 0
            self.ellipse(x + edge, y + edge, size - 2 * edge, size - 2 * edge, style="D" if shape == "ring" else "F")

    def badge(self, state: str, x: float, y: float, size: float = 3.4) -> None:
        """Print a state as shape and word, so that no one needs the colour."""
        self.mark(state, x, y + 0.5, size)
        self.set_xy(x + size + 1.6, y)
        self.cell(40, size + 1, WORDS[state])

    def _dress(self) -> None:
        if self._fonts.main is None or self._fonts.bold is None:
            return
        faces: list[tuple[str, str, Any]] = [("text", "", self._fonts.main), ("text", "B", self._fonts.bold)]
        faces += [(f"further{number}", "", face) for number, face in enumerate(self._fonts.further)]
        for family, style, face in faces:
            self.add_font(family, style, face.path, collection_font_number=face.number)
        self.set_fallback_fonts([family for family, _, _ in faces[2:]], exact_match=False)
        self.set_text_shaping(True, features={"liga": False})
