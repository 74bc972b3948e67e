"""From what the networks say to fracture, density and osteoarthritis."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine import hierarchy, segment, triage
from engine.card import Card
from engine.records import BoneDensity, Fracture, Osteoarthritis, PartFinding, Prediction


def fracture(card: Card, parts: Iterable[PartFinding], prediction: Prediction) -> Fracture | None:
    """Return the fracture answer of every part's expert and the film's own, or None where no expert was asked."""
    peak = segment.peak(prediction.fracture)
    asked = [
        (finding.part, triage.calibrated(expert, prediction.fracture_logit[expert.name], peak))
        for finding in parts
        for expert in hierarchy.experts_for(card, (finding.part,))
        if expert.name in prediction.fracture_logit
    ]
    return triage.film_fracture(card, asked)


def bone_density(card: Card, prediction: Prediction) -> BoneDensity | None:
    """Return the density prompt, or None where it was not asked; the probabilities sum to 1."""
    answer = _asked(card, prediction, "bone_density")
    if answer is None:
        return None
    labels, probabilities = answer
    return BoneDensity(labels[int(np.argmax(probabilities))], dict(zip(labels, probabilities, strict=True)))


def osteoarthritis(card: Card, prediction: Prediction) -> Osteoarthritis | None:
    """Return the Kellgren-Lawrence grade, or None where it was not asked; five probabilities that sum to 1."""
    answer = _asked(card, prediction, "osteoarthritis")
    if answer is None:
        return None
    return Osteoarthritis(median_grade(answer[1]), answer[1])


def median_grade(probabilities: Iterable[float]) -> int:
    """Return the grade below and above which lies half the probability: the one that errs by the fewest grades."""
    reached = np.cumsum(np.fromiter(probabilities, np.float64))
    return int(np.searchsorted(reached, reached[-1] / 2))


def _asked(card: Card, prediction: Prediction, kind: str) -> tuple[tuple[str, ...], tuple[float, ...]] | None:
    for expert in card.experts:
        if expert.kind == kind and expert.name in prediction.expert_probabilities:
            return expert.labels, tuple(float(value) for value in prediction.expert_probabilities[expert.name])
    return None
