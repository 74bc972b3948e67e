"""Texture of trabecular bone: co-occurrence, local binary patterns and the fractal signature of small patches."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEVELS = 16
REACHES = (1, 2)
DIRECTIONS = ((0, 1), (1, 0), (1, 1), (1, -1))
SCALES = (1, 2, 3, 4, 5, 6)  # of the fractal signature, px


def described(patch: NDArray[np.float32]) -> Floats:
    """Return 27 numbers of one patch, (rows, cols) float32 of any range; exposure and contrast count for nothing."""
    ranked = _ranked(patch)
    return np.concatenate((co_occurrence(ranked), binary_patterns(patch), fractal(ranked), _moments(patch)))


def co_occurrence(levels: NDArray[np.int64]) -> Floats:
    """Return contrast, homogeneity, energy, correlation and entropy (Haralick 1973) of each reach, 10 numbers.

    `levels` (rows, cols) int 0..`LEVELS` - 1; the mean over four directions.
    """
    made = []
    for reach in REACHES:
        counts = sum(
            (_counts(levels, down * reach, right * reach) for down, right in DIRECTIONS), np.zeros((LEVELS,) * 2)
        )
        made.append(_haralick(counts / counts.sum()))
    return np.concatenate(made)


def binary_patterns(patch: NDArray[np.float32]) -> Floats:
    """Return the shares of the ten rotation-invariant uniform patterns of eight neighbours (Ojala 2002)."""
    ring = ((0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0))
    rows, cols = patch.shape[0] - 2, patch.shape[1] - 2
    centre = patch[1:-1, 1:-1]
    above = np.stack([patch[top : top + rows, left : left + cols] >= centre for top, left in ring])
    changes = (above != np.roll(above, 1, 0)).sum(0)
    kinds = np.where(changes <= 2, above.sum(0), 9)
    return np.asarray(np.bincount(kinds.ravel(), minlength=10) / kinds.size, np.float64)


def fractal(levels: NDArray[np.int64]) -> Floats:
    """Return slopes of the fractal signature along rows and along columns, at fine and at coarse scales, 4 numbers.

    The signature is the area between dilation and erosion by a line, as it grows with the line (Lynch et al. 1991).
    """
    film = levels.astype(np.float32)
    made = []
    for down, right in ((0, 1), (1, 0)):
        volumes = []
        for scale in (0, *SCALES):
            line = np.ones((1 + 2 * scale * down, 1 + 2 * scale * right), np.uint8)
            volumes.append(float((cv2.dilate(film, line) - cv2.erode(film, line)).sum()))
        areas = np.log(np.maximum(np.diff(volumes) / 2, 1e-6))
        steps = np.log(SCALES)
        made += [np.polyfit(steps[:3], areas[:3], 1)[0], np.polyfit(steps[3:], areas[3:], 1)[0]]
    return np.array(made, np.float64)


def _ranked(patch: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the patch in `LEVELS` levels, equally many pixels in each."""
    edges = np.quantile(patch, np.linspace(0, 1, LEVELS + 1)[1:-1])
    return np.searchsorted(edges, patch, side="right").astype(np.int64)


def _counts(levels: NDArray[np.int64], down: int, right: int) -> Floats:
    rows, cols = levels.shape
    first = levels[: rows - down, max(0, -right) : cols - max(0, right)]
    second = levels[down:, max(0, right) : cols + min(0, right)]
    pairs = np.bincount((first * LEVELS + second).ravel(), minlength=LEVELS**2).reshape(LEVELS, LEVELS)
    return (pairs + pairs.T).astype(np.float64)


def _haralick(share: Floats) -> Floats:
    here, there = np.indices(share.shape)
    mean = float((share * here).sum())
    spread = float((share * (here - mean) ** 2).sum())
    together = float((share * (here - mean) * (there - mean)).sum())
    some = share[share > 0]
    return np.array(
        [
            (share * (here - there) ** 2).sum(),
            (share / (1 + np.abs(here - there))).sum(),
            (share**2).sum(),
            together / spread if spread else 1.0,
            -(some * np.log(some)).sum(),
        ]
    )


def _moments(patch: NDArray[np.float32]) -> Floats:
    """Return relative spread, skewness and the share of variance that is fine (under some 3 px)."""
    spread = float(patch.std())
    if spread < 1e-6:
        return np.zeros(3)
    fine = patch - cv2.GaussianBlur(patch, (0, 0), 1.5)
    skew = float((((patch - patch.mean()) / spread) ** 3).mean())
    return np.array([spread / max(float(patch.mean()), 1e-6), skew, float(fine.var()) / spread**2])
