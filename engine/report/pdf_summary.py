"""The first page: how many films of each kind, which need eyes first, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engine.card import Card
from engine.report import pdf_shapes as shapes
from engine.report.content import WORDS, Sheet
from engine.report.impression import per_cent
from engine.report.pdf_paper import MARGIN, SHADE, SOFT, WIDTH, Paper

ORDER = ("positive", "doubt", "negative", "read", "not_assessable", "failed")
COLUMNS = (14.0, 78.0, 34.0, 30.0, 22.0)
LISTED = {"positive": "Positive films", "doubt": "Films in doubt", "negative": "Negative films",
          "read": "Films read without a fracture question"}  # fmt: skip


def draw(paper: Paper, sheets: Sequence[Sheet], links: Sequence[int], card: Card | None) -> None:
    """Add the summary; `links` lead to the films' pages."""
    paper.add_page()
    paper.ink(16, bold=True)
    paper.cell(WIDTH, 8, "Summary", new_x="LMARGIN", new_y="NEXT")
    counts = Counter(sheet.state for sheet in sheets)
    films = "1 film" if len(sheets) == 1 else f"{len(sheets)} films"
    paper.ink(9, SOFT)
    paper.paragraph(f"{films}. Films are listed by triage; each has its own page, in the order in which it was read.")
    paper.set_y(paper.get_y() + 3)
    _tiles(paper, counts)
    _parts(paper, sheets)
    for state, title in LISTED.items():
        _films(paper, title, state, sheets, links)
    _unread(paper, sheets, links)
    _model(paper, card)


def _tiles(paper: Paper, counts: Counter[str]) -> None:
    shown = [state for state in ORDER if counts[state] or state in ("positive", "doubt", "negative")]
    width, top = (WIDTH - 3 * (len(shown) - 1)) / len(shown), paper.get_y()
    for column, state in enumerate(shown):
        x = MARGIN + column * (width + 3)
        paper.set_fill_color(*SHADE)
        paper.rect(x, top, width, 17, style="F")
        paper.set_xy(x + 3, top + 2)
        paper.ink(15, bold=True)
        paper.cell(width - 6, 7, str(counts[state]))
        paper.ink(8)
        paper.badge(state, x + 3, top + 10.5, 2.8)
    paper.set_xy(MARGIN, top + 18)


def _parts(paper: Paper, sheets: Sequence[Sheet]) -> None:
    states = ("positive", "doubt", "negative")
    counts = Counter((sheet.part or "not known", sheet.state) for sheet in sheets if sheet.state in states)
    if not counts:
        return
    paper.heading("Fracture triage by body part")
    widths = (58.0, 30.0, 30.0, 30.0, 30.0)
    paper.row(("Body part", *(WORDS[state] for state in states), "Films"), widths, head=True)
    for part in sorted({part for part, _ in counts}):
        row = [counts[part, state] for state in states]
        paper.row((part.capitalize(), *map(str, row), str(sum(row))), widths)
    sums = [sum(counts[part, state] for part in {part for part, _ in counts}) for state in states]
    paper.row(("All", *map(str, sums), str(sum(sums))), widths, head=True)


def _films(paper: Paper, title: str, state: str, sheets: Sequence[Sheet], links: Sequence[int]) -> None:
    held = [(number, sheet) for number, sheet in enumerate(sheets) if sheet.state == state]
    if not held:
        return
    paper.heading(title)
    paper.row(("Film", "File", "Part", "Patient ID", "Probability"), COLUMNS, head=True)
    for number, sheet in sorted(held, key=lambda pair: (-(pair[1].probability or 0.0), pair[0])):
        chance = "" if sheet.probability is None else per_cent(sheet.probability)
        top, page = paper.get_y(), paper.page
        patient = dict(sheet.facts).get("Patient ID", "")
        paper.row((str(number + 1), sheet.name, sheet.part or "", patient, chance), COLUMNS)
        paper.link(MARGIN, top if page == paper.page else paper.get_y() - 5, WIDTH, 5, links[number])


def _unread(paper: Paper, sheets: Sequence[Sheet], links: Sequence[int]) -> None:
    held = [(number, sheet) for number, sheet in enumerate(sheets) if sheet.state in ("not_assessable", "failed")]
    if not held:
        return
    paper.heading("Not assessable, or could not be read")
    for number, sheet in held:
        if paper.will_page_break(10):
            paper.add_page()
        top = paper.get_y() + 0.6
        shapes.draw(paper, sheet.state, MARGIN, top + 0.6, 2.8)
        paper.set_xy(MARGIN + 5, top)
        paper.ink(8, bold=True)
        name = paper.fit(f"Film {number + 1}: {sheet.name}", WIDTH - 5)
        paper.cell(WIDTH - 5, 4, name, link=links[number], new_x="LEFT", new_y="NEXT")
        paper.ink(8)
        paper.paragraph(sheet.findings[0], 4, WIDTH - 5)
        paper.set_x(MARGIN)


def _model(paper: Paper, card: Card | None) -> None:
    if card is None:
        return
    paper.heading("Model")
    paper.ink(8.5)
    paper.paragraph(f"{card.name} {card.version}, SHA-256 {card.sha256}.", 4.2)
    for sentence in card.limits:
        paper.paragraph(sentence, 4.2)
