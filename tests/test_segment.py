"""Maps to masks: nothing moves on the way back to the film."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from engine import segment
from engine.card import Masks
from engine.geometry import Fit

MASKS = Masks(0.5, 0.5, 4.0, 10.0)


def map_of(fit, box, stride=2):
    """A map that is 1 inside `box` (top, left, bottom, right; of the film) and 0 elsewhere."""
    rows, cols = fit.canvas[0] // stride, fit.canvas[1] // stride
    down, across = (np.arange(rows) + 0.5) * stride, (np.arange(cols) + 0.5) * stride
    top, left = fit.to_canvas(box[0], box[1])
    bottom, right = fit.to_canvas(box[2], box[3])
    inside = ((down > top) & (down < bottom))[:, None] & ((across > left) & (across < right))[None]
    return inside.astype(np.float32)


@pytest.mark.parametrize("source", [(448, 368), (1500, 1000), (200, 450), (97, 448)])
def test_a_box_comes_back_to_its_place_on_the_film(source):
    fit = Fit(source, 448)
    box = (0.2 * source[0], 0.3 * source[1], 0.6 * source[0], 0.7 * source[1])
    mask = segment.on_film(map_of(fit, box), fit) >= 0.5
    rows, cols = np.nonzero(mask)
    slack = 1.5 * 2 / fit.scale
    assert mask.shape == source
    assert (rows.min(), cols.min(), rows.max() + 1, cols.max() + 1) == pytest.approx(box, abs=slack)


def test_regions_have_their_box_peak_and_mask_and_specks_are_left_out():
    fit = Fit((448, 448), 448)
    map_ = 0.9 * map_of(fit, (100, 100, 140, 160)) + 0.7 * map_of(fit, (300, 300, 340, 340))
    map_[5, 5] = 1.0
    found = segment.segments(map_, fit, Masks(0.5, 0.5, 30.0, 10.0))
    assert [round(one.probability, 1) for one in found] == [0.9, 0.7]
    assert found[0].box == pytest.approx((100, 100, 60, 40), abs=2)
    whole = segment.union(found, (448, 448))
    assert whole.sum() == sum(one.mask.sum() for one in found) == pytest.approx(60 * 40 + 40 * 40, rel=0.1)


def test_no_region_and_no_bone_are_empty_and_not_errors():
    fit = Fit((300, 200), 448)
    nothing = np.zeros((fit.canvas[0] // 2, fit.canvas[1] // 2), np.float32)
    assert segment.segments(nothing, fit, MASKS) == ()
    assert not segment.bone_mask(nothing, fit, MASKS).any()
    assert segment.peak(nothing) == 0
    assert not segment.union((), (300, 200)).any()


def test_an_activation_map_covers_the_film_and_not_the_pad():
    fit = Fit((448, 368), 448)
    assert segment.over_film(np.ones((fit.canvas[0] // 32, fit.canvas[1] // 32), np.float32), fit).shape == fit.film


@pytest.mark.parametrize("source", [(448, 368), (1500, 1000), (200, 450), (97, 448)])
def test_the_part_of_a_film_that_a_map_reaches_is_all_of_it_that_counts(source):
    fit, chance = Fit(source, 448), np.random.default_rng(sum(source))
    for _ in range(20):
        map_ = np.zeros((fit.canvas[0] // 2, fit.canvas[1] // 2), np.float32)
        map_[tuple(chance.integers(0, map_.shape))] = 1.0
        whole = segment.on_film(map_, fit)
        (top, bottom), (left, right) = segment._reaching(map_, fit, 0.3)
        assert np.allclose(
            segment.on_film(map_, fit, ((top, bottom), (left, right))), whole[top:bottom, left:right], atol=1e-3
        )
        whole[top:bottom, left:right] = 0
        assert whole.max() < 0.3


def test_specks_are_left_out_of_bone_wherever_they_are_and_bone_is_whole():
    fit, shape = Fit((448, 448), 448), (224, 224)
    bone = np.zeros(shape, np.float32)
    bone[20:100, 20:100] = 1
    bone[40:80, 40:80] = 0
    alone = segment.bone_mask(bone, fit, MASKS)
    specked = bone.copy()
    specked[60, 60] = specked[150, 150] = 1  # one in the hole, one outside
    assert (segment.on_film(specked, fit) >= 0.5).sum() > alone.sum() > 0
    assert np.array_equal(segment.bone_mask(specked, fit, MASKS), alone)
    assert np.array_equal(segment.bone_mask(bone, fit, replace(MASKS, smallest_bone=0.0)), alone)


@pytest.mark.parametrize("size", [(1, 1), (1, 6), (5, 1), (4, 7)])
def test_an_outline_encloses_as_many_pixels_as_there_are(size):
    mask = np.zeros((20, 20), np.uint8)
    mask[3 : 3 + size[0], 4 : 4 + size[1]] = 1
    (outline,), _ = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    assert segment._enclosed(outline) == mask.sum()
