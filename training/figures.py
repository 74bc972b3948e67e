"""Measured figures and their intervals; every interval is a bootstrap over patients, never over films."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from engine.validation import figures

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


def auc(truth: NDArray[np.bool_], score: NDArray[np.floating]) -> float:
    """Return the area under the ROC curve, ties counted half; NaN where one class is absent."""
    _, places = np.unique(score, return_inverse=True)
    return figures.area(truth, places, np.ones(len(truth)))


def interval(
    clusters: NDArray[np.str_], figure: Callable[[NDArray[np.int64]], float], repeats: int = figures.REPEATS
) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of `figure` over whole clusters; see `engine.validation.figures.bootstrap`.

    `clusters` (n,) names each film's cluster; `figure` takes the places of the drawn films.
    """
    places = np.arange(len(clusters))
    return figures.bootstrap(lambda weights: figure(np.repeat(places, weights.astype(int))), clusters, repeats)


def sensitivity(truth: Bools, called: Bools) -> float:
    """Share of the true that was called."""
    return float(called[truth].mean()) if truth.any() else float("nan")


def specificity(truth: Bools, called: Bools) -> float:
    """Share of the false that was not called."""
    return float(1 - called[~truth].mean()) if (~truth).any() else float("nan")


def calibration_error(truth: Bools, probability: Floats, bins: int = 10) -> float:
    """Return the expected calibration error over bins of equal count (Naeini 2015, adaptive form), 0..1."""
    order = np.argsort(probability)
    gaps = [
        abs(probability[some].mean() - truth[some].mean()) * len(some)
        for some in np.array_split(order, bins)
        if len(some)
    ]
    return float(sum(gaps) / len(truth))


def brier(truth: Bools, probability: Floats) -> float:
    """Mean squared error of the probability, 0..1."""
    return float(np.mean((probability - truth) ** 2))


def dice(shared: float, one: float, other: float) -> float:
    """Return 2 |A and B| / (|A| + |B|); 1 where both are empty."""
    return 1.0 if one + other == 0 else 2 * shared / (one + other)


def iou(shared: float, one: float, other: float) -> float:
    """Return |A and B| / |A or B|; 1 where both are empty."""
    union = one + other - shared
    return 1.0 if union == 0 else shared / union
