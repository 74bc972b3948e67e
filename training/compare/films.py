"""Films on small black squares, read once and kept beside the run."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine import files
from engine.decode import read_radiographs
from engine.preprocess import scaled
from engine.progress import Report, Step, silent
from training.data.recipe import RECIPE

Bytes = NDArray[np.uint8]


def squares(paths: Sequence[Path], side: int, kept: Path, report: Report = silent) -> Bytes:
    """Return every film, stretched, its longest side `side`, in the middle of a square: (n, side, side) uint8.

    They are kept at `kept` and read from there the next time. Raise DecodeError on a film that cannot be read.
    """
    if kept.is_file():
        return np.asarray(np.load(kept), np.uint8)
    made = np.zeros((len(paths), side, side), np.uint8)
    for number, path in enumerate(paths):
        report(Step(number, len(paths), f"reading {path.name}"))
        (radiograph,) = read_radiographs(path)
        made[number] = square(radiograph.pixels, side)
    held = io.BytesIO()
    np.save(held, made)
    files.write(kept, held.getvalue())
    return made


def square(pixels: NDArray[np.float32], side: int) -> Bytes:
    """Return one film, (rows, cols) float32 0..1, as `squares` does: (side, side) uint8."""
    film = scaled(pixels, replace(RECIPE, side=side))
    top, left = (side - film.shape[0]) // 2, (side - film.shape[1]) // 2
    made = np.zeros((side, side), np.uint8)
    made[top : top + film.shape[0], left : left + film.shape[1]] = film * 255 + 0.5
    return made


def smaller(films: Bytes, side: int) -> Bytes:
    """Return squares (n, from, from) uint8 as (n, side, side), every pixel the mean of those it covers."""
    if films.shape[1] == side:
        return films
    return np.stack(
        [np.asarray(cv2.resize(one, (side, side), interpolation=cv2.INTER_AREA), np.uint8) for one in films]
    )


def filtered(films: Bytes, sigma_px: float) -> Bytes:
    """Return squares (n, side, side) uint8 after a Gaussian filter of deviation `sigma_px`; 0 leaves them alone."""
    if not sigma_px:
        return films
    return np.stack([np.asarray(cv2.GaussianBlur(one, (0, 0), sigma_px), np.uint8) for one in films])
