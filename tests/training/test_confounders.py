"""Each change leaves a film a film, and does what its name says; shifts are counted film by film."""

from dataclasses import replace

import numpy as np
import pytest

from engine.records import Triage
from tests.factory import make_bundle
from training import confounders
from training.confounders import CHANGES, _shift, collimated, halved, lettered, metal
from training.data.known import of_phantoms

FILM = np.linspace(0.1, 0.6, 200 * 160, dtype=np.float32).reshape(200, 160)


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_film_is_a_film(name):
    before = FILM.copy()
    made = CHANGES[name](FILM)
    assert made.dtype == np.float32 and made.ndim == 2
    assert made.min() >= 0 and made.max() <= 1
    assert not np.array_equal(made, FILM)
    np.testing.assert_array_equal(FILM, before)


def test_each_change_is_what_it_is_called():
    assert (lettered(FILM)[:30] == 1).any() and not (lettered(FILM)[60:] == 1).any()  # the darkest corner is above
    assert 0.001 < (metal(FILM) == 1).mean() < 0.02
    black = collimated(FILM)
    assert not black[:12].any() and not black[:, -9:].any() and np.array_equal(black[40:60, 40:60], FILM[40:60, 40:60])
    assert halved(FILM).shape == (100, 80)


def test_a_shift_counts_changed_triage_and_films_that_lost_their_answer(tmp_path):
    (outcome,) = _gathered(tmp_path, 1)
    answer = outcome.answer
    assert answer is not None
    surer = replace(answer, probability=answer.probability + 0.25, triage=Triage.POSITIVE)
    calm = replace(outcome, answer=replace(answer, triage=Triage.NEGATIVE))
    made = _shift("some", [calm, calm], [replace(outcome, answer=surer), replace(outcome, answer=None)])
    assert (made.films, made.triage_changed, made.turned_away) == (1, 1, 1)
    assert made.after - made.before == pytest.approx(0.25)


def test_a_bundle_is_asked_about_every_change(tmp_path):
    made = confounders.write(tmp_path / "confounders.csv", make_bundle(tmp_path / "test-0.0.1"), of_phantoms(3)[1], 2)
    assert [one.change for one in made] == list(CHANGES)
    assert len((tmp_path / "confounders.csv").read_text("utf-8").splitlines()) == len(CHANGES) + 1
    assert all(one.low <= one.after - one.before <= one.high for one in made if one.films)


def _gathered(tmp_path, count):
    from training.outcomes import gather

    return gather(make_bundle(tmp_path / "test-0.0.1"), of_phantoms(count))
