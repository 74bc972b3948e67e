"""The training pack: every film once, grey, at network scale, in three flat files.

`index.json` names the films and their labels; `pixels.u8` holds the stretched films, `labels.u8` the label maps
(bits `BONE`, `FRACTURE`, `IGNORE` of `training.data.fracatlas`), both row by row and film after film.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.decode import read_radiographs
from engine.preprocess import Recipe, scaled
from engine.progress import Report, Step, silent
from training import phantom
from training.data import fracatlas
from training.data.fracatlas import BONE, FRACTURE

PHANTOM_SCALES = (2.4, 1.0, 1.6)  # of the packed side
Drawn = tuple[dict[str, object], NDArray[np.uint8], NDArray[np.uint8]]


@dataclass(frozen=True, slots=True)
class Packed:
    """One film of a pack: its labels, its size and where its pixels begin."""

    name: str
    source: str  # "fracatlas" or "phantom"
    side: str  # "train", "tune" or "held_out"
    component: str
    main: str
    visible: tuple[str, ...]
    confident: bool
    cast: bool
    hardware: bool
    fractured: bool
    projection: tuple[bool, bool, bool]  # frontal, lateral, oblique
    traced: bool  # its bone is outlined
    outlined: bool  # its fractures are outlined
    rows: int
    cols: int
    offset: int


class Pack:
    """A pack opened for reading; the pixels stay on disk until they are looked at."""

    def __init__(self, folder: Path) -> None:
        index = json.loads((folder / "index.json").read_text("utf-8"))
        self.films = tuple(_packed(row) for row in index["films"])
        self._pixels = np.memmap(folder / "pixels.u8", np.uint8, "r")
        self._labels = np.memmap(folder / "labels.u8", np.uint8, "r")

    def pixels(self, film: Packed) -> NDArray[np.uint8]:
        """The film, (rows, cols) uint8, 0..255 for the stretched 0..1."""
        return self._cut(self._pixels, film)

    def labels(self, film: Packed) -> NDArray[np.uint8]:
        """The label map, (rows, cols) uint8 bits."""
        return self._cut(self._labels, film)

    @staticmethod
    def _cut(flat: NDArray[np.uint8], film: Packed) -> NDArray[np.uint8]:
        return flat[film.offset : film.offset + film.rows * film.cols].reshape(film.rows, film.cols)


def build(data: Path, folder: Path, recipe: Recipe, phantoms: int, report: Report = silent) -> None:
    """Write the pack of all FracAtlas films below `data`, then of `phantoms` phantoms, into `folder`.

    Raise DecodeError on a film that cannot be read and OSError where the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made: list[dict[str, object]] = []
    offset = 0
    films = fracatlas.films(data / "fracatlas")
    total = len(films) + phantoms
    with (folder / "pixels.u8").open("wb") as pixels, (folder / "labels.u8").open("wb") as labels:
        for draw in _all(data, films, phantoms, recipe):
            report(Step(len(made), total, str(draw[0]["name"])))
            row, film, label = draw
            made.append({**row, "rows": film.shape[0], "cols": film.shape[1], "offset": offset})
            pixels.write(film.tobytes())
            labels.write(label.tobytes())
            offset += film.size
    index = {"side": recipe.side, "films": made}
    (folder / "index.json").write_text(json.dumps(index), "utf-8")


def _all(data: Path, films: tuple[fracatlas.Film, ...], phantoms: int, recipe: Recipe) -> Iterator[Drawn]:
    outlines = fracatlas.Outlines(data / "fracatlas")
    for film in films:
        yield _real(film, outlines, recipe)
    for seed in range(phantoms):
        yield _synthetic(seed, recipe)


def _real(film: fracatlas.Film, outlines: fracatlas.Outlines, recipe: Recipe) -> Drawn:
    (radiograph,) = read_radiographs(film.path)
    pixels = scaled(radiograph.pixels, recipe)
    rows, cols = radiograph.pixels.shape
    label = outlines.label_map(film, (rows, cols), pixels.shape)
    row = {key: value for key, value in asdict(film).items() if key in Packed.__slots__}
    row |= {"source": "fracatlas", "projection": (film.frontal, film.lateral, film.oblique)}
    return row, _bytes(pixels), label


def _synthetic(seed: int, recipe: Recipe) -> Drawn:
    """Draw one phantom; most are exposed larger than the network looks at them, as films are."""
    made = phantom.make(seed, long_side=int(recipe.side * PHANTOM_SCALES[seed % len(PHANTOM_SCALES)]))
    pixels = scaled(made.pixels, recipe)
    label = np.where(_smaller(made.bone, pixels.shape), BONE, 0).astype(np.uint8)
    label |= np.where(_smaller(made.fracture, pixels.shape), FRACTURE, 0).astype(np.uint8)
    row: dict[str, object] = {
        "name": f"phantom-{seed:06}", "source": "phantom", "side": "train", "component": f"phantom {seed}",
        "main": made.part, "visible": made.visible, "confident": True, "cast": False, "hardware": False,
        "fractured": made.fractured, "projection": (False, False, False), "traced": True, "outlined": made.fractured,
    }  # fmt: skip
    return row, _bytes(pixels), label


def _smaller(mask: NDArray[np.bool_], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    if mask.shape == shape:
        return mask
    share = cv2.resize(mask.astype(np.float32), (shape[1], shape[0]), interpolation=cv2.INTER_AREA)
    return np.asarray(share >= 0.5)


def _bytes(pixels: NDArray[np.float32]) -> NDArray[np.uint8]:
    return (pixels * 255 + 0.5).astype(np.uint8)


def _packed(row: dict[str, Any]) -> Packed:
    return Packed(**{**row, "visible": tuple(row["visible"]), "projection": tuple(row["projection"])})
