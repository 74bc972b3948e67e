"""Hierarchy and triage: from numbers to what is said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import hierarchy, triage
from engine.card import Expert
from engine.records import Triage
from tests.factory import PARTS, make_card

CARD = make_card()
likely = st.lists(st.floats(0.001, 1), min_size=len(PARTS), max_size=len(PARTS)).map(
    lambda values: np.array(values, np.float32) / np.float32(sum(values))
)


@given(likely)
def test_listed_parts_are_known_likeliest_first_and_never_none(main):
    parts = hierarchy.parts_of(CARD, main)
    assert parts
    assert [one.probability for one in parts] == sorted((one.probability for one in parts), reverse=True)
    assert all(one.part != "chest" for one in parts)
    assert len(parts) == 1 or all(one.probability >= CARD.routing.threshold for one in parts)


def test_a_part_the_models_do_not_know_is_turned_away():
    assert hierarchy.unsupported(CARD, np.array([0.1, 0.1, 0.1, 0.7], np.float32)).part == "chest"
    assert hierarchy.unsupported(CARD, np.array([0.6, 0.1, 0.1, 0.2], np.float32)) is None


def test_the_tree_says_who_is_asked_and_an_expert_switched_off_is_not():
    assert [one.name for one in hierarchy.experts_for(CARD, ("wrist", "hand"))] == ["upper_fracture"]
    assert [one.name for one in hierarchy.experts_for(CARD, ("knee",))] == ["knee_fracture", "density"]
    assert hierarchy.limb_of(CARD, "knee") == "lower"
    assert hierarchy.limb_of(CARD, "tail") is None


@pytest.mark.parametrize(
    ("probability", "said"),
    [(0.0, "negative"), (0.1999, "negative"), (0.2, "doubt"), (0.6999, "doubt"), (0.7, "positive"), (1.0, "positive")],
)
def test_thresholds_belong_to_the_state_above_them(probability, said):
    assert triage.triage(CARD.points["hand"], probability) == said


def test_the_film_is_as_bad_as_its_worst_part():
    film = triage.film_fracture(CARD, [("hand", 0.1), ("wrist", 0.8)])
    assert film.triage is Triage.POSITIVE and film.probability == 0.8 and len(film.parts) == 2
    assert triage.film_fracture(CARD, []) is None


@given(st.floats(-1e4, 1e4), st.floats(0, 1))
def test_a_calibrated_probability_is_one(logit, peak):
    expert = Expert("x", "fracture", ("hand",), own_block=False, logit_weight=1.5, mask_weight=0.5, bias=-1)
    assert 0 <= triage.calibrated(expert, logit, peak) <= 1
