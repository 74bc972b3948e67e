"""Lesions found against false regions, on regions whose truth is known."""

import numpy as np
import pytest

from training.froc import curve, found_at
from training.outcomes import Found

FILMS = (
    Found(2, ((0.9, 0), (0.8, None), (0.6, 0))),  # a lesion named twice, one never, one false region
    Found(0, ((0.7, None),)),
    Found(1, ((0.5, 0),)),
    Found(0, ()),
)


def test_the_curve_counts_a_lesion_once_and_every_false_region():
    thresholds, false, found = curve(FILMS)
    assert thresholds[0] > 1 and false[0] == 0 and found[0] == 0
    at = list(thresholds).index(0.5)
    assert false[at] == pytest.approx(2 / 4) and found[at] == pytest.approx(2 / 3)
    assert np.all(np.diff(false) >= 0) and np.all(np.diff(found) >= 0)


def test_fewer_false_regions_find_fewer_lesions():
    assert found_at(FILMS, 0.0) == pytest.approx(1 / 3)
    assert found_at(FILMS, 0.5) == pytest.approx(2 / 3)


def test_films_without_a_lesion_have_no_curve():
    assert np.isnan(found_at((Found(0, ((0.7, None),)),), 0.5))
