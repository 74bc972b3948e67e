"""Fit what the card needs from the tuning films alone: calibration, operating points, mask thresholds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.card import Card, Expert, OperatingPoint, PartPoints, Rate
from engine.triage import mask_logit
from training.data.fracatlas import PARTS
from training.figures import dice, interval, sensitivity, specificity
from training.outcomes import THRESHOLDS, Outcome, Overlap

AIM = 0.95
FEWEST = 10  # fractured films a part needs for figures of its own


def calibrated(card: Card, outcomes: Sequence[Outcome]) -> Card:
    """Return the card with router temperature, fracture calibration and mask thresholds fitted on `outcomes`."""
    temperature = _temperature(card, outcomes)
    weights = _fusion(outcomes)
    experts = tuple(_with(expert, weights) if expert.kind == "fracture" else expert for expert in card.experts)
    masks = replace(
        card.masks,
        fracture_threshold=_best_threshold([one.fracture for one in outcomes if one.fracture]),
        bone_threshold=_best_threshold([one.bone for one in outcomes if one.bone]),
    )
    return replace(card, experts=experts, masks=masks, routing=replace(card.routing, temperature=temperature))


def with_points(card: Card, tuned: Sequence[Outcome], measured: Sequence[Outcome], parts: Sequence[str]) -> Card:
    """Return the card with thresholds chosen on `tuned` and what `measured` films, never tuned on, gave at them.

    One pair of thresholds serves all parts, since the tuning films hold too few fractures to choose a pair a part;
    the figures are a part's own where it has at least `FEWEST` fractured films, else those of all parts.
    """
    truth, probability = _answers(tuned)
    high_sensitivity = float(np.quantile(probability[truth], 1 - AIM, method="lower"))
    high_specificity = float(np.nextafter(np.quantile(probability[~truth], AIM, method="higher"), 1))
    high_sensitivity = min(high_sensitivity, high_specificity)
    points = {}
    for part in parts:
        own = [one for one in measured if one.film.main == part]
        enough = sum(one.film.fractured for one in own) >= FEWEST
        some, scope = (own, part) if enough else (list(measured), "all parts")
        points[part] = PartPoints(_point(high_sensitivity, some), _point(high_specificity, some), scope)
    return replace(card, points=points)


def _point(threshold: float, outcomes: Sequence[Outcome]) -> OperatingPoint:
    truth, probability = _answers(outcomes)
    clusters = np.array([one.film.component for one in outcomes if one.answer])
    called = probability >= threshold

    def rate(figure: Callable[..., float], count: int) -> Rate:
        low, high = interval(clusters, lambda at: figure(truth[at], called[at]))
        return Rate(figure(truth, called), low, high, count)

    return OperatingPoint(threshold, rate(sensitivity, int(truth.sum())), rate(specificity, int((~truth).sum())))


def _answers(outcomes: Sequence[Outcome]) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    answered = [one for one in outcomes if one.answer]
    truth = np.array([one.film.fractured for one in answered])
    return truth, np.array([one.probability for one in answered], np.float64)


def _fusion(outcomes: Sequence[Outcome]) -> tuple[float, float, float]:
    """Weights of film logit and mask logit, and the bias: Platt's logistic calibration with two inputs."""
    from sklearn.linear_model import LogisticRegression

    rows, truth = [], []
    for one in outcomes:
        if one.film_logits:
            rows.append((max(one.film_logits.values()), mask_logit(one.peak)))
            truth.append(one.film.fractured)
    fitted = LogisticRegression(C=10.0).fit(np.array(rows), np.array(truth))
    (film, mask), bias = fitted.coef_[0], fitted.intercept_[0]
    return max(0.0, float(film)), max(0.0, float(mask)), float(bias)


def _with(expert: Expert, weights: tuple[float, float, float]) -> Expert:
    film, mask, bias = weights
    return replace(expert, logit_weight=film, mask_weight=mask, bias=bias)


def _temperature(card: Card, outcomes: Sequence[Outcome]) -> float:
    likely = np.stack([one.main_part for one in outcomes])
    truth = np.array([PARTS.index(one.film.main) for one in outcomes])
    return temperature(likely, truth, card.routing.temperature)


def temperature(likely: NDArray[np.float32], truth: NDArray[np.int64], so_far: float = 1.0) -> float:
    """Return the temperature that minimises the negative log-likelihood of classes (Guo et al. 2017).

    `likely` (n, classes) are probabilities at the temperature `so_far`, `truth` (n,) the places of the true classes.
    """
    logits = np.log(np.clip(likely.astype(np.float64), 1e-9, 1)) * so_far

    def loss(temperature: float) -> float:
        scaled = logits / temperature
        peak = scaled.max(1, keepdims=True)
        normaliser = peak[:, 0] + np.log(np.exp(scaled - peak).sum(1))
        return float(np.mean(normaliser - scaled[np.arange(len(truth)), truth]))

    return float(min(np.geomspace(0.3, 5, 80), key=loss))


def _best_threshold(overlaps: Sequence[Overlap]) -> float:
    means = [
        np.mean([dice(one.shared[at], one.called[at], one.truth) for one in overlaps]) for at in range(len(THRESHOLDS))
    ]
    return THRESHOLDS[int(np.argmax(means))]
