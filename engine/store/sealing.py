"""The passphrase of an open case store: opened with it, put on, changed, taken off, and nothing left in clear."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import OutputError
from engine.store import copies, schema, seal
from engine.store.errors import LockedStoreError, StoreError
from engine.store.seal import Seal


class Sealing:
    """What closes and opens the fields of one open store; where it has no passphrase they stay as they are.

    Raises sqlite3.Error and ValueError as SQLite and the seal do; the store makes sentences of them.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, passphrase: str | None) -> None:
        """Open the store's seal; raise LockedStoreError where it has one that `passphrase` does not open."""
        self._db, self._path = db, path
        self._seen: int | None = None  # SQLite's count of what others have written, when the lock was last looked at
        self._lock = seal.lock_of(db)
        self._seal = _opened(path, self._lock, passphrase) if self._lock else None

    @property
    def holds(self) -> bool:
        """Whether fields are encrypted."""
        return self._seal is not None

    def closed(self, text: str, place: str) -> str:
        """Return a field as it is stored; see `engine.store.seal`."""
        return self._seal.close(text, place) if self._seal else text

    def clear(self, text: str, place: str) -> str:
        """Return a stored field in clear."""
        return self._seal.open(text, place) if self._seal else text

    def check(self) -> None:
        """Raise StoreError where another program has put on, changed or taken off the passphrase meanwhile."""
        (now,) = self._db.execute("PRAGMA data_version").fetchone()
        if now == self._seen:  # nobody else has written since
            return
        if seal.lock_of(self._db) != self._lock:
            raise StoreError(
                self._path, "another copy of the program has changed its passphrase: close this one and open it again"
            )
        self._seen = now

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all of the block or nothing, and nothing where `check` says no."""
        with schema.whole(self._db):
            self.check()
            yield

    def put_on(self, passphrase: str) -> None:
        """Put the passphrase on, or change it; raise StoreError where it holds and the old could not be wiped out."""
        with self.writing():
            new = seal.put_on(self._db, passphrase, self._seal)
        self._lock, self._seal = seal.lock_of(self._db), new
        self._wipe("the passphrase holds")

    def take_off(self) -> None:
        """Take the passphrase off where there is one; raise StoreError as `put_on` does."""
        if self._seal is None:
            return
        with self.writing():
            seal.take_off(self._db, self._seal)
        self._lock = self._seal = None
        self._wipe("the passphrase is off")

    def finish(self) -> str | None:
        """Wipe out what a kill or a full disk has left when the passphrase last changed; return why that cannot be."""
        if copies.are_locked_alike(self._db, self._path):
            return None
        try:
            self._wipe("it is open")
        except StoreError as error:
            return error.reason
        return None

    def _wipe(self, done: str) -> None:
        """Leave nothing of what stood there before, in the file, its log or its copies."""
        try:
            seal.forget(self._db)
            copies.renew(self._db, self._path)
        except (sqlite3.Error, OSError, OutputError) as error:
            left = "its file and copies may hold what stood there before until it is opened again"
            raise StoreError(self._path, f"{done}, but {left} ({error})") from error


def _opened(path: Path, lock: seal.Lock, passphrase: str | None) -> Seal:
    if passphrase is None:
        raise LockedStoreError(path, None)
    try:
        return seal.opened(lock, passphrase)
    except seal.WrongPassphraseError as error:
        raise LockedStoreError(path, passphrase) from error
