"""From a file to what the network needs of each of its films: the part of a reading that workers do."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from engine import quality
from engine.decode import read_radiographs
from engine.preprocess import Recipe, preprocess
from engine.records import Preprocessed, Radiograph
from engine.workers import Crew


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A film with the network's input, or with the reason why there is none."""

    film: Radiograph
    reason: str | None
    given: Preprocessed | None
    elapsed_s: float


def prepare(film: Radiograph, recipe: Recipe | None) -> Prepared:
    """Return what the network needs of a film, or the reason why it is not asked; no recipe asks for nothing."""
    began = time.perf_counter()
    reason = quality.assess(film)
    given = preprocess(film, recipe) if recipe is not None and reason is None else None
    return Prepared(film, reason, given, time.perf_counter() - began)


def prepare_file(
    path: Path, recipe: Recipe | None, allow_truncated: bool, pictures: bool = True
) -> tuple[Prepared, ...]:
    """Return every film of a file, prepared; raise DecodeError as `read_radiographs` does.

    Without `pictures` the films come without their pixels: they need not be sent to whoever writes rows alone.
    """
    made = tuple(prepare(film, recipe) for film in read_radiographs(path, allow_truncated=allow_truncated))
    return made if pictures else tuple(replace(one, film=bare(one.film)) for one in made)


def bare(film: Radiograph) -> Radiograph:
    """Return a film with all that its file says and no pixels, (0, 0) of them."""
    return replace(film, pixels=np.zeros((0, 0), np.float32))


def decoded(path: Path) -> tuple[Radiograph, ...]:
    """Return every film of a file as `read_radiographs` does, decoded by a worker that the file may break."""
    return Crew().ask(path, read_radiographs, path)
