"""Quantities of a fracture region: how much of the bone, and how far across it."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.records import Region, Spacing
from engine.segment import Segment

Mask = NDArray[np.bool_]
REACH = 0.1  # radius of the window beyond the region, in longest sides of the film
WHITE = np.uint8(255)  # of a mask whose edge is resampled
TRIM = 0.02  # share of pixels left out at either end, so that a ragged edge does not decide


def region(segment: Segment, bone: Mask, spacing: Spacing | None) -> Region:
    """Return a region's quantities; `bone` is (rows, cols) bool of the film.

    Share of bone is the area of region and bone in common over the bone's area. Extent across bone is that of
    `extent_across`. Without bone on the film both are None; without spacing so are the millimetres.
    """
    area = int(np.count_nonzero(segment.mask))
    x, y, width, height = segment.box
    shared = int(np.count_nonzero(segment.mask & bone[y : y + height, x : x + width]))
    whole = int(np.count_nonzero(bone))
    across = extent_across(segment, bone)
    return Region(
        box=segment.box,
        probability=segment.probability,
        area_px=area,
        area_mm2=None if spacing is None else area * spacing.row_mm * spacing.col_mm,
        share_of_bone=shared / whole if whole else None,
        extent_across_bone=None if across is None else across[0],
        extent_mm=None if across is None or spacing is None else across[1] * (spacing.row_mm * spacing.col_mm) ** 0.5,
    )


def extent_across(segment: Segment, bone: Mask) -> tuple[float, float] | None:
    """Return how far the region runs across the bone's local width: (share 0..1, length in pixels).

    The bone's direction is the principal axis of the bone in a round window about the region, `REACH` of the film's
    longest side wide. Every pixel that region and bone share has a place 0..1 across the stretch of bone it lies on,
    normal to that axis; the extent is the spread of these places, so that an oblique line counts over its whole run.
    The length is the extent times the median stretch. None where the region touches no bone.
    """
    patch, inside = _window(segment, bone)
    if not (inside & patch).any():
        return None
    turned_bone, turned_region = _upright(patch, inside, math.hypot(*segment.box[2:]) / 2)
    rows = (turned_bone & turned_region).any(1)
    if not rows.any():
        return None
    places, widths = _places(turned_bone[rows], turned_region[rows])
    low, high = np.quantile(places, (TRIM, 1 - TRIM))
    extent = min(1.0, float(high - low) / (1 - 2 * TRIM))
    return extent, extent * float(np.median(widths))


def _window(segment: Segment, bone: Mask) -> tuple[Mask, Mask]:
    """Cut the bones that the region touches, and the region, out of the film within a round window."""
    x, y, width, height = segment.box
    centre_x, centre_y = x + width // 2, y + height // 2
    radius = int(max(width, height) / 2 + REACH * max(bone.shape))
    from_y, from_x = max(0, centre_y - radius), max(0, centre_x - radius)
    near = bone[from_y : centre_y + radius + 1, from_x : centre_x + radius + 1]
    padded = np.zeros((2 * radius + 1, 2 * radius + 1), bool)
    down, right = from_y - centre_y + radius, from_x - centre_x + radius
    padded[down : down + near.shape[0], right : right + near.shape[1]] = near
    inside = np.zeros(padded.shape, bool)
    top, left = y - centre_y + radius, x - centre_x + radius
    inside[top : top + height, left : left + width] = segment.mask
    away = np.arange(-radius, radius + 1, dtype=np.int32) ** 2
    patch = padded & (away[:, None] + away <= radius**2)
    count, labels = cv2.connectedComponents(patch.astype(np.uint8), connectivity=8)
    touched = np.zeros(count, bool)
    touched[labels[inside & patch]] = True
    return touched[labels] & patch, inside


def _upright(bone: Mask, inside: Mask, reach: float) -> tuple[Mask, Mask]:
    """Turn both so that the bone's principal axis stands upright and its width lies along the rows.

    Kept are the rows within `reach` of the middle, where all of the region lies.
    """
    moments = cv2.moments(bone.view(np.uint8), binaryImage=True)
    angle = math.degrees(math.atan2(2 * moments["mu11"], moments["mu20"] - moments["mu02"]) / 2) - 90
    centre = (bone.shape[1] - 1) / 2
    turn = cv2.getRotationMatrix2D((centre, centre), angle, 1.0)
    above = max(0, math.floor(centre - reach) - 2)
    turn[1, 2] -= above
    size = (bone.shape[1], bone.shape[0] - 2 * above)
    turned = [cv2.warpAffine(one.view(np.uint8) * WHITE, turn, size, flags=cv2.INTER_LINEAR) for one in (bone, inside)]
    return turned[0] > WHITE // 2, turned[1] > WHITE // 2


def _places(bone: Mask, region: Mask) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return where on its row's stretch of bone each shared pixel lies, 0..1, and the stretches' lengths.

    Every row has a shared pixel; its stretch reaches from the gap before the first to the gap after the last.
    """
    shared = bone & region
    cols = np.arange(bone.shape[1])
    first = shared.argmax(1)[:, None]
    last = bone.shape[1] - 1 - shared[:, ::-1].argmax(1)[:, None]
    start = np.where(~bone & (cols < first), cols, -1).max(1) + 1
    end = np.where(~bone & (cols > last), cols, bone.shape[1]).min(1)
    at, col = np.nonzero(shared)
    return (col + 0.5 - start[at]) / (end - start)[at], end - start
