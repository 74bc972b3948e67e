"""How much room an installed edition takes."""

from __future__ import annotations

import sys
from pathlib import Path

DIST = Path(__file__).parents[2] / "dist"  # where `build.spec` leaves an edition
PROGRAM = "osteoscope-cli"


def size_mb(dist: Path = DIST) -> float | None:
    """Return the megabytes (10^6 bytes) of this installed program, else of what was built into `dist`, else None.

    A file with several names counts once.
    """
    if getattr(sys, "frozen", False):
        return _bytes(Path(sys.executable).parent) / 1e6
    built = sorted(path.parent for path in dist.glob(f"*/{PROGRAM}*") if path.is_file())
    return _bytes(built[0]) / 1e6 if built else None


def _bytes(folder: Path) -> int:
    found = (path.lstat() for path in folder.rglob("*") if path.is_file())
    return sum({(facts.st_dev, facts.st_ino): facts.st_size for facts in found}.values())
