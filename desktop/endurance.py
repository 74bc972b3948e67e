"""A guard against a fault of PySide6 6.12.0 that would end a long session."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QObject, Signal

_ASKED = 16
_PLENTY = 1 << 40  # references: at a million signals a second they last for twelve days


class _Probe(QObject):
    asked = Signal()


def endure() -> None:
    """Keep the program alive where Qt's calls into Python take references away that are not theirs.

    In PySide6 6.12.0 a signal that Python emits takes one of `True`, and a virtual that Python overrides and that
    returns nothing (every `paint`) one of `None`. Up to Python 3.11 these are counted like any object: after some
    thousand frames the count is nought and the interpreter aborts. Where the fault is found, they are given references
    enough. PySide6 6.11.3 and Python 3.12 do not have it, and nothing is done there.
    """
    if sys.version_info >= (3, 12) or ctypes.sizeof(ctypes.c_ssize_t) < 8:
        return
    probe, before = _Probe(), sys.getrefcount(True)
    for _ in range(_ASKED):
        probe.asked.emit()
    if sys.getrefcount(True) <= before - _ASKED // 2 and before < _PLENTY:
        for constant in (True, False, None):
            ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
