"""Quantities of regions against truth that can be worked out by hand."""

import numpy as np
import pytest

from engine import measure
from engine.records import Calibration, Spacing
from engine.segment import Segment


def shaft(angle, width=40, length=300, side=400):
    """A straight bone of known width at an angle, as a (side, side) mask."""
    across, along = frame(angle, side)
    return (np.abs(across) <= width / 2) & (np.abs(along) <= length / 2)


def frame(angle, side):
    """Each pixel's distance from the bone's axis, and along it, in pixels."""
    radians = np.radians(angle)
    rows, cols = np.mgrid[:side, :side] - (side - 1) / 2
    return cols * np.cos(radians) + rows * np.sin(radians), rows * np.cos(radians) - cols * np.sin(radians)


def band(bone, angle, across, height=24):
    """A region on that bone which runs `across` of its width from one side."""
    from_axis, along = frame(angle, bone.shape[0])
    return bone & (np.abs(along) <= height / 2) & (from_axis <= -20 + 40 * across)


def segment_of(mask, probability=0.9):
    rows, cols = np.nonzero(mask)
    y, x = rows.min(), cols.min()
    inside = mask[y : rows.max() + 1, x : cols.max() + 1]
    return Segment((int(x), int(y), inside.shape[1], inside.shape[0]), inside, probability)


@pytest.mark.parametrize("angle", [0, 20, 45, 70, 90])
@pytest.mark.parametrize("across", [0.25, 0.5, 0.75, 1.0])
def test_extent_across_a_straight_bone_is_within_a_tenth_of_the_truth(angle, across):
    bone = shaft(angle)
    found, pixels = measure.extent_across(segment_of(band(bone, angle, across)), bone)
    assert found == pytest.approx(across, rel=0.1)
    assert pixels == pytest.approx(40 * across, rel=0.1)


def test_share_of_bone_is_common_area_over_bone_area():
    bone = np.zeros((100, 100), bool)
    bone[:, 40:60] = True
    fracture = np.zeros_like(bone)
    fracture[45:55, 30:60] = True
    region = measure.region(segment_of(fracture), bone, None)
    assert region.share_of_bone == pytest.approx(10 * 20 / 2000)
    assert region.area_px == 300
    assert region.area_mm2 is None and region.extent_mm is None


def test_millimetres_follow_the_spacing():
    bone = shaft(0)
    region = measure.region(segment_of(band(bone, 0, 1.0)), bone, Spacing(0.2, 0.2, Calibration.DETECTOR))
    assert region.area_mm2 == pytest.approx(region.area_px * 0.04)
    assert region.extent_mm == pytest.approx(40 * 0.2, rel=0.1)


def test_a_region_off_the_bone_has_no_extent():
    bone = np.zeros((100, 100), bool)
    fracture = np.zeros_like(bone)
    fracture[10:20, 10:20] = True
    region = measure.region(segment_of(fracture), bone, None)
    assert region.extent_across_bone is None and region.share_of_bone is None
