"""One film's page: the film twice, what was found in it, and whose finding it is."""

from __future__ import annotations

from typing import NamedTuple

from engine.guidance import Entry
from engine.report.content import Sheet, Table
from engine.report.impression import per_cent
from engine.report.pdf_paper import MARGIN, RULE, SOFT, WIDTH, Paper
from engine.report.pdf_stream import Place, Spill

GAP = 4.0
PANE, TALLEST = (WIDTH - GAP) / 2, 60.0  # mm
REGION_COLUMNS = (15.0, 36.0, 24.0, 43.0, 26.0, 34.0)
MOST_REGIONS = 8
RED_FLAG = (213, 94, 0)


class Film(NamedTuple):
    """A sheet, and the film and its overlay as JPEG; without overlay where nothing was read, or without both."""

    sheet: Sheet
    pictures: tuple[Place, ...]
    own: bool = False  # whether the overlay holds what the reader drew


def draw(paper: Paper, film: Film, number: int, total: int, spill: Spill) -> None:
    """Add the page of one film; it runs on to a second page where there is much to say."""
    sheet = film.sheet
    paper.add_page()
    paper.running = f"Film {number}, continued: {sheet.name}"
    _title(paper, sheet, number, total)
    if film.pictures:
        _pictures(paper, film.pictures, spill, "With overlay; the reader's own in green and yellow" if film.own else
                  "With overlay")  # fmt: skip
    paper.heading("Impression")
    paper.ink(10, bold=True)
    for sentence in sheet.impression:
        paper.paragraph(sentence, 4.8)
    paper.ink(8.5)
    if sheet.limits:
        paper.paragraph(sheet.limits)
    paper.heading("Reader")
    paper.paragraph(sheet.verdict)
    if sheet.note:
        paper.paragraph(sheet.note, own=False)
    for sentence in sheet.own:
        paper.paragraph(sentence, own=False)
    paper.heading("Findings of the machine")
    for sentence in sheet.findings:
        paper.paragraph(sentence, 4.1)
    if sheet.regions is not None:
        _regions(paper, sheet.regions, sheet.measures)
    if sheet.guidance:
        _guidance(paper, sheet)
    paper.heading("Provenance", 24)
    paper.facts(sheet.provenance, 1, 7, 26)
    paper.running = ""


def _title(paper: Paper, sheet: Sheet, number: int, total: int) -> None:
    top = paper.get_y()
    paper.ink(13, bold=True)
    paper.cell(WIDTH - 28, 6.5, paper.fit(sheet.name, WIDTH - 28))
    paper.ink(8, SOFT)
    paper.cell(28, 6.5, f"Film {number} of {total}", align="R")
    paper.ink(11, bold=True)
    paper.badge(sheet.state, MARGIN, top + 7.5, 4)
    held = [sheet.part, None if sheet.probability is None else f"fracture probability {per_cent(sheet.probability)}"]
    paper.ink(9, SOFT)
    paper.set_xy(MARGIN + 46, top + 7.5)
    paper.cell(WIDTH - 46, 5, ", ".join(text for text in held if text))
    paper.set_xy(MARGIN, top + 14.5)
    names = tuple(fact for fact in sheet.facts if fact[0] == "Patient")
    paper.facts(names if sheet.facts else (("Patient", "no patient or study facts in the file"),), 1, label=18)
    paper.facts(tuple(fact for fact in sheet.facts if fact not in names), 4, label=18)
    paper.set_y(paper.get_y() + 2)


def _pictures(paper: Paper, places: tuple[Place, ...], spill: Spill, second: str) -> None:
    top, height = paper.get_y(), 0.0
    for column, (place, caption) in enumerate(zip(places, ("The film", second), strict=False)):
        x = MARGIN + column * (PANE + GAP)
        width, height, record = paper.picture(spill.take(place), x, top, PANE, TALLEST)
        record["data"] = place  # fpdf2 keeps every picture until the end; this one stays on disk
        paper.set_xy(x, top + height + 0.6)
        paper.ink(7, SOFT)
        paper.cell(width, 3.4, caption)
    paper.set_xy(MARGIN, top + height + 3.5)


def _regions(paper: Paper, table: Table, measures: str | None) -> None:
    paper.heading("Regions")
    paper.row(table.head, REGION_COLUMNS, head=True)
    for row in table.rows[:MOST_REGIONS]:
        paper.row(row, REGION_COLUMNS)
    paper.ink(7.5, SOFT)
    if len(table.rows) > MOST_REGIONS:
        paper.paragraph(f"{len(table.rows) - MOST_REGIONS} smaller regions are in results.jsonl.", 4)
    if measures:
        paper.paragraph(measures, 4)


def _guidance(paper: Paper, sheet: Sheet) -> None:
    sources = list(dict.fromkeys(_source(advice.entry) for advice in sheet.guidance))
    for title, confirmed in (("finding confirmed by the reader", True), ("suggested by the finding", False)):
        entries = [advice.entry for advice in sheet.guidance if advice.confirmed is confirmed]
        if entries:
            paper.heading(f"Guidance that applies: {title}")
        for entry in entries:
            _entry(paper, entry, sources.index(_source(entry)) + 1)
    paper.ink(7, SOFT)
    for number, source in enumerate(sources, 1):
        paper.paragraph(f"Source {number}: {source}", 3.2)


def _entry(paper: Paper, entry: Entry, source: int) -> None:
    if paper.will_page_break(13):
        paper.add_page()
    top = paper.get_y()
    paper.ink(8.5)
    paper.set_x(MARGIN + 3)
    flag = "Red flag. " if entry.red_flag else ""
    paper.paragraph(f"{flag}{entry.statement} [source {source}, {entry.section}]", 4, WIDTH - 3)
    paper.set_fill_color(*(RED_FLAG if entry.red_flag else RULE))
    paper.rect(MARGIN, top + 0.4, 0.8, paper.get_y() - top - 0.6, style="F")
    paper.set_xy(MARGIN, paper.get_y() + 0.8)


def _source(entry: Entry) -> str:
    return f"{entry.source}. {entry.population}. {entry.link}, reviewed on {entry.reviewed_on.isoformat()}."
