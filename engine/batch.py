"""Read many files; one bad file never ends the batch, and decoding hides behind the network."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path

from engine.decode import read_radiographs
from engine.errors import DecodeError
from engine.progress import Report, Step, silent
from engine.reader import Reader, failed
from engine.records import Radiograph, Reading

AHEAD = 16  # files decoded before they are needed: bounds the memory

Outcome = tuple[Radiograph, ...] | DecodeError
Decoded = tuple[Path, Outcome]


def read_all(
    paths: Sequence[Path],
    reader: Reader,
    report: Report = silent,
    workers: int = 2,
    allow_truncated: bool = False,
) -> Iterator[tuple[Path, tuple[Reading, ...]]]:
    """Yield every path with its readings, in order, as soon as each is known.

    `workers` threads decode ahead; `allow_truncated` reads what there is of files that end early. `report` is called
    before each batch and may raise Cancelled.
    """
    decode = partial(_decode, allow_truncated=allow_truncated)
    pool = ThreadPoolExecutor(max(1, workers), thread_name_prefix="decode")
    try:
        done = 0
        for some in _grouped(_decoded(paths, decode, pool), reader.runtime.batch):
            report(Step(done, len(paths), some[0][0].name))
            for path, readings in _read(some, reader):
                done += 1
                yield path, readings
        report(Step(done, len(paths), ""))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _decoded(paths: Sequence[Path], decode: Callable[[Path], Outcome], pool: ThreadPoolExecutor) -> Iterator[Decoded]:
    queue: deque[tuple[Path, Future[Outcome]]] = deque()
    waiting = iter(paths)
    for path in islice(waiting, AHEAD):
        queue.append((path, pool.submit(decode, path)))
    while queue:
        path, future = queue.popleft()
        yield path, future.result()
        for path in islice(waiting, 1):
            queue.append((path, pool.submit(decode, path)))


def _decode(path: Path, *, allow_truncated: bool) -> Outcome:
    try:
        return read_radiographs(path, allow_truncated=allow_truncated)
    except DecodeError as error:
        return error


def _grouped(decoded: Iterator[Decoded], size: int) -> Iterator[list[Decoded]]:
    """Collect files until their films fill a batch of the network."""
    some: list[Decoded] = []
    films = 0
    for item in decoded:
        some.append(item)
        films += 0 if isinstance(item[1], DecodeError) else len(item[1])
        if films >= size or len(some) >= 4 * size:
            yield some
            some, films = [], 0
    if some:
        yield some


def _read(some: list[Decoded], reader: Reader) -> Iterator[tuple[Path, tuple[Reading, ...]]]:
    films = [film for _, outcome in some if not isinstance(outcome, DecodeError) for film in outcome]
    readings = iter(reader.read_films(films))
    for path, outcome in some:
        if isinstance(outcome, DecodeError):
            yield path, (failed(outcome),)
        else:
            yield path, tuple(islice(readings, len(outcome)))
