"""What a bundle makes of films whose truth is known: the raw material of every figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine import classify, hierarchy, quality, segment, triage
from engine.bundle import Bundle
from engine.card import Card
from engine.preprocess import preprocess
from engine.progress import Report, Step, silent
from engine.records import Fracture, Prediction, Preprocessed, Triage
from engine.runtime.base import Runtime
from engine.runtime.choose import choose
from training.data.fracatlas import BONE, FRACTURE, IGNORE, Film
from training.data.known import Known

THRESHOLDS = tuple(round(0.1 + 0.05 * step, 2) for step in range(17))  # of the masks


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """Pixels of truth, and for every threshold of `THRESHOLDS` pixels called and pixels shared."""

    truth: int
    called: tuple[int, ...]
    shared: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The regions a film was given: each with its probability and the lesion it points at, None for a false one."""

    lesions: int
    regions: tuple[tuple[float, int | None], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """One film, what is true of it and what the bundle made of it."""

    film: Film
    main_part: NDArray[np.float32]  # (parts,)
    film_logits: dict[str, float]  # by expert that was asked, uncalibrated
    answer: Fracture | None  # None where no expert was asked, and on a film that is turned away
    peak: float  # of the fracture map, 0..1
    refused: str | None  # why the film is turned away
    found: Found | None  # None where a fractured film is not outlined
    fracture: Overlap | None  # on films with outlined fractures
    bone: Overlap | None  # on traced films

    @property
    def probability(self) -> float:
        """The film's, its worst part's; NaN where there is no answer."""
        return self.answer.probability if self.answer else float("nan")

    @property
    def triage(self) -> Triage | None:
        """The film's, its worst part's; None where there is no answer."""
        return self.answer.triage if self.answer else None


def gather(
    bundle: Bundle, known: tuple[int, Iterable[Known]], device: str = "auto", report: Report = silent
) -> list[Outcome]:
    """Return the outcome of every film of `known`, in order; its number is for the report alone."""
    runtime = choose(bundle, device)
    made = []
    for place, one in enumerate(known[1]):
        report(Step(place, known[0], one.film.name))
        made.append(_outcome(bundle.card, runtime, one))
    return made


def triaged(card: Card, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return the outcomes as the operating points of `card` sort them."""
    made = []
    for one in outcomes:
        parts = one.answer.parts if one.answer else ()
        asked = [(part.part, part.probability) for part in parts]
        made.append(replace(one, answer=triage.film_fracture(card, asked)))
    return made


def _outcome(card: Card, runtime: Runtime, known: Known) -> Outcome:
    given = preprocess(known.radiograph, card.recipe)
    (answer,) = runtime.predict([given])
    unknown = hierarchy.unsupported(card, answer.main_part)
    refused = quality.assess(known.radiograph) or (unknown.part if unknown else None)
    parts = hierarchy.parts_of(card, answer.main_part)
    fracture, bone = _overlaps(answer, given, known)
    return Outcome(
        film=known.film,
        main_part=answer.main_part,
        film_logits=answer.fracture_logit,
        answer=None if refused else classify.fracture(card, parts, answer),
        peak=segment.peak(answer.fracture),
        refused=refused,
        found=_found(card, answer, given, known),
        fracture=fracture,
        bone=bone,
    )


def _found(card: Card, answer: Prediction, given: Preprocessed, known: Known) -> Found | None:
    """Match regions with lesions: a region points at the lesion in whose box its own centre of mass lies."""
    if known.film.fractured and not known.film.outlined:
        return None
    regions = segment.segments(answer.fracture, given.fit, card.masks)
    if known.labels is None or not known.film.fractured:
        return Found(0, tuple((region.probability, None) for region in regions))
    broken = ((known.labels & FRACTURE) > 0).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(broken, connectivity=8)
    return Found(count - 1, tuple((region.probability, _lesion(region, stats[1:, :4])) for region in regions))


def _lesion(region: segment.Segment, boxes: NDArray[Any]) -> int | None:
    rows, cols = np.nonzero(region.mask)
    x, y = region.box[0] + cols.mean(), region.box[1] + rows.mean()
    for place, (left, top, width, height) in enumerate(boxes):
        if left <= x < left + width and top <= y < top + height:
            return place
    return None


def _overlaps(answer: Prediction, given: Preprocessed, known: Known) -> tuple[Overlap | None, Overlap | None]:
    if known.labels is None:
        return None, None
    sure = (known.labels & IGNORE) == 0
    fracture = bone = None
    if known.film.outlined:
        broken = (known.labels & FRACTURE) > 0
        fracture = _overlap(segment.on_film(answer.fracture, given.fit), broken, np.ones_like(sure))
    if known.film.traced:
        bone = _overlap(segment.on_film(answer.bone, given.fit), (known.labels & BONE) > 0, sure)
    return fracture, bone


def _overlap(likely: NDArray[np.float32], truth: NDArray[np.bool_], known: NDArray[np.bool_]) -> Overlap:
    called = [(likely >= threshold) & known for threshold in THRESHOLDS]
    return Overlap(
        int(np.count_nonzero(truth & known)),
        tuple(int(np.count_nonzero(one)) for one in called),
        tuple(int(np.count_nonzero(one & truth)) for one in called),
    )
