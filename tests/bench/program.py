"""The built program: how large it is, and how long it takes to speak and to show its window.

`python -m tests.bench.program [--json FILE]`, after `pyinstaller build.spec`; the window needs Xvfb and xdotool.
"""

import argparse
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from engine.bench.budgets import Budget, table
from resources.installer import budget
from tests.outside import Display, surroundings
from tests.smoke_frozen import BUILT

TURNS = 3  # the best counts: start-up is promised warm


def spoken_s(home):
    """Seconds until the console tool has said its version."""
    return min(timed([BUILT / "osteoscope-cli", "--version"], home) for _ in range(TURNS))


def timed(command, home):
    began = time.monotonic()
    subprocess.run(command, env=surroundings(home), check=True, capture_output=True)
    return time.monotonic() - began


def window_s(home):
    """Seconds until the window stands on the screen; None where there is no X server to ask."""
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        return None
    with Display([]) as display:
        return min(shown(display, home) for _ in range(TURNS))


def shown(display, home):
    there = os.environ | {"DISPLAY": display.name}
    began = time.monotonic()
    window = subprocess.Popen([BUILT / "osteoscope"], env=surroundings(home) | {"DISPLAY": display.name})
    words = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Osteoscope"]
    subprocess.run(words, env=there, check=True, capture_output=True, timeout=300)
    spent = time.monotonic() - began
    window.kill()
    window.wait(30)
    return spent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        size = budget.size(BUILT) / budget.MEGABYTE
        edition = "cuda" if any(BUILT.rglob("libtorch*")) else "cpu"
        limit = budget.LIMITS.get(edition)
        budgets = [
            Budget("program_mb", f"MB on disk, {edition} edition", size, limit and limit / budget.MEGABYTE, False),
            Budget("program_speaks_s", "s until the built console tool speaks", spoken_s(Path(name)), None, False),
            Budget("program_window_s", "s to the built program's window", window_s(Path(name)), 1.0, False),
        ]
    print("\n".join(table(budgets)))
    if given.json:
        given.json.write_text(json.dumps({one.key: one.figure for one in budgets}, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
