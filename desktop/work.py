"""What the desktop asks of the engine. Everything here runs on a worker thread and knows no Qt."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from desktop import settings
from desktop.case import Case, of_film, of_reading
from engine.batch import read_all
from engine.bundle import find, newest
from engine.card import Card
from engine.decode import find_films
from engine.errors import DecodeError, EngineError
from engine.prepare import decoded
from engine.progress import Report, Step
from engine.reader import Reader, failed
from engine.records import Model, Radiograph
from engine.runtime.careful import CarefulRuntime
from engine.runtime.choose import choose
from engine.store.cases import CaseStore

log = logging.getLogger(__name__)
SHELF = 4  # decoded films kept, so that going back is at once


class NoModelError(EngineError):
    """There is no bundle; the program shows films and does not read them."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The model that reads, and where it runs."""

    card: Card
    model: Model
    device: str
    runtime: str
    precision: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The model no longer runs as it did: why, a sentence, and how it runs now."""

    why: str
    loaded: Loaded


def shipped_reader(place: Path | None = None) -> Reader:
    """Load the newest bundle as the settings in the folder `place` say.

    Raise NoModelError where there is none, else as `Reader`.
    """
    if not find():
        raise NoModelError("No model is installed: films are shown and measured, not read.")
    chosen = settings.load(place) if place else settings.Settings()
    reader = Reader(newest(), chosen.device, chosen.runtime)  # only here is the network library loaded
    reader.runtime = CarefulRuntime(reader.runtime, partial(choose, reader.bundle, "cpu"))
    return reader


class Machine:
    """The reader, loaded when it is first asked for."""

    def __init__(self, load: Callable[[], Reader]) -> None:
        self._load = load
        self._reader: Reader | None = None

    def reader(self) -> Reader:
        """Return the reader; raise BundleError or DeviceError where it cannot be loaded."""
        if self._reader is None:
            self._reader = self._load()
        return self._reader

    def again(self) -> Loaded:
        """Load it anew: the settings may have changed."""
        self._reader = None
        return self.loaded()

    def changes(self) -> Iterator[Changed]:
        """Yield in what way the model has come to run otherwise since this was last asked."""
        runtime = self.reader().runtime
        notices = runtime.notices if isinstance(runtime, CarefulRuntime) else []
        while notices:
            yield Changed(notices.pop(0), self.loaded())

    def loaded(self) -> Loaded:
        """Load it, and say what it is."""
        reader = self.reader()
        runtime = reader.runtime
        return Loaded(reader.bundle.card, reader.bundle.model, runtime.device, runtime.runtime, runtime.precision)


def list_films(paths: Sequence[Path], report: Report) -> tuple[Path, ...]:
    """Return the films among files and folders."""
    report(Step(0, len(paths), ""))
    return find_films(paths)


def read_many(
    cases: Sequence[Case], machine: Machine, store: CaseStore | None, report: Report
) -> Iterator[tuple[Case, tuple[Case, ...]] | Changed]:
    """Yield every row with the rows that replace it, one a film, as soon as each is known, and any change between."""
    outcomes = read_all([case.path for case in cases], machine.reader(), report)
    for case, (_, readings) in zip(cases, outcomes, strict=True):
        yield from machine.changes()
        yield case, tuple(with_own(of_reading(reading), store) for reading in readings)


def read_again(
    case: Case, part: str | None, machine: Machine, store: CaseStore | None, report: Report
) -> tuple[Case, ...]:
    """Return the rows of a file read again, as `part` where one is given."""
    report(Step(0, 1, case.name))
    return tuple(with_own(of_reading(one), store) for one in machine.reader().read(case.path, part))


def look(cases: Sequence[Case], store: CaseStore | None, report: Report) -> Iterator[tuple[Case, tuple[Case, ...]]]:
    """Yield every row with the rows of its films, decoded and not read."""
    for done, case in enumerate(cases):
        report(Step(done, len(cases), case.name))
        try:
            films = decoded(case.path)
        except DecodeError as error:
            yield case, (of_reading(failed(error)),)
        else:
            yield case, tuple(with_own(of_film(film), store) for film in films)


class Shelf:
    """Decodes films to be shown, and keeps the last few."""

    def __init__(self) -> None:
        self._films: OrderedDict[tuple[Path, int | None], Radiograph] = OrderedDict()

    def film(self, case: Case) -> Radiograph:
        """Return the film of a row; raise DecodeError where it cannot be read, or is not the one that was read."""
        place = (case.path, case.frame)
        film = self._films.get(place)
        if film is None or _another(case, film):
            film = _decoded(case)
        if _another(case, film):
            raise DecodeError(case.path, "it was changed after it had been read: read it again")
        self._films[place] = film
        self._films.move_to_end(place)
        while len(self._films) > SHELF:
            self._films.popitem(last=False)
        return film


def _another(case: Case, film: Radiograph) -> bool:
    return bool(case.sha256) and bool(film.sha256) and case.sha256 != film.sha256


def _decoded(case: Case) -> Radiograph:
    films = decoded(case.path)
    for film in films:
        if case.frame in (None, film.frame):
            return film
    raise DecodeError(case.path, f"it has no film {case.frame} any more")


def with_own(case: Case, store: CaseStore | None) -> Case:
    """Return a row with what the reader once said of its film and drew on it."""
    if store is None or case.key is None:
        return case
    try:
        return replace(case, review=store.review(case.key), drawings=store.drawings(case.key))
    except EngineError:
        log.warning("what the reader said of a film could not be looked up")
        return case
