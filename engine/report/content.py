"""What a report says of one film: facts and sentences, without layout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from engine.card import Card
from engine.guidance import Advice, Guidance, Topic, applying
from engine.records import Reading, Region, Source, Spacing, Status, Triage
from engine.report import impression

RESEARCH_USE = "Research use only. Not a medical device. Not for use in diagnosis."
LIMITS = (
    "The machine sees one film. It cannot see an open wound, circulation, sensation or the history: examine for these "
    "first."
)
NOT_REVIEWED = "Not yet reviewed by a reader."
WORDS = {
    "positive": "Positive", "doubt": "Doubt", "negative": "Negative", "read": "Read",
    "not_assessable": "Not assessable", "failed": "Could not be read",
}  # fmt: skip
ACCEPTED, REJECTED = "accepted", "rejected"
FRACTURE, NO_FRACTURE, UNSURE = "fracture", "no_fracture", "unsure"
VERDICTS = {
    ACCEPTED: "agrees with the machine", REJECTED: "disagrees with the machine",
    FRACTURE: "says: fracture", NO_FRACTURE: "says: no fracture", UNSURE: "cannot say whether there is a fracture",
}  # fmt: skip

UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What a reader said: `verdict` is "accepted", "rejected" or another word of the site's; "" for a note alone."""

    verdict: str
    reader: str
    note: str
    reviewed_at: datetime


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything said of one film. `state` is a key of `WORDS`; `measures` says what the table's units mean."""

    name: str
    state: str
    part: str | None
    probability: float | None
    facts: Facts
    findings: tuple[str, ...]
    regions: Table | None
    measures: str | None
    verdict: str
    note: str | None
    own: tuple[str, ...]
    impression: tuple[str, ...]
    limits: str | None
    guidance: tuple[Advice, ...]
    provenance: Facts


def sheet(
    reading: Reading, card: Card | None = None, review: Review | None = None, guidance: Guidance | None = None,
    own: tuple[str, ...] = (), *, signed: bool = True,
) -> Sheet:  # fmt: skip
    """Return what a report says of a reading; sentences are whole, and facts the file does not hold are left out.

    `own` says what the reader drew and measured; `signed` tells whether the reader and the moment are named.
    """
    claimed = reading.fracture is not None and reading.fracture.triage is not Triage.NEGATIVE
    spacing = reading.radiograph.spacing if reading.radiograph else None
    regions = _regions(reading.regions, spacing) if claimed and reading.regions else None
    return Sheet(
        name=reading.path.name if reading.frame is None else f"{reading.path.name}#{reading.frame}",
        state=state(reading),
        part=impression.part_name(reading.parts[0].part) if reading.parts else None,
        probability=reading.fracture.probability if reading.fracture else None,
        facts=_facts(reading),
        findings=impression.findings(reading, card),
        regions=regions,
        measures=impression.millimetres(spacing) if regions else None,
        verdict=_verdict(review, signed=signed),
        note=review.note if review else None,
        own=own,
        impression=impression.impression(reading),
        limits=LIMITS if claimed else None,
        guidance=advice(reading, review, guidance or Guidance()),
        provenance=_provenance(reading, card),
    )


def state(reading: Reading) -> str:
    """Return the one word that stands for a reading: its triage, or its status where there is none."""
    if reading.status is Status.READ and reading.fracture is not None:
        return reading.fracture.triage.value
    return reading.status.value


def advice(reading: Reading, review: Review | None, guidance: Guidance) -> tuple[Advice, ...]:
    """Return the guidance that applies, after what the reader made of the machine's finding."""
    parts = [part.part for part in reading.parts]
    return applying(guidance, _topics(reading, review), parts, age_years(reading))


def age_years(reading: Reading) -> float | None:
    """Return the patient's age as the file has it; None where it does not say."""
    text = reading.radiograph.source.patient_age if reading.radiograph else None
    found = re.fullmatch(r"(\d{1,3})([DWMY])", (text or "").strip().upper())
    return int(found[1]) / {"D": 365.25, "W": 52.18, "M": 12, "Y": 1}[found[2]] if found else None


def _topics(reading: Reading, review: Review | None) -> list[tuple[Topic, bool]]:
    if reading.status is not Status.READ:
        return []
    accepted, rejected = (review is not None and review.verdict == word for word in (ACCEPTED, REJECTED))
    topics = []
    if reading.fracture is not None:
        triage = reading.fracture.triage
        topic = {Triage.POSITIVE: Topic.FRACTURE, Triage.DOUBT: Topic.DOUBT, Triage.NEGATIVE: Topic.NO_FRACTURE}[triage]
        opposite = {Topic.FRACTURE: Topic.NO_FRACTURE, Topic.NO_FRACTURE: Topic.FRACTURE}
        own = {FRACTURE: Topic.FRACTURE, NO_FRACTURE: Topic.NO_FRACTURE, UNSURE: Topic.DOUBT}
        if review is not None and review.verdict in own:
            topics.append((own[review.verdict], True))
        else:
            topics.append((opposite.get(topic, topic), True) if rejected else (topic, accepted))
    if reading.bone_density is not None and reading.bone_density.label != impression.NORMAL:
        topics.append((Topic.LOW_BONE_DENSITY, accepted))
    if reading.osteoarthritis is not None and reading.osteoarthritis.kl_grade >= 2:
        topics.append((Topic.OSTEOARTHRITIS, accepted))
    return topics


def _verdict(review: Review | None, *, signed: bool) -> str:
    if review is None:
        return NOT_REVIEWED
    said = VERDICTS.get(review.verdict, review.verdict.replace("_", " ")) or "left a note"
    if not signed:
        return f"A reader {said}."
    return f"{review.reader or 'A reader'} {said}, {review.reviewed_at:%Y-%m-%d %H:%M}."


def _facts(reading: Reading) -> Facts:
    source = reading.radiograph.source if reading.radiograph else Source()
    held = (
        ("Patient", person(source.patient_name)), ("Patient ID", source.patient_id), ("Sex", source.patient_sex),
        ("Age", _age(source.patient_age)), ("Study date", _date(source.study_date)), ("Modality", source.modality),
        ("Body part", source.body_part), ("Side", source.laterality), ("View", source.view),
    )  # fmt: skip
    return tuple((label, text) for label, text in held if text)


def person(name: str | None) -> str | None:
    """Return a DICOM person name as people write it, its other spellings in brackets."""
    groups = [" ".join(filter(None, group.split("^"))) for group in (name or "").split("=")]
    first, *others = [group for group in groups if group.strip()] or [""]
    return f"{first} ({', '.join(others)})" if others else first or None


def _age(text: str | None) -> str | None:
    found = re.fullmatch(r"0*(\d+)([DWMY])", (text or "").strip().upper())
    return f"{found[1]} {UNITS[found[2]]}" if found else text


def _date(text: str | None) -> str | None:
    return re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", text) if text else None


def _regions(regions: tuple[Region, ...], spacing: Spacing | None) -> Table:
    head = ("Region", "Box x, y, w, h (px)", "Probability", "Area", "Share of bone", "Across the bone")
    rows = tuple((str(number), *_region(region, spacing)) for number, region in enumerate(regions, 1))
    return Table(head, rows)


def _region(region: Region, spacing: Spacing | None) -> tuple[str, ...]:
    area, across = f"{region.area_px} px", "not on bone"
    if region.area_mm2 is not None and spacing is not None:
        area = f"{_rounded(region.area_mm2)} mm² ({region.area_px} px)"
    if region.extent_across_bone is not None:
        across = f"{region.extent_across_bone * 100:.0f} %"
        if region.extent_mm is not None and spacing is not None:
            across += f" ({_rounded(region.extent_mm)} mm)"
    share = "no bone outlined" if region.share_of_bone is None else f"{region.share_of_bone * 100:.2g} %"
    return ", ".join(map(str, region.box)), impression.per_cent(region.probability), area, share, across


def _rounded(value: float) -> str:
    """Return three significant digits, and never an exponent."""
    return f"{value:.3g}" if value < 999.5 else f"{value:.0f}"


def _window(reading: Reading) -> str | None:
    """What the page shows the film through; a picture file has no window."""
    if reading.radiograph is None:
        return None
    return reading.radiograph.source.window or "grey values as stored in the file"


def _provenance(reading: Reading, card: Card | None) -> Facts:
    model, points = reading.model, card.points.get(reading.parts[0].part) if card and reading.parts else None
    elapsed = None if reading.elapsed_s is None else f"{reading.elapsed_s:.2f} s"
    low_high = (points.high_sensitivity.threshold, points.high_specificity.threshold) if points else None
    thresholds = f"thresholds {low_high[0]:.3g} and {low_high[1]:.3g}" if low_high else None
    run = ", ".join(filter(None, (reading.device, reading.runtime, reading.precision, elapsed, thresholds)))
    held = (
        ("File", str(reading.path)), ("SHA-256 of the file", reading.sha256),
        ("Window", _window(reading)),
        ("Model", model and f"{model.name} {model.version}, SHA-256 {model.sha256}"), ("Read on", run),
    )  # fmt: skip
    return tuple((label, text) for label, text in held if text)
