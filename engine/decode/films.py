"""Which files among the given files and folders are films."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from engine.decode.contain import UnreadableError, quiet
from engine.decode.guard import read_file, special_kind
from engine.decode.sniff import HEAD_BYTES, Kind, foreign_file, foreign_image, known
from engine.errors import DecodeError

_IMAGE_NAMES = frozenset({".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".tif", ".tiff", ".bmp", ".webp"})
_DICOM_NAMES = frozenset({".dcm", ".dicom", ".dic", ".ima"})
_HIDDEN_ON_WINDOWS = 0x2
_DIGITS = re.compile(r"(\d+)")


Refuse = Callable[[Path, str], None]


def _unheard(path: Path, reason: str) -> None:
    """Take no notice."""


def find_films(paths: Iterable[Path], refuse: Refuse = _unheard) -> tuple[Path, ...]:
    """Return the films in files and folders, folders recursively in natural order (film2 before film10), each once.

    A path given by name is always listed, however broken, so that its outcome can be told; of a DICOMDIR, the films
    it lists. Inside folders hidden entries are skipped, links are not followed out of the folder, and files that are
    certainly no images are left out; what looks like an image or is named like one stays, broken or not. `refuse` is
    told, with the reason, a clause, of links to folders or out of the folder, and of pipes, sockets and devices in it.
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        for film in _in_folder(path, refuse) if path.is_dir() else _given(path):
            found.setdefault(_resolved(film), film)
    return tuple(found.values())


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sorting key that counts: runs of digits by their value, the rest without regard to case."""
    parts = _DIGITS.split(name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def listed(path: Path) -> tuple[Path, ...]:
    """Return the films that a DICOMDIR lists, as `engine.decode.dicomdir` does; raise DecodeError."""
    from engine.decode.dicomdir import listed_films

    try:
        with quiet():
            return listed_films(path, read_file(path))
    except UnreadableError as reason:
        raise DecodeError(path, str(reason)) from reason


def _given(path: Path) -> Iterator[Path]:
    if known(_head(path)) is Kind.DICOMDIR:
        from engine.workers import Crew

        try:
            yield from Crew().ask(path, listed, path)
            return
        except DecodeError:
            pass  # listed itself then: reading it says why
    yield path


def _in_folder(root: Path, refuse: Refuse) -> Iterator[Path]:
    """Walk the folder; linked folders are not entered, and no folder twice, whatever joins them."""
    bounds = _resolved(root)
    entered = {bounds}
    for folder, names, files in os.walk(root):
        here = Path(folder)
        names[:] = sorted((name for name in names if _enters(here / name, bounds, entered, refuse)), key=natural)
        for name in sorted(files, key=natural):
            file = here / name
            if _is_hidden(file):
                continue
            if not _resolved(file).is_relative_to(bounds):
                refuse(file, "it is a link out of the folder")
            elif (kind := _special(file)) is not None:
                refuse(file, f"it is {kind}, not an image file")
            elif _is_film(file):
                yield file


def _enters(folder: Path, bounds: Path, entered: set[Path], refuse: Refuse) -> bool:
    """Say whether to look into a folder, and note that it was."""
    if _is_hidden(folder):
        return False
    place = _resolved(folder)
    if not place.is_relative_to(bounds):
        refuse(folder, "it is a link out of the folder")
    elif place in entered or folder.is_symlink():
        refuse(folder, "it is a link to a folder that is searched anyway")
    else:
        entered.add(place)
        return True
    return False


def _special(file: Path) -> str | None:
    """Name what is no plain file and no folder: to open it might wait for ever."""
    try:
        return special_kind(file.stat().st_mode)
    except (OSError, ValueError):
        return None


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
