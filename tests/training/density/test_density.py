"""What is measured of a knee, and that the attempts are measured without a glance at the answers."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from training.compare.cells import Measured, Value
from training.density import cortex, joint, report, texture
from training.density.knees import by_film
from training.density.nested import fit
from training.density.plan import Question


def knee(side):
    """A cross of four soft blobs, as unlike its surroundings as a joint is, `side` px."""
    rows, cols = np.indices((side, side)) / side
    blobs = [((rows - r) ** 2 + (cols - c) ** 2) / 0.008 for r in (0.25, 0.75) for c in (0.3, 0.7)]
    return (255 * np.exp(-np.min(blobs, 0))).astype(np.uint8)


@pytest.mark.parametrize("frame", [90, 150])
def test_a_joint_is_found_where_it_lies_and_as_large_as_it_is(frame):
    film = np.zeros((400, 360), np.float32)
    film[120 : 120 + frame, 60 : 60 + frame] = knee(frame) / 255
    (found,) = joint.locate(film, joint.template([knee(224)], 64))
    assert abs(found.row - 120 - frame / 2) < 8 and abs(found.col - 60 - frame / 2) < 8
    assert abs(found.frame / frame - 1) < 0.2


def test_both_knees_of_a_film_are_found():
    film = np.zeros((400, 600), np.float32)
    for left in (60, 400):
        film[150:270, left : left + 120] = knee(120) / 255
    found = joint.locate(film, joint.template([knee(224)], 64))
    assert sorted(round(one.col / 20) * 20 for one in found) == [120, 460]


def test_a_film_without_a_knee_has_no_joint():
    noise = np.random.default_rng(1).random((300, 300)).astype(np.float32)
    assert joint.locate(noise, joint.template([knee(224)], 64)) == ()


@pytest.mark.parametrize("scale", [0.3, 0.8, 2.5])
def test_a_cut_has_the_joint_in_its_middle_at_the_scale_asked_for(scale):
    film = np.zeros((500, 400), np.float32)
    cv2.circle(film, (250, 220), 40, 1.0, -1)
    made = joint.cut(film, joint.Joint(220.0, 250.0, 100.0, 1.0), int(100 * scale), 320, 192)
    rows, cols = np.nonzero(made > 0.5)
    assert abs(rows.mean() - 160) < 1.5 and abs(cols.mean() - 96) < 1.5
    if scale < 1:
        assert abs(np.ptp(rows) + 1 - 80 * scale) < 3


def test_texture_does_not_hear_exposure_but_hears_direction():
    chance = np.random.default_rng(2)
    patch = cv2.GaussianBlur(chance.random((36, 36)), (0, 0), 1.0).astype(np.float32)
    brighter = texture.described(patch * 0.5 + 0.3)
    assert np.allclose(texture.described(patch)[:24], brighter[:24])
    lines = np.tile(chance.random(36), (36, 1)).astype(np.float32)
    level = np.searchsorted(np.quantile(lines, np.linspace(0, 1, 17)[1:-1]), lines, side="right")
    across, down = texture.fractal(level)[::2], texture.fractal(level.T)[::2]
    assert not np.allclose(across, down) and np.allclose(across, texture.fractal(level)[::2])


def test_patterns_of_a_flat_patch_are_all_one_kind():
    shares = texture.binary_patterns(np.ones((10, 10), np.float32))
    assert shares[8] == 1 and shares.sum() == 1


def test_a_checkerboard_has_the_contrast_that_haralick_says():
    board = (np.indices((20, 20)).sum(0) % 2) * 4
    contrast, _, energy = texture.co_occurrence(board)[:3]
    assert contrast == pytest.approx(16 * 0.5, rel=0.05) and energy < 0.5


@pytest.mark.parametrize("thick", [4, 9])
def test_the_cortex_is_as_thick_as_it_was_drawn(thick):
    film, bone = np.full((320, 192), 0.2, np.float32), np.zeros((320, 192), bool)
    bone[:, 60:130] = True
    film[:, 60:130] = 0.9
    film[:, 60 + thick : 130 - thick] = 0.4
    femur, width, tibia, _, contrast = cortex.described(film, bone)
    assert femur == pytest.approx(2 * thick / 70) and tibia == pytest.approx(femur)
    assert width == pytest.approx(1.0) and contrast == pytest.approx(0.2)


def test_a_shaft_that_is_not_on_the_film_is_unknown_and_not_zero():
    described = cortex.described(np.zeros((320, 192), np.float32), np.zeros((320, 192), bool))
    assert np.isnan(described).all()
    mean = by_film(np.array([[np.nan, 1.0], [3.0, 2.0], [np.nan, 5.0]]), np.array([0, 0, 1]))
    assert mean[0].tolist() == [3.0, 1.5] and np.isnan(mean[1, 0]) and mean[1, 1] == 5.0


def test_answers_of_films_that_are_asked_do_not_change_what_is_said_of_them():
    chance = np.random.default_rng(3)
    truth = np.arange(60) % 3
    features = chance.normal(size=(60, 8)) + truth[:, None]
    plan = replace(Question(), penalties=(0.1, 1.0), inner_folds=2)
    taught, asked = np.arange(45), np.arange(45, 60)
    said = fit([(features, 4)], truth, plan)(taught, asked, 1)
    other = truth.copy()
    other[asked] = 0
    assert np.array_equal(said, fit([(features, 4)], other, plan)(taught, asked, 1))
    assert (said.argmax(1) == truth[asked]).mean() > 0.6


def test_the_reading_stays_off_unless_both_intervals_clear_the_floor():
    assert "stays switched off" in report.verdict(_measured((0.70, 0.60), (0.60, 0.50)), 0.55)
    assert "above 0.55 for: attempt" in report.verdict(_measured((0.70, 0.60), (0.66, 0.56)), 0.55)


def _measured(all_pairs, within):
    values = [Value(name, value, low, 0.9, 168) for name, (value, low) in
              ((report.FIGURE, all_pairs), (report.WITHIN, within))]  # fmt: skip
    base = Measured("density", "majority", "", tuple(values), "2026-01-01", "1 core", "abc", 1.0)
    return [base, base, replace(base, system="attempt")]
