"""What the reference does when memory runs out, which no machine of ours can be made to do."""

import numpy as np
import pytest
import torch

from engine.errors import DeviceError
from engine.geometry import Fit
from engine.records import Preprocessed
from engine.runtime.torch import TorchRuntime
from tests.factory import make_bundle


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    return make_bundle(tmp_path_factory.mktemp("models") / "test-0.0.1")


@pytest.fixture
def runtime(bundle):
    return TorchRuntime(bundle, "cpu")


def films(count):
    return [Preprocessed(np.full((64, 64), at / 8, np.float32), Fit((64, 64), 64)) for at in range(count)]


def hold(runtime, most, moves=()):
    """Let the runtime's device hold at most `most` films; a move to a device in `moves` lifts that."""
    real = runtime._net.trunk.forward

    def forward(batch):
        if len(batch) > most and runtime.device not in moves:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return real(batch)

    runtime._net.trunk.forward = forward


def test_a_batch_that_does_not_fit_is_halved_until_it_does(runtime, bundle):
    runtime.batch = 8
    hold(runtime, 2)
    made = runtime.predict(films(7))
    assert runtime.batch == 1 and len(runtime.problems) == 2 and "no memory for" in runtime.problems[0]
    for got, wanted in zip(made, TorchRuntime(bundle, "cpu").predict(films(7)), strict=True):
        np.testing.assert_allclose(got.main_part, wanted.main_part, atol=1e-5)


def test_a_card_that_holds_not_one_film_hands_over_to_the_cpu_and_says_so(runtime, monkeypatch):
    runtime.device, runtime.batch = "fake card", 2
    hold(runtime, 0, moves=("cpu",))
    monkeypatch.setattr(
        runtime, "_sent", lambda given: torch.from_numpy(np.stack([one.pixels for one in given]))[:, None]
    )
    made = runtime.predict(films(3))
    assert {(one.run.device, one.run.precision) for one in made} == {("cpu", "fp32")}
    assert runtime.device == "cpu" and "run on the CPU" in runtime.problems[-1]


def test_a_machine_that_holds_not_one_film_says_so(runtime):
    hold(runtime, 0)
    with pytest.raises(DeviceError, match="not enough memory"):
        runtime.predict(films(2))


@pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no CUDA device")
def test_a_card_reads_as_the_processor_does(bundle):
    card, processor = TorchRuntime(bundle, "cuda"), TorchRuntime(bundle, "cpu")
    for got, wanted in zip(card.predict(films(20)), processor.predict(films(20)), strict=True):
        assert (got.run.device, got.run.precision) == ("cuda", "fp16")
        np.testing.assert_allclose(got.main_part, wanted.main_part, atol=2e-2)
        assert got.fracture_logit == pytest.approx(wanted.fracture_logit, abs=5e-2)
