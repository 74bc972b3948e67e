"""Starting a process that shares neither the program's main module nor its Ctrl-C."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


class _Nameless(ModuleType):
    """A main module as it is, but for where it came from."""

    def __init__(self, main: ModuleType) -> None:
        super().__init__("__main__")
        self._main = main

    def __getattr__(self, name: str) -> Any:
        if name == "__file__":
            raise AttributeError(name)
        return getattr(self._main, name)


@contextmanager
def without_main() -> Iterator[None]:
    """Start a process that does not run the program's own main module again: it has no use for it.

    Saves every worker the import of the command line or the desktop, and a script that reads films without guarding
    its main part from starting itself over and over.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = _Nameless(main)
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """Let the process inherit that Ctrl-C is not for it, from its very first moment."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
