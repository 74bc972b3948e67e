"""How long a person waits: for the window, and for the first reading. Each is a start of the program, of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

TURNS = 3  # the best counts: start-up is promised warm
SHOWN = "shown"  # file in which the window's program, asked by --until-shown, leaves the moment it stood


def import_s() -> float | None:
    """Return how long `osteoscope-cli` takes to say its version, None where it cannot be started."""
    return _best(lambda folder: _spent(_console("--version")))


def window_s() -> float | None:
    """Return the seconds from the start of the program to its window drawn, without a screen; None where it is not."""
    return _best(_shown)


def first_reading_s(film: Path) -> float | None:
    """Return the seconds from the console tool's first word to one film read and written; None where it cannot be."""
    words = [str(film), "--device", "cpu", "--format", "jsonl", "--out"]
    whole, spoken = _best(lambda folder: _spent(_console("read", *words, str(folder)))), import_s()
    return None if whole is None or spoken is None else whole - spoken


def _best(measured: Callable[[Path], float]) -> float | None:
    """Measure a few times, each with an empty folder; return the least."""
    found = []
    for _ in range(TURNS):
        with TemporaryDirectory(prefix="osteoscope-bench-", ignore_cleanup_errors=True) as name:
            try:
                found.append(measured(Path(name)))
            except (OSError, ValueError, subprocess.CalledProcessError):
                return None
    return min(found)


def _spent(command: list[str], **further: str) -> float:
    began = time.time()
    subprocess.run(command, capture_output=True, env=os.environ | further, check=True)
    return time.time() - began


def _shown(folder: Path) -> float:
    began = time.time()
    _spent(_window("--until-shown", str(folder)), QT_QPA_PLATFORM="offscreen")
    return float((folder / SHOWN).read_text("ascii")) - began


def _console(*words: str) -> list[str]:
    return [sys.executable, *([] if _is_installed() else ["-m", "engine.cli.app"]), *words]


def _window(*words: str) -> list[str]:
    """Return the command of the window's program, which in an installation stands beside the console tool."""
    here = Path(sys.executable)
    beside = here.with_name(here.name.replace("-cli", ""))
    return [str(beside), *words] if _is_installed() else [sys.executable, "-m", "desktop", *words]


def _is_installed() -> bool:
    return bool(getattr(sys, "frozen", False))
