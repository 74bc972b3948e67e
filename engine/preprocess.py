"""Radiograph and card to network input: one resize, one stretch, one pad."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.geometry import Fit
from engine.records import Preprocessed, Radiograph


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of preprocessing; they live in the card.

    `side` is the longest side in pixels, `low` and `high` the percentiles of the contrast stretch (0..100),
    `mean` and `std` the normalisation of the stretched film (0..1).
    """

    side: int
    low: float
    high: float
    mean: float
    std: float


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
    fit = Fit(_shape(radiograph.pixels), recipe.side)
    canvas = on_canvas(scaled(radiograph.pixels, recipe), fit)
    return Preprocessed((canvas - recipe.mean) / recipe.std, fit)


def on_canvas(film: NDArray[np.float32], fit: Fit) -> NDArray[np.float32]:
    """Return the scaled film, float32 of `fit.film`, in the middle of a black canvas of `fit.canvas`."""
    (top, left), (rows, cols) = fit.offset, fit.film
    canvas = np.zeros(fit.canvas, np.float32)
    canvas[top : top + rows, left : left + cols] = film
    return canvas


def _shape(pixels: NDArray[np.float32]) -> tuple[int, int]:
    return int(pixels.shape[0]), int(pixels.shape[1])
