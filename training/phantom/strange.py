"""Pictures that are no radiographs: slices, ultrasound fans and photographs, for the router to turn away."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def strange(seed: int, long_side: int = 448) -> tuple[Floats, str]:
    """Return a picture, (rows, cols) float32 0..1, and its kind; the same arguments give the same picture."""
    rng = np.random.default_rng([seed, 11])
    name, draw = tuple(KINDS.items())[int(rng.integers(len(KINDS)))]
    short = int(long_side * rng.uniform(0.7, 1.0))
    shape = (long_side, short) if rng.random() < 0.5 else (short, long_side)
    picture: Floats = draw(rng, shape)
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(0.4, 1.2))), np.float32)
    low, high = float(picture.min()), float(picture.max())
    return np.asarray((picture - low) / max(high - low, 1e-6), np.float32), name


def cross_section(rng: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """An axial slice of a head, trunk or limb: nested ellipses after Shepp and Logan (1974), drawn anew each time."""
    made = np.zeros(shape, np.float32)
    rows, cols = shape
    wide, tall = cols * rng.uniform(0.3, 0.46), rows * rng.uniform(0.3, 0.46)
    centre = (cols / 2 + rng.normal(0, 6), rows / 2 + rng.normal(0, 6))
    skin = float(rng.uniform(0.25, 0.6))
    _ellipse(made, centre, (wide, tall), rng.normal(0, 8), skin)
    if rng.random() < 0.5:
        _ellipse(made, centre, (wide * 0.93, tall * 0.93), 0.0, float(rng.uniform(0.8, 1.0)))
        _ellipse(made, centre, (wide * 0.84, tall * 0.84), 0.0, float(rng.uniform(0.35, 0.6)))
    for _ in range(rng.integers(4, 14)):
        spot = (centre[0] + rng.uniform(-0.6, 0.6) * wide, centre[1] + rng.uniform(-0.6, 0.6) * tall)
        size = (wide * rng.uniform(0.04, 0.35), tall * rng.uniform(0.04, 0.35))
        _ellipse(made, spot, size, rng.uniform(0, 180), float(rng.uniform(0.0, 1.0)))
    return np.asarray(made + _cloud(rng, shape, 1.0) * 0.08 * (made > 0), np.float32)


def fan(rng: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """An ultrasound sector: speckle with the Rayleigh distribution on slow echoes, black around."""
    rows, cols = shape
    down, across = np.mgrid[0:rows, 0:cols].astype(np.float32)
    depth = np.hypot(down + rows * 0.1, across - cols / 2)
    angle = np.arctan2(across - cols / 2, down + rows * 0.1)
    inside = (np.abs(angle) < rng.uniform(0.4, 0.8)) & (depth < rows * rng.uniform(0.85, 1.05)) & (depth > rows * 0.15)
    echoes = np.clip(_cloud(rng, shape, 1.4) * 0.5 + 0.5, 0, None) ** 2 * np.exp(-depth / rows * rng.uniform(0, 2))
    speckle = cv2.GaussianBlur(rng.rayleigh(1.0, shape).astype(np.float32), (0, 0), 1.2)
    return np.asarray(echoes * speckle * inside, np.float32)


def photograph(rng: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """Dead leaves (Lee, Mumford and Huang 2001): shapes that hide each other, as things do before a camera."""
    rows, cols = shape
    made = np.full(shape, rng.random(), np.float32)
    for _ in range(rng.integers(60, 400)):
        size = float(np.clip(6 / rng.random() ** 0.6, 5, max(shape) * 0.5))
        spot = (rng.uniform(0, cols), rng.uniform(0, rows))
        _ellipse(made, spot, (size, size * rng.uniform(0.3, 1.0)), rng.uniform(0, 180), float(rng.random()))
    shade = _cloud(rng, shape, 1.6) * 0.12
    return np.asarray(made + shade, np.float32)


KINDS: dict[str, Callable[[np.random.Generator, tuple[int, int]], Floats]] = {
    "slice": cross_section,
    "fan": fan,
    "photograph": photograph,
}


def _ellipse(
    made: Floats, centre: tuple[float, float], axes: tuple[float, float], angle_deg: float, tone: float
) -> None:
    box = ((float(centre[0]), float(centre[1])), (2 * float(axes[0]), 2 * float(axes[1])), float(angle_deg))
    cv2.ellipse(made, box, tone, -1, cv2.LINE_AA)


def _cloud(rng: np.random.Generator, shape: tuple[int, int], power: float) -> Floats:
    """Noise whose amplitude falls as the `power` of frequency, of mean 0 and deviation 1."""
    rows, cols = np.fft.fftfreq(shape[0])[:, None], np.fft.rfftfreq(shape[1])[None]
    falling = np.maximum(np.hypot(rows, cols), 1 / max(shape)) ** -power
    falling[0, 0] = 0
    made = np.fft.irfft2(np.fft.rfft2(rng.normal(size=shape)) * falling, shape)
    return np.asarray(made / made.std(), np.float32)
