"""Knee joints with their Kellgren-Lawrence grade (Chen 2018, from the Osteoarthritis Initiative), split by patient."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.decode import read_radiographs
from engine.preprocess import Recipe, scaled
from training.data.augment import Augment, Floats, spoilt
from training.data.split import split

GRADES = 5
CUT = 224  # px, the side of a cut, and of the network's input for it
SOFTNESS = 0.5  # of a grade: readers differ by one often, by two hardly ever
SPLIT_SEED = "osteoscope-knees-1"


@dataclass(frozen=True, slots=True)
class Knee:
    """One knee joint, cut square."""

    name: str
    path: Path
    patient: str
    side: str  # "train", "tune" or "held_out"
    grade: int  # Kellgren and Lawrence, 0..4


def knees(folder: Path) -> tuple[Knee, ...]:
    """Return every knee, sorted by name, no patient on two sides; raise OSError where the table is missing."""
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as stream:
        rows = sorted(csv.DictReader(stream), key=lambda row: row["image_id"])
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        weights[row["patient"]].update({"films": 1, f"grade {row['kl_grade']}": 1})
    sides = split(weights, SPLIT_SEED)
    return tuple(
        Knee(row["image_id"], folder / "images" / row["image_id"], row["patient"], sides[row["patient"]], grade)
        for row in rows
        for grade in (int(row["kl_grade"]),)
    )


def pixels(knee: Knee, recipe: Recipe) -> NDArray[np.float32]:
    """Return a knee at network scale, stretched: (rows, cols) float32 0..1; raise DecodeError on a bad file."""
    (radiograph,) = read_radiographs(knee.path)
    return scaled(radiograph.pixels, recipe)


def softened(grade: int) -> Floats:
    """Return the chances that readers give each grade, (grades,) float32: a narrow bell around `grade`."""
    bell = np.exp(-((np.arange(GRADES) - grade) ** 2) / (2 * SOFTNESS**2))
    return np.asarray(bell / bell.sum(), np.float32)


class KneeCropper:
    """Draws joints of one side of the split, each grade as often as the root of its share."""

    def __init__(self, folder: Path, recipe: Recipe, of: str = "train") -> None:
        self._knees = [knee for knee in knees(folder) if knee.side == of]
        self._recipe = recipe
        counts = Counter(knee.grade for knee in self._knees)
        weights = np.array([counts[knee.grade] ** -0.5 for knee in self._knees])
        self._chances = weights / weights.sum()

    def crop(self, side: int, augment: Augment, chance: np.random.Generator) -> tuple[Floats, Floats]:
        """Return a joint turned, moved and spoilt, (side, side) float32 0..1, and its softened grade."""
        knee = self._knees[int(chance.choice(len(self._knees), p=self._chances))]
        film = pixels(knee, self._recipe)
        scale = chance.uniform(0.88, 1.12) * side / max(film.shape)
        rows, cols = film.shape
        turn = np.asarray(cv2.getRotationMatrix2D((cols / 2, rows / 2), chance.uniform(-8, 8), scale), np.float64)
        turn[:, 2] += side / 2 - np.array([cols / 2, rows / 2]) + chance.uniform(-0.05, 0.05, 2) * side
        if chance.random() < 0.5:
            turn = np.array([[-1, 0], [0, 1]]) @ turn + [[0, 0, side - 1], [0, 0, 0]]
        made = np.asarray(cv2.warpAffine(film, turn, (side, side), flags=cv2.INTER_LINEAR), np.float32)
        return spoilt(made, augment, chance), softened(knee.grade)
