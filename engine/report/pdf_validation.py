"""A validation as a PDF: how it was measured, the figures with their intervals, two curves, and every miss."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from engine import files
from engine.report.content import WORDS, Facts
from engine.report.fonts import Fonts
from engine.report.impression import part_name
from engine.report.letterhead import Letterhead
from engine.report.pdf_paper import INK, MARGIN, RULE, SOFT, WIDTH, Paper
from engine.validation.figures import Figure, Operating
from engine.validation.study import FALSE_ALARM, MISSED, NO_ANSWER, Case, Group, Validation

CALL = {
    "auc": "Area under the ROC curve (AUC)",
    "sensitivity_at_high_sensitivity": "Sensitivity, films positive or in doubt",
    "specificity_at_high_sensitivity": "Specificity, films positive or in doubt",
    "sensitivity_at_high_specificity": "Sensitivity, positive films alone",
    "specificity_at_high_specificity": "Specificity, positive films alone",
    "doubt": "Share of films in doubt",
    "part_right": "Body part right, where the table names it",
}
PART_HEAD = ("Part", "Films (fractured)", "AUC", "Sensitivity*", "Specificity*")
MISSES = {
    MISSED: "Fractures that were called negative",
    FALSE_ALARM: "Films without a fracture that were called positive",
    NO_ANSWER: "Films without an answer",
}
FIGURE_COLUMNS, PART_COLUMNS = (84.0, 22.0, 42.0, 30.0), (34.0, 30.0, 38.0, 38.0, 38.0)
MISS_COLUMNS, REASON_COLUMNS = (80.0, 28.0, 26.0, 44.0), (56.0, 20.0, 24.0, 78.0)
PLOT, GAP, LEFT = 62.0, 20.0, 9.0  # mm
BLUE, ORANGE = (0, 114, 178), (213, 94, 0)
Points = Sequence[tuple[float, float]]


def write(
    validation: Validation,
    path: Path,
    date: dt.date | None = None,
    letterhead: Letterhead | None = None,
    fonts: Fonts | None = None,
) -> None:
    """Write the report whole or not at all; raise OutputError where the disk refuses. `date` None is now."""
    moment = date or dt.datetime.now(dt.UTC).replace(microsecond=0)
    when = moment if isinstance(moment, dt.datetime) else dt.datetime.combine(moment, dt.time(), dt.UTC)
    fonts = fonts or Fonts()
    for text in _foreign(validation, letterhead):
        fonts.printable(text)  # before the first page: a font that is found later would not be embedded
    paper = Paper(fonts, letterhead, when, "Osteoscope validation report")
    _draw(paper, validation)
    files.write(path, bytes(paper.output()))


def _draw(paper: Paper, validation: Validation) -> None:
    paper.add_page()
    paper.ink(16, bold=True)
    paper.cell(WIDTH, 8, "Validation", new_x="LMARGIN", new_y="NEXT")
    paper.ink(9, SOFT)
    paper.paragraph(
        "How the machine's fracture triage agrees with the truth that this site wrote down for its own films. "
        "The figures hold for these films alone."
    )
    paper.set_y(paper.get_y() + 2)
    paper.facts(_facts(validation), 1, 8, 30)
    _figures(paper, validation.groups[0])
    _plots(paper, validation.curve)
    _parts(paper, validation.groups[1:])
    for miss, title in MISSES.items():
        _misses(paper, title, [case for case in validation.misses if case.miss == miss], miss)
    _absent(paper, validation.absent)


def _facts(validation: Validation) -> Facts:
    everything, model = validation.groups[0], validation.model
    run = ", ".join(filter(None, (validation.device, validation.runtime, validation.precision)))
    over = "bootstrap over patients" if validation.by_patient else "Wilson; for the AUC a bootstrap over films"
    note = "" if validation.by_patient else ". Films of one patient count as if they were of several"
    counts = f"{everything.films} read, {everything.fractured} fractured, {everything.unanswered} without an answer"
    return (
        ("Films", f"{counts}, {len(validation.absent)} named but not found"),
        ("Folder", str(validation.folder)),
        ("Table of truth", f"{validation.truth_file}, SHA-256 {validation.truth_sha256}"),
        ("Model", f"{model.name} {model.version}, SHA-256 {model.sha256}" if model else "none answered"),
        ("Read on", run or "not known"),
        ("95 % intervals", over + note),
    )  # fmt: skip


def _figures(paper: Paper, everything: Group) -> None:
    paper.heading("Figures, all films that got an answer")
    paper.row(("Figure", "Value", "95 % interval", "Films"), FIGURE_COLUMNS, head=True)
    for name, title in CALL.items():
        one: Figure = getattr(everything, name)
        if name == "part_right" and not one.films:
            continue
        films = f"{one.hits} of {one.films}" if one.hits is not None else str(one.films)
        interval = "" if one.low is None or one.high is None else f"{one.low:.3f} to {one.high:.3f}"
        value = "not measurable" if one.value is None else f"{one.value:.3f}"
        paper.row((title, value, interval, films), FIGURE_COLUMNS)


def _plots(paper: Paper, curve: Sequence[Operating]) -> None:
    known = [one for one in curve if one.sensitivity is not None and one.specificity is not None]
    if not known:
        return
    paper.heading("Curves", PLOT + 24)
    top = paper.get_y() + 4
    roc = [(1 - (one.specificity or 0.0), one.sensitivity or 0.0) for one in known]
    sensitivity = [(one.threshold, one.sensitivity or 0.0) for one in known]
    specificity = [(one.threshold, one.specificity or 0.0) for one in known]
    left, right = MARGIN + LEFT, MARGIN + 2 * LEFT + PLOT + GAP
    _axes(paper, left, top, "1 - specificity", "Sensitivity (ROC curve)")
    _line(paper, left, top, [(0.0, 0.0), (1.0, 1.0)], RULE)
    _line(paper, left, top, [*roc, (0.0, 0.0)], BLUE)
    _axes(paper, right, top, "Threshold on the fracture probability", "")
    _line(paper, right, top, sensitivity, BLUE)
    _line(paper, right, top, specificity, ORANGE, dashed=True)
    for x, words, colour in ((right, "Sensitivity (solid)", BLUE), (right + 30, "Specificity (dashed)", ORANGE)):
        paper.set_xy(x, top - 4.5)
        paper.ink(7.5, colour)
        paper.cell(30, 4, words)
    paper.set_xy(MARGIN, top + PLOT + 11)


def _axes(paper: Paper, x: float, y: float, below: str, above: str) -> None:
    paper.set_draw_color(*RULE)
    paper.set_line_width(0.2)
    paper.rect(x, y, PLOT, PLOT)
    for step in range(6):
        share = step / 5
        paper.ink(7, SOFT)
        paper.set_xy(x + share * PLOT - 5, y + PLOT + 0.6)
        paper.cell(10, 3.4, f"{share:.1f}", align="C")
        paper.set_xy(x - 9, y + (1 - share) * PLOT - 1.7)
        paper.cell(8, 3.4, f"{share:.1f}", align="R")
    paper.ink(7.5, INK)
    paper.set_xy(x, y + PLOT + 4.2)
    paper.cell(PLOT, 4, below, align="C")
    paper.set_xy(x, y - 4.5)
    paper.cell(PLOT, 4, above)


def _line(
    paper: Paper, x: float, y: float, points: Points, colour: tuple[int, int, int], *, dashed: bool = False
) -> None:
    paper.set_draw_color(*colour)
    paper.set_line_width(0.5)
    paper.set_dash_pattern(*((1.6, 1.0) if dashed else (0, 0)))
    paper.polyline([(x + across * PLOT, y + (1 - up) * PLOT) for across, up in points])
    paper.set_dash_pattern()


def _parts(paper: Paper, groups: Sequence[Group]) -> None:
    if not groups:
        return
    paper.heading("By body part", 24)
    paper.row(PART_HEAD, PART_COLUMNS, head=True)
    for group in groups:
        found = (group.auc, group.sensitivity_at_high_sensitivity, group.specificity_at_high_sensitivity)
        films = f"{group.films} ({group.fractured})"
        paper.row((part_name(group.name).capitalize(), films, *map(_short, found)), PART_COLUMNS)
    paper.ink(7.5, SOFT)
    paper.paragraph("* Films positive or in doubt are called. A part with few films has a wide interval.", 4)


def _short(one: Figure) -> str:
    if one.value is None or one.low is None or one.high is None:
        return "not measurable"
    return f"{one.value:.2f} ({one.low:.2f} to {one.high:.2f})"


def _misses(paper: Paper, title: str, cases: Sequence[Case], miss: str) -> None:
    if not cases:
        return
    paper.heading(f"{title}: {len(cases)}", 24)
    last, widths = ("Reason", REASON_COLUMNS) if miss == NO_ANSWER else ("Probability", MISS_COLUMNS)
    paper.row(("File", "Patient", "Part", last), widths, head=True)
    for case in cases:
        said = case.reason or "" if miss == NO_ANSWER else _probability(case)
        paper.row((case.file, case.truth.patient or "", part_name(case.group or ""), said), widths)


def _probability(case: Case) -> str:
    called = WORDS[case.triage.value].lower() if case.triage else ""
    return "" if case.probability is None else f"{case.probability * 100:.1f} %, {called}"


def _absent(paper: Paper, absent: Sequence[str]) -> None:
    if not absent:
        return
    paper.heading("Named in the table, not found in the folder")
    paper.ink(8)
    for name in absent:
        paper.paragraph(name, 4)


def _foreign(validation: Validation, letterhead: Letterhead | None) -> list[str]:
    held = [str(validation.folder), validation.truth_file, *validation.absent]
    for case in validation.misses:
        held += [case.file, case.truth.patient or "", case.reason or "", case.group or ""]
    return held + ([letterhead.name, *letterhead.lines] if letterhead else [])
