"""Figures against values from elsewhere, and intervals that behave as intervals should."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.validation.figures import auc, curve, share, wilson


def test_wilson_gives_the_published_values():
    # Newcombe, Statistics in Medicine 17 (1998) 857, table I: 81/263, 15/148, 0/20, 1/29.
    for hits, films, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
                                   (1, 29, 0.0061, 0.1718)):  # fmt: skip
        assert wilson(hits, films) == pytest.approx((low, high), abs=5e-5)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=40))
def test_the_area_is_the_share_of_pairs_in_order(films):
    truth, score = np.array([one[0] for one in films]), np.array([one[1] for one in films], np.float64)
    pairs = [(high > low) + (high == low) / 2 for high in score[truth] for low in score[~truth]]
    made = auc(truth, score)
    if not pairs:
        assert made.value is None and made.low is None
    else:
        assert made.value == pytest.approx(np.mean(pairs))
        assert 0 <= made.low <= made.high <= 1


def test_the_area_and_its_interval_agree_with_scikit_learn():
    metrics = pytest.importorskip("sklearn.metrics")
    chance = np.random.default_rng(0)
    truth = chance.random(300) < 0.3
    score = chance.normal(size=300) + truth
    made = auc(truth, score)
    assert made.value == pytest.approx(metrics.roc_auc_score(truth, score))
    draws = [chance.integers(300, size=300) for _ in range(500)]
    low, high = np.percentile([metrics.roc_auc_score(truth[draw], score[draw]) for draw in draws], (2.5, 97.5))
    assert (made.low, made.high) == pytest.approx((low, high), abs=0.015)


def test_films_of_one_patient_do_not_narrow_the_interval():
    chance = np.random.default_rng(3)
    called = chance.random(40) < 0.7
    alone = share(called)
    fivefold = share(np.repeat(called, 5), [str(patient) for patient in np.repeat(np.arange(40), 5)])
    assert fivefold.value == alone.value and fivefold.films == 200
    assert fivefold.high - fivefold.low == pytest.approx(alone.high - alone.low, rel=0.1)


def test_a_perfect_result_of_few_is_not_certain():
    everything = np.ones(6, bool)
    assert share(everything).low == pytest.approx(wilson(6, 6)[0])
    assert share(everything, ["a", "a", "a", "b", "b", "b"]).low == pytest.approx(wilson(2, 2)[0])
    perfect = auc(np.array([True] * 6 + [False] * 9), np.arange(15)[::-1].astype(float))
    assert perfect.value == 1 and perfect.low == pytest.approx(wilson(6, 6)[0])


def test_nothing_is_said_of_no_films():
    assert share(np.zeros(0, bool)).value is None
    (point,) = curve(np.zeros(0, bool), np.zeros(0), [0.5])
    assert point.sensitivity is None and point.specificity is None


def test_a_threshold_calls_films_at_or_above_it():
    truth, score = np.array([True, True, False, False]), np.array([0.5, 0.2, 0.5, 0.1])
    (point,) = curve(truth, score, [0.5])
    assert (point.true_positive, point.false_negative, point.false_positive, point.true_negative) == (1, 1, 1, 1)
    assert point.sensitivity == point.specificity == 0.5
