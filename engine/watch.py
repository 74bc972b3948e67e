"""A folder that films arrive in: which have come, and have stopped growing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from engine.decode import find_films

EVERY_S = 2.0
Facts = tuple[int, int]  # bytes, and nanoseconds of the last change


def arrivals(
    paths: Sequence[Path], every_s: float = EVERY_S, sleep: Callable[[float], None] = time.sleep
) -> Iterator[tuple[Path, ...]]:
    """Yield without end the films that have come or changed since, a group a look, often an empty one.

    A film counts when its size and time of change were the same at two looks, `every_s` apart, and it is not empty: a
    copy to a network drive takes its time. Looking is all that is asked of the drive, since many send no notice of a
    change; a folder that is away for a while is empty for as long. `sleep` waits between looks and may raise.
    """
    given: dict[Path, Facts] = {}
    before: dict[Path, Facts] = {}
    while True:
        now = _facts(find_films([path for path in paths if path.exists()]))
        ready = tuple(film for film, facts in now.items() if given.get(film) != facts == before.get(film) and facts[0])
        given.update((film, now[film]) for film in ready)
        before = now
        yield ready
        sleep(every_s)


def _facts(films: Sequence[Path]) -> dict[Path, Facts]:
    known = {}
    for film in films:
        try:
            facts = film.stat()
        except OSError:
            continue  # gone again, or the drive is
        known[film] = facts.st_size, facts.st_mtime_ns
    return known
