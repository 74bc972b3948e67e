"""A passphrase for the case store: what readers wrote and drew is encrypted, field by field.

AES-256-GCM under a key of its own, which is wrapped under one that scrypt (RFC 7914) draws from the passphrase, both of
the library `cryptography`. The file stays plain SQLite, so that its check, its daily copies and their recovery work
as ever. Films' hashes, verdicts and moments stay readable: they name nobody.
"""

from __future__ import annotations

import base64
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

PREFIX = "sealed:"
COST = 2**15  # of scrypt: 32 MiB and some 0.1 s
SHORTEST = 8  # characters of a passphrase
_NONCE, _SALT, _KEY = 12, 16, 32


class WrongPassphraseError(Exception):
    """The passphrase does not open the seal, or what it opens was changed."""


class Lock(NamedTuple):
    """What stands in the store: the key wrapped under the passphrase's, and how that is drawn."""

    salt: bytes
    cost: int
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Seal:
    """The store's key; `close` and `open` a field that belongs to `place`, so that none can be put elsewhere."""

    key: bytes

    def close(self, text: str, place: str) -> str:
        """Return a field encrypted, as text; an empty one stays empty."""
        return PREFIX + base64.b64encode(_encrypted(self.key, text.encode(), place)).decode("ascii") if text else ""

    def open(self, text: str, place: str) -> str:
        """Return a field in clear; raise ValueError where it was changed, or put there from elsewhere."""
        if not text:
            return ""
        try:
            return _decrypted(self.key, base64.b64decode(text.removeprefix(PREFIX)), place).decode()
        except (WrongPassphraseError, ValueError) as error:
            raise ValueError("something in it was changed, and does not open with its key") from error


def lock_of(db: sqlite3.Connection) -> Lock | None:
    """Return what a passphrase opens, None where none closes the store, or it is of a form before there were any."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'seal'").fetchone():
        return None
    row = db.execute("SELECT salt, cost, wrapped FROM seal").fetchone()
    return None if row is None else Lock(*row)


def opened(lock: Lock, passphrase: str) -> Seal:
    """Return the seal that a passphrase opens; raise WrongPassphraseError where it does not."""
    return Seal(_decrypted(_drawn(passphrase, lock.salt, lock.cost), lock.wrapped, "key"))


def put_on(db: sqlite3.Connection, passphrase: str, before: Seal | None) -> Seal:
    """Close the store with a passphrase, anew or for the first time, in the caller's transaction; return its seal."""
    seal, salt = before or Seal(os.urandom(_KEY)), os.urandom(_SALT)
    wrapped = _encrypted(_drawn(passphrase, salt, COST), seal.key, "key")
    db.execute("INSERT OR REPLACE INTO seal VALUES (1, ?, ?, ?)", (salt, COST, wrapped))
    if before is None:
        _rewrite(db, seal.close)
    return seal


def take_off(db: sqlite3.Connection, seal: Seal) -> None:
    """Put everything in clear again, in the caller's transaction."""
    db.execute("DELETE FROM seal")
    _rewrite(db, seal.open)


def forget(db: sqlite3.Connection) -> None:
    """Leave nothing of what stood there before in the file or its log; raise sqlite3.Error where that cannot be."""
    db.execute("VACUUM")
    (busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise sqlite3.OperationalError("another copy of the program is reading it")


def review_place(sha256: str, frame: int, at: str) -> str:
    """Return where a review's note and reader belong."""
    return f"review {sha256} {frame} {at}"


def drawing_place(sha256: str, frame: int, kind: str) -> str:
    """Return where a drawing belongs."""
    return f"drawing {sha256} {frame} {kind}"


def _rewrite(db: sqlite3.Connection, change: Callable[[str, str], str]) -> None:
    for number, sha256, frame, note, reader, at in db.execute(
        "SELECT id, sha256, frame, note, reader, at FROM reviews"
    ).fetchall():
        place = review_place(sha256, frame, at)
        new = change(note, place), change(reader, place), number
        db.execute("UPDATE reviews SET note = ?, reader = ? WHERE id = ?", new)
    for sha256, frame, kind, value in db.execute("SELECT sha256, frame, kind, value FROM drawings").fetchall():
        new_value = change(value, drawing_place(sha256, frame, kind))
        db.execute(
            "UPDATE drawings SET value = ? WHERE sha256 = ? AND frame = ? AND kind = ?",
            (new_value, sha256, frame, kind),
        )


def _drawn(passphrase: str, salt: bytes, cost: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    if not 2**14 <= cost <= 2**20 or cost & (cost - 1):  # a store from elsewhere must not take all memory
        raise WrongPassphraseError
    return Scrypt(salt, _KEY, cost, 8, 1).derive(passphrase.encode("utf-8", "surrogatepass"))


def _encrypted(key: bytes, content: bytes, place: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def _decrypted(key: bytes, content: bytes, place: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(content[:_NONCE], content[_NONCE:], place.encode())
    except (InvalidTag, ValueError) as error:
        raise WrongPassphraseError from error
