"""How large an edition may be on disk; a build that is larger fails."""

from __future__ import annotations

from pathlib import Path

MEGABYTE = 1_000_000
LIMITS = {"cpu": 450 * MEGABYTE}  # of bytes on disk; the other edition holds NVIDIA's libraries


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder; a file of several names counts once."""
    found = [path.lstat() for path in folder.rglob("*") if path.is_symlink() or path.is_file()]
    return sum({(one.st_dev, one.st_ino): one.st_size for one in found}.values())


def check(folder: Path, edition: str) -> str:
    """Return a line that says how large the edition is; raise SystemExit where that is over its budget."""
    found, limit = size(folder), LIMITS.get(edition)
    said = f"the {edition} edition has {found / MEGABYTE:.0f} MB on disk"
    if limit is not None and found > limit:
        raise SystemExit(f"{said}, over its budget of {limit / MEGABYTE:.0f} MB.")
    return said if limit is None else f"{said}, of {limit / MEGABYTE:.0f} MB"
