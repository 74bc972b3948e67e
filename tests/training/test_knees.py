"""Graded knees: no patient on two sides, a grade that knows its neighbours, and crops that teach nothing else."""

import csv

import cv2
import numpy as np
import pytest

from engine.preprocess import Recipe
from training.data.augment import Augment, collimated, spoilt
from training.data.knees import GRADES, KneeCropper, knees, softened

RECIPE = Recipe(64, 0.5, 99.5, 0.2, 0.25)


@pytest.fixture
def folder(tmp_path):
    """Sixty patients, two knees of noise each."""
    chance = np.random.default_rng(0)
    (tmp_path / "images").mkdir()
    with (tmp_path / "labels.csv").open("w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["image_id", "patient", "kl_grade"])
        for patient in range(60):
            for limb in "LR":
                name = f"{patient:03}{limb}.png"
                cv2.imwrite(str(tmp_path / "images" / name), chance.integers(0, 255, (64, 64), np.uint8))
                rows.writerow([name, patient, patient % GRADES])
    return tmp_path


def test_no_patient_is_on_two_sides_and_every_side_has_knees(folder):
    sides = {}
    for knee in knees(folder):
        assert sides.setdefault(knee.patient, knee.side) == knee.side
    assert set(sides.values()) == {"train", "tune", "held_out"}
    assert len(knees(folder)) == 120


@pytest.mark.parametrize("grade", range(GRADES))
def test_a_softened_grade_is_likeliest_itself_and_sums_to_one(grade):
    soft = softened(grade)
    assert soft.argmax() == grade and soft.sum() == pytest.approx(1, abs=1e-6)
    assert all(soft[other] < 0.15 for other in range(GRADES) if other != grade)


def test_the_same_chance_draws_the_same_knee_and_other_sides_draw_others(folder):
    first, again = (KneeCropper(folder, RECIPE).crop(48, Augment(), np.random.default_rng(4)) for _ in range(2))
    assert first[0].shape == (48, 48) and first[0].dtype == np.float32
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
    assert first[0].min() >= 0 and first[0].max() <= 1


def test_collimation_blanks_a_border_and_says_where():
    pixels = np.full((96, 96), 0.5, np.float32)
    hidden = collimated(pixels, Augment(collimation=1.0), np.random.default_rng(2))
    assert 0 < hidden.mean() < 0.6
    assert len(np.unique(pixels[hidden])) == 1 and pixels[hidden][0] != 0.5
    assert (pixels[~hidden] == 0.5).all()
    untouched = np.full((96, 96), 0.5, np.float32)
    assert not collimated(untouched, Augment(collimation=0.0), np.random.default_rng(2)).any()
    assert (untouched == 0.5).all()


def test_compression_changes_a_crop_a_little():
    film = cv2.GaussianBlur(np.random.default_rng(1).random((64, 64)).astype(np.float32), (0, 0), 2)
    plain = spoilt(film, Augment(jpeg=0.0), np.random.default_rng(3))
    squeezed = spoilt(film, Augment(jpeg=1.0), np.random.default_rng(3))
    assert 0 < np.abs(plain - squeezed).mean() < 0.05
