"""A film made ready for the screen, on a worker thread."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from desktop.case import Case, whole
from desktop.viewer.levels import Greys, greys
from desktop.viewer.overlays import Contour, Drawn, contours, drawn
from desktop.work import Shelf
from engine.card import Card
from engine.geometry import Fit
from engine.measure import region
from engine.progress import Report, Step
from engine.records import Radiograph, Region
from engine.segment import segments, union


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A film with all that is needed to draw it."""

    film: Radiograph
    greys: Greys
    drawn: Drawn


@dataclass(frozen=True, slots=True, eq=False)
class Outlined:
    """What lies above a threshold on a film's fracture map."""

    threshold: float
    regions: tuple[Region, ...]
    contours: tuple[Contour, ...]
    mask: NDArray[np.bool_]


def outline(case: Case, film: Radiograph, card: Card, threshold: float, report: Report) -> Outlined:
    """Return what is outlined at another threshold, worked out of the map that the network left."""
    report(Step(0, 1, case.name))
    reading = whole(case, film)
    if reading is None or reading.fracture_map is None or reading.bone_mask is None:
        return Outlined(threshold, (), (), np.zeros(film.pixels.shape, np.bool_))
    fit = Fit((film.pixels.shape[0], film.pixels.shape[1]), card.recipe.side)
    found = segments(reading.fracture_map, fit, replace(card.masks, fracture_threshold=threshold))
    mask = union(found, fit.source)
    spacing = case.spacing or film.spacing
    return Outlined(threshold, tuple(region(one, reading.bone_mask, spacing) for one in found), contours(mask), mask)


def open_film(case: Case, shelf: Shelf, before: Opened | None, report: Report) -> Opened:
    """Return the film of a row; what `before` holds of the same film is used again."""
    report(Step(0, 1, case.name))
    film = shelf.film(case)
    known = before is not None and before.film is film
    return Opened(film, before.greys if known and before else greys(film.pixels), drawn(whole(case, film)))
