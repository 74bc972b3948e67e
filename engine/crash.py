"""Where an error arose, told without a name, an identifier or a path."""

from __future__ import annotations

import traceback
from types import TracebackType


def places(kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    """Return the modules, lines and functions that led to an error, and its kind.

    Never its words, which may name a patient's file, nor the files of this installation, which may name its user.
    """
    steps = (
        (frame.f_globals.get("__name__", "?"), line, frame.f_code.co_name) for frame, line in traceback.walk_tb(trace)
    )
    lines = [f"  {module}, line {line}, in {function}" for module, line, function in steps]
    return "\n".join([*lines, kind.__name__ if kind else ""])
