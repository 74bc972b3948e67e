"""Films that belong together: one patient, one part, one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.case import Case, Mark
from engine.records import Source

WORST = (Mark.POSITIVE, Mark.DOUBT, Mark.FAILED, Mark.NOT_ASSESSABLE, Mark.UNREAD, Mark.NEGATIVE)
Key = tuple[str, str, str]  # patient or study, day, part


@dataclass(frozen=True, slots=True)
class Study:
    """What the films of a study come to. A fracture can hide on one view, so a study of one view says so."""

    worst: Mark
    films: int
    one_view: bool


def key_of(case: Case) -> Key | None:
    """Return which study a film belongs to; None while it was not read, and where its file names no patient."""
    source = _source(case)
    if source is None or case.part is None:
        return None
    whose = source.patient_id or source.patient_name or source.study_uid
    return (whose, source.study_date or source.study_uid or "", case.part) if whose else None


def study(cases: Iterable[Case]) -> Study:
    """Return what the films of one study come to; there is at least one."""
    films = tuple(cases)
    return Study(min((film.mark for film in films), key=WORST.index), len(films), _one_view(films))


def _one_view(films: Iterable[Case]) -> bool:
    """Tell whether a side was taken in one view alone; a film that names no side may be of either."""
    sources = tuple(source for source in map(_source, films) if source is not None)
    sides: set[str | None] = {source.laterality for source in sources if source.laterality}
    return any(_views(one for one in sources if one.laterality in (side, None)) < 2 for side in sides or {None})


def _views(sources: Iterable[Source]) -> int:
    """Count different views; a film that does not name its view counts as one of its own."""
    views = [source.view for source in sources]
    return len({view for view in views if view}) + sum(not view for view in views)


def _source(case: Case) -> Source | None:
    return case.reading.radiograph.source if case.reading and case.reading.radiograph else None
