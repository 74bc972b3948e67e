"""Repeated stratified cross-validation of a question of several classes, for sets too small to hold films out of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.validation.figures import bootstrap

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Fit = Callable[[Places, Places, int], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What was said of every film by networks that had not seen it.

    `truth` (n,) int64; `probability` (repeats, n, classes); `fold` (repeats, n) is the fold that held the film out.
    """

    truth: Places
    probability: Floats
    fold: Places


def crossed(fit: Fit, truth: Places, folds: int, repeats: int, seed: int) -> Said:
    """Return what `fit` says of every film: it takes places to learn from, places to answer and a seed.

    The folds depend on `truth`, `folds`, `repeats` and `seed` alone, so every system is measured on the same ones.
    """
    from sklearn.model_selection import StratifiedKFold

    classes = int(truth.max()) + 1
    probability = np.zeros((repeats, len(truth), classes))
    fold = np.zeros((repeats, len(truth)), np.int64)
    for repeat in range(repeats):
        cut = StratifiedKFold(folds, shuffle=True, random_state=seed + repeat)
        for number, (taught, asked) in enumerate(cut.split(truth, truth)):
            fold[repeat, asked] = number
            probability[repeat, asked] = fit(taught, asked, seed + 100 * repeat + number)
    return Said(truth, probability, fold)


def macro_auc(said: Said, groups: NDArray[np.str_] | None = None) -> tuple[float, float, float]:
    """Return the mean over classes of one against the rest, with its 95 % bootstrap interval over films.

    Only films of one fold are compared, since networks of two folds speak on scales of their own, and with
    `groups` (n,) only films of one group, so that what tells the groups apart counts for nothing. Pairs of all
    repeats count alike. The interval is that of the films, not of another draw of folds.
    """
    pairs = [_pairs(said, label, groups) for label in range(said.probability.shape[2])]

    def over(weights: Floats) -> float:
        sums = [(weights @ good @ weights, weights @ every @ weights) for good, every in pairs]
        return float(np.mean([good / every for good, every in sums])) if all(one for _, one in sums) else float("nan")

    count = len(said.truth)
    low, high = bootstrap(over, [str(film) for film in range(count)])
    return over(np.ones(count)), low, high


def accuracy(said: Said, *, balanced: bool = False) -> tuple[float, float, float]:
    """Return the share of films called right, over all repeats, or its mean over classes, with its interval."""
    right = (said.probability.argmax(2) == said.truth).mean(0)
    sides = [said.truth == label for label in range(said.probability.shape[2])] if balanced else [said.truth >= 0]

    def over(weights: Floats) -> float:
        counts = [float(weights[side].sum()) for side in sides]
        if not all(counts):
            return float("nan")
        return float(np.mean([weights[side] @ right[side] / sum_ for side, sum_ in zip(sides, counts, strict=True)]))

    low, high = bootstrap(over, [str(film) for film in range(len(right))])
    return over(np.ones(len(right))), low, high


def _pairs(said: Said, label: int, groups: NDArray[np.str_] | None) -> tuple[Floats, Floats]:
    """Return (n, n) counts: how often film i of the class was put above film j without, ties half; how often asked."""
    of = said.truth == label
    fair = of[:, None] & ~of[None, :]
    if groups is not None:
        fair &= groups[:, None] == groups[None, :]
    good, every = np.zeros(fair.shape), np.zeros(fair.shape)
    for fold, answers in zip(said.fold, said.probability, strict=True):
        score = answers[:, label]
        asked = fair & (fold[:, None] == fold[None, :])
        above = (score[:, None] > score[None, :]) + 0.5 * (score[:, None] == score[None, :])
        good += asked * above
        every += asked
    return good, every
