"""Pack what `pyinstaller build.spec` built: `uv run python -m resources.installer deb|tar|sums [--quick]`."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from resources.installer import linux

SUMS = "SHA256SUMS"


def sums(folder: Path) -> Path:
    """Write the SHA-256 of every package in `folder`, in the form that `sha256sum --check` reads."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != SUMS:
            with path.open("rb") as stream:
                lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {path.name}\n")
    (folder / SUMS).write_text("".join(lines), "utf-8")
    return folder / SUMS


def main() -> None:
    """Make what was asked for and say where it lies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("deb", "tar", "sums"))
    parser.add_argument("--built", type=Path, default=Path("dist/osteoscope"), help="folder of the built programs")
    parser.add_argument("--out", type=Path, default=Path("dist/packages"), help="folder for the packages")
    parser.add_argument("--quick", action="store_true", help="pack faster and less tightly")
    given = parser.parse_args()
    if given.what == "sums":
        made = sums(given.out)
    else:
        pack = {"deb": linux.deb, "tar": linux.tar}[given.what]
        made = pack(given.built, given.out, quick=given.quick)
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
