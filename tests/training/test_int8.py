"""Eight bits: near single precision, computed in eight bits, and used only after a test that can fail."""

from dataclasses import replace

import numpy as np
import pytest

from engine.card import Card, Int8
from engine.errors import DeviceError
from engine.geometry import Fit
from engine.records import Preprocessed
from engine.runtime import openvino
from engine.runtime.openvino import MAIN, OpenVinoRuntime, precisions
from tests.factory import make_bundle, make_card
from training import int8
from training.runtimes import Answer

pytestmark = pytest.mark.skipif(
    openvino.platform.machine().lower() not in openvino.X86, reason="eight bits are for x86"
)


def noise(seed):
    pixels = np.random.default_rng(seed).normal(size=(64, 64)).astype(np.float32)
    return Preprocessed(pixels, Fit((64, 64), 64))


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    bundle = make_bundle(tmp_path_factory.mktemp("models") / "test-0.0.1")
    return int8.with_ranges(bundle, int8.ranges(bundle, map(noise, range(4)), 4))


def test_eight_bits_say_nearly_the_same_and_are_eight_bits(bundle):
    single, eight = OpenVinoRuntime(bundle, "fp32"), OpenVinoRuntime(bundle, "int8")
    drawn = eight._ready[MAIN].get_runtime_model().get_ops()
    kinds = [node.get_rt_info()["runtimePrecision"].astype(str) for node in drawn
             if node.get_rt_info()["layerType"].astype(str) == "Convolution"]  # fmt: skip
    assert sum(kind in ("u8", "i8") for kind in kinds) == len(bundle.card.int8.largest) > 40
    for film in map(noise, range(10, 14)):
        (one,), (other,) = single.predict([film], "hand"), eight.predict([film], "hand")
        assert other.run.precision == "int8"
        assert not np.array_equal(one.bone, other.bone)
        np.testing.assert_allclose(other.main_part, one.main_part, atol=0.05)
        np.testing.assert_allclose(other.bone, one.bone, atol=0.1)


def test_a_range_is_the_mean_of_what_the_films_reach(bundle):
    one, other = (int8.ranges(bundle, [noise(seed)], 1) for seed in range(2))
    both = int8.ranges(bundle, map(noise, range(2)), 2)
    assert (
        both.keys() == one.keys()
        and "trunk.layer2.0.conv1" in both
        and not any(name.startswith(int8.EXACT) for name in both)
    )
    for name, value in both.items():
        assert value == pytest.approx((one[name] + other[name]) / 2, abs=2e-4)


def test_eight_bits_come_first_only_where_the_test_was_passed(bundle, monkeypatch):
    monkeypatch.setattr(openvino, "has_bf16", lambda: False)
    card = bundle.card
    assert precisions(replace(card, int8=None)) == ("fp32",)
    assert precisions(card) == ("fp32", "int8")
    assert precisions(replace(card, int8=replace(card.int8, passed=True))) == ("int8", "fp32")
    monkeypatch.setattr(openvino, "has_bf16", lambda: True)
    assert precisions(replace(card, int8=replace(card.int8, passed=True))) == ("bf16", "fp32", "int8")


def test_a_precision_that_is_not_to_be_had_is_refused(bundle):
    with pytest.raises(DeviceError, match="int8 is not to be had"):
        OpenVinoRuntime(replace(bundle, card=replace(bundle.card, int8=None)), "int8")


def test_the_ranges_travel_with_the_card(bundle, tmp_path):
    bundle.card.save(tmp_path / "card.json")
    assert Card.load(tmp_path / "card.json") == bundle.card


def answers(probabilities, runtime="openvino int8"):
    """Return answers of films that are fractured in turns; triage by 0.2 and 0.7, turned away where None."""
    made = {}
    for place, said in enumerate(probabilities):
        triage = None if said is None else "positive" if said >= 0.7 else "negative" if said < 0.2 else "doubt"
        refused = "chest" if said is None else None
        made[str(place)] = Answer(str(place), "tune", place % 2 == 1, runtime, "", refused,
                                  said, triage, {}, 0.1)  # fmt: skip
    return made


SINGLE = [0.1, 0.9, 0.3, 0.8] * 50


def test_the_same_answers_pass():
    figures = int8.gate(answers(SINGLE), answers(SINGLE))
    assert figures["films"] == 200 and figures["fractured"] == 100 and figures["triage_changed"] == 0
    assert figures["auc_int8"] == figures["auc_fp32"] == 1
    assert int8.passed(figures)


@pytest.mark.parametrize(("changes", "why"), [
    ({1: 0.1}, "sensitivity"), ({0: 0.21, 2: 0.19, 4: 0.21}, "triage"), ({1: 0.71, 3: 0.2, 5: 0.2, 7: 0.2}, "AUC"),
    ({0: None, 2: None, 4: None}, "turned away"),
])  # fmt: skip
def test_what_costs_too_much_does_not_pass(changes, why):
    eight = [changes.get(place, said) for place, said in enumerate(SINGLE)]
    assert not int8.passed(int8.gate(answers(SINGLE), answers(eight))), why


def test_two_changes_in_two_hundred_that_cost_no_fracture_pass():
    eight = [{0: 0.21, 2: 0.19}.get(place, said) for place, said in enumerate(SINGLE)]
    figures = int8.gate(answers(SINGLE), answers(eight))
    assert figures["triage_changed"] == 2 and int8.passed(figures)


def test_a_tested_card_holds_the_figures(bundle):
    figures = int8.gate(answers(SINGLE), answers(SINGLE))
    made = int8.tested(bundle.card, figures).int8
    assert made == Int8(bundle.card.int8.largest, True, figures)
    with pytest.raises(ValueError, match="no ranges"):
        int8.tested(make_card(), figures)
