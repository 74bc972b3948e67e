"""The case store's daily copies, and what becomes of a store that is damaged: it is set aside, never overwritten."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from engine import files
from engine.store import private, schema, seal

FOLDER = "copies"  # beside the store
KEPT = 7  # copies, a day each
_LOGS = ("-wal", "-shm")  # SQLite's, beside its file
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def damage(store: Path) -> str | None:
    """Return in words what is wrong with the SQLite file `store`, None for a whole or absent one; it is only read.

    Raise sqlite3.Error where it cannot be read for another reason.
    """
    if not store.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True, timeout=5.0)) as db:
            (found,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGED:
            return str(error)
        raise
    except UnicodeDecodeError:
        return "its tables are not text"  # nor is what SQLite says of them
    return None if found == "ok" else str(found)


def all_of(store: Path) -> tuple[Path, ...]:
    """Return the copies of a store, the newest first."""
    return tuple(sorted((store.parent / FOLDER).glob(f"{store.stem}-????-??-??{store.suffix}"), reverse=True))


def newest(store: Path) -> Path | None:
    """Return the newest copy of a store that is whole, None where there is none."""
    for copy in all_of(store):
        with suppress(sqlite3.Error, OSError):
            if damage(copy) is None:
                return copy
    return None


def renew(db: sqlite3.Connection, store: Path) -> None:
    """Replace the copies by one of the store as it now is: those before hold what is now closed, or the reverse.

    Raise sqlite3.Error, OSError or OutputError where that cannot be.
    """
    copy = _of_day(store, datetime.now(UTC).date())
    _make(db, copy)
    for old in all_of(store):
        if old != copy:
            old.unlink(missing_ok=True)


def are_locked_alike(db: sqlite3.Connection, store: Path) -> bool:
    """Say whether every copy is closed with the passphrase of the open store `db`, or with none where it has none."""
    lock = seal.lock_of(db)
    for copy in all_of(store):
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as old:
            if seal.lock_of(old) != lock:
                return False
    return True


def day_of(copy: Path) -> date:
    """Return the day on which a copy was made."""
    return date.fromisoformat(copy.stem[-10:])


def keep(db: sqlite3.Connection, store: Path, today: date | None = None) -> Path | None:
    """Copy the open store `db`, once a day; return the copy that was made. The oldest beyond `KEPT` are deleted.

    Raise sqlite3.Error or OSError where that cannot be: the store itself is not touched.
    """
    copy = _of_day(store, today or datetime.now(UTC).date())
    if copy.exists():
        return None
    _make(db, copy)
    for old in all_of(store)[KEPT:]:
        with suppress(OSError):
            old.unlink()
    return copy


def _of_day(store: Path, day: date) -> Path:
    return store.parent / FOLDER / f"{store.stem}-{day.isoformat()}{store.suffix}"


def _make(db: sqlite3.Connection, copy: Path) -> None:
    with files.replacing(copy) as stream, closing(sqlite3.connect(stream.name, isolation_level=None)) as made:
        db.backup(made)
        # A file by itself: a copy that is looked at must not leave a log beside it.
        made.execute("PRAGMA journal_mode = DELETE")
    private.keep_with_folder(copy)


def restore(store: Path, copy: Path | None) -> Path | None:
    """Set a store that is damaged aside, and put `copy`, or an empty one, in its place; return where it now lies.

    A fall of the power leaves the damaged store or the copy, and the damaged one always. Raise OSError, sqlite3.Error
    or OutputError where the disk refuses.
    """
    aside = _aside(store)
    if store.exists():
        files.write(aside, store.read_bytes())
        private.keep(aside)
    for tail in _LOGS:  # a log that stayed would be played into the copy
        with suppress(FileNotFoundError):
            store.with_name(store.name + tail).replace(aside.with_name(aside.name + tail))
    if copy is not None:
        files.write(store, copy.read_bytes())
    else:
        with files.replacing(store) as stream, closing(sqlite3.connect(stream.name, isolation_level=None)) as made:
            schema.bring_up(made)
    return aside if aside.exists() else None


def _aside(store: Path) -> Path:
    """Return a name beside the store that nothing has."""
    moment, number = datetime.now(UTC).strftime("%Y-%m-%d"), 1
    while True:
        tail = f"-{number}" if number > 1 else ""
        aside = store.with_name(f"{store.stem}-damaged-{moment}{tail}{store.suffix}")
        if not any(aside.with_name(aside.name + log).exists() for log in ("", *_LOGS)):
            return aside
        number += 1
