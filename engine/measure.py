"""Quantities of a fracture region: how much of the bone, and how far across it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.records import Region, Spacing
from engine.segment import Segment

Mask = NDArray[np.bool_]
REACH = 0.1  # radius of the window beyond the region, in longest sides of the film
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
    turned_bone, turned_region = _upright(patch, inside)
    rows = np.flatnonzero((turned_bone & turned_region).any(1))
    if not len(rows):
        return None
    places, widths = zip(*(_places(turned_bone[row], turned_region[row]) for row in rows), strict=True)
    low, high = np.quantile(np.concatenate(places), (TRIM, 1 - TRIM))
    extent = min(1.0, float(high - low) / (1 - 2 * TRIM))
    return extent, extent * float(np.median(widths))


def _window(segment: Segment, bone: Mask) -> tuple[Mask, Mask]:
    """Cut the bones that the region touches, and the region, out of the film within a round window."""
    x, y, width, height = segment.box
    centre_x, centre_y = x + width // 2, y + height // 2
    radius = int(max(width, height) / 2 + REACH * max(bone.shape))
    padded = np.pad(bone, radius)[centre_y : centre_y + 2 * radius + 1, centre_x : centre_x + 2 * radius + 1]
    inside = np.zeros(padded.shape, bool)
    top, left = y - centre_y + radius, x - centre_x + radius
    inside[top : top + height, left : left + width] = segment.mask
    rows, cols = np.ogrid[-radius : radius + 1, -radius : radius + 1]
    patch = padded & (rows**2 + cols**2 <= radius**2)
    _, labels = cv2.connectedComponents(patch.astype(np.uint8), connectivity=8)
    return np.isin(labels, np.unique(labels[inside & patch])) & patch, inside


def _upright(bone: Mask, inside: Mask) -> tuple[Mask, Mask]:
    """Turn both so that the bone's principal axis stands upright and its width lies along the rows."""
    rows, cols = np.nonzero(bone)
    points = np.stack((cols - cols.mean(), rows - rows.mean()))
    values, vectors = np.linalg.eigh(np.cov(points) if points.shape[1] > 1 else np.eye(2))
    axis = vectors[:, int(np.argmax(values))]
    angle = float(np.degrees(np.arctan2(axis[1], axis[0]))) - 90
    centre = (bone.shape[1] - 1) / 2
    turn = cv2.getRotationMatrix2D((centre, centre), angle, 1.0)
    size = (bone.shape[1], bone.shape[0])
    turned = [cv2.warpAffine(one.astype(np.float32), turn, size, flags=cv2.INTER_LINEAR) for one in (bone, inside)]
    return turned[0] >= 0.5, turned[1] >= 0.5


def _places(bone: NDArray[np.bool_], region: NDArray[np.bool_]) -> tuple[NDArray[np.float64], int]:
    """Return where on its stretch of bone each shared pixel of one row lies, 0..1, and the stretch's length."""
    shared = np.flatnonzero(bone & region)
    gaps = np.flatnonzero(~bone)
    before, after = gaps[gaps < shared[0]], gaps[gaps > shared[-1]]
    start = int(before[-1]) + 1 if len(before) else 0
    end = int(after[0]) if len(after) else len(bone)
    return (shared + 0.5 - start) / (end - start), end - start
