"""From a calibrated probability to positive, doubt or negative."""

from __future__ import annotations

import math
from collections.abc import Sequence

from engine.card import Card, Expert, PartPoints
from engine.records import Fracture, PartFracture, Triage

WORST_FIRST = (Triage.POSITIVE, Triage.DOUBT, Triage.NEGATIVE)


def calibrated(expert: Expert, film_logit: float, mask_peak: float) -> float:
    """Return the fracture probability 0..1 from the expert's logit and the mask's largest probability (0..1)."""
    return logistic(expert.logit_weight * film_logit + expert.mask_weight * mask_logit(mask_peak) + expert.bias)


def mask_logit(peak: float) -> float:
    """Return the logit of the mask's largest probability (0..1), which is kept off its ends."""
    inside = min(max(peak, 1e-4), 1 - 1e-4)
    return math.log(inside / (1 - inside))


def triage(points: PartPoints, probability: float) -> Triage:
    """Positive at or above the high-specificity point, negative below the high-sensitivity point, else doubt."""
    if probability >= points.high_specificity.threshold:
        return Triage.POSITIVE
    if probability < points.high_sensitivity.threshold:
        return Triage.NEGATIVE
    return Triage.DOUBT


def film_fracture(card: Card, probabilities: Sequence[tuple[str, float]]) -> Fracture | None:
    """Return the film's answer, the worst of its parts': by triage first, then by probability."""
    parts = tuple(
        PartFracture(part, probability, triage(card.points[part], probability)) for part, probability in probabilities
    )
    if not parts:
        return None
    worst = min(parts, key=lambda part: (WORST_FIRST.index(part.triage), -part.probability))
    return Fracture(worst.probability, worst.triage, parts)


def logistic(logit: float) -> float:
    """Return 1 / (1 + exp(-logit)) without overflow."""
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))
