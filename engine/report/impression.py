"""Findings in sentences: what the networks answered, and what had been measured of them. Nothing here diagnoses."""

from __future__ import annotations

from engine.card import Card, OperatingPoint, Rate
from engine.records import Calibration, Fracture, Osteoarthritis, PartFracture, Reading, Spacing, Status, Triage

NORMAL = "normal"  # the class of bone density that prompts nothing
PARTS = {"pelvis_hip": "pelvis and hip"}


def part_name(part: str) -> str:
    """Return a part as prose writes it."""
    return PARTS.get(part, part.replace("_", " "))


def per_cent(share: float) -> str:
    """Return a share 0..1 in whole per cent; the ends are never claimed."""
    if share < 0.005:
        return "under 1 %"
    return "over 99 %" if share > 0.995 else f"{share * 100:.0f} %"


def findings(reading: Reading, card: Card | None) -> tuple[str, ...]:
    """Return what was found, a sentence or two each: parts, fracture by part, bone density, osteoarthritis."""
    if reading.status is not Status.READ:
        word = "could not be read" if reading.status is Status.FAILED else "was not assessed"
        return (f"This film {word}: {reading.reason or 'no reason was recorded'}.",)
    parts = reading.fracture.parts if reading.fracture else ()
    said = [_parts(reading), *(_fracture(part, card) for part in parts)]
    said += [*_density(reading), *_joint(reading.osteoarthritis), *_not_asked(reading, card)]
    return tuple(said)


def impression(reading: Reading) -> tuple[str, ...]:
    """Return the short text a reader sees first; it asks for a reader and claims no diagnosis."""
    if reading.status is not Status.READ:
        return ("The machine gives no opinion on this film. It has to be read without it.",)
    said = [_fracture_impression(reading.fracture)]
    if reading.bone_density is not None and reading.bone_density.label != NORMAL:
        said.append("Features that go with low bone density: consider FRAX and a DXA measurement.")
    if reading.osteoarthritis is not None and reading.osteoarthritis.kl_grade >= 2:
        said.append(f"Features that go with osteoarthritis, Kellgren-Lawrence grade {reading.osteoarthritis.kl_grade}.")
    return tuple(said)


def millimetres(spacing: Spacing | None) -> str:
    """Return what a millimetre means in this film, as a sentence."""
    if spacing is None:
        return "The file gives no pixel spacing, so sizes are in pixels (px) and shares only."
    if spacing.calibration is Calibration.CALIBRATED:
        return "Millimetres are calibrated: the file says that magnification was corrected."
    return "Millimetres are at the detector: the bone itself is smaller, by a magnification that is not known."


def _parts(reading: Reading) -> str:
    if not reading.parts:
        return "No body part was recognised."
    first, *others = (f"{part_name(one.part)} ({per_cent(one.probability)})" for one in reading.parts)
    return f"Body part: {first}." + (f" Also visible: {', '.join(others)}." if others else "")


def _fracture(part: PartFracture, card: Card | None) -> str:
    said = f"Fracture, {part_name(part.part)}: {part.triage.value}, probability {per_cent(part.probability)}."
    points = card.points.get(part.part) if card else None
    if points is None:
        return said
    low, high, scope = points.high_sensitivity, points.high_specificity, points.scope
    if part.triage is Triage.POSITIVE:
        return f"{said} At or above the high-specificity point ({_at(high)}): {_spared(high, scope)}."
    if part.triage is Triage.NEGATIVE:
        return f"{said} Below the high-sensitivity point ({_at(low)}): {_found(low, scope)}."
    return (
        f"{said} Between the high-sensitivity point ({_at(low)}; {_found(low, scope)}) "
        f"and the high-specificity point ({_at(high)}; {_spared(high, scope)})."
    )


def _at(point: OperatingPoint) -> str:
    return f"{point.threshold * 100:.3g} %"


def _found(point: OperatingPoint, scope: str) -> str:
    rate = point.sensitivity
    return f"at this threshold {_rate(rate)} films with a fracture were found, {_measured(rate, scope)}"


def _spared(point: OperatingPoint, scope: str) -> str:
    rate = point.specificity
    return f"at this threshold {_rate(rate)} films without a fracture were left unmarked, {_measured(rate, scope)}"


def _rate(rate: Rate) -> str:
    return f"{rate.value * 100:.0f} of 100"


def _measured(rate: Rate, scope: str) -> str:
    interval = f"95 % interval {rate.low * 100:.0f} to {rate.high * 100:.0f}"
    return f"{interval}, measured on {rate.films} held-out films, {scope}"


def _density(reading: Reading) -> tuple[str, ...]:
    density = reading.bone_density
    if density is None:
        return ()
    classed = f"the network's class is {density.label}, {per_cent(density.probabilities.get(density.label, 0.0))}"
    if density.label == NORMAL:
        return (f"Bone density: no features of low density were marked ({classed}). A film cannot exclude it.",)
    return (
        f"Bone density: the film shows features that go with low density ({classed}). "
        "A film yields no T-score: this is a prompt to assess the risk (FRAX) and to measure (DXA).",
    )


def _joint(joint: Osteoarthritis | None) -> tuple[str, ...]:
    if joint is None:
        return ()
    shares = ", ".join(f"{grade}: {per_cent(share)}" for grade, share in enumerate(joint.probabilities))
    return (f"Osteoarthritis: Kellgren-Lawrence grade {joint.kl_grade}, the middle of what is likely ({shares}).",)


def _not_asked(reading: Reading, card: Card | None) -> tuple[str, ...]:
    names = {one.part for one in reading.parts}
    off = [expert for expert in (card.experts if card else ()) if not expert.enabled and names & set(expert.parts)]
    return tuple(f"Not asked: {one.kind.replace('_', ' ')} ({one.why_off or 'switched off'})." for one in off)


def _fracture_impression(fracture: Fracture | None) -> str:
    if fracture is None:
        return "The fracture question was not asked of this film."
    named = [part_name(part.part) for part in fracture.parts if part.triage is fracture.triage]
    where = ", ".join(named) or "film"
    if fracture.triage is Triage.POSITIVE:
        return f"Fracture suspected ({where}). To be confirmed or rejected by a reader."
    if fracture.triage is Triage.DOUBT:
        return f"In doubt ({where}): a fracture is neither suspected nor set aside. A reader should look at this film."
    return f"No fracture suspected ({where}). A fracture is not excluded; the clinical picture decides."
