"""Bone outlines of films that nobody traced: what the network itself is sure of, to be looked at and taught again.

Self-training (Yarowsky 1995; Lee 2013, "Pseudo-Label"): a pixel is taken for bone, or for none, only where the network
is nearly certain; the rest is ignored. Films of the training side alone.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine import segment
from engine.geometry import Fit
from engine.preprocess import Recipe
from engine.progress import Report, Step, silent
from training.data.fracatlas import BONE, IGNORE
from training.data.pack import Pack, Packed
from training.features import likely
from training.init import load

SURE = 0.85  # probability of bone above which a pixel is bone; below 1 - SURE it is none
MOST_UNSURE = 0.5  # pixels in between, against those of bone: a film with more is left out
MAPS = "own_outlines.npz"
SHEET, TILE = 12, 320  # overlays on one picture to look at, and the side of each, px


def outline(start: Path, folder: Path, count: int, recipe: Recipe, seed: int = 0, report: Report = silent) -> None:
    """Ask the network in `start` where bone is on `count` untraced films of the pack in `folder`.

    Beside the pack, `MAPS` then holds each film's probability of bone, (rows, cols) uint8, 255 for certain.
    """
    network, pack = load(start), Pack(folder)
    some = [film for film in pack.films if film.side == "train" and film.source == "fracatlas" and not film.traced]
    drawn = [some[at] for at in np.random.default_rng(seed).permutation(len(some))[:count]]
    maps: dict[str, Any] = {}
    for film in drawn:
        report(Step(len(maps), len(drawn), film.name))
        fit = Fit((film.rows, film.cols), max(film.rows, film.cols))
        bone = segment.on_film(likely(network, pack.pixels(film), recipe)[0], fit)
        maps[film.name] = np.round(bone * 255).astype(np.uint8)
    np.savez_compressed(folder / MAPS, **maps)


def judged(bone: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], float]:
    """Return a film's label map, `BONE` and `IGNORE`, from its map, and how many pixels are unsure for one of bone."""
    unsure = (bone > 255 * (1 - SURE)) & (bone < 255 * SURE)
    labels = np.where(bone >= 255 * SURE, BONE, 0).astype(np.uint8)
    labels[unsure] = IGNORE
    return labels, int(unsure.sum()) / max(1, int((labels == BONE).sum()))


def kept(folder: Path, verdicts: Path | None) -> dict[str, NDArray[np.uint8]]:
    """Return the label maps beside a pack by film, in the order drawn, where the network was sure of enough.

    Without those that `verdicts`, a CSV of `film` and `verdict`, calls wrong.
    """
    wrong = set()
    if verdicts is not None:
        with verdicts.open(encoding="utf-8", newline="") as stream:
            wrong = {row["film"] for row in csv.DictReader(stream) if row["verdict"] == "wrong"}
    with np.load(folder / MAPS) as held:
        made = {name: judged(held[name]) for name in held.files if name not in wrong}
    return {name: labels for name, (labels, unsure) in made.items() if unsure <= MOST_UNSURE}


def sheets(folder: Path, out: Path, count: int) -> list[Path]:
    """Draw the first `count` films that were kept, with their outlines, on pictures to look at; return the pictures."""
    out.mkdir(parents=True, exist_ok=True)
    pack, maps = Pack(folder), kept(folder, None)
    films = {film.name: film for film in pack.films}
    names = list(maps)[:count]
    made = []
    for first in range(0, len(names), SHEET):
        some = names[first : first + SHEET]
        tiles = [_tile(pack, films[name], maps[name], first + at) for at, name in enumerate(some, 1)]
        tiles += [np.zeros_like(tiles[0])] * (-len(tiles) % 4)
        rows = [np.hstack(tiles[at : at + 4]) for at in range(0, len(tiles), 4)]
        made.append(out / f"{first // SHEET + 1}.png")
        cv2.imwrite(str(made[-1]), np.vstack(rows))
    return made


def _tile(pack: Pack, film: Packed, labels: NDArray[np.uint8], number: int) -> NDArray[np.uint8]:
    """One film with bone's edge in blue and what is unsure in orange, on a square."""
    drawn = cv2.cvtColor(pack.pixels(film), cv2.COLOR_GRAY2BGR)
    edges, _ = cv2.findContours((labels & BONE).astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    drawn[(labels & IGNORE) > 0] = drawn[(labels & IGNORE) > 0] // 2 + np.array([0, 60, 110], np.uint8)
    cv2.drawContours(drawn, edges, -1, (255, 160, 60), 1)
    scale = TILE / max(film.rows, film.cols)
    small = cv2.resize(drawn, (int(film.cols * scale), int(film.rows * scale)), interpolation=cv2.INTER_AREA)
    tile = np.zeros((TILE, TILE, 3), np.uint8)
    tile[: small.shape[0], : small.shape[1]] = small
    cv2.putText(tile, str(number), (4, 22), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (0, 255, 255), 2)
    return tile
