"""Whether an audit is as it was written: what was changed, removed, moved or added, line by line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise

from engine.store.chain import Line, Link, parsed


@dataclass(frozen=True, slots=True)
class Verified:
    """How many lines there are, what is wrong with them, and what only looks so, a sentence each; and their end."""

    lines: int
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    end: Link


@dataclass(slots=True)
class _Walk:
    """What is known on the way through the file."""

    last: Link = field(default_factory=Link)
    hashes: dict[int, str] = field(default_factory=dict)  # by number
    torn: bytes = b""
    problems: list[str] = field(default_factory=list)


def verified(contents: Iterable[bytes], head: Link | None) -> Verified:
    """Return what is found in a file's lines, held against the end that the second place keeps."""
    walk = _Walk()
    for content in contents:
        line = parsed(content)
        if line is not None:
            _step(walk, line)
        elif walk.torn or not content:
            walk.problems.append(f"What stands after line {walk.last.count} is no line.")
        else:
            walk.torn = content
    notes = []
    if walk.torn:
        notes.append(
            f"What stands after line {walk.last.count} is cut off, as by a power cut; it was not a whole line."
        )
    walk.problems += _missing(walk.hashes)
    _against_head(walk, head, notes)
    return Verified(len(walk.hashes), tuple(walk.problems), tuple(notes), walk.last)


def _step(walk: _Walk, line: Line) -> None:
    number = line.number
    if line.hash != line.true_hash:
        walk.problems.append(f"Line {number} was changed.")
    elif number in walk.hashes:
        walk.problems.append(f"Line {number} stands there twice.")
    elif number < walk.last.count:
        walk.problems.append(f"Line {number} stands out of order, after line {walk.last.count}.")
    elif number == walk.last.count + 1 and line.previous != walk.last.hash:
        walk.problems.append(f"Line {number} does not follow line {walk.last.count}: that one was replaced.")
    if line.torn != (sha256(walk.torn).hexdigest() if walk.torn else ""):
        walk.problems.append(f"What stands between lines {walk.last.count} and {number} was changed.")
    walk.torn = b""
    walk.hashes.setdefault(number, line.hash)
    if number > walk.last.count:
        walk.last = line.link


def _missing(hashes: dict[int, str]) -> list[str]:
    gaps = [(before + 1, after - 1) for before, after in pairwise([0, *sorted(hashes)]) if after > before + 1]
    return [_gone(first, last) for first, last in gaps]


def _gone(first: int, last: int, where: str = "") -> str:
    return f"Line {first} is missing{where}." if first == last else f"Lines {first} to {last} are missing{where}."


def _against_head(walk: _Walk, head: Link | None, notes: list[str]) -> None:
    """Hold the end against what the second place keeps: it is written after each line."""
    count = walk.last.count
    if head is None:
        if count:
            walk.problems.append("The second place does not say how many lines there are: it is missing or damaged.")
    elif head.count > count:
        walk.problems.append(_gone(count + 1, head.count, " at the end"))
    elif head.count and walk.hashes.get(head.count, head.hash) != head.hash:
        walk.problems.append(f"Line {head.count} is not the one that was noted.")
    elif count > head.count + 1:
        walk.problems.append(f"Lines {head.count + 1} to {count} are not known to the second place.")
    elif count == head.count + 1:
        notes.append(f"Line {count} was written just before the program ended: the second place does not know it yet.")
