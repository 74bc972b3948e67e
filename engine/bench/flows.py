"""Films a second of our flow, of the network alone, and of the plain flow, measured in turns."""

from __future__ import annotations

import importlib.util
import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from engine import workers
from engine.batch import read_all
from engine.decode import read_radiographs
from engine.outputs import Outputs
from engine.reader import Reader

Flow = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Spent:
    """Medians over the rounds, a film: time on the clock, and processor time of all cores, which others cannot take."""

    wall_s: float
    cpu_s: float


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
    flows: dict[str, Flow] = {
        "ours": lambda: _ours(reader, films, scratch / "ours"),
        "network": _network(reader, films),
    }
    if importlib.util.find_spec("torchvision"):
        from engine.bench.plain import PlainFlow

        plain = PlainFlow(reader.bundle.card.recipe)
        flows["plain"] = lambda: plain.read(films, scratch / "plain.csv")
    for flow in flows.values():
        flow()
    turns = [{name: _timed(flow) for name, flow in flows.items()} for _ in range(rounds)]
    return {name: _median([turn[name] for turn in turns], len(films)) for name in flows}


def _ours(reader: Reader, films: Sequence[Path], folder: Path) -> None:
    outputs = Outputs(folder, ("csv",))
    for path, readings in read_all(films, reader, pictures=False):
        outputs.add_file(path, readings)
    outputs.finish(complete=True)


def _network(reader: Reader, films: Sequence[Path]) -> Flow:
    prepared = [reader.prepared(film) for path in films for film in read_radiographs(path)]
    inputs = {at: one.given for at, one in enumerate(prepared) if one.given is not None}

    def flow() -> None:
        reader.predictions(inputs)

    return flow


def _timed(flow: Flow) -> Spent:
    wall, cpu = time.perf_counter(), time.process_time() + workers.cpu_s()
    flow()
    return Spent(time.perf_counter() - wall, time.process_time() + workers.cpu_s() - cpu)


def _median(spent: Sequence[Spent], films: int) -> Spent:
    return Spent(
        statistics.median(one.wall_s for one in spent) / films, statistics.median(one.cpu_s for one in spent) / films
    )
