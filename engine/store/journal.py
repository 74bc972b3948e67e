"""The journal of a batch: what is finished survives a kill and a power cut, and is not read again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.errors import OutputError
from engine.records import Status
from engine.store import private, schema

NAME = ".unfinished.sqlite3"
_TABLES = """
CREATE TABLE IF NOT EXISTS films (
    name   BLOB PRIMARY KEY,
    file   BLOB NOT NULL,
    place  INTEGER,
    sha256 TEXT,
    model  TEXT,
    status TEXT NOT NULL,
    row    TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS films_of_file ON films (file);
CREATE TABLE IF NOT EXISTS stems (
    name BLOB PRIMARY KEY,
    stem TEXT NOT NULL
);
"""  # a film that is read again keeps its stem, and so its pictures replace those before


class Journal:
    """One SQLite file in the folder of results, written by one run at a time and gone when a batch is complete."""

    def __init__(self, folder: Path) -> None:
        """Open it, made if absent; raise OutputError where that cannot be or another run is writing there."""
        self.path = folder / NAME
        self._places: dict[str, int] = {}
        with self._spoken():
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path, timeout=1.0, isolation_level=None, check_same_thread=False)
        try:
            with self._spoken():
                # Exclusive first: the log then needs no shared memory, which network drives do not have.
                self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = FULL")
                self._db.executescript(_TABLES)
                self._db.execute("UPDATE films SET place = NULL")
            private.keep_database(self.path)
        except OutputError:
            self._db.close()
            raise

    def add(self, file: str, rows: Iterable[tuple[str, str]]) -> None:
        """Put the films of one file, each its name and its row of results.jsonl, all or none; on disk at the return."""
        place = self._places.get(file)
        with self._spoken(), schema.whole(self._db):
            for name, row in rows:
                said = json.loads(row)
                model = (said["model"] or {}).get("sha256")
                values = (_key(name), _key(file), place, said["sha256"], model, said["status"], row)
                self._db.execute("INSERT OR REPLACE INTO films VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def stem(self, name: str, choose: Callable[[], str]) -> str:
        """Return the stem of a film's pictures: the one it had, or else one that `choose` gives."""
        with self._spoken():
            known = self._db.execute("SELECT stem FROM stems WHERE name = ?", (_key(name),)).fetchone()
            if known is None:
                known = (choose(),)
                self._db.execute("INSERT INTO stems VALUES (?, ?)", (_key(name), *known))
        return str(known[0])

    def clear(self) -> None:
        """Forget everything."""
        with self._spoken(), schema.whole(self._db):
            self._db.execute("DELETE FROM films")
            self._db.execute("DELETE FROM stems")

    def waiting(self, files: Sequence[Path], model: str) -> tuple[Path, ...]:
        """Return which of `files` are still to be read; they stand in the journal's order behind those given before.

        A file is finished when none of its films failed, all were read by `model`, and its content is what it was.
        The films of other models, of files that failed and of files that changed are forgotten.
        """
        for file in files:
            self._places.setdefault(str(file), len(self._places))
        left = tuple(file for file in files if not self._is_finished(file, model))
        with self._spoken(), schema.whole(self._db):
            places = ((self._places[str(file)], _key(str(file))) for file in files)
            self._db.executemany("UPDATE films SET place = ? WHERE file = ?", places)
            self._db.executemany("DELETE FROM films WHERE file = ?", ((_key(str(file)),) for file in left))
            stale = "DELETE FROM films WHERE place IS NULL AND (model IS NOT ? OR status = ?)"
            self._db.execute(stale, (model, Status.FAILED))
        return left

    def rows(self) -> Iterator[str]:
        """Yield the rows of results.jsonl, newline included, in the order of the files."""
        with self._spoken():
            yield from (
                row for (row,) in self._db.execute("SELECT row FROM films ORDER BY place IS NULL, place, rowid")
            )

    def stems(self) -> Iterator[str]:
        """Yield the stems that are taken."""
        with self._spoken():
            yield from (stem for (stem,) in self._db.execute("SELECT stem FROM stems"))

    def counts(self) -> dict[str, int]:
        """Return how many films have which status."""
        with self._spoken():
            return dict(self._db.execute("SELECT status, count(*) FROM films GROUP BY status"))

    def close(self, *, forget: bool) -> None:
        """Close the file; `forget` it where nothing is left to resume."""
        self._db.close()
        if forget:
            for tail in ("", "-wal", "-shm"):
                with suppress(OSError):
                    self.path.with_name(NAME + tail).unlink(missing_ok=True)

    def _is_finished(self, file: Path, model: str) -> bool:
        with self._spoken():
            known = self._db.execute(
                "SELECT sha256, model, status FROM films WHERE file = ?", (_key(str(file)),)
            ).fetchall()
        if not known or any(by != model or status == Status.FAILED for _, by, status in known):
            return False
        try:
            with file.open("rb") as stream:
                content = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return False  # reading it says why
        return all(sha256 == content for sha256, _, _ in known)

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        """Turn what SQLite and the disk say into a sentence."""
        try:
            yield
        except sqlite3.Error as error:
            busy = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
            raise OutputError(self.path.parent, "another run is writing there" if busy else str(error)) from error
        except OSError as error:
            raise OutputError(self.path.parent, error.strerror or type(error).__name__) from error
        except ValueError as error:  # SQLite's own words about a damaged file may be no text
            raise OutputError(self.path.parent, f"{NAME} in it is damaged") from error


def _key(name: str) -> bytes:
    """Return a name as SQLite takes it, whatever its bytes: file systems allow names that are no text."""
    return name.encode("utf-8", "surrogatepass")
