"""The card: what was written comes back, and what is wrong is said."""

import json
import os

import pytest

from engine import weights
from engine.bundle import CARD, WEIGHTS, find, load, newest
from engine.card import Card
from engine.errors import BundleError
from tests.factory import make_bundle, make_card


def test_a_card_comes_back_as_it_was(tmp_path):
    card = make_card()
    card.save(tmp_path / CARD)
    assert Card.load(tmp_path / CARD) == card


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": 99}, "format 99"),
        ({"name": 3}, "str was expected"),
        ({"routing": []}, "must be an object"),
        ({"surprise": 1}, "unknown fields"),
        ({"experts": {}}, "a list was expected"),
    ],
)
def test_a_wrong_card_is_refused_with_the_reason(tmp_path, change, said):
    make_card().save(tmp_path / CARD)
    written = json.loads((tmp_path / CARD).read_text("utf-8")) | change
    (tmp_path / CARD).write_text(json.dumps(written), "utf-8")
    with pytest.raises(BundleError, match=said):
        Card.load(tmp_path / CARD)


def test_an_incomplete_or_broken_card_is_refused(tmp_path):
    make_card().save(tmp_path / CARD)
    written = json.loads((tmp_path / CARD).read_text("utf-8"))
    del written["tree"]
    (tmp_path / CARD).write_text(json.dumps(written), "utf-8")
    with pytest.raises(BundleError, match="not complete"):
        Card.load(tmp_path / CARD)
    (tmp_path / CARD).write_text("{", "utf-8")
    with pytest.raises(BundleError, match="cannot be read"):
        Card.load(tmp_path / CARD)


def test_changed_weights_are_refused(tmp_path):
    bundle = make_bundle(tmp_path / "test-0.0.1")
    with bundle.weights.open("r+b") as stream:
        stream.seek(-1, 2)
        stream.write(b"\x01")
    with pytest.raises(BundleError, match="not the file its card names"):
        load(bundle.folder)
    bundle.weights.unlink()
    with pytest.raises(BundleError, match=f"{WEIGHTS} cannot be read"):
        load(bundle.folder)


def test_the_newest_version_is_found_by_number(tmp_path):
    for version in ("0.2.0", "0.10.0", "0.9.1"):
        (tmp_path / f"test-{version}").mkdir()
        make_card().save(tmp_path / f"test-{version}" / CARD)
    assert [path.name for path in find(tmp_path)] == ["test-0.2.0", "test-0.9.1", "test-0.10.0"]


def test_no_model_is_a_sentence(tmp_path):
    with pytest.raises(BundleError, match="there is none"):
        newest(tmp_path)


@pytest.mark.parametrize("value", [10**400, "x" * 10**6, ["x" * 10**6], {"y" * 10**6: 1}])
def test_a_card_of_enormous_values_is_refused_in_a_short_sentence(tmp_path, value):
    make_card().save(tmp_path / CARD)
    card = json.loads((tmp_path / CARD).read_text("utf-8"))
    for changed in (card | {"masks": card["masks"] | {"fracture_threshold": value}}, card | {"format": value}):
        (tmp_path / CARD).write_text(json.dumps(changed), "utf-8")
        with pytest.raises(BundleError) as caught:
            Card.load(tmp_path / CARD)
        assert len(str(caught.value)) < 500


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
@pytest.mark.parametrize("name", [CARD, WEIGHTS])
def test_a_pipe_in_a_bundle_is_refused_and_not_waited_for(tmp_path, name):
    bundle = make_bundle(tmp_path / "test-0.0.1")
    (bundle.folder / name).unlink()
    os.mkfifo(bundle.folder / name)
    with pytest.raises(BundleError, match="it is no plain file"):
        load(bundle.folder)


def test_weights_larger_than_any_are_refused_before_they_are_hashed(tmp_path, monkeypatch):
    bundle = make_bundle(tmp_path / "test-0.0.1")
    os.truncate(bundle.weights, weights.LARGEST + 1)
    monkeypatch.setattr("engine.bundle._sha256", lambda path: pytest.fail("it was hashed"))
    with pytest.raises(BundleError, match="larger than any of ours"):
        load(bundle.folder)
