"""Radiograph and card to network input: one resize, one stretch, one pad."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.geometry import Fit
from engine.records import Preprocessed, Radiograph

SQUARE = 0.8  # short side over long side of a film that may have been cut to a joint


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of preprocessing; they live in the card.

    `side` is the longest side in pixels, `joint_side` that of a film cut to a joint when it is put to the joint's
    expert (0 where there is none), `low` and `high` the percentiles of the contrast stretch (0..100),
    `mean` and `std` the normalisation of the stretched film (0..1).
    """

    side: int
    low: float
    high: float
    mean: float
    std: float
    joint_side: int = 0


def scaled(pixels: NDArray[np.float32], recipe: Recipe) -> NDArray[np.float32]:
    """Return the film at network scale with its contrast stretched: (rows, cols) float32 0..1, in and out."""
    rows, cols = Fit(_shape(pixels), recipe.side).film
    method = cv2.INTER_AREA if rows < pixels.shape[0] else cv2.INTER_LINEAR
    small = cv2.resize(pixels, (cols, rows), interpolation=method)
    dark, bright = np.percentile(small, (recipe.low, recipe.high))
    if bright - dark < 1e-6:
        return np.zeros_like(small)
    return np.asarray(np.clip((small - dark) / (bright - dark), 0.0, 1.0), np.float32)


def preprocess(radiograph: Radiograph, recipe: Recipe) -> Preprocessed:
    """Return the network's input for one film; the pad is black, as unexposed ground is."""
    shape = _shape(radiograph.pixels)
    joint = None
    if recipe.joint_side and min(shape) >= SQUARE * max(shape):
        joint = _normalised(radiograph, replace(recipe, side=recipe.joint_side))
    return Preprocessed(_normalised(radiograph, recipe), Fit(shape, recipe.side), joint)


def _normalised(radiograph: Radiograph, recipe: Recipe) -> NDArray[np.float32]:
    canvas = on_canvas(scaled(radiograph.pixels, recipe), Fit(_shape(radiograph.pixels), recipe.side))
    return np.asarray((canvas - recipe.mean) / recipe.std, np.float32)


def on_canvas(film: NDArray[np.float32], fit: Fit) -> NDArray[np.float32]:
    """Return the scaled film, float32 of `fit.film`, in the middle of a black canvas of `fit.canvas`."""
    (top, left), (rows, cols) = fit.offset, fit.film
    canvas = np.zeros(fit.canvas, np.float32)
    canvas[top : top + rows, left : left + cols] = film
    return canvas


def _shape(pixels: NDArray[np.float32]) -> tuple[int, int]:
    return int(pixels.shape[0]), int(pixels.shape[1])
