"""The case store: what the reader said of each film and drew on it, apart from what the machine said."""

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
from engine.store import schema
from engine.store.drawings import Drawings, from_rows, to_rows
from engine.store.schema import VERSION

NAME = "cases.sqlite3"
WAIT_S = 5.0  # for another copy of the program to finish writing
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

    def drawings(self, key: Key) -> Drawings:
        """Return what was last drawn on a film."""
        with self._spoken():
            rows = self._db.execute("SELECT kind, value FROM drawings WHERE sha256 = ? AND frame = ?", key).fetchall()
            return from_rows(dict(rows))

    def put_drawings(self, key: Key, drawings: Drawings) -> None:
        """Replace what was drawn on a film; on disk when this returns. Raise StoreError where the disk refuses."""
        rows = to_rows(drawings)
        with self._spoken(), schema.whole(self._db):
            for kind, value in rows.items():
                self._db.execute("DELETE FROM drawings WHERE sha256 = ? AND frame = ? AND kind = ?", (*key, kind))
                if value is not None:
                    self._db.execute("INSERT INTO drawings VALUES (?, ?, ?, ?)", (*key, kind, value))

    def _prepare(self) -> None:
        with self._spoken():
            version = schema.version(self._db)
            if version > VERSION:
                raise StoreError(
                    self.path,
                    f"a newer version of Osteoscope has written it (form {version}, and this version knows {VERSION})",
                )
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            schema.bring_up(self._db)

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
