"""The case store: what the reader said of each film, kept apart from what the machine said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from platformdirs import user_data_path

from engine.errors import EngineError

VERSION = 1  # of the tables below, kept in SQLite's user_version
NAME = "cases.sqlite3"
WAIT_S = 5.0  # for another copy of the program to finish writing

# Every change is a row of its own and the newest counts: nothing that a reader once said is overwritten.
_TABLES = """
CREATE TABLE reviews (
    id      INTEGER PRIMARY KEY,
    sha256  TEXT    NOT NULL,
    frame   INTEGER NOT NULL,
    verdict TEXT,
    note    TEXT    NOT NULL,
    reader  TEXT    NOT NULL,
    at      TEXT    NOT NULL
);
CREATE INDEX reviews_of_film ON reviews (sha256, frame, id);
"""
_COLUMNS = "sha256, frame, verdict, note, reader, at"


class StoreError(EngineError):
    """The case store cannot be used; nothing in it was changed."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The case store {path.name} cannot be used: {reason}.")
        self.path = path
        self.reason = reason


class Verdict(StrEnum):
    """Whether the reader agrees with the machine."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Key(NamedTuple):
    """Which film: the SHA-256 of its file, and its frame in it (0 for a single film)."""

    sha256: str
    frame: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """What one reader said of one film, and when (UTC)."""

    verdict: Verdict | None
    note: str
    reader: str
    at: datetime


class CaseStore:
    """One SQLite file. Used from one thread at a time; several copies of the program may share it."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the store in `folder`, made if absent, by default the user's data folder.

        Raise StoreError where that cannot be, or where a newer version of the program has written it.
        """
        place = folder or user_data_path("osteoscope", appauthor=False)
        self.path = place / NAME
        with self._spoken():
            place.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path, timeout=WAIT_S, isolation_level=None, check_same_thread=False)
        try:
            self._prepare()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._db.close()

    def review(self, key: Key) -> Review | None:
        """Return what was last said of a film, or None where nothing stands."""
        said = self.history(key)
        return said[-1] if said and (said[-1].verdict or said[-1].note) else None

    def history(self, key: Key) -> tuple[Review, ...]:
        """Return all that was ever said of a film, oldest first; taken back is a review that says nothing."""
        with self._spoken():
            rows = self._db.execute(
                f"SELECT {_COLUMNS} FROM reviews WHERE sha256 = ? AND frame = ? ORDER BY id", key
            ).fetchall()
            return tuple(_review(row) for row in rows)

    def put(self, key: Key, review: Review) -> None:
        """Add what a reader says; on disk when this returns. Raise StoreError where the disk refuses."""
        row = (*key, review.verdict, review.note, review.reader, review.at.astimezone(UTC).isoformat())
        with self._spoken():
            self._db.execute(f"INSERT INTO reviews ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", row)

    def _prepare(self) -> None:
        with self._spoken():
            version = self._version()
            if version > VERSION:
                raise StoreError(
                    self.path,
                    f"a newer version of Osteoscope has written it (form {version}, and this version knows {VERSION})",
                )
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("BEGIN IMMEDIATE")
            try:
                if self._version() == 0:  # asked again: another copy may have been faster
                    for statement in filter(str.strip, _TABLES.split(";")):
                        self._db.execute(statement)
                    self._db.execute(f"PRAGMA user_version = {VERSION}")
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        """Turn what SQLite and the disk say into a sentence."""
        try:
            yield
        except (sqlite3.Error, ValueError) as error:
            raise StoreError(self.path, str(error)) from error
        except OSError as error:
            raise StoreError(self.path, error.strerror or type(error).__name__) from error


def _review(row: tuple[str, int, str | None, str, str, str]) -> Review:
    _, _, verdict, note, reader, at = row
    return Review(Verdict(verdict) if verdict else None, note, reader, datetime.fromisoformat(at))
