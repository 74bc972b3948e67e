"""Keeping what the codecs say and raise inside this package."""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

TALKERS = ("pydicom", "pylibjpeg", "openjpeg", "jpeg_ls", "PIL", "imagecodecs")


class UnreadableError(Exception):
    """Why a file is not a film we can read, as a clause; the reader adds the file's name."""


class _Silence:
    """Counts who wants silence, since Python's warning filters belong to the process and not to a thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._filters = warnings.catch_warnings()
        self._heard: dict[str, bool] = {}

    def begin(self) -> None:
        with self._lock:
            self._count += 1
            if self._count > 1:
                return
            self._filters = warnings.catch_warnings()
            self._filters.__enter__()
            warnings.simplefilter("ignore")
            self._heard = {name: logging.getLogger(name).propagate for name in TALKERS}
            for name in TALKERS:
                logging.getLogger(name).propagate = False

    def end(self) -> None:
        with self._lock:
            self._count -= 1
            if self._count:
                return
            self._filters.__exit__(None, None, None)
            for name, heard in self._heard.items():
                logging.getLogger(name).propagate = heard


_silence = _Silence()


@contextmanager
def quiet() -> Iterator[None]:
    """Hold back warnings and log lines of pydicom and the codecs: what matters of them becomes an error."""
    _silence.begin()
    try:
        yield
    finally:
        _silence.end()


@contextmanager
def damage(clause: str) -> Iterator[None]:
    """Turn whatever a parser raises on hostile bytes into `UnreadableError(clause)`.

    pydicom and the codecs raise nearly every built-in exception on damaged input, MemoryError and RecursionError
    among them, so no shorter list than Exception is complete. Wrap with it what reads the file's own words alone.
    """
    try:
        yield
    except UnreadableError:
        raise
    except MemoryError as error:
        raise UnreadableError("it needs more memory than a film may") from error
    except Exception as error:
        raise UnreadableError(clause) from error
