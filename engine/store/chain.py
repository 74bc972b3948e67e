"""Lines that each hold the hash of the one before: what was changed, removed or moved between them shows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

FIRST = "0" * 64  # stands for the line before the first


@dataclass(frozen=True, slots=True)
class Link:
    """The end of a chain: how many lines it has, and the hash of the last."""

    count: int = 0
    hash: str = FIRST


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was read; `torn` is the SHA-256 of what a power cut left of one before it, "" for nothing."""

    number: int
    previous: str
    message: dict[str, Any]
    torn: str
    hash: str

    @property
    def true_hash(self) -> str:
        """The hash that its content has."""
        return _digest(self.number, self.previous, self.message, self.torn)

    @property
    def link(self) -> Link:
        """The chain's end where this is its last line."""
        return Link(self.number, self.hash)


def written(after: Link, message: dict[str, Any], torn: bytes = b"") -> tuple[bytes, Link]:
    """Return the line that follows `after`, newline included, and the chain's new end."""
    cut = hashlib.sha256(torn).hexdigest() if torn else ""
    digest = _digest(after.count + 1, after.hash, message, cut)
    line = {"line": after.count + 1, "previous": after.hash, "message": message, "torn": cut, "hash": digest}
    return (json.dumps(line, ensure_ascii=True) + "\n").encode("ascii"), Link(after.count + 1, digest)


def parsed(content: bytes) -> Line | None:
    """Return a line, None where it is none: half of one, or something else altogether."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return None
    match found:
        case {
            "line": int(number), "previous": str(previous), "message": dict(message), "torn": str(torn),
            "hash": str(digest),
        }:  # fmt: skip
            return Line(number, previous, message, torn, digest)
    return None


def _digest(number: int, previous: str, message: dict[str, Any], torn: str) -> str:
    content = json.dumps([number, previous, message, torn], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode("ascii")).hexdigest()
