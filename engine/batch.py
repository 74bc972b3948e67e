"""Read many files; one bad file never ends the batch, and all else hides behind the network."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Semaphore

from engine.errors import DecodeError
from engine.prepare import Prepared, prepare_file
from engine.progress import Report, Step, silent
from engine.reader import Reader, failed
from engine.records import Reading
from engine.runtime.shared import SharedRuntime
from engine.workers import USUAL, Crew

Readings = tuple[Reading, ...]


def read_all(
    paths: Sequence[Path],
    reader: Reader,
    report: Report = silent,
    workers: int = USUAL,
    allow_truncated: bool = False,
    pictures: bool = True,
) -> Generator[tuple[Path, Readings], None, None]:
    """Yield every path with its readings, in order, as soon as each is known.

    `workers` files are decoded and prepared at once, each by a process that may break and is then replaced;
    `allow_truncated` reads what there is of files that end early; without `pictures` the readings' films come without
    their pixels, for whoever wants rows alone. `report` is called before each file is yielded and
    may raise Cancelled. While the caller does something with one file, the next ones go on: as many are under way as
    keep the network busy, whatever the length of `paths`.
    """
    under_way = workers + 2 * reader.runtime.batch * reader.runtime.lanes
    shared = SharedRuntime(reader.runtime)
    pool = ThreadPoolExecutor(under_way, thread_name_prefix="film")
    crew = Crew()
    prepared = partial(prepare_file, recipe=reader.recipe, allow_truncated=allow_truncated, pictures=pictures)
    journey = _Journey(reader, shared, crew, Semaphore(workers), prepared)
    try:
        waiting = iter(paths)
        queue = deque((path, pool.submit(journey, path)) for path in islice(waiting, under_way))
        for done in range(len(paths)):
            path, readings = _next(queue)
            report(Step(done, len(paths), path.name))
            queue.extend((later, pool.submit(journey, later)) for later in islice(waiting, 1))
            yield path, readings
        report(Step(len(paths), len(paths), ""))
    finally:
        crew.close()
        shared.close()  # both first: the threads of the pool may be waiting for it
        pool.shutdown(wait=True, cancel_futures=True)


def _next(queue: deque[tuple[Path, Future[Readings]]]) -> tuple[Path, Readings]:
    """Take the oldest file and wait for it; nothing of it stays behind in the caller's frame."""
    path, future = queue.popleft()
    return path, future.result()


class _Journey:
    """A file's way from the disk to its readings, on one thread; the worker and the network are waited for."""

    def __init__(
        self,
        reader: Reader,
        shared: SharedRuntime,
        crew: Crew,
        desks: Semaphore,
        prepared: Callable[[Path], tuple[Prepared, ...]],
    ) -> None:
        self._reader, self._shared, self._crew, self._desks, self._prepared = reader, shared, crew, desks, prepared

    def __call__(self, path: Path) -> Readings:
        with self._desks:
            try:
                prepared = self._crew.ask(path, self._prepared, path)
            except DecodeError as error:
                return (failed(error),)
        given = [one.given for one in prepared if one.given is not None]
        answers = iter(self._shared.predict(given))
        return tuple(self._reader.concluded(one, None if one.given is None else next(answers)) for one in prepared)
