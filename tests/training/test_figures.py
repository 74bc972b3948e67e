"""Figures against values worked out by hand or by a library."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, roc_auc_score

from training import figures


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=4))
def test_auc_is_that_of_the_library_ties_included(rows):
    truth = np.array([one for one, _ in rows])
    score = np.array([float(two) for _, two in rows])
    if truth.all() or not truth.any():
        assert np.isnan(figures.auc(truth, score))
    else:
        assert figures.auc(truth, score) == pytest.approx(roc_auc_score(truth, score))


def test_rates_errors_and_overlap_by_hand():
    truth = np.array([True, True, False, False])
    called = np.array([True, False, False, True])
    assert figures.sensitivity(truth, called) == figures.specificity(truth, called) == 0.5
    probability = np.array([0.9, 0.6, 0.1, 0.4])
    assert figures.brier(truth, probability) == pytest.approx(brier_score_loss(truth, probability))
    assert figures.calibration_error(truth, np.array([1.0, 1.0, 0.0, 0.0])) == 0
    assert figures.calibration_error(truth, np.full(4, 0.5), bins=1) == 0
    assert figures.calibration_error(truth, np.ones(4), bins=1) == 0.5
    assert figures.dice(5, 10, 10) == 0.5 and figures.dice(0, 0, 0) == 1


def test_intervals_draw_whole_patients():
    clusters = np.repeat(["a", "b", "c", "d"], 50)
    values = np.repeat([0.0, 0.0, 1.0, 1.0], 50)
    low, high = figures.interval(clusters, lambda at: float(values[at].mean()))
    single = figures.interval(np.arange(200).astype(str), lambda at: float(values[at].mean()))
    assert (low, high) == (0.0, 1.0)
    assert single[1] - single[0] < 0.2
