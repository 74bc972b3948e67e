"""What a bundle knows: features are computed once, a head learns what it is shown, and scope is counted by source."""

import csv
from dataclasses import replace

import numpy as np
import pytest

from engine.preprocess import Recipe
from tests.factory import make_bundle, make_card
from training import scope
from training.data import beyond
from training.data.beyond import Picture
from training.data.fracatlas import PARTS
from training.init import load
from training.phantom.strange import KINDS, strange
from training.scope import Judged
from training.scope_head import Pooled, fitted, gathered

RECIPE = Recipe(64, 0.5, 99.5, 0.2, 0.25)


def pictures(count):
    chance = np.random.default_rng(0)
    for number in range(count):
        yield Picture(chance.random((64, 48), np.float32), "film", PARTS[number], f"{number}")


def test_features_are_computed_once_and_go_on_where_they_stopped(tmp_path):
    bundle = make_bundle(tmp_path / "test-0.0.1", make_card(routing=replace(make_card().routing, parts=PARTS)))
    network, cache = load(bundle.folder), tmp_path / "features.npz"
    first = gathered(network, pictures(2), cache)
    whole = gathered(network, pictures(4), cache)
    assert whole.features.shape == (4, 2048) and list(whole.part) == list(PARTS[:4])
    np.testing.assert_array_equal(whole.features[:2], first.features)

    class Broken:
        def trunk(self, x):
            raise AssertionError("computed again")

    again = gathered(Broken(), pictures(4), cache)
    np.testing.assert_array_equal(again.features, whole.features)


def test_a_head_learns_what_is_outside_and_what_is_a_joint():
    chance = np.random.default_rng(1)
    source = np.array(["film", "outside", "joint", "square"] * 50)
    part = np.array(["hand", "chest", "knee", "wrist"] * 50)
    seen = chance.normal(size=(200, 2048)).astype(np.float32) * 0.1
    seen[source == "outside", :300] += 1
    seen[source == "joint", 300:600] += 1
    head = fitted(Pooled(seen[:160], source[:160], part[:160]), 1e-2, 1e-2)
    said = seen[160:] @ head["out.weight"].numpy().T + head["out.bias"].numpy()
    assert ((said[:, 0] > 0) == (source[160:] == "outside"))[source[160:] != "joint"].all()
    assert ((said[:, 1] > 0) == (source[160:] == "joint")).all()


@pytest.mark.parametrize("seed", range(6))
def test_pictures_that_are_no_radiographs_are_drawn_alike_every_time(seed):
    one, kind = strange(seed, 96)
    again, _ = strange(seed, 96)
    np.testing.assert_array_equal(one, again)
    assert kind in KINDS and max(one.shape) == 96
    assert one.min() == 0 and one.max() == pytest.approx(1, abs=1e-6)


def test_what_is_turned_away_is_drawn_in_its_shares():
    drawn = [one.part for one in beyond.outside(4, RECIPE)]
    assert set(drawn) == {"chest", "spine", "skull"} and drawn.count("chest") == 2


def test_scope_is_counted_by_source_with_intervals(tmp_path):
    judged = [Judged("held-out limb films", 0.1 * at, at > 8) for at in range(10)]
    judged += [Judged("chest films", 0.95, True)] * 3 + [Judged("chest films", 0.05, False)]
    made = scope._written(tmp_path, judged)
    figure = made["turned_away_chest_films"]
    assert figure["value"] == pytest.approx(0.75) and figure["low"] < 0.75 < figure["high"] and figure["films"] == 4
    assert made["turned_away_held_out_limb_films"]["value"] == pytest.approx(0.1)
    with (tmp_path / "scope_roc.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    assert float(rows[0]["chest films"]) == 1.0
    shares = [float(row["chest films"]) for row in rows]
    assert shares == sorted(shares, reverse=True)
