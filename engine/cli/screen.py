"""Progress on a terminal as a bar, elsewhere as plain lines."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from engine.cli.say import plain
from engine.progress import Step
from engine.records import Reading, Status

EVERY_S = 10.0  # between plain lines


class Screen:
    """Says what is being read, how fast, and how long it will take; problems on lines of their own."""

    def __init__(self, total: int | None) -> None:
        """`total` is None where nobody knows how many films will come."""
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._total, self._done = total, 0
        self._began = self._said = time.monotonic()
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
        self._bar = Progress(*columns, console=self._console) if sys.stderr.isatty() else None
        self._task = self._bar.add_task("", total=total, rate="") if self._bar else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def say(self, text: str) -> None:
        """Write one line."""
        self._console.print(plain(text), markup=False)

    def advance(self, path: Path, readings: tuple[Reading, ...]) -> None:
        """Count one file; name it if it failed."""
        self._done += 1
        for reading in readings:
            if reading.status is Status.FAILED:
                self.say(f"{path}: {reading.reason}.")
        self._tell()

    def follow(self, step: Step) -> None:
        """Show how far a call of the engine has come."""
        self._done, self._total = step.done, step.total
        self._tell()

    def _tell(self) -> None:
        spent = time.monotonic() - self._began
        rate = self._done / spent if spent > 0 else 0.0
        if self._bar and self._task is not None:
            self._bar.update(self._task, completed=self._done, total=self._total, rate=f"{rate:.1f} films/s")
        elif time.monotonic() - self._said >= EVERY_S or self._done == self._total:
            self._said = time.monotonic()
            self.say(self._line(rate))

    def _line(self, rate: float) -> str:
        if self._total is None:
            return f"{self._done} films, {rate:.1f} a second"
        left = (self._total - self._done) / rate if rate else 0.0
        return f"{self._done} of {self._total} films, {rate:.1f} a second, {left:.0f} s left"
