"""Arrays to Qt images. Qt does not keep the array alive, so each image owns a copy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def grey(bytes_: NDArray[np.uint8]) -> QImage:
    """An 8-bit picture of (rows, cols) uint8."""
    whole = np.ascontiguousarray(bytes_)
    rows, cols = whole.shape
    return QImage(whole.data, cols, rows, cols, QImage.Format.Format_Grayscale8).copy()


def colour(rgba: NDArray[np.uint8]) -> QImage:
    """A picture of (rows, cols, 4) uint8, red first, alpha not multiplied in."""
    whole = np.ascontiguousarray(rgba)
    rows, cols, _ = whole.shape
    return QImage(whole.data, cols, rows, cols * 4, QImage.Format.Format_RGBA8888).copy()


def premultiplied(argb: NDArray[np.uint32]) -> QImage:
    """A picture of (rows, cols) uint32, 0xAARRGGBB, alpha multiplied in."""
    whole = np.ascontiguousarray(argb)
    rows, cols = whole.shape
    return QImage(whole.data, cols, rows, cols * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
