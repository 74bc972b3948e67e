"""Maps to masks: nothing moves on the way back to the film."""

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
