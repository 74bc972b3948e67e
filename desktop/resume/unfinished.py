"""What a batch has read and what still waits, on disk until the batch is finished or given up."""

from __future__ import annotations

import base64
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.case import Case
from desktop.resume import codec
from engine.store import private
from engine.store.cases import WAIT_S, CaseStore
from engine.store.drawings import Drawings
from engine.store.errors import StoreError

NAME = "unfinished.sqlite3"
FORM = 1  # a file of another form is begun anew: it holds nothing that reading cannot give again
_TABLE = "CREATE TABLE IF NOT EXISTS files (number INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, found BLOB)"


@dataclass(frozen=True, slots=True)
class Left:
    """How many files a stopped batch has, and how many of them wait."""

    waiting: int
    total: int


class Unfinished:
    """One SQLite file. Used from one thread at a time; every row is on disk when its call returns.

    Where a passphrase closes the case store, what files came to is encrypted with the store's key; their paths are not.
    """

    def __init__(self, folder: Path, store: CaseStore | None = None) -> None:
        """Open the file in `folder`, beside `store`; raise StoreError where that cannot be."""
        self.path, self._store, self._sealed = folder / NAME, store, False
        with self._spoken():
            self._db = sqlite3.connect(self.path, timeout=WAIT_S, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA secure_delete = ON")  # rows hold what a file says of its patient
            if self._db.execute("PRAGMA user_version").fetchone()[0] not in (0, FORM):
                self._db.execute("DROP TABLE IF EXISTS files")
            self._db.execute(_TABLE)
            self._db.execute(f"PRAGMA user_version = {FORM}")
            self._seal_what_is_clear()
        private.keep_database(self.path)

    def begin(self, paths: Sequence[Path]) -> None:
        """Let files wait; those that wait already stay in their order."""
        with self._spoken(), self._db:
            self._db.execute("BEGIN")
            self._db.executemany(
                "INSERT INTO files (path) VALUES (?) ON CONFLICT (path) DO UPDATE SET found = NULL",
                [(str(path),) for path in paths],
            )

    def keep(self, path: Path, found: Sequence[Case]) -> None:
        """Keep what one of the files came to; what the reader said and drew has its own place and is left out."""
        bare = tuple(replace(case, number=0, review=None, drawings=Drawings()) for case in found)
        packed = zlib.compress(codec.dumps(bare).encode("utf-8"), 1)
        with self._spoken():
            self._seal_what_is_clear()
            self._db.execute("UPDATE files SET found = ? WHERE path = ?", (self._closed(packed, str(path)), str(path)))

    def finish(self, paths: Sequence[Path]) -> None:
        """Forget files that were all read."""
        with self._spoken(), self._db:
            self._db.execute("BEGIN")
            self._db.executemany("DELETE FROM files WHERE path = ?", [(str(path),) for path in paths])

    def forget(self) -> None:
        """Forget everything."""
        with self._spoken():
            self._db.execute("DELETE FROM files")

    def left(self) -> Left:
        """Return how much is left."""
        with self._spoken():
            waiting, total = self._db.execute("SELECT count(*) - count(found), count(*) FROM files").fetchone()
            return Left(waiting, total)

    def rows(self, model: str) -> tuple[tuple[Path, tuple[Case, ...]], ...]:
        """Return every file with what it came to; nothing where it waits, or another model than `model` has read it."""
        with self._spoken():
            kept = self._db.execute("SELECT path, found FROM files ORDER BY number").fetchall()
            return tuple((Path(path), _cases(self._clear(found, path), model)) for path, found in kept)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._db.close()

    def _seal_what_is_clear(self) -> None:
        """Encrypt the rows that were kept before the store had its passphrase."""
        before, self._sealed = self._sealed, self._store is not None and self._store.sealed
        if self._sealed and not before:
            clear = self._db.execute("SELECT path, found FROM files WHERE typeof(found) = 'blob'").fetchall()
            rows = ((self._closed(found, path), path) for path, found in clear)
            self._db.executemany("UPDATE files SET found = ? WHERE path = ?", rows)

    def _closed(self, packed: bytes, path: str) -> bytes | str:
        if self._store is None or not self._store.sealed:
            return packed
        return self._store.closed(base64.b64encode(packed).decode("ascii"), f"{NAME} {path}")

    def _clear(self, found: bytes | str | None, path: str) -> bytes | None:
        """Return a row in clear, None where it waits or was closed with a key that is gone: it is read again then."""
        if not isinstance(found, str):
            return found
        try:
            return base64.b64decode(self._store.clear(found, f"{NAME} {path}"), validate=True) if self._store else None
        except (StoreError, ValueError):
            return None

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, ValueError, zlib.error) as error:
            raise StoreError(self.path, str(error)) from error
        except OSError as error:
            raise StoreError(self.path, error.strerror or type(error).__name__) from error


def _cases(found: bytes | None, model: str) -> tuple[Case, ...]:
    if found is None:
        return ()
    cases: tuple[Case, ...] = codec.loads(tuple[Case, ...], zlib.decompress(found).decode("utf-8"))
    models = {case.reading.model.sha256 for case in cases if case.reading is not None and case.reading.model}
    return cases if models <= {model} else ()
