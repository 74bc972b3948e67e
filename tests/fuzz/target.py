"""What a target of fuzzing is."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError
from tests.fuzz import mutate


@dataclass(frozen=True)
class Target:
    """`attempt(data, folder)` reads a changed file in an empty folder and may raise EngineError alone."""

    name: str
    seeds: Callable[[], tuple[bytes, ...]]
    attempt: Callable[[bytes, Path], object]
    words: tuple[bytes, ...] = ()
    finish: Callable[..., bytes] = lambda data, chance: data

    def input(self, chance):
        """Return one changed file."""
        files = self.seeds()
        return self.finish(mutate.changed(chance.choice(files), files, self.words, chance), chance)

    def survives(self, data: bytes, folder: Path) -> bool:
        """Try one file; return whether it was read, False for a refusal in words. What else is raised goes out."""
        try:
            self.attempt(data, folder)
        except EngineError as error:
            assert str(error).strip()
            return False
        return True


def cached(make):
    """Return a function that makes the seeds once."""
    made = []

    def once():
        if not made:
            made.append(make())
        return made[0]

    return once


def emptied(folder: Path) -> Path:
    """Return the folder, there and empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
