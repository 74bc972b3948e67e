"""Self-training: only what the network is sure of is taught, only training films nobody traced, and no wrong ones."""

import cv2
import numpy as np
import pytest
import torch

from training.data.augment import Augment
from training.data.crops import Cropper, Mix
from training.data.fracatlas import BONE, FRACTURE, IGNORE
from training.data.pack import Pack
from training.data.recipe import RECIPE
from training.network import MultiTask, initialise
from training.selftrain import MAPS, MOST_UNSURE, SURE, judged, kept, outline, sheets


@pytest.fixture
def sure(packed):
    """Maps of two films: one sure of a block of bone, one that knows nothing."""
    block = np.zeros((96, 80), np.uint8)
    block[20:60, 20:60] = 255
    block[20:22, 20:60] = 128
    np.savez_compressed(packed / MAPS, **{"1": block, "3": np.full((96, 80), 128, np.uint8)})
    return packed


def test_only_what_is_sure_is_bone_or_none_and_the_rest_is_left_open():
    map_ = np.array([[255, int(255 * SURE) + 1, 128, int(255 * (1 - SURE)), 0]], np.uint8)
    labels, unsure = judged(map_)
    assert labels.tolist() == [[BONE, BONE, IGNORE, 0, 0]]
    assert unsure == 0.5


def test_a_film_that_is_mostly_unsure_or_was_found_wrong_is_not_taught(sure, tmp_path):
    maps = kept(sure, None)
    assert list(maps) == ["1"]
    assert np.count_nonzero(maps["1"] == IGNORE) / np.count_nonzero(maps["1"] & BONE) <= MOST_UNSURE
    verdicts = tmp_path / "verdicts.csv"
    verdicts.write_text("film,verdict,why\n1,wrong,no bone there\n", "utf-8")
    assert kept(sure, verdicts) == {}


def test_crops_of_such_films_know_their_bone_and_keep_their_fractures(sure):
    mix = Mix(fractured=1, centred=1, normal=1, traced=0, phantom=0, own=3)
    batch = Cropper(Pack(sure), mix, Augment(), 64, seed=1, own=kept(sure, None)).batch(0)
    assert batch.bone_known[2:].any((1, 2)).all() and batch.bone[2:].any((1, 2)).all()
    assert not (batch.bone * (1 - batch.bone_known)).any()
    cropper = Cropper(Pack(sure), mix, Augment(), 64, seed=1, own={"0": np.zeros((96, 80), np.uint8)})
    film = next(film for film in Pack(sure).films if film.name == "0")
    assert (cropper._labels(film) & FRACTURE).any() and not (cropper._labels(film) & BONE).any()
    with pytest.raises(ValueError, match="there are none"):
        Cropper(Pack(sure), mix, Augment(), 64, seed=1)


def test_untraced_training_films_are_outlined_and_drawn_to_be_looked_at(packed, tmp_path):
    torch.manual_seed(0)
    network = MultiTask()
    initialise(network)
    torch.save({"average": network.state_dict()}, tmp_path / "checkpoint.pt")
    outline(tmp_path / "checkpoint.pt", packed, 3, RECIPE)
    pack = Pack(packed)
    with np.load(packed / MAPS) as maps:
        assert len(maps.files) == 3
        assert all(not film.traced for film in pack.films if film.name in maps.files)
        assert all(maps[name].shape == (96, 80) and maps[name].dtype == np.uint8 for name in maps.files)
        np.savez_compressed(packed / MAPS, **dict.fromkeys(maps.files, np.eye(96, 80, dtype=np.uint8) * 255))
    (sheet,) = sheets(packed, tmp_path / "sheets", 2)
    assert cv2.imread(str(sheet)).any()
