"""What a bundle makes of films whose truth is known: the raw material of every figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine import hierarchy, quality, segment, triage
from engine.bundle import Bundle
from engine.card import Card
from engine.decode import read_radiographs
from engine.preprocess import preprocess
from engine.progress import Report, Step, silent
from engine.records import Prediction, Preprocessed, Radiograph, Triage
from engine.runtime.base import Runtime
from engine.runtime.choose import choose
from training.data import fracatlas
from training.data.fracatlas import BONE, FRACTURE, IGNORE, Film

THRESHOLDS = tuple(round(0.1 + 0.05 * step, 2) for step in range(17))  # of the masks


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """Pixels of truth, and for every threshold of `THRESHOLDS` pixels called and pixels shared."""

    truth: int
    called: tuple[int, ...]
    shared: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """One film, what is true of it and what the bundle made of it."""

    film: Film
    main_part: NDArray[np.float32]  # (parts,)
    film_logits: dict[str, float]  # by expert that was asked, uncalibrated
    asked: tuple[tuple[str, float], ...]  # parts with their calibrated fracture probability
    peak: float  # of the fracture map, 0..1
    probability: float | None  # the film's, its worst part's; None where no expert was asked
    triage: Triage | None
    parts: tuple[str, ...]
    refused: str | None
    fracture: Overlap | None  # on films with outlined fractures
    bone: Overlap | None  # on traced films


def gather(bundle: Bundle, data: Path, side: str, device: str = "auto", report: Report = silent) -> list[Outcome]:
    """Return the outcome of every film of one side of the split, in order of name."""
    runtime = choose(bundle, device)
    films = [film for film in fracatlas.films(data / "fracatlas") if film.side == side]
    outlines = fracatlas.Outlines(data / "fracatlas")
    made = []
    for place, film in enumerate(films):
        report(Step(place, len(films), film.name))
        made.append(_outcome(bundle.card, runtime, outlines, film))
    return made


def triaged(card: Card, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return the outcomes as the operating points of `card` sort them."""
    made = []
    for one in outcomes:
        fracture = triage.film_fracture(card, one.asked)
        made.append(replace(one, probability=fracture.probability, triage=fracture.triage) if fracture else one)
    return made


def _outcome(card: Card, runtime: Runtime, outlines: fracatlas.Outlines, film: Film) -> Outcome:
    (radiograph,) = read_radiographs(film.path)
    given = preprocess(radiograph, card.recipe)
    (answer,) = runtime.predict([given])
    parts = hierarchy.parts_of(card, answer.main_part)
    unknown = hierarchy.unsupported(card, answer.main_part)
    peak = segment.peak(answer.fracture)
    asked = [
        (part.part, triage.calibrated(expert, answer.fracture_logit[expert.name], peak))
        for part in parts
        for expert in hierarchy.experts_for(card, (part.part,))
        if expert.name in answer.fracture_logit
    ]
    fracture = triage.film_fracture(card, asked)
    overlaps = _overlaps(answer, given, radiograph, outlines, film)
    return Outcome(
        film=film, main_part=answer.main_part, film_logits=answer.fracture_logit, asked=tuple(asked), peak=peak,
        probability=fracture.probability if fracture else None, triage=fracture.triage if fracture else None,
        parts=tuple(part.part for part in parts),
        refused=quality.assess(radiograph) or (unknown.part if unknown else None),
        fracture=overlaps[0], bone=overlaps[1],
    )  # fmt: skip


def _overlaps(
    answer: Prediction, given: Preprocessed, radiograph: Radiograph, outlines: fracatlas.Outlines, film: Film
) -> tuple[Overlap | None, Overlap | None]:
    if not film.outlined and not film.traced:
        return None, None
    rows, cols = radiograph.pixels.shape
    label = outlines.label_map(film, (rows, cols), (rows, cols))
    known = (label & IGNORE) == 0
    fracture = bone = None
    if film.outlined:
        everywhere = np.ones_like(known)
        fracture = _overlap(segment.on_film(answer.fracture, given.fit), (label & FRACTURE) > 0, everywhere)
    if film.traced:
        bone = _overlap(segment.on_film(answer.bone, given.fit), (label & BONE) > 0, known)
    return fracture, bone


def _overlap(likely: NDArray[np.float32], truth: NDArray[np.bool_], known: NDArray[np.bool_]) -> Overlap:
    called = [(likely >= threshold) & known for threshold in THRESHOLDS]
    return Overlap(
        int(np.count_nonzero(truth & known)),
        tuple(int(np.count_nonzero(one)) for one in called),
        tuple(int(np.count_nonzero(one & truth)) for one in called),
    )
