"""What is on a stick, a folder or a ZIP, copied file by file onto the disk: plain files alone, and only so much."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from engine import files
from engine.errors import BundleError

LARGEST = 2**30  # bytes of a whole bundle, unpacked; the shipped one has 60 million
MOST = 1000  # files and folders; the shipped one has 40
PIECE = 2**22  # bytes read at once
_TAKEN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # LZMA takes as much memory as its header says
# What Python's archives raise on what is damaged, closed with a password or of a kind that is not known.
_UNREADABLE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError,
               ValueError, MemoryError)  # fmt: skip


class _Item(NamedTuple):
    """One file: its path below where it goes, how many bytes it claims, and how to read it."""

    name: PurePosixPath
    size: int
    open: Callable[[], IO[bytes]]


def bring(source: Path, place: Path) -> None:
    """Copy every file in `source` to the folder `place`; each is on the disk when this returns.

    Raise BundleError for what is no folder and no ZIP, cannot be read, holds more than a bundle may, or holds links,
    pipes, devices or names that lead out of it; OutputError where the disk refuses.
    """
    try:
        if source.is_dir():
            _copy(source, _in_folder(source), place)
            return
        if source.exists() and not source.is_file():  # to open a pipe waits for its writer
            raise BundleError(source, "it is neither a folder nor a ZIP that can be read")
        with zipfile.ZipFile(source) as archive:
            _copy(source, _in_archive(source, archive), place)
    except _UNREADABLE as error:
        raise BundleError(source, "it is neither a folder nor a ZIP that can be read") from error
    except OSError as error:
        raise BundleError(source, f"it cannot be read ({error.strerror or type(error).__name__})") from error


def _in_folder(source: Path) -> list[_Item]:
    found = list(islice(source.rglob("*"), MOST + 1))
    _check_count(source, len(found))
    if any(path.is_symlink() for path in found):
        raise BundleError(source, "there are links in it")
    plain = [path for path in sorted(found) if not path.is_dir()]
    if not all(path.is_file() for path in plain):
        raise BundleError(source, "there is something in it that is no plain file")
    return [
        _Item(PurePosixPath("bundle", *path.relative_to(source).parts), path.stat().st_size, partial(io.FileIO, path))
        for path in plain
    ]


def _in_archive(source: Path, archive: zipfile.ZipFile) -> list[_Item]:
    entries = archive.infolist()
    _check_count(source, len(entries))
    if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries):
        raise BundleError(source, "there are links in it")
    if any(entry.compress_type not in _TAKEN for entry in entries):
        raise BundleError(source, "it is packed in another way than a ZIP mostly is (deflate)")
    return [
        _Item(_inside(source, entry.filename), entry.file_size, partial(archive.open, entry))
        for entry in entries
        if not entry.filename.endswith("/")  # is_dir() stumbles over an empty name
    ]


def _inside(source: Path, name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or any(mark in name for mark in "\\:\0"):
        raise BundleError(source, f"it names a file outside of itself ({name[:80]!r})")
    return path


def _check_count(source: Path, count: int) -> None:
    if count > MOST:
        raise BundleError(source, f"it holds more than {MOST} files, and no model does")


def _copy(source: Path, items: Sequence[_Item], place: Path) -> None:
    size = sum(item.size for item in items)
    if size > LARGEST:
        raise BundleError(source, f"its {size} bytes are more than any model has")
    for item in items:
        with files.replacing(place / item.name) as stream:
            for piece in _pieces(source, item):
                stream.write(piece)


def _pieces(source: Path, item: _Item) -> Iterator[bytes]:
    """Yield a file piece by piece, and no more of it than it claimed to hold."""
    left = item.size
    try:
        with item.open() as stream:
            while piece := stream.read(min(PIECE, left)):
                left -= len(piece)
                yield piece
    except _UNREADABLE as error:
        raise BundleError(source, f"{item.name} in it is damaged") from error
    except OSError as error:
        raise BundleError(source, f"{item.name} in it cannot be read ({error.strerror or error})") from error
