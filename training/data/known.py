"""Films whose truth is known, whatever they come from: what a bundle is measured on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.decode import read_radiographs
from engine.records import Radiograph
from training import phantom
from training.data import fracatlas
from training.data.fracatlas import BONE, FRACTURE, Film

LONG_SIDE = 1000  # of a phantom that is measured on, in pixels
FIRST_SEED = 60_000  # no phantom of the pack or of the samples has a seed from here on


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """One film and its truth; `labels` (rows, cols) uint8 bits as in a label map, None where nothing is outlined."""

    film: Film
    radiograph: Radiograph
    labels: NDArray[np.uint8] | None


def of_fracatlas(data: Path, side: str, without: Container[str] = ()) -> tuple[int, Iterator[Known]]:
    """Return the number of films of one side of the split but those named in `without`, and the films by name."""
    films = [film for film in fracatlas.films(data / "fracatlas") if film.side == side and film.name not in without]
    return len(films), _real(films, fracatlas.Outlines(data / "fracatlas"))


def of_phantoms(count: int) -> tuple[int, Iterator[Known]]:
    """Return `count` phantoms that nothing was trained or chosen on."""
    return count, (_synthetic(FIRST_SEED + place) for place in range(count))


def halves(known: Iterable[Known], each: int, *, outlined: bool = False) -> list[Known]:
    """Return the first `each` films with a fracture, `outlined` ones alone if asked for, then as many without one."""
    broken: list[Known] = []
    sound: list[Known] = []
    for one in known:
        side = broken if one.film.fractured else sound
        if len(side) < each and (one.film.outlined or not (one.film.fractured and outlined)):
            side.append(one)
        if len(broken) == len(sound) == each:
            break
    return [*broken, *sound]


def _real(films: Iterable[Film], outlines: fracatlas.Outlines) -> Iterator[Known]:
    for film in films:
        (radiograph,) = read_radiographs(film.path)
        rows, cols = radiograph.pixels.shape
        drawn = outlines.label_map(film, (rows, cols), (rows, cols)) if film.outlined or film.traced else None
        yield Known(film, radiograph, drawn)


def _synthetic(seed: int) -> Known:
    made = phantom.make(seed, long_side=LONG_SIDE)
    name = f"phantom-{seed}"
    film = Film(
        name=name, path=Path(name), component=name, side="held_out", main=made.part, visible=made.visible,
        confident=True, cast=False, hardware=False, fractured=made.fractured, frontal=False, lateral=False,
        oblique=False, original_size=(made.pixels.shape[0], made.pixels.shape[1]), traced=True,
        outlined=made.fractured,
    )  # fmt: skip
    labels = np.where(made.bone, BONE, 0).astype(np.uint8) | np.where(made.fracture, FRACTURE, 0).astype(np.uint8)
    return Known(film, Radiograph(Path(name), made.pixels), labels)
