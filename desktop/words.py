"""What the machine and the reader said, in words a clinic uses."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop import spoken
from desktop.case import Case, Mark
from desktop.worklist.studies import Study
from engine.card import Card, OperatingPoint, Rate
from engine.records import Calibration, Region, Spacing, Status
from engine.store.cases import Review, Verdict
from engine.store.drawings import OwnCalibration, OwnMask

translate = QCoreApplication.translate
GAP = "\u00a0"  # keeps a number and its unit on one line

_MARKS = {
    Mark.POSITIVE: str(QT_TRANSLATE_NOOP("Words", "Positive")),
    Mark.DOUBT: str(QT_TRANSLATE_NOOP("Words", "Doubt")),
    Mark.NEGATIVE: str(QT_TRANSLATE_NOOP("Words", "Negative")),
    Mark.NOT_ASSESSABLE: str(QT_TRANSLATE_NOOP("Words", "Not assessable")),
    Mark.FAILED: str(QT_TRANSLATE_NOOP("Words", "Failed")),
    Mark.UNREAD: str(QT_TRANSLATE_NOOP("Words", "Not read")),
}
_VERDICTS = {
    Verdict.ACCEPTED: str(QT_TRANSLATE_NOOP("Words", "Accepted")),
    Verdict.REJECTED: str(QT_TRANSLATE_NOOP("Words", "Rejected")),
    Verdict.FRACTURE: str(QT_TRANSLATE_NOOP("Words", "Fracture")),
    Verdict.NO_FRACTURE: str(QT_TRANSLATE_NOOP("Words", "No fracture")),
    Verdict.UNSURE: str(QT_TRANSLATE_NOOP("Words", "Cannot say")),
}


_PARTS = (
    str(QT_TRANSLATE_NOOP("Parts", "Hand")), str(QT_TRANSLATE_NOOP("Parts", "Wrist")),
    str(QT_TRANSLATE_NOOP("Parts", "Forearm")), str(QT_TRANSLATE_NOOP("Parts", "Elbow")),
    str(QT_TRANSLATE_NOOP("Parts", "Upper arm")), str(QT_TRANSLATE_NOOP("Parts", "Shoulder")),
    str(QT_TRANSLATE_NOOP("Parts", "Pelvis hip")), str(QT_TRANSLATE_NOOP("Parts", "Thigh")),
    str(QT_TRANSLATE_NOOP("Parts", "Knee")), str(QT_TRANSLATE_NOOP("Parts", "Lower leg")),
    str(QT_TRANSLATE_NOOP("Parts", "Ankle")), str(QT_TRANSLATE_NOOP("Parts", "Foot")),
    str(QT_TRANSLATE_NOOP("Parts", "Chest")), str(QT_TRANSLATE_NOOP("Parts", "Spine")),
    str(QT_TRANSLATE_NOOP("Parts", "Skull")), str(QT_TRANSLATE_NOOP("Parts", "Other")),
)  # fmt: skip


def per_cent(share: float) -> str:
    """Return a share in whole per cent; what is not quite none or all is never rounded to it."""
    if 0 < share < 0.01:
        return f"<{GAP}1{GAP}%"
    if 0.99 < share < 1:
        return f">{GAP}99{GAP}%"
    return f"{share * 100:.0f}{GAP}%"


def mark(kind: Mark) -> str:
    """Return the word beside a mark."""
    return translate("Words", _MARKS[kind])


def part(name: str | None) -> str:
    """Return a part's name for a table."""
    text = name.replace("_", " ").capitalize() if name else ""
    return translate("Parts", text) if text in _PARTS else text


def sentence(clause: str | None) -> str:
    """Return a reason of the engine as a sentence."""
    text = spoken.said((clause or "").strip().removesuffix(".")) if clause else ""
    return translate("Words", "{clause}.").format(clause=text[:1].upper() + text[1:]) if text else ""


def status(case: Case) -> str:
    """Return what became of the file, with the reason where there is one."""
    if case.reason:
        return sentence(case.reason)
    if case.reading is None:
        return mark(Mark.UNREAD)
    return translate("Words", "Read") if case.reading.status is Status.READ else mark(case.mark)


def review(said: Review | None) -> str:
    """Return the reader's verdict for a table."""
    if said is None:
        return ""
    return translate("Words", _VERDICTS[said.verdict]) if said.verdict else translate("Words", "Note")


def reviewed(said: Review | None) -> str:
    """Return who said what and when, in the reader's own time zone."""
    if said is None:
        return translate("Words", "Not reviewed yet.")
    when = said.at.astimezone().strftime("%Y-%m-%d %H:%M")
    if said.reader:
        return translate("Words", "{verdict} by {reader}, {when}.").format(
            verdict=review(said), reader=said.reader, when=when
        )
    return translate("Words", "{verdict}, {when}.").format(verdict=review(said), when=when)


def study(found: Study | None) -> str:
    """Return what a table says of a film's study; nothing where its file names none."""
    if found is None:
        return ""
    if found.films == 1:
        return translate("Words", "One view only")
    form = translate("Words", "One view ({films})") if found.one_view else translate("Words", "{films} films")
    return form.format(films=found.films)


def study_hint(found: Study | None) -> str:
    """Return in full what a film's study comes to."""
    if found is None:
        return translate("Words", "The file names no patient and no study.")
    lines = [translate("Words", "Films of this patient, part and day: {films}. The worst is: {worst}.").format(
        films=found.films, worst=mark(found.worst)
    )]  # fmt: skip
    if found.one_view:
        lines.append(translate("Words", "There is one view only: a fracture may show on another alone."))
    return " ".join(lines)


def spacing(known: Spacing | None) -> str:
    """Return what a length on this film means."""
    if known is None:
        return translate("Words", "no spacing: px")
    form = (
        translate("Words", "{size} mm/px calibrated") if known.calibration is Calibration.CALIBRATED
        else translate("Words", "{size} mm/px at detector")
    )  # fmt: skip
    return form.format(size=f"{known.row_mm:.3g}")


def own_mask(mask: OwnMask | None) -> str:
    """Return whose mask lies beside the machine's, or nothing."""
    if mask is None:
        return ""
    when = mask.at.astimezone().strftime("%Y-%m-%d %H:%M")
    if mask.reader:
        form = translate("Words", "Own mask of {reader}, {when}. The machine's mask stays as it was.")
        return form.format(reader=mask.reader, when=when)
    return translate("Words", "Own mask of {when}. The machine's mask stays as it was.").format(when=when)


def calibrated(found: OwnCalibration) -> str:
    """Return what a length means on a film that a reader calibrated."""
    form = translate("Words", "{spacing} mm/px calibrated by a {size} mm object")
    return form.format(spacing=f"{found.spacing.row_mm:.3g}", size=f"{found.object_mm:g}")


def calibrated_by(found: OwnCalibration) -> str:
    """Return who calibrated a film, when, and what that holds for."""
    when, size = found.at.astimezone().strftime("%Y-%m-%d %H:%M"), f"{found.object_mm:g}"
    if found.reader:
        form = translate(
            "Words", "Calibrated by {reader} along an object of {size}\u00a0mm, {when}. It holds at its depth."
        )
        return form.format(reader=found.reader, size=size, when=when)
    form = translate("Words", "Calibrated along an object of {size}\u00a0mm, {when}. It holds at its depth.")
    return form.format(size=size, when=when)


def operating_points(card: Card, name: str) -> tuple[tuple[str, str, str], ...]:
    """Return for each of a part's two points its sentence and the sensitivity and specificity measured there."""
    points = card.points.get(name)
    if points is None:
        return ()
    low, high = points.high_sensitivity, points.high_specificity
    return (
        (translate("Words", "Negative below {threshold}").format(threshold=per_cent(low.threshold)), *_measured(low)),
        (translate("Words", "Positive from {threshold}").format(threshold=per_cent(high.threshold)), *_measured(high)),
    )


def scope(card: Card, name: str) -> str:
    """Return on which films a part's points were measured, or nothing."""
    if name not in card.points:
        return ""
    return translate("Words", "Measured on: {scope}.").format(scope=films_of(card.points[name].scope))


def films_of(scope: str) -> str:
    """Return on which films something was measured, where the card says so by a part's name."""
    plain = scope.rstrip(".")
    if plain == "all parts":
        return translate("Words", "all parts")
    return part(plain) if plain.replace("_", " ").capitalize() in _PARTS else plain.replace("_", " ")


def region(found: Region, known: Spacing | None) -> str:
    """Return a region's quantities, with what is unknown left out; `known` is the spacing that its mm are in."""
    facts = [per_cent(found.probability)]
    if found.extent_across_bone is not None:
        share = per_cent(found.extent_across_bone)
        facts.append(translate("Words", "{share} across the bone").format(share=share))
    if found.extent_mm is not None:
        form = (
            translate("Words", "{size} mm calibrated")
            if known is not None and known.calibration is Calibration.CALIBRATED
            else translate("Words", "{size} mm at detector")
        )
        facts.append(form.format(size=f"{found.extent_mm:.1f}"))
    elif found.area_mm2 is None:
        facts.append(f"{found.area_px} px")
    return " · ".join(facts)


def _measured(point: OperatingPoint) -> tuple[str, str]:
    return (
        translate("Words", "sensitivity {rate}").format(rate=_rate(point.sensitivity)),
        translate("Words", "specificity {rate}").format(rate=_rate(point.specificity)),
    )


def _rate(rate: Rate) -> str:
    return translate("Words", "{value} ({low} to {high}, {films} films)").format(
        value=per_cent(rate.value), low=per_cent(rate.low), high=per_cent(rate.high), films=rate.films
    )


def side(laterality: str | None) -> str:
    """Return the side the file names, or nothing."""
    if laterality not in ("L", "R"):
        return ""
    return translate("Words", "left") if laterality == "L" else translate("Words", "right")
