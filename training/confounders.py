"""What moves the fracture answer though no bone changed: a letter, metal, collimation, compression, size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.bundle import Bundle
from engine.progress import Report, silent
from engine.validation.figures import bootstrap
from training.data.known import Known, halves
from training.outcomes import Outcome, gather
from training.tables import table

Pixels = NDArray[np.float32]
BORDER = 0.06  # of a side: how much the changed collimation hides
HEADER = ("change", "films", "fractured", "probability_before", "probability_after", "difference", "low", "high",
          "triage_changed", "turned_away")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shift:
    """What one change did: mean probabilities 0..1, their difference with its 95 % interval over blocks, and counts."""

    change: str
    films: int  # that were answered before and after
    fractured: int
    before: float
    after: float
    low: float
    high: float
    triage_changed: int
    turned_away: int  # answered before and not after


def write(
    path: Path, bundle: Bundle, known: Iterable[Known], each: int = 30, report: Report = silent
) -> tuple[Shift, ...]:
    """Write a row for every change of `CHANGES`, made to the first `each` films with a fracture and as many without."""
    some = halves(known, each)
    before = gather(bundle, (len(some), some), report=report)
    made = []
    for name, change in CHANGES.items():
        changed = [_changed(one, change) for one in some]
        made.append(_shift(name, before, gather(bundle, (len(some), changed), report=report)))
    rows = ((one.change, one.films, one.fractured, one.before, one.after, one.after - one.before, one.low, one.high,
             one.triage_changed, one.turned_away) for one in made)  # fmt: skip
    table(path, HEADER, rows)
    return tuple(made)


def _changed(known: Known, change: Callable[[Pixels], Pixels]) -> Known:
    """Return the changed film without its outlines, which may not fit it any more; nothing is asked of them here."""
    film = replace(known.film, outlined=False, traced=False)
    return Known(film, replace(known.radiograph, pixels=change(known.radiograph.pixels)), None)


def _shift(name: str, before: Sequence[Outcome], after: Sequence[Outcome]) -> Shift:
    pairs = [(one, two) for one, two in zip(before, after, strict=True) if one.answer and two.answer]
    one = np.array([pair[0].probability for pair in pairs])
    two = np.array([pair[1].probability for pair in pairs])
    low, high = bootstrap(
        lambda weights: float(weights @ (two - one) / weights.sum()), [pair[0].film.component for pair in pairs]
    )
    return Shift(
        change=name, films=len(pairs), fractured=sum(pair[0].film.fractured for pair in pairs),
        before=float(one.mean()), after=float(two.mean()), low=low, high=high,
        triage_changed=sum(pair[0].triage is not pair[1].triage for pair in pairs),
        turned_away=sum(bool(one.answer) for one in before) - len(pairs),
    )  # fmt: skip


def lettered(pixels: Pixels) -> Pixels:
    """Return the film with a white letter in its darkest corner, as a side marker is: (rows, cols) float32 0..1."""
    made = pixels.copy()
    side = max(24, max(made.shape) // 9)
    rows, cols = made.shape
    corners = [(top, left) for top in (0, max(0, rows - side)) for left in (0, max(0, cols - side))]
    top, left = min(corners, key=lambda at: float(made[at[0] : at[0] + side, at[1] : at[1] + side].mean()))
    scale, thick = side / 30, max(2, side // 9)
    place = (left + side // 6, top + side - side // 5)
    letter = cv2.putText(np.zeros((rows, cols), np.uint8), "L", place, cv2.FONT_HERSHEY_SIMPLEX, scale, 1, thick)
    made[letter > 0] = 1
    return made


def metal(pixels: Pixels) -> Pixels:
    """Return the film with a thin bright bar beside its middle, as a zip or a splint's wire is."""
    made, (rows, cols) = pixels.copy(), pixels.shape
    left, width = round(cols * 0.62), max(2, round(max(rows, cols) * 0.008))
    made[round(rows * 0.3) : round(rows * 0.7), left : left + width] = 1.0
    return made


def collimated(pixels: Pixels) -> Pixels:
    """Return the film with a black border on all sides, as a narrower beam leaves it."""
    made, (rows, cols) = np.zeros_like(pixels), pixels.shape
    top, left = round(rows * BORDER), round(cols * BORDER)
    made[top : rows - top, left : cols - left] = pixels[top : rows - top, left : cols - left]
    return made


def compressed(pixels: Pixels) -> Pixels:
    """Return the film as a JPEG of quality 30 gives it back."""
    _, coded = cv2.imencode(".jpg", np.round(pixels * 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 30])
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE), np.float32) / np.float32(255)


def halved(pixels: Pixels) -> Pixels:
    """Return the film at half its size, as another device would have stored it."""
    rows, cols = pixels.shape
    return np.asarray(cv2.resize(pixels, (max(1, cols // 2), max(1, rows // 2)), interpolation=cv2.INTER_AREA))


CHANGES: dict[str, Callable[[Pixels], Pixels]] = {
    "a letter in the darkest corner": lettered,
    "a thin bright bar beside the middle": metal,
    "a black border of 6 % on every side": collimated,
    "JPEG of quality 30": compressed,
    "half the size": halved,
}
