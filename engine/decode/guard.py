"""Limits that hold before any memory is taken, whatever a header claims."""

from __future__ import annotations

import os
import stat
import zlib
from pathlib import Path

from engine.decode.contain import UnreadableError

FILE_BYTES = 1 << 30  # a file larger than this is refused unread
SIDE_PIXELS = 65_535  # what DICOM can say
FRAME_PIXELS = 100_000_000  # a large detector has 20 million
DECODED_BYTES = 1 << 30  # all frames of a file, as stored and as float32
INFLATED_BYTES = 256 << 20  # a deflated DICOM data set, pixels included
FRAMES = 4096


def read_file(path: Path) -> bytes:
    """Return the whole file, read once; raise `UnreadableError` for one that is not plain, empty or too large."""
    try:
        # Judged before opening: to open a pipe waits for its writer.
        check_plain(path.stat())
        with path.open("rb") as file:
            facts = os.fstat(file.fileno())
            check_plain(facts)
            # One byte more than it holds: a file that grows meanwhile is still bounded.
            data = file.read(facts.st_size + 1)
    except FileNotFoundError as error:
        raise UnreadableError("there is no such file") from error
    except PermissionError as error:
        raise UnreadableError("you have no permission to read it") from error
    except (OSError, ValueError) as error:
        raise UnreadableError(f"the disk did not give it ({getattr(error, 'strerror', None) or error})") from error
    if not data:
        raise UnreadableError("the file is empty")
    _check_file_size(len(data))
    return data


def check_plain(facts: os.stat_result) -> None:
    """Raise `UnreadableError` unless these are the facts of a plain file of bearable size."""
    if stat.S_ISDIR(facts.st_mode):
        raise UnreadableError("it is a folder, not an image file")
    if (kind := special_kind(facts.st_mode)) is not None:
        raise UnreadableError(f"it is {kind}, not an image file")
    _check_file_size(facts.st_size)


def special_kind(mode: int) -> str | None:
    """Name what has this mode, with its article; None for plain files and folders."""
    kinds = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
    kind = stat.S_IFMT(mode)
    return None if kind in (stat.S_IFREG, stat.S_IFDIR) else kinds.get(kind, "a special file")


def _check_file_size(size: int) -> None:
    if size > FILE_BYTES:
        raise UnreadableError(f"it is larger than {FILE_BYTES >> 30} GB")


def check_size(rows: int, cols: int, frames: int = 1, bytes_per_pixel: int = 4) -> None:
    """Raise `UnreadableError` when an image of this size is impossible or would take too much memory."""
    if rows < 1 or cols < 1:
        raise UnreadableError(f"its header says that it has {rows} rows and {cols} columns")
    if max(rows, cols) > SIDE_PIXELS:
        raise UnreadableError(f"it claims {rows} x {cols} pixels, over the {SIDE_PIXELS:,} allowed to a side")
    if rows * cols > FRAME_PIXELS:
        raise UnreadableError(f"it claims {rows} x {cols} pixels, over the {FRAME_PIXELS // 10**6} million allowed")
    if not 1 <= frames <= FRAMES:
        raise UnreadableError(f"it claims {frames} frames; from 1 to {FRAMES} are allowed")
    if rows * cols * frames * max(4, bytes_per_pixel) > DECODED_BYTES:
        raise UnreadableError(f"its {frames} frames of {rows} x {cols} pixels need more than {DECODED_BYTES >> 30} GB")


def inflate(packed: bytes) -> bytes:
    """Return a raw deflate stream unpacked, at most `INFLATED_BYTES`; raise `UnreadableError` beyond or if cut."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = stream.decompress(packed, INFLATED_BYTES + 1)
    except zlib.error as error:
        raise UnreadableError("its deflated data are damaged") from error
    if len(data) > INFLATED_BYTES:
        raise UnreadableError(f"its deflated data unpack to more than {INFLATED_BYTES >> 20} MB")
    if not stream.eof:
        raise UnreadableError("its deflated data end early")
    return data
