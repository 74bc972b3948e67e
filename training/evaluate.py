"""The figures of a bundle on held-out films, each with its interval, its count and the films it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.card import Card
from engine.hierarchy import limb_of
from engine.records import Triage
from training.data.fracatlas import PARTS
from training.experts import GROUPS
from training.export import UNSUPPORTED
from training.figures import auc, brier, calibration_error, dice, interval, iou, sensitivity, specificity
from training.froc import found_at
from training.outcomes import THRESHOLDS, Outcome, Overlap

Figure = dict[str, Any]


def figures(card: Card, outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    """Return every figure by name: value, 95 % interval over patients' blocks, number of films."""
    answered = [one for one in outcomes if one.answer]
    bare = [one for one in answered if not one.film.cast]
    made = {
        "part_main": _share(outcomes, lambda one: likeliest(one) == one.film.main),
        "part_main_or_visible": _share(outcomes, lambda one: likeliest(one) in one.film.visible),
        "limb": _share(
            [one for one in outcomes if one.film.main not in card.routing.unsupported],
            lambda one: limb_of(card, likeliest(one)) == limb_of(card, one.film.main),
        ),
        "fracture_auc": _auc(answered),
        "fracture_auc_without_cast": _auc(bare),
        "fracture_auc_of_size_alone": _auc(answered, lambda one: float(np.prod(one.film.original_size))),
        "fracture_auc_of_cast_alone": _auc(answered, lambda one: float(one.film.cast)),
        "fracture_ece": _over_all(answered, calibration_error),
        "fracture_brier": _over_all(answered, brier),
        "fracture_dice": _dice(answered, lambda one: one.fracture, card.masks.fracture_threshold),
        "fracture_iou": _iou(answered, lambda one: one.fracture, card.masks.fracture_threshold),
        "lesions_found_at_half_a_false_region": _found(answered, 0.5),
        "bone_dice": _dice(answered, lambda one: one.bone, card.masks.bone_threshold),
        "bone_iou": _iou(answered, lambda one: one.bone, card.masks.bone_threshold),
        "refused": _share(outcomes, lambda one: one.refused is not None),
    }
    for group, parts in GROUPS.items():
        made[f"fracture_auc_{group}"] = _auc([one for one in answered if one.film.main in parts])
    for part in card.points:
        made[f"fracture_auc_{part}"] = _auc([one for one in answered if one.film.main == part])
    return made | _triage(answered)


def likeliest(one: Outcome) -> str:
    """Return the part that a reading names first: of those the models know, unless the film is turned away."""
    known = len(PARTS) if one.refused else len(PARTS) - len(UNSUPPORTED)
    return PARTS[int(np.argmax(one.main_part[:known]))]


def _clusters(outcomes: Sequence[Outcome]) -> NDArray[np.str_]:
    return np.array([one.film.component for one in outcomes])


def _mean(values: Sequence[float], outcomes: Sequence[Outcome], **more: int) -> Figure:
    numbers = np.array(values, np.float64)
    if not len(numbers):
        return {"value": None, "low": None, "high": None, "films": 0, **more}
    low, high = interval(_clusters(outcomes), lambda at: float(numbers[at].mean()))
    return {"value": float(numbers.mean()), "low": low, "high": high, "films": len(numbers), **more}


def _share(outcomes: Sequence[Outcome], right: Callable[[Outcome], bool]) -> Figure:
    return _mean([float(right(one)) for one in outcomes], outcomes)


def _auc(outcomes: Sequence[Outcome], score: Callable[[Outcome], float] | None = None) -> Figure:
    truth, values = (
        _truth(outcomes),
        np.array([score(one) if score else one.probability for one in outcomes], np.float64),
    )
    positives = int(truth.sum())
    if not 0 < positives < len(truth):
        return {"value": None, "low": None, "high": None, "films": len(truth), "positives": positives}
    low, high = interval(_clusters(outcomes), lambda at: auc(truth[at], values[at]))
    return {"value": auc(truth, values), "low": low, "high": high, "films": len(truth), "positives": positives}


def _over_all(outcomes: Sequence[Outcome], figure: Callable[..., float]) -> Figure:
    truth, values = _truth(outcomes), np.array([one.probability for one in outcomes], np.float64)
    low, high = interval(_clusters(outcomes), lambda at: figure(truth[at], values[at]), repeats=500)
    return {"value": figure(truth, values), "low": low, "high": high, "films": len(truth)}


def _found(outcomes: Sequence[Outcome], false_per_film: float) -> Figure:
    some = [one for one in outcomes if one.found is not None]
    films = [one.found for one in some if one.found is not None]
    lesions = sum(film.lesions for film in films)
    if not lesions:
        return {"value": None, "low": None, "high": None, "films": len(films), "positives": 0}
    low, high = interval(_clusters(some), lambda at: found_at([films[place] for place in at], false_per_film), 500)
    return {
        "value": found_at(films, false_per_film),
        "low": low,
        "high": high,
        "films": len(films),
        "positives": lesions,
    }


def _iou(outcomes: Sequence[Outcome], of: Callable[[Outcome], Overlap | None], threshold: float) -> Figure:
    at = THRESHOLDS.index(threshold)
    having = [(one, overlap) for one in outcomes if (overlap := of(one)) is not None]
    values = [iou(overlap.shared[at], overlap.called[at], overlap.truth) for _, overlap in having]
    return _mean(values, [one for one, _ in having])


def _dice(outcomes: Sequence[Outcome], of: Callable[[Outcome], Overlap | None], threshold: float) -> Figure:
    at = THRESHOLDS.index(threshold)
    having = [(one, overlap) for one in outcomes if (overlap := of(one)) is not None]
    values = [dice(overlap.shared[at], overlap.called[at], overlap.truth) for _, overlap in having]
    return _mean(values, [one for one, _ in having])


def _triage(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    truth = _truth(outcomes)
    high = np.array([one.triage is Triage.POSITIVE for one in outcomes])
    low = np.array([one.triage is not Triage.NEGATIVE for one in outcomes])
    made = {
        "doubt": _share(outcomes, lambda one: one.triage is Triage.DOUBT),
        "negative_and_whole": _share(
            [one for one in outcomes if one.triage is Triage.NEGATIVE], lambda one: not one.film.fractured
        ),
        "positive_and_fractured": _share(
            [one for one in outcomes if one.triage is Triage.POSITIVE], lambda one: one.film.fractured
        ),
    }
    for name, called in (("high_sensitivity", low), ("high_specificity", high)):
        for figure in (sensitivity, specificity):
            bounds = interval(_clusters(outcomes), lambda at, f=figure, c=called: f(truth[at], c[at]))  # type: ignore[misc]
            value = figure(truth, called)
            made[f"{figure.__name__}_at_{name}"] = {
                "value": value,
                "low": bounds[0],
                "high": bounds[1],
                "films": len(truth),
            }
    return made


def _truth(outcomes: Sequence[Outcome]) -> NDArray[np.bool_]:
    return np.array([one.film.fractured for one in outcomes], bool)
