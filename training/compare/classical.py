"""PCA features with a support vector machine or a random forest; what is free is chosen on the tuning films."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.figures import auc

Floats = NDArray[np.float64]
TREES = 150


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Films as rows of pixels (n, pixels) float of each side of the split, and which are fractured (n,) bool."""

    train: NDArray[np.floating]
    taught: NDArray[np.bool_]
    tune: NDArray[np.floating]
    tuned: NDArray[np.bool_]
    held: NDArray[np.floating]


Fit = Callable[[Sides, Sequence[int], int], tuple[Floats, Floats]]


def pca_svm(sides: Sides, components: Sequence[int], seed: int) -> tuple[Floats, Floats]:
    """Return the scores of tuning and held-out films; components and penalty are those the tuning films prefer."""
    from sklearn.svm import SVC

    models = [SVC(C=penalty, class_weight="balanced") for penalty in (0.3, 3.0)]
    return _best(models, lambda model, films: model.decision_function(films), sides, components, seed)


def pca_forest(sides: Sides, components: Sequence[int], seed: int) -> tuple[Floats, Floats]:
    """Return the scores of tuning and held-out films; components and leaf size are those the tuning films prefer."""
    from sklearn.ensemble import RandomForestClassifier

    models = [
        RandomForestClassifier(TREES, min_samples_leaf=leaf, class_weight="balanced_subsample", random_state=seed)
        for leaf in (2, 8)
    ]
    return _best(models, lambda model, films: model.predict_proba(films)[:, 1], sides, components, seed)


def _best(
    models: list[Any], ask: Callable[[Any, Any], Any], sides: Sides, components: Sequence[int], seed: int
) -> tuple[Floats, Floats]:
    from sklearn.decomposition import PCA

    scores: list[tuple[float, Floats, Floats]] = []
    for count in components:
        axes = PCA(count, whiten=True, svd_solver="randomized", random_state=seed).fit(sides.train)
        train, tune, held = (axes.transform(films) for films in (sides.train, sides.tune, sides.held))
        for model in models:
            model.fit(train, sides.taught)
            first, second = np.asarray(ask(model, tune), np.float64), np.asarray(ask(model, held), np.float64)
            scores.append((auc(sides.tuned, first), first, second))
    _, first, second = max(scores, key=lambda one: one[0])
    return first, second
