"""From the decoder's maps to masks and regions in the film's own pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.card import Masks
from engine.geometry import Fit

Window = tuple[tuple[int, int], tuple[int, int]]  # rows and cols of a film, from and to
PEAK_BLUR = 1.5  # standard deviation, in map pixels, of the smoothing before the peak is read


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """One connected region: its mask within its box (x, y, width, height), and its peak probability."""

    box: tuple[int, int, int, int]
    mask: NDArray[np.bool_]
    probability: float


def on_film(map_: NDArray[np.float32], fit: Fit, window: Window | None = None) -> NDArray[np.float32]:
    """Return a map over the canvas as (rows, cols) float32 over the film, or a window of it, resampled linearly."""
    (step_y, step_x), (first_y, first_x) = _steps(map_, fit)
    (top, bottom), (left, right) = window or tuple((0, side) for side in fit.source)
    back = np.array([[step_x, 0, first_x + left * step_x], [0, step_y, first_y + top * step_y]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    film = cv2.warpAffine(map_, back, (right - left, bottom - top), flags=flags, borderMode=cv2.BORDER_REPLICATE)
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
    """Return bone, (rows, cols) bool of the film, without specks whose outline holds less than the smallest bone."""
    mask = (on_film(bone, fit) >= masks.bone_threshold).view(np.uint8)
    outlines, tree = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    smallest = masks.smallest_bone / fit.scale**2
    specks = [
        outline
        for outline, (*_, around) in zip(outlines, () if tree is None else tree[0], strict=True)
        if around < 0 and _enclosed(outline) < smallest
    ]
    cv2.drawContours(mask, specks, -1, 0, cv2.FILLED)
    return mask.view(np.bool_)


def segments(fracture: NDArray[np.float32], fit: Fit, masks: Masks) -> tuple[Segment, ...]:
    """Return the fracture regions of the film, most probable first."""
    window = _reaching(fracture, fit, masks.fracture_threshold)
    if window is None:
        return ()
    film = on_film(fracture, fit, window)
    mask = (film >= masks.fracture_threshold).view(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = []
    for number in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[number])
        if area * fit.scale**2 < masks.smallest_region:
            continue
        here = (slice(y, y + height), slice(x, x + width))
        inside = labels[here] == number
        box = (window[1][0] + x, window[0][0] + y, width, height)
        found.append(Segment(box, inside, float(film[here][inside].max())))
    return tuple(sorted(found, key=lambda segment: -segment.probability))


def union(found: tuple[Segment, ...], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Return all regions as one mask, (rows, cols) bool."""
    mask = np.zeros(shape, bool)
    for segment in found:
        x, y, width, height = segment.box
        mask[y : y + height, x : x + width] |= segment.mask
    return mask


def _steps(map_: NDArray[np.float32], fit: Fit) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return how far a pixel of the film moves on the map, (down, right), and where the film's first one lies."""
    shares = [side / whole for side, whole in zip(map_.shape, fit.canvas, strict=True)]
    steps = [film / side * share for film, side, share in zip(fit.film, fit.source, shares, strict=True)]
    firsts = [(step - 1) / 2 + gap * share for step, gap, share in zip(steps, fit.offset, shares, strict=True)]
    return (steps[0], steps[1]), (firsts[0], firsts[1])


def _reaching(map_: NDArray[np.float32], fit: Fit, threshold: float) -> Window | None:
    """Return the part of the film that holds all of the map at or above a threshold: the rest need not be looked at."""
    left, top, wide, high = cv2.boundingRect((map_ >= threshold).view(np.uint8))
    if not wide:
        return None
    made = []
    steps, firsts = _steps(map_, fit)
    spans = ((top, top + high), (left, left + wide))
    for (low, past), step, first, side in zip(spans, steps, firsts, fit.source, strict=True):
        # a pixel between two of the map's has something of both
        begin, end = math.floor((low - 1 - first) / step), math.ceil((past - first) / step) + 1
        made.append((min(max(0, begin), side - 1), max(1, min(end, side))))
    return made[0], made[1]


def _enclosed(outline: NDArray[Any]) -> float:
    """Return the pixels that an outline through their centres encloses, its own included (Pick's theorem)."""
    return float(cv2.contourArea(outline)) + len(outline) / 2 + 1 if len(outline) > 1 else 1.0
