"""The same reading on many machines: Ray Data hands the films to workers, each of which keeps a model of its own.

What cannot be had twice stays with the caller: the order of the films, the journal and the files that are written.
See `cluster.md` beside this for how to set one up and how large it has to be.
"""

from __future__ import annotations

import importlib.util
import logging
import math
import os
import pickle
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from engine import __version__
from engine.batch import Readings
from engine.bundle import Bundle, load
from engine.errors import DeviceError
from engine.reader import Reader
from engine.records import Reading

LOCAL = "local"
MOST_A_TASK = 32  # files: what is read again where a machine is lost
TASKS_A_WORKER = 8
CLIENT = "ray://"  # the address of a cluster that the caller is no machine of
TAKEN = 8  # rows fetched at once from there: with films and masks 100 MB
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker has to know; `pictures` tells whether films and masks come back, or only what is said."""

    bundle: Bundle
    device: str = "auto"
    runtime: str = "auto"
    pictures: bool = True
    allow_truncated: bool = False


def read_all(
    paths: Sequence[Path], job: Job, address: str = LOCAL, workers: int = 2
) -> Generator[tuple[Path, Readings], None, None]:
    """Yield every path with its readings, in order, read by `workers` processes of the cluster at `address`.

    "local" makes a cluster of this machine alone; else an address that `ray.init` takes, such as "auto" or "ray://head:10001".
    Every machine sees the films and the bundle under the same paths and has this version installed. A worker takes
    one core, or one card where the job's device is CUDA. Raise DeviceError where the cluster cannot be had.
    """
    if not paths:
        return
    films = [os.fsencode(path.absolute()) for path in paths]
    with _connected(address, workers) as ray:
        rows = _from_outside(ray, films, job, workers) if address.startswith(CLIENT) else _rows(films, job, workers)
        for row in rows:
            path = paths[row["place"]]
            yield path, tuple(_named(one, path) for one in pickle.loads(row["readings"]))


def _rows(films: Sequence[bytes], job: Job, workers: int) -> Iterator[Row]:
    """Yield a row a file, in order: its place among the films, and its readings."""
    import ray.data

    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    data = ray.data.from_items(
        [{"place": place, "file": film} for place, film in enumerate(films)],
        override_num_blocks=_tasks(len(films), workers),
    )
    read = data.map_batches(
        _Worker,
        fn_constructor_args=(job, __version__),
        batch_size=None,
        compute=ray.data.ActorPoolStrategy(size=workers),
        num_cpus=1,
        num_gpus=1 if job.device == "cuda" else 0,
    )
    yield from read.iter_rows()


def _from_outside(ray: Any, films: Sequence[bytes], job: Job, workers: int) -> Iterator[Row]:
    """Yield the same rows to a caller that is no machine of the cluster, where Ray Data does not run.

    A process of the cluster runs it, and the caller fetches what is ready while it writes what came before. The
    process ends when the caller leaves.
    """
    head = ray.remote(num_cpus=0)(_Head).remote(films, job, workers)
    coming = head.take.remote()
    while rows := ray.get(coming):
        coming = head.take.remote()
        yield from rows


class _Head:
    """The process that has the cluster read on behalf of a caller outside it."""

    def __init__(self, films: Sequence[bytes], job: Job, workers: int) -> None:
        self._rows = _rows(films, job, workers)

    def take(self) -> list[Row]:
        """Return the next rows, none at the end."""
        return list(islice(self._rows, TAKEN))


class _Worker:
    """One process of the cluster with its model."""

    def __init__(self, job: Job, version: str) -> None:
        if version != __version__:
            raise DeviceError(f"A machine of the cluster has version {__version__}, and this one {version}.")
        self._job = job
        found = load(job.bundle.folder)
        if found.model != job.bundle.model:
            raise DeviceError(f"A machine of the cluster has another model in {job.bundle.folder}.")
        self._reader = Reader(found, job.device, job.runtime)

    def __call__(self, batch: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the readings of each file as soon as they are known; one worker decodes ahead of the network."""
        from engine.batch import read_all as read_here

        files = [Path(os.fsdecode(name)) for name in batch["file"]]
        job = self._job
        outcomes = read_here(files, self._reader, workers=1, allow_truncated=job.allow_truncated, pictures=job.pictures)
        for place, (_, readings) in zip(batch["place"], outcomes, strict=True):
            kept = readings if job.pictures else tuple(map(_said, readings))
            yield {"place": [int(place)], "readings": [pickle.dumps(kept)]}


def _said(reading: Reading) -> Reading:
    """Return a reading without its masks: what a row of the results needs."""
    return replace(reading, bone_mask=None, fracture_mask=None, activation=None, fracture_map=None)


def _named(reading: Reading, path: Path) -> Reading:
    """Return a reading under the name that the film was given by."""
    return replace(reading, path=path, radiograph=reading.radiograph and replace(reading.radiograph, path=path))


def _tasks(files: int, workers: int) -> int:
    return max(1, min(files, max(workers * TASKS_A_WORKER, math.ceil(files / MOST_A_TASK))))


@contextmanager
def _connected(address: str, workers: int) -> Iterator[Any]:
    """Connect, and leave again; nothing of Ray's is reported to anyone."""
    if importlib.util.find_spec("ray") is None:
        raise DeviceError("Ray is not part of this installation; install the extra `cluster`.")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    if address.startswith(CLIENT) and _has_token():
        os.environ.setdefault("RAY_AUTH_MODE", "token")  # else Ray keeps the token to itself, and waits in vain
    import ray

    here: dict[str, Any] = {"num_cpus": workers, "include_dashboard": False, "_node_ip_address": "127.0.0.1"}
    try:
        ray.init(**(here if address == LOCAL else {"address": address}), log_to_driver=False, logging_level="ERROR")
    except Exception as error:  # Ray raises bare ones here, where a machine is too slow to start for example
        hint = " Ray says the same of a wrong token." if address.startswith(CLIENT) else ""
        raise DeviceError(f"The cluster at {address} could not be reached: {error}.{hint}") from error
    try:
        yield ray
    except ray.exceptions.RayError as error:
        said = str(error).strip().splitlines()[-1]
        raise DeviceError(f"The cluster at {address} broke off: {said}") from error
    finally:
        ray.shutdown()


def _has_token() -> bool:
    """Tell whether there is a token in one of the places where Ray looks for it."""
    given = os.environ.get("RAY_AUTH_TOKEN") or os.environ.get("RAY_AUTH_TOKEN_PATH")
    return bool(given) or (Path.home() / ".ray" / "auth_token").is_file()
