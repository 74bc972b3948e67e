"""The audit: who opened, read, changed and exported what and when, in a file that is only ever added to."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from engine import files, places
from engine.errors import OutputError
from engine.store import private
from engine.store.chain import Line, Link, parsed, written
from engine.store.events import Event, message
from engine.store.verified import Verified, verified

NAME, HEAD = "audit.jsonl", "audit.head.json"
VARIABLE = "OSTEOSCOPE_AUDIT"  # names the folder; else it lies in the user's data folder
WAIT_S = 10.0  # for another copy of the program to finish its line
MOST = 500  # hashes in a line: more become more lines
_TAIL = 1 << 20  # bytes at the end of the file in which the last line lies


class Audit:
    """One file, added to by any number of copies of the program, and the count and hash of its end in another place."""

    def __init__(self, folder: Path | None = None, heads: Path | None = None) -> None:
        """`folder` holds the file, `heads` the second place; by default the user's data and state folders."""
        named = os.environ.get(VARIABLE)
        place = folder or (Path(named) if named else places.data())
        second = heads or (place / "head" if folder or named else places.state())
        self.path, self.head = place / NAME, second / HEAD

    def note(
        self, event: Event, what: str, hashes: Sequence[str] = (), detail: Mapping[str, str] | None = None,
        *, failed: bool = False,
    ) -> None:  # fmt: skip
        """Add what happened; on disk when this returns. See `engine.store.events.message`.

        Raise OutputError where the disk refuses or another program holds the file; what was noted before stands.
        """
        for at in range(0, max(1, len(hashes)), MOST):
            made = message(event, hashes[at : at + MOST], what, detail or {}, failed=failed)
            with self._alone():
                kept = self._kept()
                with _opened(self.path) as stream:
                    end, torn = _end(stream)
                    if end.count > kept.count if kept else not end.count:
                        self._keep(end)  # a kill came before it was told, or nothing was ever noted
                    line, end = written(_further(kept, end), made, torn)
                    _add(stream, line)
                self._keep(end)

    def lines(self) -> Iterator[Line]:
        """Yield what was noted, oldest first; raise OutputError where the file cannot be read."""
        yield from (line for line in map(parsed, self._contents()) if line is not None)

    def verify(self) -> Verified:
        """Say whether the file is as it was written; raise OutputError where it cannot be read."""
        return verified(self._contents(), self._kept())

    def _contents(self) -> Iterator[bytes]:
        try:
            files.check_plain(self.path)
            with self.path.open("rb") as stream:
                yield from (line.removesuffix(b"\n") for line in stream)
        except FileNotFoundError:
            return
        except OSError as error:
            raise OutputError(self.path, error.strerror or type(error).__name__) from error

    def _keep(self, end: Link) -> None:
        files.write(self.head, (json.dumps({"lines": end.count, "hash": end.hash}) + "\n").encode("ascii"))
        private.keep(self.head)

    def _kept(self) -> Link | None:
        """Return the end as the second place knows it."""
        try:
            files.check_plain(self.head)
            said = json.loads(self.head.read_text("ascii"))
            return Link(int(said["lines"]), str(said["hash"]))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the file against other copies of the program."""
        try:
            private.folder(self.path.parent)
            private.folder(self.head.parent)
            with FileLock(self.path.with_suffix(".lock"), timeout=WAIT_S, mode=private.FILE):
                yield
        except Timeout as error:
            raise OutputError(self.path, "another program holds it") from error
        except OSError as error:
            raise OutputError(self.path, error.strerror or type(error).__name__) from error


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, private.FILE), "rb+") as stream:
        yield stream
    private.keep(path)


def _end(stream: BinaryIO) -> tuple[Link, bytes]:
    """Return the last line's link, and what a power cut has left behind it."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    lines = stream.read().split(b"\n")
    torn = lines[-1] if parsed(lines[-1]) is None else b""
    for content in reversed(lines):
        if (line := parsed(content)) is not None:
            return line.link, torn
    return Link(), torn


def _further(kept: Link | None, found: Link) -> Link:
    """Return what the next line follows: what was removed at the file's end stays missing for good."""
    return kept if kept is not None and kept.count >= found.count else found


def _add(stream: BinaryIO, line: bytes) -> None:
    """Write a line behind the last, the rest of a torn one ended before; a line that does not fit is taken back."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - 1))
    open_end = size and stream.read(1) != b"\n"
    try:
        stream.seek(0, os.SEEK_END)
        stream.write((b"\n" if open_end else b"") + line)
        stream.flush()
        os.fsync(stream.fileno())
    except OSError:
        with suppress(OSError):
            os.ftruncate(stream.fileno(), size)
        raise
