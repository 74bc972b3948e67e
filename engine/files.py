"""Writing files so that the old or the new stands there, never half of one."""

from __future__ import annotations

import os
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
    except OSError as error:
        raise OutputError(path, error.strerror or type(error).__name__) from error
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)


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
