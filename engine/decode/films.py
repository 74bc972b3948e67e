"""Which files among the given files and folders are films."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.decode.contain import UnreadableError, quiet
from engine.decode.guard import read_file
from engine.decode.sniff import HEAD_BYTES, Kind, foreign_file, foreign_image, known

_IMAGE_NAMES = frozenset({".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".tif", ".tiff", ".bmp", ".webp"})
_DICOM_NAMES = frozenset({".dcm", ".dicom", ".dic", ".ima"})
_HIDDEN_ON_WINDOWS = 0x2
_DIGITS = re.compile(r"(\d+)")


def find_films(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the films in files and folders, folders recursively in natural order (film2 before film10), each once.

    A path given by name is always listed, however broken, so that its outcome can be told; of a DICOMDIR, the films
    it lists. Inside folders hidden entries are skipped, links are not followed out of the folder, and files that are
    certainly no images are left out; what looks like an image or is named like one stays, broken or not.
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        for film in _in_folder(path) if path.is_dir() else _given(path):
            found.setdefault(_resolved(film), film)
    return tuple(found.values())


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sorting key that counts: runs of digits by their value, the rest without regard to case."""
    parts = _DIGITS.split(name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def _given(path: Path) -> Iterator[Path]:
    if known(_head(path)) is Kind.DICOMDIR:
        from engine.decode.dicomdir import listed_films

        try:
            with quiet():
                yield from listed_films(path, read_file(path))
            return
        except UnreadableError:
            pass  # listed itself then: reading it says why
    yield path


def _in_folder(root: Path) -> Iterator[Path]:
    """Walk the folder; linked folders are not entered, so there are no loops."""
    bounds = _resolved(root)
    for folder, names, files in os.walk(root):
        here = Path(folder)
        names[:] = sorted((name for name in names if not _is_hidden(here / name)), key=natural)
        for name in sorted(files, key=natural):
            file = here / name
            if not _is_hidden(file) and _resolved(file).is_relative_to(bounds) and _is_film(file):
                yield file


def _is_film(file: Path) -> bool:
    suffix = file.suffix.lower()
    if suffix in _IMAGE_NAMES:
        return _is_plain(file)
    head = _head(file)
    kind = known(head)
    if kind is Kind.DICOMDIR:
        return False  # what it lists lies in its folder, and is found there
    if kind is not None or suffix in _DICOM_NAMES:
        return _is_plain(file)
    # Scanners name DICOM files by number or not at all, so an unknown file without a proper suffix may be one.
    unnamed = not suffix or suffix[1:].isdigit()
    return foreign_image(head) is not None or (unnamed and bool(head) and foreign_file(head) is None)


def _head(file: Path) -> bytes:
    """Return the first bytes of a plain file, nothing of any other or of one that cannot be read."""
    if not _is_plain(file):
        return b""
    try:
        with file.open("rb") as stream:
            return stream.read(HEAD_BYTES)
    except (OSError, ValueError):
        return b""


def _is_plain(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except (OSError, ValueError):
        return False


def _is_hidden(path: Path) -> bool:
    if path.name.startswith("."):
        return True
    try:
        return bool(getattr(path.lstat(), "st_file_attributes", 0) & _HIDDEN_ON_WINDOWS)
    except OSError:
        return True


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()
