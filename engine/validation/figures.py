"""Shares and areas under curves, with 95 % intervals that honour patients with several films."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
REPEATS = 2000
SEED = 1
Z = 1.959964  # of the normal distribution, 95 %, two-sided


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value 0..1 with its 95 % interval; `films` are those it was measured on, `hits` those that count.

    All three are None where the films do not allow the figure; `hits` is None for an area.
    """

    value: float | None
    low: float | None
    high: float | None
    films: int
    hits: int | None = None


@dataclass(frozen=True, slots=True)
class Operating:
    """What a threshold on the fracture probability would do: films called at or above it."""

    threshold: float
    true_positive: int
    false_positive: int
    true_negative: int
    false_negative: int

    @property
    def sensitivity(self) -> float | None:
        """Share of films with a fracture that are called."""
        return _ratio(self.true_positive, self.true_positive + self.false_negative)

    @property
    def specificity(self) -> float | None:
        """Share of films without a fracture that are not called."""
        return _ratio(self.true_negative, self.true_negative + self.false_positive)


def wilson(hits: int, films: int) -> tuple[float, float]:
    """Return Wilson's 95 % score interval of a share (Wilson 1927); `films` above 0."""
    share, widening = hits / films, Z**2 / films
    centre = (share + widening / 2) / (1 + widening)
    half = Z * math.sqrt(share * (1 - share) / films + widening / (4 * films)) / (1 + widening)
    return max(0.0, centre - half), min(1.0, centre + half)


def share(counted: Bools, patients: Sequence[str] | None = None) -> Figure:
    """Return the share of films that are counted.

    Wilson's interval where each film is a patient of its own; else a bootstrap over patients, and at 0 or 1, where
    a bootstrap sees no spread, Wilson's with as many trials as there are patients.
    """
    films, hits = len(counted), int(np.count_nonzero(counted))
    if not films:
        return Figure(None, None, None, 0, 0)
    value = hits / films
    if patients is None:
        low, high = wilson(hits, films)
    elif value in (0.0, 1.0):
        people = len(set(patients))
        low, high = wilson(round(value * people), people)
    else:
        called = counted.astype(np.float64)
        low, high = bootstrap(lambda weights: float(weights @ called / weights.sum()), patients)
    return Figure(value, low, high, films, hits)


def auc(truth: Bools, score: Floats, patients: Sequence[str] | None = None) -> Figure:
    """Return the area under the ROC curve, ties counted half, with a bootstrap interval over patients or films.

    Where every pair is in order a bootstrap sees no spread: the bound is then Wilson's for the rarer class.
    """
    positives = int(np.count_nonzero(truth))
    rarer = min(positives, len(truth) - positives)
    if not rarer:
        return Figure(None, None, None, len(truth))
    _, places = np.unique(score, return_inverse=True)
    value = area(truth, places, np.ones(len(truth)))
    if value in (0.0, 1.0):
        low, high = wilson(round(value * rarer), rarer)
    else:
        names = patients or [str(film) for film in range(len(truth))]
        low, high = bootstrap(lambda weights: area(truth, places, weights), names)
    return Figure(value, low, high, len(truth))


def curve(truth: Bools, score: Floats, thresholds: Sequence[float]) -> tuple[Operating, ...]:
    """Return what each threshold would do, in the order given."""
    made = []
    for threshold in thresholds:
        called = score >= threshold
        counts = (truth & called, ~truth & called, ~truth & ~called, truth & ~called)
        made.append(Operating(float(threshold), *(int(np.count_nonzero(one)) for one in counts)))
    return tuple(made)


def area(truth: Bools, places: NDArray[np.intp], weights: Floats) -> float:
    """Return the weighted Mann-Whitney share of pairs in order, ties counted half; NaN where one class has no weight.

    `places` (n,) are the ranks of the films' scores among the distinct scores, as `numpy.unique` gives them.
    """
    size = int(places.max()) + 1
    positive = np.bincount(places, weights * truth, size)
    negative = np.bincount(places, weights * ~truth, size)
    pairs = positive.sum() * negative.sum()
    return float(positive @ (np.cumsum(negative) - negative / 2) / pairs) if pairs else float("nan")


def bootstrap(
    figure: Callable[[Floats], float], patients: Sequence[str] | NDArray[np.str_], repeats: int = REPEATS
) -> tuple[float, float]:
    """Return the 95 % percentile interval over patients drawn with replacement; `figure` takes each film's weight.

    Draws in which the figure is NaN are left out; without any other the interval is (NaN, NaN).
    """
    names, of = np.unique(np.asarray(patients), return_inverse=True)
    chance = np.random.default_rng(SEED)
    values = []
    for _ in range(repeats):
        drawn = np.bincount(chance.integers(len(names), size=len(names)), minlength=len(names)).astype(np.float64)
        weights = drawn[of]
        value = figure(weights) if weights.any() else float("nan")
        if math.isfinite(value):
            values.append(value)
    if not values:
        return math.nan, math.nan
    low, high = np.percentile(values, (2.5, 97.5))
    return float(low), float(high)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
