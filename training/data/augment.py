"""How a crop is spoilt as films are: exposure, contrast, noise, sharpness, compression, markers, collimation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Augment:
    """How far a crop may stray from its film."""

    scale: tuple[float, float] = (0.55, 1.25)
    rotation_deg: float = 25.0
    flip: bool = True
    gamma: float = 0.35  # standard deviation of its logarithm
    noise: float = 0.02  # standard deviation, of a film 0..1
    blur_px: float = 0.9  # largest standard deviation
    markers: float = 0.25  # chance of a bright rectangle, as markers and strips are
    jpeg: float = 0.0  # chance of having been compressed, at a quality of 25 to 90
    collimation: float = 0.0  # chance of a straight edge beyond which nothing was exposed, or all is white


def spoilt(pixels: Floats, augment: Augment, chance: np.random.Generator) -> Floats:
    """Return the film, (rows, cols) 0..1, with other exposure, contrast, noise, sharpness and markers."""
    made: NDArray[Any] = pixels ** np.exp(chance.normal(0, augment.gamma))
    made = (made - 0.5) * chance.uniform(0.8, 1.2) + 0.5 + chance.uniform(-0.08, 0.08)
    if chance.random() < 0.3:
        made = cv2.GaussianBlur(made, (0, 0), chance.uniform(0.3, augment.blur_px))
    made = made + chance.normal(0, 1, made.shape) * augment.noise * chance.random()
    if chance.random() < augment.markers:
        rows, cols = made.shape
        top, left = int(chance.integers(rows)), int(chance.integers(cols))
        height, width = chance.integers(4, 40, 2)
        made[top : top + height, left : left + width] = chance.uniform(0.7, 1.0)
    made = np.clip(made, 0, 1)
    return _compressed(made, chance) if chance.random() < augment.jpeg else np.asarray(made, np.float32)


def collimated(pixels: Floats, augment: Augment, chance: np.random.Generator) -> NDArray[np.bool_]:
    """Blank, in place, what lies beyond one or two straight edges; return where that is, (rows, cols) bool."""
    rows, cols = pixels.shape
    hidden = np.zeros((rows, cols), bool)
    if chance.random() >= augment.collimation:
        return hidden
    down, across = np.mgrid[-0.5 : 0.5 : rows * 1j, -0.5 : 0.5 : cols * 1j]
    for _ in range(chance.integers(1, 3)):
        angle = chance.integers(4) * np.pi / 2 + chance.normal(0, 0.08)
        hidden |= np.cos(angle) * across + np.sin(angle) * down > chance.uniform(0.28, 0.5)
    pixels[hidden] = chance.uniform(0.9, 1.0) if chance.random() < 0.3 else chance.uniform(0.0, 0.06)
    return hidden


def _compressed(pixels: Floats, chance: np.random.Generator) -> Floats:
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(chance.integers(25, 91))]
    _, coded = cv2.imencode(".jpg", np.round(pixels * 255).astype(np.uint8), quality)
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE), np.float32) / np.float32(255)
