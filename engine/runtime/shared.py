"""One runtime for many threads: films that wait at the same moment go through the networks together."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from engine.progress import Cancelled
from engine.records import Prediction, Preprocessed
from engine.runtime.base import Runtime


@dataclass(frozen=True, slots=True, eq=False)
class _Wish:
    film: Preprocessed
    answer: Future[Prediction] = field(default_factory=Future)


class SharedRuntime:
    """Runs the networks on threads of its own; `predict` may be called from any number of threads.

    A batch is what waits when a lane falls free: the film that has waited longest, and those of its canvas.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._asked: SimpleQueue[_Wish | None] = SimpleQueue()
        self._closing = threading.Event()
        self._lanes = ThreadPoolExecutor(runtime.lanes, thread_name_prefix="network")
        self._free = threading.Semaphore(runtime.lanes)
        self._thread = threading.Thread(target=self._serve, name="network", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def predict(self, films: Sequence[Preprocessed]) -> list[Prediction]:
        """Wait for one prediction a film, whatever their canvases; raise what the runtime raises, or Cancelled."""
        wishes = [_Wish(film) for film in films]
        for wish in wishes:
            self._asked.put(wish)
        if self._closing.is_set():
            raise Cancelled
        return [wish.answer.result() for wish in wishes]

    def close(self) -> None:
        """Finish the batches that are running and turn the others away with Cancelled."""
        self._closing.set()
        self._asked.put(None)
        self._thread.join()
        self._lanes.shutdown()

    def _serve(self) -> None:
        waiting: list[_Wish] = []
        while not self._closing.is_set():
            self._free.acquire()  # released by `_answer`, or below where there is nothing to do
            if not waiting:
                self._take(waiting, wait=True)
            self._take(waiting, wait=False)
            if waiting and not self._closing.is_set():
                canvas = waiting[0].film.fit.canvas
                some = [wish for wish in waiting if wish.film.fit.canvas == canvas][: self._runtime.batch]
                waiting = [wish for wish in waiting if wish not in some]
                self._lanes.submit(self._answer, some)
            else:
                self._free.release()
        self._take(waiting, wait=False)
        for wish in waiting:
            wish.answer.set_exception(Cancelled())

    def _take(self, waiting: list[_Wish], *, wait: bool) -> None:
        """Move what was asked into `waiting`: the next, or all there is without waiting."""
        try:
            while True:
                wish = self._asked.get(block=wait)
                if wish is not None:
                    waiting.append(wish)
                if wait:
                    return
        except Empty:
            return

    def _answer(self, some: list[_Wish]) -> None:
        try:
            answers = self._runtime.predict([wish.film for wish in some])
        except Exception as error:  # whatever it is, the threads that wait must hear of it
            for wish in some:
                wish.answer.set_exception(error)
            return
        finally:
            self._free.release()
        for wish, answer in zip(some, answers, strict=True):
            wish.answer.set_result(answer)
