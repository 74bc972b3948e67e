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


def bones(shape, angle, side=400, width=40):
    """A bone of that shape as a mask, each pixel's place 0..1 across it, and along its axis in pixels."""
    across, along = frame(angle, side)
    half, widths = 150, np.full_like(across, width)
    if shape == "curved":  # an arc of 260 pixels' radius
        across, along = 260 - np.hypot(across - 260, along), 260 * np.arctan2(along, 260 - across)
    if shape == "tapered":
        widths = width + 0.12 * along
    if shape == "short":
        half = 30
    bone = (np.abs(across) <= widths / 2) & (np.abs(along) <= half)
    neighbour = (np.abs(across - 70) <= 15) & (np.abs(along) <= half) if shape == "paired" else np.zeros_like(bone)
    return bone | neighbour, bone, across / widths + 0.5, along, across


@pytest.mark.parametrize("shape", ["tapered", "curved", "short", "paired", "near its end"])
@pytest.mark.parametrize("angle", [0, 20, 45, 130])
@pytest.mark.parametrize("across", [0.25, 0.5, 1.0])
@pytest.mark.parametrize("slant", [0, 40])
def test_regions_over_200_pixels_are_within_a_tenth_on_bones_of_any_shape(shape, angle, across, slant):
    film, bone, place, along, beside = bones(shape, angle)
    middle = 110 if shape == "near its end" else 0
    line = np.abs(along - middle - np.tan(np.radians(slant)) * beside) <= 11
    region = bone & line & (place <= across)
    assert np.count_nonzero(region) > 200
    found, _ = measure.extent_across(segment_of(region), film)
    assert found == pytest.approx(across, rel=0.1)
    share = measure.region(segment_of(region), film, None).share_of_bone
    assert share == pytest.approx(np.count_nonzero(region) / np.count_nonzero(film), rel=1e-9)


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
