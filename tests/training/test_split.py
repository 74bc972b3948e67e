"""No patient stands on both sides."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.data import fracatlas
from training.data.split import SHARES, components, split

FRACATLAS = Path(__file__).parents[3] / "shared" / "data" / "fracatlas"


def test_chains_of_links_make_one_component():
    roots = components([("block 1", "group a"), ("block 2", "group a"), ("block 2", "group b"), ("block 3", "group c")])
    assert roots["block 1"] == roots["block 2"] == roots["group b"]
    assert roots["block 3"] != roots["block 1"]


weights = st.dictionaries(
    st.integers(0, 200).map(str),
    st.fixed_dictionaries({"films": st.integers(1, 30), "fractured": st.integers(0, 5)}),
    min_size=60,
)


@settings(max_examples=10)
@given(weights)
def test_every_component_has_one_side_and_the_shares_are_kept(counts):
    sides = split(counts, "seed")
    assert set(sides) == set(counts) and set(sides.values()) <= set(SHARES)
    total = sum(one["films"] for one in counts.values())
    for side in ("held_out", "tune"):
        assert sum(counts[name]["films"] for name in counts if sides[name] == side) <= SHARES[side] * total


def test_the_same_seed_splits_alike():
    counts = {str(at): {"films": 1 + at % 7, "fractured": at % 3} for at in range(90)}
    assert split(counts, "a") == split(dict(reversed(counts.items())), "a") != split(counts, "b")


@pytest.mark.skipif(not FRACATLAS.is_dir(), reason="the films of FracAtlas are not here")
def test_fracatlas_is_split_by_linked_blocks():
    films = fracatlas.films(FRACATLAS)
    sides = {}
    for film in films:
        assert sides.setdefault(film.component, film.side) == film.side
    for side in SHARES:
        some = [film for film in films if film.side == side]
        assert sum(film.fractured for film in some) >= 40 and sum(film.traced for film in some) >= 10
