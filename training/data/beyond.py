"""What the router must see beside whole limb films: what it turns away, and joints that were cut out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.preprocess import Recipe, scaled
from training import phantom
from training.data.knees import CUT, knees
from training.data.knees import pixels as knee_pixels
from training.data.pack import Pack, Packed
from training.phantom.strange import strange

FIRST_SEED = 80_000  # of what is turned away; no other phantom has a seed from here to 100,000
FIRST_STRANGER = 90_000
SIDES = (448, 720, 1000)  # px, long sides of what is exposed
SHARES = {"chest": 0.58, "spine": 0.21, "skull": 0.21}


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture at network scale, float32 0..1, and the part it counts as."""

    pixels: NDArray[np.float32]
    source: str
    part: str
    name: str


def films(pack: Pack, side: str, phantoms: int = 0) -> Iterator[Picture]:
    """Yield the real films of one side, whole, then some phantoms."""
    real = [film for film in pack.films if film.source == "fracatlas" and film.side == side]
    drawn = [film for film in pack.films if film.source == "phantom"][:phantoms]
    for film in (*real, *drawn):
        yield _picture(film, np.asarray(pack.pixels(film) / 255, np.float32), "film")


def squares(pack: Pack, side: str, count: int, recipe: Recipe, seed: int) -> Iterator[Picture]:
    """Yield squares cut from films and equalised as graded knees are (CLAHE), so that neither says "knee"."""
    chance = np.random.default_rng(seed)
    some = [film for film in pack.films if film.source == "fracatlas" and film.side == side]
    for place in chance.permutation(len(some))[:count]:
        cut = _busiest_square(np.asarray(pack.pixels(some[place])), chance)
        small = cv2.resize(cut, (CUT, CUT), interpolation=cv2.INTER_AREA)
        equal = cv2.createCLAHE(float(chance.uniform(1.5, 6)), (8, 8)).apply(small)
        yield _picture(some[place], scaled(equal.astype(np.float32) / np.float32(255), recipe), "square")


def joints(folder: Path, side: str, count: int, recipe: Recipe, seed: int) -> Iterator[Picture]:
    """Yield graded knees of one side of their own split."""
    some = [knee for knee in knees(folder) if knee.side == side]
    for place in np.random.default_rng(seed).permutation(len(some))[:count]:
        knee = some[place]
        yield Picture(knee_pixels(knee, recipe), "joint", "knee", knee.name)


def outside(count: int, recipe: Recipe) -> Iterator[Picture]:
    """Yield phantoms of chest, spine and skull."""
    for part, share in SHARES.items():
        for number in range(round(count * share)):
            seed = FIRST_SEED + number
            made = phantom.make(seed, part, long_side=SIDES[number % len(SIDES)])
            yield Picture(scaled(made.pixels, recipe), "outside", part, f"{part}-{seed}")


def strangers(count: int, recipe: Recipe) -> Iterator[Picture]:
    """Yield pictures that are no radiographs."""
    for seed in range(FIRST_STRANGER, FIRST_STRANGER + count):
        pixels, kind = strange(seed)
        yield Picture(scaled(pixels, recipe), "strange", "other", f"{kind}-{seed}")


def _picture(film: Packed, pixels: NDArray[np.float32], source: str) -> Picture:
    return Picture(pixels, source, film.main, film.name)


def _busiest_square(film: NDArray[np.uint8], chance: np.random.Generator) -> NDArray[np.uint8]:
    """Return, of a few squares drawn at random, the brightest: ground is dark."""
    rows, cols = film.shape
    side = int(min(rows, cols) * chance.uniform(0.45, 0.95))
    corners = [(int(chance.integers(rows - side + 1)), int(chance.integers(cols - side + 1))) for _ in range(4)]
    cuts = [film[top : top + side, left : left + side] for top, left in corners]
    return max(cuts, key=lambda cut: float(cut.mean()))
