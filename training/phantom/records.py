"""What a synthetic film is, and what is true of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Extent:
    """The truth about one fracture on the film."""

    kind: str  # displaced, hairline or buckle
    bone: str
    across: float  # of the bone's local width, 0..1
    share: float  # of the film's bone area, 0..1
    middle: tuple[float, float]  # x, y in pixels


@dataclass(frozen=True, slots=True, eq=False)
class Phantom:
    """A synthetic film and everything that is true of it."""

    pixels: NDArray[np.float32]  # (rows, cols), 0..1, bone bright
    bone: NDArray[np.bool_]  # (rows, cols), the projected bones
    fracture: NDArray[np.bool_]  # (rows, cols), what a reader would outline
    part: str
    visible: tuple[str, ...]  # parts on the film, the main one first
    fractured: bool
    seed: int
    spacing_mm: float
    extents: tuple[Extent, ...] = ()
    side: str | None = None  # L or R where a letter on the film says so
