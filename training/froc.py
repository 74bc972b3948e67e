"""Free-response ROC: lesions found against false regions a film (Bunch et al. 1978)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.outcomes import Found

Floats = NDArray[np.float64]


def curve(films: Sequence[Found]) -> tuple[Floats, Floats, Floats]:
    """Return thresholds, falling, with false regions a film and the share of lesions found at each of them.

    A lesion counts once, at the most probable region that points at it. All three are empty where there is no lesion.
    """
    best: dict[tuple[int, int], float] = {}
    false = []
    for place, film in enumerate(films):
        for probability, lesion in film.regions:
            if lesion is None:
                false.append(probability)
            else:
                best[place, lesion] = max(probability, best.get((place, lesion), 0.0))
    lesions = sum(film.lesions for film in films)
    if not lesions:
        return np.empty(0), np.empty(0), np.empty(0)
    thresholds = np.unique([*false, *best.values(), 2.0])[::-1]
    found = np.sort(list(best.values()))
    wrong = np.sort(false)
    hits = len(found) - np.searchsorted(found, thresholds)
    misses = len(wrong) - np.searchsorted(wrong, thresholds)
    return thresholds, misses / len(films), hits / lesions


def found_at(films: Sequence[Found], false_per_film: float) -> float:
    """Return the largest share of lesions found with at most `false_per_film` false regions; NaN without a lesion."""
    _, false, found = curve(films)
    return float(found[false <= false_per_film].max()) if len(found) else float("nan")
