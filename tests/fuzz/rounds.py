"""A round of fuzzing, done by a worker: many inputs of one target, and what came of them."""

import random
import shutil
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

from engine.decode.contain import quiet
from tests.fuzz.target import emptied
from tests.fuzz.targets import TARGETS

SHRINKS = 400  # attempts to make a crasher smaller


@dataclass(frozen=True)
class Finding:
    """An input that broke its target, and how."""

    target: str
    data: bytes
    error: str


@dataclass(frozen=True)
class Round:
    """What one round came to; `peak` is the most memory that the worker ever held, in bytes."""

    tried: int
    read: int
    findings: tuple[Finding, ...]
    peak: int


def inputs(name, seed, count):
    """Yield the inputs of a round, the same for the same seed."""
    chance = random.Random(f"{name} {seed}")
    for _ in range(count):
        yield TARGETS[name].input(chance)


def run(name, seed, count, note=None):
    """Try the inputs of one round; `note` is a file that tells which one is being tried, for when the worker dies."""
    target, findings, read, seen = TARGETS[name], [], 0, set()
    place = Path(tempfile.mkdtemp(prefix="fuzz"))
    try:
        for number, data in enumerate(inputs(name, seed, count)):
            if note:
                Path(note).write_text(str(number), "ascii")
            error = broken_by(target, data, place)
            if error is None or error is True:
                read += error is True
            elif error not in seen:
                seen.add(error)
                findings.append(Finding(name, smaller(target, data, error, place), error))
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return Round(count, read, tuple(findings), _peak())


def broken_by(target, data, place):
    """Return what an input broke, a line; None where it was refused in words, True where it was read."""
    try:
        with quiet():
            return target.survives(data, emptied(place)) or None
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(last.filename).name}:{last.name}"


def smaller(target, data, error, place):
    """Return a smaller input that breaks the target in the same way, by leaving out ever shorter pieces."""
    attempts, length = 0, len(data) // 2
    while length and attempts < SHRINKS:
        at = 0
        while at < len(data) and attempts < SHRINKS:
            shorter = data[:at] + data[at + length :]
            attempts += 1
            if broken_by(target, shorter, place) == error:
                data = shorter
            else:
                at += length
        length //= 2
    return data


def _peak():
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM"))
