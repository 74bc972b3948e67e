"""Where the program keeps what is the user's: in the user's own folders, or beside a program that is carried along."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

NAME = "osteoscope"
PORTABLE = "portable"  # an installed program with a file of this name beside it keeps everything in `KEPT`
KEPT = "osteoscope-data"


def config() -> Path:
    """Return the folder of the settings."""
    return _portable("settings") or platformdirs.user_config_path(NAME, appauthor=False)


def data() -> Path:
    """Return the folder of the reviews and of the models that were installed later."""
    return _portable("data") or platformdirs.user_data_path(NAME, appauthor=False)


def state() -> Path:
    """Return the folder of what the program notes for itself, apart from the data."""
    return _portable("state") or platformdirs.user_state_path(NAME, appauthor=False)


def log() -> Path:
    """Return the folder of the log."""
    return _portable("log") or platformdirs.user_log_path(NAME, appauthor=False)


def _portable(name: str) -> Path | None:
    """Return a folder beside the program where a mark says that it is carried along; from source it never is."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).parent
    return beside / KEPT / name if (beside / PORTABLE).exists() else None
