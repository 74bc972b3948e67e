"""The caller's side: workers that are started, asked, timed, and replaced when they break."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Condition, Lock, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from engine.errors import DecodeError
from engine.workers.apart import deaf_to_ctrl_c, without_main
from engine.workers.handover import receive
from engine.workers.limits import Limits
from engine.workers.serve import Answer, serve

T = TypeVar("T")
USUAL = 2  # workers, unless somebody says otherwise
JOBS = 1000  # a worker is replaced after so many: what codecs leak is gone with it
# On Linux workers are forked from a server that has loaded all this once and has no threads; macOS forbids its
# frameworks to be used after a fork, and Windows cannot.
METHOD = "forkserver" if sys.platform == "linux" else "spawn"
PRELOADED = ["engine.prepare", "engine.decode.raster", "engine.decode.dicom", "engine.workers.serve"]

_starting = Lock()
_idle: list[Worker] = []
_coming = 0  # workers that `warm` is starting
_door = Condition()  # over both
_spent_s = 0.0  # processor time of workers that are gone


_nothing = Answer(None, None, "", 0.0)


class _GoneError(Exception):
    """The worker is: `why` is a clause."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Worker:
    """One process, asked by one thread at a time."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.jobs, self.cpu_s = limits, 0, 0.0
        context: Any = multiprocessing.get_context(METHOD)
        with _starting, without_main(), deaf_to_ctrl_c():
            if METHOD == "forkserver":
                context.set_forkserver_preload(PRELOADED)
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=serve, args=(theirs, limits), name="decoder", daemon=True)
            try:
                self._process.start()
            finally:
                theirs.close()

    def ask(self, job: Callable[..., Any], arguments: tuple[Any, ...]) -> Answer:
        """Return the worker's answer; raise `_GoneError`, and end the process, where there is none in time."""
        self.jobs += 1
        try:
            self._line.send((job, arguments))
            late = not self._line.poll(self.limits.seconds)
            answer: Answer = _nothing if late else receive(self._line)
        except Exception as error:  # it is gone, or what it sent is no answer: its memory may hold anything by now
            raise _GoneError(self._last_word()) from error
        if late:
            self.end()
            raise _GoneError(f"decoding it took longer than {self.limits.seconds:g} seconds")
        self.cpu_s = answer.cpu_s
        return answer

    def kill(self) -> None:
        """Kill the process from any thread; the one that waits for its answer hears of it."""
        with suppress(ValueError):
            self._process.kill()

    def end(self) -> None:
        """Kill the process, whatever it does; a second call does nothing."""
        global _spent_s  # noqa: PLW0603
        with suppress(ValueError):  # closed already
            self._process.kill()
            self._process.join()
            self._process.close()
            _spent_s += self.cpu_s
        self._line.close()

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked again."""
        try:
            alive: bool = self._process.is_alive()
        except ValueError:
            return False
        return alive

    def _last_word(self) -> str:
        """Return what became of the process, a clause."""
        try:
            self._process.join(1.0)
            code = self._process.exitcode
        except ValueError:
            return "decoding it was stopped"
        self.end()
        if code == -getattr(signal, "SIGKILL", 9):
            return "the system ended its decoder, most likely for want of memory"
        return "its decoder crashed on it"


class Crew:
    """The workers of one caller: as many as it has threads that ask. Leaving it ends those still at work."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._busy: set[Worker] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, path: Path, job: Callable[..., T], *arguments: Any) -> T:
        """Return `job(*arguments)`, done by a worker; raise what it raises of the engine's errors.

        `job` is a function that a module holds. Whatever else ends it (a crash, its limits, an error that nobody
        foresaw) is a `DecodeError` over `path`, and the worker is replaced.
        """
        worker = self._taken(path)
        try:
            answer = worker.ask(job, arguments)
        except _GoneError as gone:
            raise DecodeError(path, gone.why) from gone
        finally:
            self._give_back(worker)
        if answer.error is not None:
            raise answer.error
        if answer.trouble == "MemoryError":
            raise DecodeError(path, f"decoding it needs more than the {self._limits.memory >> 30} GB that are allowed")
        if answer.trouble:
            raise DecodeError(path, f"its decoder failed on it ({answer.trouble})")
        result: T = answer.result
        return result

    def close(self) -> None:
        """End the workers that are at work; the threads that wait for them hear DecodeError. No more are taken."""
        with _door:
            self._closed = True
            busy = tuple(self._busy)
        for worker in busy:
            worker.kill()

    def _taken(self, path: Path) -> Worker:
        with _door:
            if self._closed:
                raise DecodeError(path, "decoding it was stopped")
            while (worker := self._free()) is None and _coming and self._limits == Limits():
                _door.wait()
        if worker is None or not worker.is_alive:
            try:
                worker = Worker(self._limits)
            except (OSError, EOFError) as error:
                raise DecodeError(path, "its decoder could not be started") from error
        with _door:
            self._busy.add(worker)
        return worker

    def _free(self) -> Worker | None:
        return next((_idle.pop(at) for at, one in enumerate(_idle) if one.limits == self._limits), None)

    def _give_back(self, worker: Worker) -> None:
        with _door:
            self._busy.discard(worker)
            keep = worker.jobs < JOBS and worker.is_alive and not self._closed
            if keep:
                _idle.append(worker)
        if not keep:
            worker.end()


def warm(count: int) -> None:
    """Have `count` workers ready or starting; it returns at once, and they load what they need meanwhile."""
    global _coming  # noqa: PLW0603
    with _door:
        missing = max(0, count - _coming - sum(one.limits == Limits() for one in _idle))
        _coming += missing
    for _ in range(missing):
        Thread(target=_bring, name="decoder start", daemon=True).start()


def _bring() -> None:
    """Start a worker, which takes until it has loaded everything, and let it wait for work."""
    global _coming  # noqa: PLW0603
    worker = None
    try:
        with suppress(OSError, EOFError):
            worker = Worker(Limits())
    finally:
        with _door:
            _coming -= 1
            _idle.extend([worker] if worker else [])
            _door.notify_all()


def join_in() -> None:
    """Become a worker, and never return, where an installed program has started itself as one; else do nothing."""
    multiprocessing.freeze_support()


def cpu_s() -> float:
    """Return the processor time of all workers that are idle or gone: they are no part of this process's own."""
    with _door:
        return _spent_s + sum(worker.cpu_s for worker in _idle)
