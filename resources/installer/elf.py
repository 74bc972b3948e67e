"""What programs and libraries for Linux say of themselves, asked of binutils."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

MAGIC = b"\x7fELF"


class Facts(NamedTuple):
    """What a file links to, and the newest version of the C library's functions that it calls."""

    name: str
    needed: frozenset[str]
    libc: tuple[int, int]


def is_elf(path: Path) -> bool:
    """Tell whether a file is a program or a library."""
    with path.open("rb") as stream:
        return stream.read(len(MAGIC)) == MAGIC


@cache
def facts(path: Path) -> Facts:
    """Return what a program or library says it needs."""
    said = asked("objdump", "-p", str(path))
    name = re.search(r"^\s*SONAME\s+(\S+)", said, re.MULTILINE)
    needed = frozenset(re.findall(r"^\s*NEEDED\s+(\S+)", said, re.MULTILINE))
    versions = [(int(one), int(two)) for one, two in re.findall(r"\bGLIBC_(\d+)\.(\d+)", said)]
    return Facts(name[1] if name else path.name, needed, max(versions, default=(0, 0)))


def symbols(path: Path, which: str) -> dict[str, str]:
    """Return the dynamic symbols that a library defines or lacks ("defined", "undefined"), each with its version."""
    lines = asked("nm", "-D", f"--{which}-only", str(path)).splitlines()
    pairs = (line.split()[-1].replace("@@", "@").partition("@") for line in lines if line)
    return {name: version for name, _, version in pairs}


def asked(*words: str) -> str:
    """Return what a command says; raise CalledProcessError where it fails."""
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout
