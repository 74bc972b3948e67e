"""What a bundle asks of the Linux it runs on: the packages of libraries that it links to and does not hold."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from resources.installer import elf

# Opened by name while running, so that no file lists them: Qt looks up the keyboard's layout and the system's fonts.
OPENED = ("fontconfig-config", "xkb-data")


def packages(folder: Path) -> list[str]:
    """Return the Debian packages that the programs in `folder` depend on, the C library with its lowest version."""
    found = {path.name: elf.facts(path) for path in _programs(folder)}
    wanted = {name for facts in found.values() for name in facts.needed} - set(found)
    places = _places()
    oldest = max((facts.libc for facts in found.values()), default=(0, 0))
    libc = f"libc6 (>= {oldest[0]}.{oldest[1]})"
    owners = _owners(sorted(places[name] for name in wanted if name in places))
    return sorted({*owners, *OPENED, libc} - {"libc6"})


def _programs(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and elf.is_elf(path):
            yield path


def _places() -> dict[str, str]:
    """Return where the system keeps each library that it knows by name; the first named is the one that is loaded."""
    said = elf.asked("/sbin/ldconfig", "-p")
    return dict(reversed(re.findall(r"^\s*(\S+) \(.*x86-64.*\) => (\S+)$", said, re.MULTILINE)))


def _owners(places: list[str]) -> set[str]:
    if not places:
        return set()
    asked = {one for place in places for one in (place, str(Path(place).resolve()), place.removeprefix("/usr"))}
    said = subprocess.run(["dpkg-query", "--search", *sorted(asked)], capture_output=True, text=True, check=False)
    return {line.partition(":")[0] for line in said.stdout.splitlines() if ": " in line}
