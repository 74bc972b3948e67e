"""The machine's findings as the panel's text."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from PySide6.QtCore import QCoreApplication

from desktop import spoken, words
from desktop.case import Case, Mark
from engine.card import Card
from engine.records import PartFracture, Reading, Region

translate = QCoreApplication.translate


def heading(case: Case | None) -> str:
    """Return the film's triage in a few words."""
    if case is None:
        return translate("Findings", "No film is open")
    if case.probability is None:
        return words.mark(case.mark)
    return translate("Findings", "{triage} · {probability}").format(
        triage=words.mark(case.mark), probability=words.per_cent(case.probability)
    )


def conclusion(case: Case | None) -> str:
    """Return what the triage means, or why there is none."""
    if case is None:
        return ""
    if case.reason:
        return words.sentence(case.reason)
    meanings = {
        Mark.POSITIVE: translate("Findings", "A fracture is suspected."),
        Mark.DOUBT: translate("Findings", "The model cannot tell: between its two operating points."),
        Mark.NEGATIVE: translate("Findings", "No fracture is suspected. Small fractures can be missed."),
        Mark.NOT_ASSESSABLE: translate("Findings", "The model asks no fracture question of this part."),
        Mark.UNREAD: translate("Findings", "This film has not been read."),
    }
    return meanings.get(case.mark, "")


def likeliest(case: Case | None) -> str:
    """Return the likeliest part and by how much it leads."""
    parts = case.reading.parts if case is not None and case.reading is not None else ()
    if not parts:
        return ""
    first = words.part(parts[0].part), words.per_cent(parts[0].probability)
    if len(parts) == 1:
        return translate("Findings", "{part}: {probability}").format(part=first[0], probability=first[1])
    form = translate("Findings", "{part}: {probability}, {margin} points before {next}")
    margin = round((parts[0].probability - parts[1].probability) * 100)
    return form.format(part=first[0], probability=first[1], margin=margin, next=words.part(parts[1].part).lower())


def details(case: Case | None, card: Card | None) -> str:
    """Return parts, what was measured at their operating points, and the further questions, as rich text."""
    if case is None or case.reading is None:
        return ""
    reading, blocks = case.reading, []
    fractures = {one.part: one for one in reading.fracture.parts} if reading.fracture else {}
    for part in reading.parts:
        title = translate("Findings", "{part} (part: {probability})").format(
            part=words.part(part.part), probability=words.per_cent(part.probability)
        )
        blocks.append(_block(title, _asked(fractures.get(part.part), card)))
    blocks += [_block(*further) for further in _further(reading)]
    blocks += [_block(*further) for further in _not_asked(reading, card)]
    return "".join(blocks)


def regions(case: Case | None) -> tuple[Region, ...]:
    """Return the machine's regions, their millimetres in the reader's calibration where there is one."""
    if case is None:
        return ()
    film = case.reading.radiograph if case.reading else None
    file, own = film.spacing if film else None, case.drawings.calibration
    if own is None:
        return case.regions
    ratio = None if file is None else (own.spacing.row_mm * own.spacing.col_mm / file.row_mm / file.col_mm) ** 0.5
    return tuple(
        replace(
            one,
            extent_mm=None if one.extent_mm is None or ratio is None else one.extent_mm * ratio,
            area_mm2=one.area_px * own.spacing.row_mm * own.spacing.col_mm,
        )
        for one in case.regions
    )


def _asked(found: PartFracture | None, card: Card | None) -> tuple[str, ...]:
    """Return one part's fracture answer and what was measured at its points; what begins with a tab is set back."""
    if found is None:
        return ()
    answer = translate("Findings", "Fracture: {triage}, {probability}").format(
        triage=words.mark(Mark(found.triage.value)).lower(), probability=words.per_cent(found.probability)
    )
    lines = [answer]
    for title, *measured in words.operating_points(card, found.part) if card else ():
        lines += [title, *(f"\t{line}" for line in measured)]
    return (*lines, words.scope(card, found.part) if card else "")


def _further(reading: Reading) -> list[tuple[str, tuple[str, ...]]]:
    made = []
    if reading.bone_density is not None:
        label = reading.bone_density.label
        lines = [
            translate("Findings", "Pattern: {label}, {probability}").format(
                label=label, probability=words.per_cent(reading.bone_density.probabilities[label])
            )
        ]
        if label != "normal":
            lines.append(translate("Findings", "Consider measuring: FRAX, DXA. A film gives no T-score."))
        made.append((translate("Findings", "Bone density"), tuple(lines)))
    if reading.osteoarthritis is not None:
        grade = reading.osteoarthritis.kl_grade
        line = translate("Findings", "Kellgren-Lawrence {grade}, {probability}").format(
            grade=grade, probability=words.per_cent(reading.osteoarthritis.probabilities[grade])
        )
        made.append((translate("Findings", "Osteoarthritis"), (line,)))
    return made  # fmt: skip


def _not_asked(reading: Reading, card: Card | None) -> list[tuple[str, tuple[str, ...]]]:
    """Return what a reader might look for here, and why this version does not say it."""
    parts = {part.part for part in reading.parts}
    titles = {
        "bone_density": translate("Findings", "Bone density"),
        "osteoarthritis": translate("Findings", "Osteoarthritis"),
        "fracture": translate("Findings", "Fracture"),
    }
    form = translate("Findings", "Not asked in this version: {reason}")
    return [
        (
            titles.get(expert.kind, expert.kind),
            (words.sentence(form.format(reason=spoken.said(expert.why_off or expert.name))),),
        )
        for expert in (card.experts if card else ()) if not expert.enabled and parts & set(expert.parts)
    ]  # fmt: skip


def _block(title: str, lines: tuple[str, ...]) -> str:
    rows = "".join(
        f"<div style='margin-top:{1 if line[0] == chr(9) else 5}px; margin-left:{14 if line[0] == chr(9) else 0}px'>"
        f"{escape(line.strip())}</div>"
        for line in lines
        if line
    )
    return f"<div style='margin-top:10px'><b>{escape(title)}</b></div>{rows}"
