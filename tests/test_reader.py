"""From file to reading, with a network of random numbers: shapes, states and reasons, not skill."""

import io
import json
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from engine.batch import read_all
from engine.errors import BundleError, DeviceError
from engine.progress import Cancelled
from engine.reader import Reader
from engine.records import Status, Triage
from engine.report import jsonl
from tests.factory import make_bundle, make_card


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    return Reader(make_bundle(tmp_path_factory.mktemp("models") / "test-0.0.1"), "cpu", "torch")


def save_film(path, seed=0, size=(200, 160)):
    chance = np.random.default_rng(seed)
    small = chance.integers(0, 255, (10, 8)).astype(np.uint8)
    stream = io.BytesIO()
    Image.fromarray(small).resize(size[::-1], Image.Resampling.BICUBIC).save(stream, "PNG")
    path.write_bytes(stream.getvalue())
    return path


def test_a_film_becomes_a_reading_of_its_own_size(reader, tmp_path):
    (reading,) = reader.read(save_film(tmp_path / "骨 عظم é.png"))
    assert reading.sha256 and reading.model == reader.bundle.model
    assert (reading.device, reading.runtime, reading.precision) == ("cpu", "torch", "fp32")
    if reading.status is Status.READ:
        assert reading.bone_mask.shape == reading.fracture_mask.shape == (200, 160)
        assert reading.parts and reading.fracture.triage in Triage
    assert reading.elapsed_s > 0


def test_the_reader_may_say_which_part_it_is(reader, tmp_path):
    (reading,) = reader.read(save_film(tmp_path / "a.png"), part="knee")
    assert reading.status is Status.READ and reading.limb == "lower"
    assert [one.part for one in reading.fracture.parts] == ["knee"]
    assert sum(reading.bone_density.probabilities.values()) == pytest.approx(1)
    assert reading.osteoarthritis is None, "an expert that is switched off is not asked"


def test_a_file_that_cannot_be_read_is_a_reading_that_says_so(reader, tmp_path):
    path = tmp_path / "broken.png"
    path.write_bytes(save_film(tmp_path / "whole.png").read_bytes()[:200])
    (reading,) = reader.read(path)
    assert reading.status is Status.FAILED and reading.reason and reading.radiograph is None


def test_a_film_that_cannot_be_assessed_says_why(reader, tmp_path):
    (reading,) = reader.read(save_film(tmp_path / "small.png", size=(90, 300)))
    assert reading.status is Status.NOT_ASSESSABLE and "small" in reading.reason


def test_together_or_alone_films_are_read_alike(reader, tmp_path):
    paths = [save_film(tmp_path / f"{seed}.png", seed, size) for seed, size in enumerate([(200, 160), (160, 200)] * 3)]
    together = [readings[0] for _, readings in read_all(paths, reader)]
    for path, reading in zip(paths, together, strict=True):
        (alone,) = reader.read(path)
        assert alone.path == reading.path and alone.parts[0].part == reading.parts[0].part
        assert alone.parts[0].probability == pytest.approx(reading.parts[0].probability, abs=1e-4)


def test_without_pictures_rows_are_the_same_and_no_pixels_travel(reader, tmp_path):
    paths = [save_film(tmp_path / f"{seed}.png", seed) for seed in range(2)]
    (seen, said) = ([one for _, readings in read_all(paths, reader, pictures=some) for one in readings]
                    for some in (True, False))  # fmt: skip
    assert [one.radiograph.pixels.size > 0 for one in (*seen, *said)] == [True, True, False, False]
    lines = [[json.loads(jsonl.line(one)) | {"elapsed_s": 0} for one in readings] for readings in (seen, said)]
    assert lines[0] == lines[1]


def test_one_bad_file_never_ends_the_batch(reader, tmp_path):
    paths = [save_film(tmp_path / "0.png"), tmp_path / "gone.png", save_film(tmp_path / "2.png")]
    outcomes = list(read_all(paths, reader))
    assert [path for path, _ in outcomes] == paths
    assert [readings[0].status is Status.FAILED for _, readings in outcomes] == [False, True, False]


def test_a_batch_can_be_stopped(reader, tmp_path):
    paths = [save_film(tmp_path / f"{seed}.png", seed) for seed in range(12)]

    def stop(step):
        if step.done >= 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(read_all(paths, reader, stop))


def test_a_device_that_is_not_here_is_said(reader):
    import torch

    if torch.cuda.is_available():
        pytest.skip("this machine has a CUDA device")
    with pytest.raises(DeviceError, match="No CUDA device"):
        Reader(reader.bundle, "cuda")


def test_weights_that_do_not_fit_the_card_are_refused(reader):
    other = replace(make_card().experts[0], own_block=False)
    card = replace(reader.bundle.card, experts=(other, *reader.bundle.card.experts[1:]))
    with pytest.raises(BundleError, match="do not fit"):
        Reader(replace(reader.bundle, card=card), "cpu")
