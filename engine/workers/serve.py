"""The worker's side: one job after the other, until the program at the other end is gone."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from engine.errors import EngineError
from engine.workers.handover import send
from engine.workers.limits import MARGIN_S, Limits, alarmed, confine


class Answer(NamedTuple):
    """What became of a job: its result or its error, and the processor time of this worker so far."""

    result: Any
    error: EngineError | None
    trouble: str  # the type of an error that is not of the engine's tree, "" for none
    cpu_s: float


def serve(line: Connection, limits: Limits) -> None:
    """Answer `(function, arguments)` with `Answer`, within the limits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program; it ends its workers
    _hush()
    _one_thread()
    confine(limits.memory)
    while True:
        try:
            job, arguments = line.recv()
        except (EOFError, OSError):
            return
        with alarmed(limits.seconds + MARGIN_S):
            answer = _answer(job, arguments)
            with suppress(BrokenPipeError):
                send(line, answer)
        del answer, job, arguments


def _answer(job: Callable[..., Any], arguments: tuple[Any, ...]) -> Answer:
    try:
        return Answer(job(*arguments), None, "", time.process_time())
    except EngineError as error:
        return Answer(None, error, "", time.process_time())
    except Exception as error:  # a decoder's bug met by one file: it costs that file's row and no more
        return Answer(None, None, type(error).__name__, time.process_time())


def _hush() -> None:
    """Codecs write to the terminal, and so does the C library over a crash; nothing of it helps a reader."""
    logging.disable(logging.CRITICAL)
    with suppress(OSError):
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        os.close(silence)


def _one_thread() -> None:
    """The workers share the processor's cores by being several."""
    import cv2

    cv2.setNumThreads(1)
