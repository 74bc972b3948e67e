"""Who reads the films of a command: the model on this machine, or a cluster's workers."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from engine.bundle import Bundle
from engine.runtime.careful import CarefulRuntime
from engine.runtime.choose import Device

if TYPE_CHECKING:
    from engine.batch import Readings


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line said of how to read."""

    bundle: Bundle
    device: str
    runtime: str
    workers: int
    allow_truncated: bool


@dataclass(frozen=True, slots=True)
class Work:
    """What reads: `read` yields every path with its readings, in order; `where` says for people where it runs."""

    read: Callable[[Sequence[Path]], Generator[tuple[Path, Readings], None, None]]
    where: str
    careful: CarefulRuntime | None = None

    @property
    def notices(self) -> tuple[str, ...]:
        """What went otherwise than asked, a sentence each."""
        return tuple(self.careful.notices) if self.careful else ()


def here(asked: Asked, *, pictures: bool) -> Work:
    """Load the model on this machine; raise DeviceError or BundleError where that cannot be.

    `pictures` tells whether anybody looks at the films once they are read.
    """
    from engine.batch import read_all
    from engine.reader import Reader
    from engine.runtime.choose import choose

    reader = Reader(asked.bundle, asked.device, asked.runtime, many=True)
    reader.runtime = careful = CarefulRuntime(reader.runtime, lambda: choose(asked.bundle, Device.CPU))
    read = partial(
        read_all, reader=reader, workers=asked.workers, allow_truncated=asked.allow_truncated, pictures=pictures
    )
    return Work(read, f"{careful.device}, {careful.runtime}, {careful.precision}", careful)


def there(asked: Asked, address: str, *, pictures: bool) -> Work:
    """Have the workers of a cluster read, each with a model of its own; `pictures` tells whether films come back."""
    from engine.cluster import Job, read_all

    job = Job(asked.bundle, asked.device, asked.runtime, pictures, asked.allow_truncated)
    where = f"{asked.workers} workers of the cluster at {address}"
    return Work(partial(read_all, job=job, address=address, workers=asked.workers), where)
