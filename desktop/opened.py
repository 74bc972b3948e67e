"""A film made ready for the screen, on a worker thread."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.case import Case, whole
from desktop.viewer.levels import Greys, greys
from desktop.viewer.overlays import Drawn, drawn
from desktop.work import Shelf
from engine.progress import Report, Step
from engine.records import Radiograph


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A film with all that is needed to draw it."""

    film: Radiograph
    greys: Greys
    drawn: Drawn


def open_film(case: Case, shelf: Shelf, before: Opened | None, report: Report) -> Opened:
    """Return the film of a row; what `before` holds of the same film is used again."""
    report(Step(0, 1, case.name))
    film = shelf.film(case)
    known = before is not None and before.film is film
    return Opened(film, before.greys if known and before else greys(film.pixels), drawn(whole(case, film)))
