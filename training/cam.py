"""Where a bundle's class activation looks: at the break, elsewhere on bone, off the bone, or at the film's edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine import segment
from engine.bundle import Bundle
from engine.preprocess import preprocess
from engine.progress import Report, Step, silent
from engine.runtime.choose import choose
from training.data.fracatlas import FRACTURE
from training.data.known import Known, halves
from training.tables import table

EDGE = 0.04  # of the film's sides
NEAR = 0.04  # of the film's longer side: what lies so near a break or bone counts as on it
WHITE = 0.97  # brighter is a letter, a strip or metal
PLACES = ("break", "bone", "letter, strip or metal", "edge", "elsewhere")


@dataclass(frozen=True, slots=True)
class Look:
    """One film's activation: where its peak lies, and the share of its mass on the break and on bone, 0..1."""

    film: str
    fractured: bool
    cast: bool
    peak: str
    on_break: float
    on_bone: float


def write(path: Path, bundle: Bundle, known: Iterable[Known], each: int = 20, report: Report = silent) -> Counter[str]:
    """Write a row for the first `each` fractured, outlined films and as many without; return the peaks' places."""
    looks = _looks(bundle, halves(known, each, outlined=True), report)
    header = ("film", "fractured", "cast", "peak", "share_on_break", "share_on_bone")
    rows = ((one.film, int(one.fractured), int(one.cast), one.peak, one.on_break, one.on_bone) for one in looks)
    table(path, header, rows)
    return Counter(f"{'fractured' if one.fractured else 'whole'}: {one.peak}" for one in looks)


def _looks(bundle: Bundle, films: Sequence[Known], report: Report) -> list[Look]:
    runtime = choose(bundle, "auto")
    made = []
    for number, one in enumerate(films):
        report(Step(number, len(films), one.film.name))
        given = preprocess(one.radiograph, bundle.card.recipe)
        (answer,) = runtime.predict([given])
        rows, cols = given.fit.source
        seen = cv2.resize(segment.over_film(answer.activation, given.fit), (cols, rows), interpolation=cv2.INTER_LINEAR)
        bone = segment.bone_mask(answer.bone, given.fit, bundle.card.masks)
        labels = one.labels if one.labels is not None else np.zeros(seen.shape, np.uint8)
        made.append(_look(one, np.asarray(seen, np.float32), bone, (labels & FRACTURE) > 0))
    return made


def _look(one: Known, seen: NDArray[np.float32], bone: NDArray[np.bool_], broken: NDArray[np.bool_]) -> Look:
    reach = max(3, round(NEAR * max(seen.shape)))
    near_break, near_bone = _grown(broken, reach), _grown(bone, reach)
    mass = float(seen.sum()) or 1.0
    return Look(
        one.film.name, one.film.fractured, one.film.cast,
        _place(seen, near_break, near_bone, one.radiograph.pixels >= WHITE),
        float(seen[near_break].sum()) / mass, float(seen[near_bone].sum()) / mass,
    )  # fmt: skip


def _place(
    seen: NDArray[np.float32], broken: NDArray[np.bool_], bone: NDArray[np.bool_], white: NDArray[np.bool_]
) -> str:
    (rows, cols), (row, col) = seen.shape, np.unravel_index(int(seen.argmax()), seen.shape)
    if broken[row, col]:
        return PLACES[0]
    if white[row, col]:
        return PLACES[2]
    if min(row, rows - row) < EDGE * rows or min(col, cols - col) < EDGE * cols:
        return PLACES[3]
    return PLACES[1] if bone[row, col] else PLACES[4]


def _grown(mask: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    return np.asarray(cv2.dilate(mask.astype(np.uint8), around), bool)
