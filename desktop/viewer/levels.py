"""Window and level: from the film's full depth to the screen's eight bits. Pure functions over arrays."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

DEEP = 65535  # the largest value of the 16-bit picture
LEAST_WIDTH = 0.005
_SMALLEST = 256  # pixels on the longest side of the last level
_GROUND = 0.02  # at or below it lies collimated ground, which says nothing of the film's greys


@dataclass(frozen=True, slots=True)
class Window:
    """Which greys are shown: `width` of the display range 0..1 around `centre`."""

    centre: float = 0.5
    width: float = 1.0

    def moved(self, by_centre: float, by_width: float) -> Window:
        """Return a window moved and widened, kept in its bounds."""
        return Window(min(max(self.centre + by_centre, 0.0), 1.0), min(max(self.width + by_width, LEAST_WIDTH), 2.0))


@dataclass(frozen=True, slots=True, eq=False)
class Greys:
    """A film at 16 bits, whole and halved again and again, and the percentiles its presets come from."""

    levels: tuple[NDArray[np.uint16], ...]
    percentiles: NDArray[np.float32]  # (101,) of what is not collimated ground, 0..1


def greys(pixels: NDArray[np.float32]) -> Greys:
    """Return what is needed to show a film fast; `pixels` (rows, cols) float32, 0..1."""
    levels = [np.asarray(np.clip(pixels, 0, 1) * DEEP + 0.5, np.uint16)]
    while max(levels[-1].shape) > _SMALLEST and min(levels[-1].shape) > 1:
        rows, cols = levels[-1].shape
        half = cv2.resize(levels[-1], ((cols + 1) // 2, (rows + 1) // 2), interpolation=cv2.INTER_AREA)
        levels.append(np.asarray(half, np.uint16))
    step = max(1, round((pixels.size / 250_000) ** 0.5))
    sample = pixels[::step, ::step]
    lit = sample[sample > _GROUND]
    return Greys(tuple(levels), np.percentile(lit if lit.size else sample, np.arange(101)).astype(np.float32))


def between(greys_: Greys, low: int, high: int) -> Window:
    """Return the window from one percentile of the film's greys to another."""
    bottom, top = float(greys_.percentiles[low]), float(greys_.percentiles[high])
    return Window((bottom + top) / 2, max(top - bottom, LEAST_WIDTH))


def lookup(window: Window, *, inverted: bool) -> NDArray[np.uint8]:
    """Return the table from 16 bits to 8, (1, 65536) uint8."""
    low = (window.centre - window.width / 2) * DEEP
    table = np.clip((np.arange(DEEP + 1, dtype=np.float32) - low) * (255 / (window.width * DEEP)) + 0.5, 0, 255)
    bytes_ = table.astype(np.uint8)[None]
    return np.asarray(255 - bytes_ if inverted else bytes_, np.uint8)


def resampled(greys_: Greys, place: NDArray[np.float64], size: tuple[int, int]) -> NDArray[np.uint16]:
    """Return the film as it lies on the screen, (rows, cols) of `size` (width, height), before window and level.

    `place` (2, 3) takes a point of the film (x, y in pixel edges) to the screen. The level whose pixels are just
    smaller than the screen's is interpolated linearly, beyond four screen pixels a pixel not at all.
    """
    zoom = float(np.sqrt(abs(np.linalg.det(place[:, :2]))))
    wanted = int(np.floor(np.log2(1 / zoom))) if zoom < 1 else 0
    level = greys_.levels[min(max(wanted, 0), len(greys_.levels) - 1)]
    (rows, cols), (level_rows, level_cols) = greys_.levels[0].shape, level.shape
    back = placed(place, (level_cols / cols, level_rows / rows))
    kind = cv2.INTER_NEAREST if zoom > 4 else cv2.INTER_LINEAR
    made = cv2.warpAffine(level, back, size, flags=kind | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(made, np.uint16)


def placed(place: NDArray[np.float64], shrink: tuple[float, float]) -> NDArray[np.float64]:
    """Return the way from the screen back to a picture of the film, (2, 3), counted in OpenCV's pixel centres.

    `place` is that of `resampled`; `shrink` is how many pixels the picture has for one of the film's, across and down.
    """
    centre = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1.0]])
    film_to_screen = np.vstack((place, (0, 0, 1)))
    back = centre @ np.diag([*shrink, 1.0]) @ np.linalg.inv(film_to_screen) @ np.linalg.inv(centre)
    return np.asarray(back[:2], np.float64)


def shown(deep: NDArray[np.uint16], table: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a 16-bit picture through a table of `lookup`."""
    return np.asarray(cv2.LUT(deep, table), np.uint8)
