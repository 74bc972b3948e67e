"""The guidance that goes with a film's finding, as the panel's text."""

from __future__ import annotations

from functools import cache
from html import escape

from PySide6.QtCore import QCoreApplication

from desktop.case import Case
from engine import site
from engine.guidance import Advice, Guidance
from engine.report import content

translate = QCoreApplication.translate


@cache
def installed() -> Guidance:
    """Return the shipped guidance with the site's own, read once."""
    return site.load().guidance


def advice(case: Case | None, known: Guidance) -> tuple[Advice, ...]:
    """Return the entries for what the machine found and the reader made of it."""
    if case is None or case.reading is None:
        return ()
    said = case.review
    review = None if said is None else content.Review(said.verdict or "", said.reader, said.note, said.at)
    return content.advice(case.reading, review, known)


def page(case: Case | None, known: Guidance) -> str:
    """Return the cards as rich text; empty where nothing applies."""
    cards = "".join(_card(one) for one in advice(case, known))
    problems = "".join(f"<p>{escape(str(problem))}</p>" for problem in known.problems) if cards else ""
    return cards + problems


def _card(one: Advice) -> str:
    entry = one.entry
    lead = translate("Findings", "Examine first") if entry.red_flag else ""
    state = (
        translate("Findings", "For the finding you confirmed.") if one.confirmed
        else translate("Findings", "Suggested by the finding; you have not confirmed it.")
    )  # fmt: skip
    source = translate("Findings", "{source}, {section}. For: {population}.").format(
        source=entry.source, section=entry.section, population=entry.population
    )
    link = translate("Findings", "{link} (reviewed {date})").format(link=entry.link, date=entry.reviewed_on.isoformat())
    title = f"<b>▲ {escape(lead)}.</b> " if lead else ""
    first, more = "<p style='margin:0px 0px 2px 0px'>", "<p style='margin:0px 0px 2px 12px'>"
    return (
        f"{first}{title}{escape(entry.statement)}</p>{more}<i>{escape(state)}</i></p>"
        f"{more}{escape(source)}</p><p style='margin:0px 0px 12px 12px'>{escape(link)}</p>"
    )
