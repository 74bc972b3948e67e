"""Hierarchy and triage: from numbers to what is said."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import hierarchy, triage
from engine.card import Expert
from engine.classify import median_grade
from engine.records import PartFinding, Triage
from engine.runtime.answers import Raw, predicted
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
    wary = replace(CARD, routing=replace(CARD.routing, turn_away=0.15))
    assert hierarchy.unsupported(wary, np.array([0.6, 0.1, 0.1, 0.2], np.float32)).part == "chest"


def test_a_film_that_is_turned_away_says_what_it_shows():
    assert "chest" in hierarchy.turned_away(PartFinding("chest", 0.9))
    assert "none of the body parts" in hierarchy.turned_away(PartFinding("other", 0.9))


def test_the_tree_says_who_is_asked_and_an_expert_switched_off_is_not():
    assert [one.name for one in hierarchy.experts_for(CARD, ("wrist", "hand"))] == ["upper_fracture"]
    assert [one.name for one in hierarchy.experts_for(CARD, ("knee",))] == ["knee_fracture", "density", "grade"]
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


@pytest.mark.parametrize(
    ("probabilities", "grade"),
    [((1, 0, 0, 0, 0), 0), ((0.4, 0.2, 0.4, 0, 0), 1), ((0, 0, 0.1, 0.3, 0.6), 4), ((0.5, 0.5, 0, 0, 0), 0)],
)
def test_the_grade_has_half_the_probability_on_either_side(probabilities, grade):
    assert median_grade(probabilities) == grade


def raw(outside, joint, router=(3.0, 1.0, 0.0, -1.0), bone=0.9, square=True):
    maps = np.full((2, 8, 8), bone, np.float32)
    return Raw(maps, np.array(router, np.float32), np.array([outside, joint], np.float32), square)


WARY = replace(CARD, routing=replace(CARD.routing, joint_part="knee", turn_away=0.7, joint_threshold=0.9))


def said(one):
    return predicted(WARY, one, lambda expert: np.zeros((2, 2) if expert.kind == "fracture" else 5, np.float32), None)


def test_the_scope_shares_the_chance_among_what_is_known_and_what_is_not():
    main = said(raw(outside=0.0, joint=-9.0)).main_part
    assert main.sum() == pytest.approx(1, abs=1e-6) and main[-1] == pytest.approx(0.5, abs=1e-6)
    assert main[0] > main[1] > main[2]
    assert hierarchy.unsupported(WARY, main) is None
    assert hierarchy.unsupported(WARY, said(raw(outside=3.0, joint=-9.0)).main_part).part == "chest"


def test_a_joint_that_was_cut_out_is_its_part_and_is_graded():
    found = said(raw(outside=9.0, joint=4.0))
    assert found.main_part[PARTS.index("knee")] == 1 and "grade" in found.expert_probabilities


@pytest.mark.parametrize("change", [{"joint": 1.0}, {"bone": 0.1}, {"square": False}])
def test_a_film_that_only_resembles_a_joint_is_not_graded(change):
    found = said(raw(**({"outside": -9.0, "joint": 4.0} | change)))
    assert found.main_part[PARTS.index("knee")] < 0.5 and "grade" not in found.expert_probabilities
