"""A cell is one system of one table: measured once, written at once, and not measured again after a kill."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import files
from engine.validation.figures import bootstrap

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Value:
    """One figure with its 95 % interval; `positives` of the `films` are of the class asked for, where that is one."""

    figure: str
    value: float
    low: float
    high: float
    films: int
    positives: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A system, how it was set, and the call that measures it."""

    table: str
    system: str
    settings: str
    fingerprint: str
    measure: Callable[[], Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a cell gave, and when, where and by which commit."""

    table: str
    system: str
    settings: str
    values: tuple[Value, ...]
    date: str
    hardware: str
    commit: str
    seconds: float


def measured(cell: Cell, folder: Path) -> Measured:
    """Return what the cell gave before, if its settings are the same, else measure and write it to `folder`."""
    name = "".join(sign if sign.isalnum() else "-" for sign in f"{cell.system} {cell.settings}")[:120]
    path = folder / cell.table / f"{name}-{cell.fingerprint}.json"
    if path.is_file():
        return _read(json.loads(path.read_text("utf-8")))
    began = time.perf_counter()
    values = tuple(cell.measure())
    made = Measured(
        cell.table, cell.system, cell.settings, values, datetime.now(UTC).date().isoformat(), hardware(), commit(),
        time.perf_counter() - began,
    )  # fmt: skip
    files.write(path, json.dumps(asdict(made), indent=1).encode())
    return made


def bootstrapped(
    figure: str,
    over: Callable[[Floats], float],
    clusters: Sequence[str],
    positives: int | None = None,
) -> Value:
    """Return a figure, `over` each film's weight, with its bootstrap interval over whole clusters."""
    low, high = bootstrap(over, clusters)
    return Value(figure, over(np.ones(len(clusters))), low, high, len(clusters), positives)


def mean(figure: str, values: NDArray[Any], clusters: Sequence[str]) -> Value:
    """Return the mean of the films' values with its bootstrap interval over whole clusters."""
    numbers = values.astype(np.float64)
    return bootstrapped(figure, lambda weights: float(weights @ numbers / weights.sum()), clusters)


def hardware() -> str:
    """Return processor and cores in words."""
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text("utf-8").splitlines() if listed.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} cores, {names[0] if names else platform.processor() or platform.machine()}"


def commit() -> str:
    """Return the commit of the working tree, with a plus where files differ from it, or "unknown" without git."""
    here = Path(__file__).parent
    try:
        name = _git(here, "rev-parse", "--short", "HEAD")
        return name + ("+" if _git(here, "status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def _read(row: dict[str, Any]) -> Measured:
    return Measured(**{**row, "values": tuple(Value(**value) for value in row["values"])})
