"""Writing files so that the old or the new stands there, never half of one."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from engine.errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a binary stream that becomes `path` when the block ends well, and leaves it alone when not.

    Raise OutputError where the folder, the disk or another program refuses.
    """
    scratch = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with scratch.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        scratch.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise OutputError(path, error.strerror or type(error).__name__) from error
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)


def check_plain(path: Path) -> os.stat_result:
    """Return a file's facts before it is opened; raise OSError for a pipe, which waits for its writer, or a device."""
    facts = path.stat()
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(errno.EINVAL, "it is no plain file", str(path))
    return facts


def flush_folder(folder: Path) -> None:
    """Put on disk which files a folder holds: a rename is lost with the power else. Windows does so by itself."""
    if sys.platform == "win32":
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(place)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # what network drives say
            raise
    finally:
        os.close(place)


def sweep(folder: Path) -> None:
    """Delete what writers that were killed have left half done in `folder` and below; nobody else may write there."""
    for left in folder.rglob(".*.new"):
        if left.name.split(".")[-2].isdigit():
            with suppress(OSError):
                left.unlink()


def write(path: Path, content: bytes) -> None:
    """Replace `path` by `content`, whole; raise OutputError where that cannot be."""
    with replacing(path) as stream:
        stream.write(content)


def distinct_stems() -> Callable[[str], str]:
    """Return a function that makes every stem it is given unlike all before, whatever the case of letters."""
    taken: set[str] = set()

    def distinct(stem: str) -> str:
        chosen, number = stem, 1
        while chosen.casefold() in taken:
            number += 1
            chosen = f"{stem}-{number}"
        taken.add(chosen.casefold())
        return chosen

    return distinct
