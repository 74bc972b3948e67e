"""From the decoder's maps to masks and regions in the film's own pixels."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.card import Masks
from engine.geometry import Fit

PEAK_BLUR = 1.5  # standard deviation, in map pixels, of the smoothing before the peak is read


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """One connected region: its mask within its box (x, y, width, height), and its peak probability."""

    box: tuple[int, int, int, int]
    mask: NDArray[np.bool_]
    probability: float


def on_film(map_: NDArray[np.float32], fit: Fit) -> NDArray[np.float32]:
    """Return a map over the canvas as (rows, cols) float32 over the film, resampled linearly."""
    scale_rows, scale_cols = map_.shape[0] / fit.canvas[0], map_.shape[1] / fit.canvas[1]
    (top, left), (rows, cols), source = fit.offset, fit.film, fit.source
    step_y, step_x = rows / source[0] * scale_rows, cols / source[1] * scale_cols
    back = np.array(
        [[step_x, 0, (step_x - 1) / 2 + left * scale_cols], [0, step_y, (step_y - 1) / 2 + top * scale_rows]]
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    film = cv2.warpAffine(map_, back, (source[1], source[0]), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(film, np.float32)


def over_film(activation: NDArray[np.float32], fit: Fit) -> NDArray[np.float32]:
    """Return a coarse map over the canvas as one over the film alone, at the canvas's scale: (rows, cols) float32."""
    canvas = cv2.resize(activation, (fit.canvas[1], fit.canvas[0]), interpolation=cv2.INTER_LINEAR)
    (top, left), (rows, cols) = fit.offset, fit.film
    return np.asarray(canvas[top : top + rows, left : left + cols], np.float32)


def peak(fracture: NDArray[np.float32]) -> float:
    """Return the largest value of the smoothed fracture map, 0..1: the mask's vote on the film."""
    return float(cv2.GaussianBlur(fracture, (0, 0), PEAK_BLUR).max())


def bone_mask(bone: NDArray[np.float32], fit: Fit, masks: Masks) -> NDArray[np.bool_]:
    """Return bone, (rows, cols) bool of the film, without specks under the card's smallest bone."""
    mask = (on_film(bone, fit) >= masks.bone_threshold).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    small = np.flatnonzero(stats[1:, cv2.CC_STAT_AREA] < masks.smallest_bone / fit.scale**2) + 1
    for number in small:  # within its box: specks are few and little, and the film is large
        x, y, width, height = stats[number, :4]
        here = (slice(y, y + height), slice(x, x + width))
        mask[here][labels[here] == number] = 0
    return mask.view(np.bool_)


def segments(fracture: NDArray[np.float32], fit: Fit, masks: Masks) -> tuple[Segment, ...]:
    """Return the fracture regions of the film, most probable first."""
    film = on_film(fracture, fit)
    mask = (film >= masks.fracture_threshold).view(np.uint8)
    left, top, wide, high = cv2.boundingRect(mask)  # little of a film is fracture: the rest need not be labelled
    if not wide:
        return ()
    some = (slice(top, top + high), slice(left, left + wide))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask[some], connectivity=8)
    found = []
    for number in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[number])
        if area * fit.scale**2 < masks.smallest_region:
            continue
        here = (slice(y, y + height), slice(x, x + width))
        inside = labels[here] == number
        box = (left + x, top + y, width, height)
        found.append(Segment(box, inside, float(film[some][here][inside].max())))
    return tuple(sorted(found, key=lambda segment: -segment.probability))


def union(found: tuple[Segment, ...], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Return all regions as one mask, (rows, cols) bool."""
    mask = np.zeros(shape, bool)
    for segment in found:
        x, y, width, height = segment.box
        mask[y : y + height, x : x + width] |= segment.mask
    return mask
