"""What must be loaded before Qt. This module, and all it imports, knows no Qt."""

from __future__ import annotations

import sys

from desktop.settings import Settings
from engine.runtime.choose import may_load_torch


def before_qt(chosen: Settings) -> None:
    """On Windows load torch now, where the settings may have it read films, and else never.

    Since torch 2.9 its libraries fail to load after Qt's (WinError 1114).
    """
    if sys.platform == "win32" and may_load_torch(chosen.device, chosen.runtime):
        import engine.runtime.torch  # noqa: F401, PLC0415


def too_late(chosen: Settings) -> bool:
    """Tell whether settings chosen while the window is open can only be followed when the program is opened again."""
    return sys.platform == "win32" and "torch" not in sys.modules and may_load_torch(chosen.device, chosen.runtime)
