"""Engine calls off the GUI thread, outcomes back on it."""

from __future__ import annotations

import logging
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, get_native_id, local
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from engine.errors import EngineError
from engine.progress import Cancelled, Report, Step

log = logging.getLogger(__name__)
Callback = Callable[[Any], None]
BEHIND = 5  # of niceness


def ignore(value: Any) -> None:
    """Take no notice."""


def _behind() -> None:
    """Let the window go first on Linux, where each thread has its niceness and hands it on to what it starts."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), BEHIND)


@dataclass(eq=False)
class Task:
    """A call in flight. Plain Python: workers never hold a QObject."""

    call: Callable[[Report], Any]
    done: Callback
    failed: Callback
    moved: Callback
    each: Callback
    stop: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Stop at the next report; no callback follows."""
        self.stop.set()


class TaskRunner(QObject):
    """Runs one engine call at a time, on one thread of its own; every callback runs on the GUI thread."""

    _posted = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name, initializer=_behind)
        self._urgent: deque[Task] = deque()
        self._live: set[Task] = set()
        self._state = local()
        self._closed = False
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        call: Callable[[Report], Any],
        *,
        done: Callback = ignore,
        failed: Callback,
        moved: Callback = ignore,
        urgent: bool = False,
    ) -> Task:
        """Run `call(report)`; exactly one of `done` or `failed` follows, unless cancelled.

        An urgent call is let in at the next report of the call that is running.
        """
        return self._start(Task(call, done, failed, moved, ignore), urgent=urgent)

    def stream(
        self,
        call: Callable[[Report], Iterable[Any]],
        *,
        each: Callback,
        done: Callback = ignore,
        failed: Callback,
        moved: Callback = ignore,
    ) -> Task:
        """Run `call(report)` and hand every item to `each` as soon as it is there; then as `submit`."""
        return self._start(Task(call, done, failed, moved, each), urgent=False)

    def shut_down(self, *, finish: bool = False) -> None:
        """Stop, join and take no more calls; `finish` runs what waits (writes to the store), else it is cancelled."""
        self._closed = True
        if not finish:
            for task in self._live:
                task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=not finish)
        self._live.clear()

    def _start(self, task: Task, *, urgent: bool) -> Task:
        if self._closed:
            task.cancel()
            return task
        self._live.add(task)
        if urgent:
            self._urgent.append(task)
            self._pool.submit(self._let_in)
        else:
            self._pool.submit(self._run, task)
        return task

    def _let_in(self) -> None:
        """Run the urgent calls that wait; they do not let in one another."""
        if getattr(self._state, "urgent", False):
            return
        self._state.urgent = True
        try:
            while self._urgent:
                self._run(self._urgent.popleft())
        finally:
            self._state.urgent = False

    def _run(self, task: Task) -> None:
        def report(step: Step) -> None:
            if task.stop.is_set():
                raise Cancelled
            self._posted.emit((task, task.moved, step))
            self._let_in()

        try:
            if task.stop.is_set():
                raise Cancelled
            outcome = task.call(report)
            if task.each is not ignore:
                self._hand_over(task, outcome)
                outcome = None
            self._posted.emit((task, task.done, outcome))
        except Cancelled:
            self._posted.emit((task, task.done, None))
        except Exception as error:
            if not isinstance(error, EngineError):
                log.exception("engine call failed")
            self._posted.emit((task, task.failed, error))

    def _hand_over(self, task: Task, items: Iterable[Any]) -> None:
        for item in items:
            if task.stop.is_set():
                raise Cancelled
            self._posted.emit((task, task.each, item))

    @Slot(object)
    def _deliver(self, post: tuple[Task, Callback, Any]) -> None:
        task, callback, value = post
        if task.stop.is_set() or callback in (task.done, task.failed):
            self._live.discard(task)
        if not task.stop.is_set():
            callback(value)
