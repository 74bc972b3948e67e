"""OpenVINO against the reference: film by film, and without torch or a network."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import classify, hierarchy
from engine.bundle import newest
from engine.decode import find_films, read_radiographs
from engine.errors import BundleError, DeviceError
from engine.geometry import Fit
from engine.preprocess import preprocess
from engine.records import Preprocessed
from engine.runtime.choose import choose
from engine.runtime.openvino import MAIN, OpenVinoRuntime
from engine.runtime.torch import TorchRuntime
from tests.factory import make_bundle, make_card

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "resources" / "samples"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    return make_bundle(tmp_path_factory.mktemp("models") / "test-0.0.1")


@pytest.fixture(scope="module")
def shipped():
    bundle = newest()
    return bundle, TorchRuntime(bundle, "cpu"), OpenVinoRuntime(bundle, "fp32")


def noise(shape, seed=0):
    pixels = np.random.default_rng(seed).normal(size=shape).astype(np.float32)
    return Preprocessed(pixels, Fit(shape, max(shape)))


def joint_filled(seed):
    """A film that may be cut to a joint; the card that goes with it calls all of it bone."""
    return replace(noise((64, 64), seed), joint=noise((32, 32), seed + 50).pixels)


def assert_alike(ours, theirs):
    assert ours.fracture_logit == pytest.approx(theirs.fracture_logit, abs=1e-2)
    for name in ("main_part", "bone", "fracture", "activation"):
        np.testing.assert_allclose(getattr(ours, name), getattr(theirs, name), atol=1e-3, err_msg=name)
    assert ours.expert_probabilities.keys() == theirs.expert_probabilities.keys()
    for name, probabilities in ours.expert_probabilities.items():
        np.testing.assert_allclose(probabilities, theirs.expert_probabilities[name], atol=1e-3)


def test_a_joint_is_graded_alike_in_both_runtimes_and_only_where_bone_fills_the_frame(tmp_path):
    card = make_card()
    bony = make_bundle(tmp_path / "bony", replace(card, masks=replace(card.masks, bone_threshold=0.0)))
    film = joint_filled(1)
    ours, theirs = OpenVinoRuntime(bony, "fp32"), TorchRuntime(bony, "cpu")
    (got,), (wanted,) = ours.predict([film], "knee"), theirs.predict([film], "knee")
    assert_alike(got, wanted)
    assert got.expert_probabilities["grade"].sum() == pytest.approx(1, abs=1e-5)
    (other,) = ours.predict([joint_filled(2)], "knee")
    assert not np.array_equal(other.expert_probabilities["grade"], got.expert_probabilities["grade"])
    (whole,) = ours.predict([replace(film, joint=None)], "knee")
    assert "grade" not in whole.expert_probabilities
    sparse = make_bundle(tmp_path / "sparse", replace(card, masks=replace(card.masks, bone_threshold=1.1)))
    (thin,) = OpenVinoRuntime(sparse, "fp32").predict([film], "knee")
    assert "grade" not in thin.expert_probabilities


@pytest.mark.parametrize("shape", [(64, 64), (64, 32), (32, 96)])
def test_every_network_of_a_card_answers_as_in_torch(bundle, shape):
    theirs, ours = TorchRuntime(bundle, "cpu"), OpenVinoRuntime(bundle, "fp32")
    films = [noise(shape, seed) for seed in range(3)]
    for part in (None, "hand", "knee"):  # with and without a block of its own, fracture and classes
        for got, wanted in zip(ours.predict(films, part), theirs.predict(films, part), strict=True):
            assert_alike(got, wanted)
            assert (got.run.runtime, got.run.precision, got.run.device) == ("openvino", "fp32", "cpu")


@pytest.mark.parametrize("path", find_films([SAMPLES]), ids=lambda path: path.name)
def test_the_shipped_bundle_reads_the_samples_as_in_torch(shipped, path):
    bundle, theirs, ours = shipped
    inputs = [preprocess(film, bundle.card.recipe) for film in read_radiographs(path)]
    for got, wanted in zip(ours.predict(inputs), theirs.predict(inputs), strict=True):
        assert_alike(got, wanted)
        answers = [classify.fracture(bundle.card, hierarchy.parts_of(bundle.card, one.main_part), one)
                   for one in (got, wanted)]  # fmt: skip
        assert answers[0].triage == answers[1].triage


@pytest.mark.parametrize("many", [False, True])
def test_two_threads_may_ask_at_once(bundle, many):
    runtime, films = OpenVinoRuntime(bundle, "fp32", many=many), [noise((64, 64), seed) for seed in range(40)]
    assert runtime.lanes == 1 or many
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda film: runtime.predict([film], "knee")[0], films))
    for got, film in zip(together, films, strict=True):
        assert_alike(got, runtime.predict([film], "knee")[0])


def test_only_the_experts_of_what_is_visible_are_compiled_and_asked(bundle):
    runtime = OpenVinoRuntime(bundle, "fp32")
    (hand,) = runtime.predict([noise((64, 64))], "hand")
    assert list(runtime._ready) == [MAIN, "upper_fracture"] and list(hand.fracture_logit) == ["upper_fracture"]


def test_weights_that_do_not_fit_the_card_are_refused(bundle):
    other = replace(make_card().experts[0], own_block=False)
    card = replace(bundle.card, experts=(other, *bundle.card.experts[1:]))
    with pytest.raises(BundleError, match="do not fit"):
        OpenVinoRuntime(replace(bundle, card=card), "fp32")


def test_it_is_the_choice_on_a_processor_and_never_on_a_card(bundle):
    assert choose(bundle, "cpu").runtime == "openvino"
    with pytest.raises(DeviceError, match="processor alone"):
        choose(bundle, "cuda", "openvino")


def test_it_reads_a_film_without_torch_and_without_telemetry():
    code = (
        "import sys; from pathlib import Path; from engine.bundle import newest; from engine.reader import Reader;"
        f"(reading,) = Reader(newest(), 'cpu', 'openvino').read(Path({str(SAMPLES / 'hand_normal.png')!r}));"
        "loaded = [name for name in ('torch', 'openvino_telemetry', 'openvino.tools.ovc') if sys.modules.get(name)];"
        "print(reading.status, reading.runtime, loaded)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["read", "openvino", "[]"]
