"""Logistic regression on a few features, its strength chosen inside every fold: nested cross-validation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.crossval import Fit
from training.density.plan import Question

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


def fit(parts: Sequence[tuple[Floats, int | None]], truth: Places, plan: Question) -> Fit:
    """Return the fit on features of films; each part (films, features) may be thinned to its first principal axes.

    Everything is fitted on the taught films of a fold alone: medians for unknown values, scales, axes; and the
    penalty, on inner folds of them.
    """

    def answered(taught: Places, asked: Places, seed: int) -> Floats:
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import GridSearchCV, StratifiedKFold

        seen = [_prepared(part, axes, taught, seed) for part, axes in parts]
        features = np.concatenate(seen, 1)
        inner = StratifiedKFold(plan.inner_folds, shuffle=True, random_state=seed)
        model = LogisticRegression(class_weight="balanced", max_iter=500)
        search = GridSearchCV(model, {"C": list(plan.penalties)}, scoring="roc_auc_ovr", cv=inner)
        search.fit(features[taught], truth[taught])
        return np.asarray(search.predict_proba(features[asked]), np.float64)

    return answered


def _prepared(part: Floats, axes: int | None, taught: Places, seed: int) -> Floats:
    """Return all films' features on scales learnt from the taught ones."""
    from sklearn.decomposition import PCA
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    steps: list[Any] = [SimpleImputer(strategy="median", keep_empty_features=True), StandardScaler()]
    if axes is not None:
        steps += [PCA(min(axes, len(taught) - 1, part.shape[1]), random_state=seed), StandardScaler()]
    return np.asarray(make_pipeline(*steps).fit(part[taught]).transform(part), np.float64)
