"""What the reference does when memory runs out, which no machine of ours can be made to do."""

import numpy as np
import pytest
import torch

from engine.errors import DeviceError, OutOfMemoryError
from engine.geometry import Fit
from engine.records import Preprocessed
from engine.runtime.careful import CarefulRuntime
from engine.runtime.torch import TorchRuntime
from tests.factory import make_bundle


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    return make_bundle(tmp_path_factory.mktemp("models") / "test-0.0.1")


def films(count):
    return [Preprocessed(np.full((64, 64), at / 8, np.float32), Fit((64, 64), 64)) for at in range(count)]


@pytest.fixture
def starved(bundle):
    """A runtime whose device holds two films, as a card says it: by torch's own error."""
    runtime = TorchRuntime(bundle, "cpu")
    real = runtime._net.trunk.forward

    def forward(batch):
        if len(batch) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return real(batch)

    runtime._net.trunk.forward = forward
    return runtime


def test_memory_that_runs_out_is_the_engines_error(starved):
    with pytest.raises(OutOfMemoryError, match="no memory for 3 films"):
        starved.predict(films(3))


def test_whatever_else_a_device_says_is_the_engines_error(starved):
    starved._net.trunk.forward = lambda batch: (_ for _ in ()).throw(RuntimeError("CUDA error: the card is gone"))
    with pytest.raises(DeviceError, match="the card is gone"):
        starved.predict(films(1))


def test_a_batch_that_does_not_fit_is_read_in_smaller_ones_all_the_same(starved, bundle):
    starved.batch = 8
    careful = CarefulRuntime(starved, on_cpu=lambda: pytest.fail("the CPU was not needed"))
    made = careful.predict(films(7))
    assert careful.batch == 1 and len(careful.notices) == 2
    for got, wanted in zip(made, TorchRuntime(bundle, "cpu").predict(films(7)), strict=True):
        np.testing.assert_allclose(got.main_part, wanted.main_part, atol=1e-5)


def test_a_prediction_says_where_it_was_made(starved, bundle):
    starved.device = "cuda"  # in name
    starved.predict = lambda given, part=None: (_ for _ in ()).throw(OutOfMemoryError("full"))
    careful = CarefulRuntime(starved, on_cpu=lambda: TorchRuntime(bundle, "cpu"))
    assert {(one.run.device, one.run.precision) for one in careful.predict(films(3))} == {("cpu", "fp32")}
    assert "goes on on the CPU" in careful.notices[-1]


@pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no CUDA device")
def test_a_card_reads_as_the_processor_does(bundle):
    card, processor = TorchRuntime(bundle, "cuda"), TorchRuntime(bundle, "cpu")
    for got, wanted in zip(card.predict(films(20)), processor.predict(films(20)), strict=True):
        assert (got.run.device, got.run.precision) == ("cuda", "fp16")
        np.testing.assert_allclose(got.main_part, wanted.main_part, atol=2e-2)
        assert got.fracture_logit == pytest.approx(wanted.fracture_logit, abs=5e-2)
