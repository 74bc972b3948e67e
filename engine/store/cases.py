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

from engine import places
from engine.errors import OutputError
from engine.store import copies, private, schema, seal
from engine.store.drawings import Drawings, from_rows, to_rows
from engine.store.errors import DamagedStoreError, StoreError
from engine.store.schema import VERSION
from engine.store.sealing import Sealing

NAME = "cases.sqlite3"
WAIT_S = 5.0  # for another copy of the program to finish writing
_COLUMNS = "sha256, frame, verdict, note, reader, at"


class Verdict(StrEnum):
    """Whether the reader agrees with the machine, or what the reader says without regard to it."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    FRACTURE = "fracture"
    NO_FRACTURE = "no_fracture"
    UNSURE = "unsure"


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


def default_folder() -> Path:
    """Return where the store lies: the user's data folder."""
    return places.data()


def recover(folder: Path | None, copy: Path | None) -> None:
    """Set a damaged store aside and put its copy, or an empty one, in its place; raise StoreError where that fails."""
    path = (folder or default_folder()) / NAME
    try:
        copies.restore(path, copy)
    except (sqlite3.Error, OSError, OutputError) as error:
        raise StoreError(path, str(error)) from error


class CaseStore:
    """One SQLite file. Used from one thread at a time; several copies of the program may share it."""

    def __init__(self, folder: Path | None = None, passphrase: str | None = None) -> None:
        """Open the store in `folder`, made if absent, by default the user's data folder; `passphrase` where it has one.

        It is checked first and copied once a day (`engine.store.copies`). Raise DamagedStoreError where it is damaged,
        LockedStoreError where it has another passphrase or one at all, and StoreError where it cannot be opened, or
        where a newer version of the program has written it.
        """
        place = folder or default_folder()
        self.path = place / NAME
        self.uncopied: str | None = None  # why there is no copy of today, where there is none
        with self._spoken():
            place.mkdir(parents=True, exist_ok=True)
            self._check()
            self._db = sqlite3.connect(self.path, timeout=WAIT_S, isolation_level=None, check_same_thread=False)
        try:
            self._prepare()
            with self._spoken():
                self._sealing = Sealing(self._db, self.path, passphrase)
                self.uncopied = self._sealing.finish() or self.uncopied
        except BaseException:
            self._db.close()
            raise
        private.keep_database(self.path)
        private.keep_with_folder(self.path)

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
            self._sealing.check()
            rows = self._db.execute(
                f"SELECT {_COLUMNS} FROM reviews WHERE sha256 = ? AND frame = ? ORDER BY id", key
            ).fetchall()
            return tuple(self._review(row) for row in rows)

    def put(self, key: Key, review: Review) -> None:
        """Add what a reader says; on disk when this returns. Raise StoreError where the disk refuses."""
        at = review.at.astimezone(UTC).isoformat()
        with self._spoken(), self._sealing.writing():
            note, reader = (
                self._sealing.closed(text, seal.review_place(*key, at)) for text in (review.note, review.reader)
            )
            row = (*key, review.verdict, note, reader, at)
            self._db.execute(f"INSERT INTO reviews ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", row)

    def drawings(self, key: Key) -> Drawings:
        """Return what was last drawn on a film."""
        with self._spoken():
            self._sealing.check()
            rows = self._db.execute("SELECT kind, value FROM drawings WHERE sha256 = ? AND frame = ?", key).fetchall()
            clear = {kind: self._sealing.clear(value, seal.drawing_place(*key, kind)) for kind, value in rows}
            return from_rows(clear)

    def put_drawings(self, key: Key, drawings: Drawings) -> None:
        """Replace what was drawn on a film; on disk when this returns. Raise StoreError where the disk refuses."""
        rows = to_rows(drawings)
        with self._spoken(), self._sealing.writing():
            for kind, value in rows.items():
                self._db.execute("DELETE FROM drawings WHERE sha256 = ? AND frame = ? AND kind = ?", (*key, kind))
                if value is not None:
                    row = (*key, kind, self._sealing.closed(value, seal.drawing_place(*key, kind)))
                    self._db.execute("INSERT INTO drawings VALUES (?, ?, ?, ?)", row)

    @property
    def sealed(self) -> bool:
        """Whether what readers wrote and drew is encrypted."""
        return self._sealing.holds

    def closed(self, text: str, place: str) -> str:
        """Return a text kept elsewhere, at `place`, encrypted with the store's key; without a passphrase as it is."""
        return self._sealing.closed(text, place)

    def clear(self, text: str, place: str) -> str:
        """Return what `closed` made, in clear; raise StoreError where it does not open with the store's key."""
        with self._spoken():
            return self._sealing.clear(text, place)

    def close_with(self, passphrase: str) -> None:
        """Encrypt what readers wrote and drew, here and in the copies; on one that is sealed the passphrase changes.

        Raise StoreError for one that is too short, or where the disk refuses: `sealed` then says whether it holds.
        """
        if len(passphrase) < seal.SHORTEST:
            raise StoreError(self.path, f"a passphrase needs at least {seal.SHORTEST} characters")
        with self._spoken():
            self._sealing.put_on(passphrase)

    def open_for_good(self) -> None:
        """Put everything in clear again, here and in the copies; raise StoreError as `close_with` does."""
        with self._spoken():
            self._sealing.take_off()

    def _review(self, row: tuple[str, int, str | None, str, str, str]) -> Review:
        sha256, frame, verdict, note, reader, at = row
        place = seal.review_place(sha256, frame, at)
        said = Verdict(verdict) if verdict else None
        return Review(
            said, self._sealing.clear(note, place), self._sealing.clear(reader, place), datetime.fromisoformat(at)
        )

    def _check(self) -> None:
        """Raise DamagedStoreError unless the file is whole; one that is gone or empty beside its copies is not."""
        empty = not self.path.exists() or self.path.stat().st_size == 0
        if empty and copies.all_of(self.path):
            raise DamagedStoreError(self.path, "what it held is gone", copies.newest(self.path))
        if (damage := copies.damage(self.path)) is not None:
            raise DamagedStoreError(self.path, f"it is damaged ({damage})", copies.newest(self.path))

    def _copy(self) -> None:
        try:
            copies.keep(self._db, self.path)
        except (sqlite3.Error, OSError, OutputError) as error:
            self.uncopied = str(error)

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
            self._db.execute("PRAGMA secure_delete = ON")  # what is encrypted must not stay in pages that are free
            schema.bring_up(self._db)
            self._copy()

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        """Turn what SQLite and the disk say into a sentence."""
        try:
            yield
        except (sqlite3.Error, ValueError) as error:
            raise StoreError(self.path, str(error)) from error
        except OSError as error:
            raise StoreError(self.path, error.strerror or type(error).__name__) from error
