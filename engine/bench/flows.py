"""Films a second of our flow, of the network alone, and of the plain flow, measured in turns."""

from __future__ import annotations

import importlib.util
import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from itertools import cycle, islice
from pathlib import Path

from engine import workers
from engine.batch import read_all
from engine.decode import read_radiographs
from engine.outputs import Outputs
from engine.reader import Reader

Flow = Callable[[], None]
PLAIN_FILMS = 10  # that the plain flow reads a turn: it takes them one by one, and more would say nothing new


@dataclass(frozen=True, slots=True)
class Spent:
    """Medians over the rounds, a film: time on the clock, and processor time of all cores, which others cannot take.

    `workers_s` is the workers' part of the processor time: decoding, quality and preparing.
    """

    wall_s: float
    cpu_s: float
    workers_s: float = 0.0


def folder_of(films: Sequence[Path], count: int, folder: Path) -> tuple[Path, ...]:
    """Fill `folder` with `count` copies of the films, taken in turn; return them."""
    folder.mkdir(parents=True)
    copies = []
    for number, film in enumerate(islice(cycle(films), count)):
        copies.append(folder / f"{number:04} {film.name}")
        shutil.copyfile(film, copies[-1])
    return tuple(copies)


def measured(reader: Reader, films: Sequence[Path], scratch: Path, rounds: int) -> dict[str, Spent]:
    """Return what each flow spends on a film; "plain" is absent where torch is not installed.

    The flows take turns, round by round, after one turn each that is not counted: on a machine that others use too,
    only figures of one and the same minute can be compared.
    """
    flows: dict[str, tuple[int, Flow]] = {
        "ours": (len(films), lambda: _ours(reader, films, scratch / "ours")),
        "network": (len(films), _network(reader, films)),
    }
    if importlib.util.find_spec("torchvision"):
        from engine.bench.plain import PlainFlow

        plain, some = PlainFlow(reader.bundle.card.recipe), films[:PLAIN_FILMS]
        flows["plain"] = len(some), lambda: plain.read(some, scratch / "plain.csv")
    for _, flow in flows.values():
        flow()
    turns = [{name: _timed(*flow) for name, flow in flows.items()} for _ in range(rounds)]
    return {name: _median([turn[name] for turn in turns]) for name in flows}


def _ours(reader: Reader, films: Sequence[Path], folder: Path) -> None:
    outputs = Outputs(folder, ("csv",))
    for path, readings in read_all(films, reader, pictures=False):
        outputs.add_file(path, readings)
    outputs.finish(complete=True)


def _network(reader: Reader, films: Sequence[Path]) -> Flow:
    prepared = [reader.prepared(film) for path in films for film in read_radiographs(path)]
    inputs = {at: one.given for at, one in enumerate(prepared) if one.given is not None}

    def flow() -> None:
        with ThreadPoolExecutor(reader.runtime.lanes) as lanes:
            list(lanes.map(lambda at: reader.predictions({at: inputs[at]}), inputs))

    def flow_of_one() -> None:
        reader.predictions(inputs)

    return flow if reader.runtime.lanes > 1 else flow_of_one


def _timed(films: int, flow: Flow) -> Spent:
    wall, own, theirs = time.perf_counter(), time.process_time(), workers.cpu_s()
    flow()
    wall, own, theirs = time.perf_counter() - wall, time.process_time() - own, workers.cpu_s() - theirs
    return Spent(wall / films, (own + theirs) / films, theirs / films)


def _median(spent: Sequence[Spent]) -> Spent:
    return Spent(*(statistics.median(column) for column in zip(*map(astuple, spent), strict=True)))
