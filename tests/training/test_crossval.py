"""Cross-validation of few films: same folds for all, and an area that only compares what may be compared."""

import numpy as np

from training.crossval import Said, accuracy, crossed, macro_auc

TRUTH = np.arange(30) % 3


def knowing(taught, asked, seed):
    return np.eye(3)[TRUTH[asked]]


def test_a_system_that_knows_has_an_area_of_one_and_one_that_guesses_alike_a_half():
    said = crossed(knowing, TRUTH, 3, 2, 1)
    assert macro_auc(said) == (1.0, 1.0, 1.0) and accuracy(said)[0] == accuracy(said, balanced=True)[0] == 1.0
    same = crossed(lambda taught, asked, seed: np.full((len(asked), 3), seed / 300), TRUTH, 3, 2, 1)
    assert macro_auc(same)[0] == 0.5


def test_no_film_is_taught_that_is_asked_and_all_are_asked_once_a_repeat():
    asked_before = []

    def fit(taught, asked, seed):
        assert not set(taught) & set(asked)
        asked_before.extend(asked)
        return np.full((len(asked), 3), 1 / 3)

    said = crossed(fit, TRUTH, 5, 2, 1)
    assert sorted(asked_before) == sorted([*range(30)] * 2) and not np.array_equal(*said.fold)


def test_what_tells_groups_apart_counts_for_nothing_within_groups():
    chance = np.random.default_rng(1)
    truth = chance.integers(0, 2, 120)
    groups = np.where(chance.random(120) < 0.2 + 0.6 * truth, "a", "b")
    score = (groups == "a") * 0.5
    said = Said(truth, np.stack([1 - score, score], 1)[None], np.zeros((1, 120), int))
    assert macro_auc(said)[0] > 0.7
    assert macro_auc(said, groups)[0] == 0.5


def test_films_of_two_folds_are_not_compared():
    said = Said(np.array([1, 0, 1, 0]), np.array([[[0.9, 0.1], [1.0, 0.0], [0.1, 0.9], [0.5, 0.5]]]),
                np.array([[0, 0, 1, 1]]))  # fmt: skip
    assert macro_auc(said)[0] == 1.0
