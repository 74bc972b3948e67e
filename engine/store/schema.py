"""The case store's tables, and the steps that bring an older store up to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

# Appended to, never edited: a store of form n has seen the first n steps.
STEPS = (
    # Every review is a row of its own and the newest counts: nothing that a reader once said is overwritten.
    """
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
    """,
    # A drawing is replaced stroke by stroke; `value` is JSON.
    """
    CREATE TABLE drawings (
        sha256  TEXT    NOT NULL,
        frame   INTEGER NOT NULL,
        kind    TEXT    NOT NULL,
        value   TEXT    NOT NULL,
        PRIMARY KEY (sha256, frame, kind)
    ) WITHOUT ROWID;
    """,
    # The key under which what readers wrote is encrypted, wrapped under their passphrase; no row, no passphrase.
    """
    CREATE TABLE seal (
        id      INTEGER PRIMARY KEY CHECK (id = 1),
        salt    BLOB    NOT NULL,
        cost    INTEGER NOT NULL,
        wrapped BLOB    NOT NULL
    );
    """,
)
VERSION = len(STEPS)  # kept in SQLite's user_version


def version(db: sqlite3.Connection) -> int:
    """Return the form that a store has; 0 is an empty one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def bring_up(db: sqlite3.Connection) -> None:
    """Take the steps that are missing, all or none."""
    with whole(db):
        for step in STEPS[version(db) :]:  # asked only now: another copy of the program may have been faster
            for statement in filter(str.strip, step.split(";")):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {max(VERSION, version(db))}")


@contextmanager
def whole(db: sqlite3.Connection) -> Iterator[None]:
    """Write all of the block or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # SQLite has rolled back by itself, as over a full disk
            db.execute("ROLLBACK")
        raise
