"""Folders and files for the signed-in user alone. On Windows the profile's own access rights hold; nothing is set."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600


def folder(path: Path) -> None:
    """Make a folder of this program's own and keep others out of it; raise OSError where it cannot be made."""
    path.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    _narrow(path, FOLDER)


def keep(path: Path) -> None:
    """Keep others out of a file that is there."""
    _narrow(path, FILE)


def keep_with_folder(path: Path) -> None:
    """Keep others out of a file that is there, and of the folder of this program's own that it lies in."""
    _narrow(path, FILE)
    _narrow(path.parent, FOLDER)


def keep_database(path: Path) -> None:
    """Keep others out of an SQLite file, with its log and index where they are there; later ones take after it."""
    for tail in ("", "-wal", "-shm"):
        _narrow(path.with_name(path.name + tail), FILE)


def _narrow(path: Path, mode: int) -> None:
    if os.name == "posix":
        with suppress(OSError):  # another's, as on a shared drive: its owner says who may read it
            path.chmod(mode)
