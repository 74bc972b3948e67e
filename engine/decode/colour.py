"""Colour turned grey, and how much of it there was."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

VISIBLE = 0.15  # largest minus smallest channel; below it lie tinted film bases and JPEG's colour noise


def grey_of(colour: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the luminance of (rows, cols, 3) RGB, 0..1 in and out; equal channels come back exactly.

    Weights of ITU-R BT.601, as in JPEG.
    """
    red, green, blue = colour[..., 0], colour[..., 1], colour[..., 2]
    # Written as a correction to green so that grey stored as colour is not moved by rounding.
    return np.asarray(green + 0.299 * (red - green) + 0.114 * (blue - green), np.float32).clip(0, 1)


def colourful_share(colour: NDArray[np.float32]) -> float:
    """Return the share of pixels of (rows, cols, 3) RGB 0..1 whose colour is plain to the eye, 0..1."""
    return float((np.ptp(colour, axis=-1) > VISIBLE).mean())
