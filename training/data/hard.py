"""Where a network is wrong on films without a fracture: the places that training should look at again.

Online hard example mining (Shrivastava, Gupta, Girshick 2016), done once between two runs.
"""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.geometry import Fit
from engine.preprocess import Recipe
from engine.progress import Report, Step, silent
from training.data.pack import Pack, Packed
from training.features import likely
from training.init import load

Place = tuple[float, float]
_SMOOTHING_PX = 2.0


def mine(checkpoint: Path, pack: Pack, out: Path, recipe: Recipe, report: Report = silent) -> None:
    """Write to `out`, as JSON, film name -> [probability, row, col] of the likeliest false fracture, in packed pixels.

    Films are the real ones of the training side without a fracture.
    """
    network = load(checkpoint)
    films = [film for film in pack.films if film.side == "train" and film.source == "fracatlas" and not film.fractured]
    found: dict[str, tuple[float, float, float]] = {}
    for film in films:
        report(Step(len(found), len(films), film.name))
        found[film.name] = _worst(film, likely(network, pack.pixels(film), recipe)[1])
    out.write_text(json.dumps(found), "utf-8")


def worst(out: Path, share: float) -> dict[str, Place]:
    """Return the `share` of films, 0..1, that mislead most, with the (row, col) of each one's likeliest error."""
    found: dict[str, tuple[float, float, float]] = json.loads(out.read_text("utf-8"))
    order = sorted(found, key=lambda name: -found[name][0])[: round(share * len(found))]
    return {name: (found[name][1], found[name][2]) for name in order}


def _worst(film: Packed, broken: NDArray[np.float32]) -> tuple[float, float, float]:
    smooth = cv2.GaussianBlur(broken, (0, 0), _SMOOTHING_PX)
    row, col = np.unravel_index(int(smooth.argmax()), smooth.shape)
    fit = Fit((film.rows, film.cols), max(film.rows, film.cols))
    scale = fit.canvas[0] / broken.shape[0]
    return float(smooth[row, col]), *fit.to_film(row * scale, col * scale)
