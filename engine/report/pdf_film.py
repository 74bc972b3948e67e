"""One film's page: the film twice, what was found in it, and whose finding it is."""

from __future__ import annotations

from typing import NamedTuple

from engine.guidance import Entry
from engine.report.content import Sheet, Table
from engine.report.pdf_paper import MARGIN, RULE, SOFT, WIDTH, Paper
from engine.report.pdf_stream import Place, Spill

GAP = 4.0
PANE, TALLEST = (WIDTH - GAP) / 2, 84.0      # mm
REGION_COLUMNS = (15.0, 36.0, 24.0, 43.0, 26.0, 34.0)
MOST_REGIONS = 8
RED_FLAG = (213, 94, 0)
WIDE = ("File", "SHA-256 of the file", "SHA-256 of the model")     # facts that take a line each


class Film(NamedTuple):
    """A sheet and its two pictures as JPEG; no pictures where nothing could be decoded."""

    sheet: Sheet
    pictures: tuple[Place, Place] | None


def draw(paper: Paper, film: Film, number: int, total: int, spill: Spill) -> None:
    """Add the page of one film; it runs on to a second page where there is much to say."""
    sheet = film.sheet
    paper.add_page()
    _title(paper, sheet, number, total)
    if film.pictures is not None:
        _pictures(paper, film.pictures, spill)
    paper.heading("Impression")
    paper.ink(10, bold=True)
    for sentence in sheet.impression:
        paper.paragraph(sentence, 4.8)
    paper.ink(8.5)
    if sheet.limits:
        paper.paragraph(sheet.limits)
    paper.heading("Reader")
    paper.paragraph(sheet.verdict)
    paper.heading("Findings of the machine")
    for sentence in sheet.findings:
        paper.paragraph(sentence, 4.1)
    if sheet.regions is not None:
        _regions(paper, sheet.regions, sheet.measures)
    if sheet.guidance:
        _guidance(paper, sheet)
    paper.heading("Provenance")
    paper.facts(tuple(fact for fact in sheet.provenance if fact[0] in WIDE), 1, 7, 34)
    paper.facts(tuple(fact for fact in sheet.provenance if fact[0] not in WIDE), 3, 7, 20)


def _title(paper: Paper, sheet: Sheet, number: int, total: int) -> None:
    top = paper.get_y()
    paper.ink(13, bold=True)
    paper.cell(WIDTH - 28, 6.5, paper.fit(sheet.name, WIDTH - 28))
    paper.ink(8, SOFT)
    paper.cell(28, 6.5, f"Film {number} of {total}", align="R")
    paper.ink(11, bold=True)
    paper.badge(sheet.state, MARGIN, top + 7.5, 4)
    held = [sheet.part, None if sheet.probability is None else f"fracture probability {sheet.probability * 100:.0f} %"]
    paper.ink(9, SOFT)
    paper.set_xy(MARGIN + 46, top + 7.5)
    paper.cell(WIDTH - 46, 5, ", ".join(text for text in held if text))
    paper.set_xy(MARGIN, top + 14.5)
    paper.facts(sheet.facts or (("Patient", "no patient or study facts in the file"),), 3 if sheet.facts else 1)
    paper.set_y(paper.get_y() + 2)


def _pictures(paper: Paper, places: tuple[Place, Place], spill: Spill) -> None:
    top, height = paper.get_y(), 0.0
    for column, (place, caption) in enumerate(zip(places, ("The film", "With overlay"), strict=True)):
        x = MARGIN + column * (PANE + GAP)
        width, height, record = paper.picture(spill.take(place), x, top, PANE, TALLEST)
        record["data"] = place        # fpdf2 keeps every picture until the end; this one stays on disk
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
    paper.heading("Guidance that applies")
    sources = list(dict.fromkeys(_source(advice.entry) for advice in sheet.guidance))
    for advice in sheet.guidance:
        if paper.will_page_break(14):
            paper.add_page()
        entry, top = advice.entry, paper.get_y()
        number = sources.index(_source(entry)) + 1
        standing = "Finding confirmed by the reader" if advice.confirmed else "Suggested by the finding"
        paper.ink(8.5)
        paper.set_x(MARGIN + 3)
        paper.paragraph(("Red flag. " if entry.red_flag else "") + entry.statement, 4, WIDTH - 3)
        paper.ink(7, SOFT)
        paper.paragraph(f"{standing}. {entry.section}, source {number}.", 3.2, WIDTH - 3)
        paper.set_fill_color(*(RED_FLAG if entry.red_flag else RULE))
        paper.rect(MARGIN, top + 0.4, 0.8, paper.get_y() - top - 0.6, style="F")
        paper.set_xy(MARGIN, paper.get_y() + 0.8)
    paper.ink(7, SOFT)
    for number, source in enumerate(sources, 1):
        paper.paragraph(f"Source {number}: {source}", 3.2)


def _source(entry: Entry) -> str:
    return f"{entry.source}. {entry.population}. {entry.link}, reviewed on {entry.reviewed_on.isoformat()}."
