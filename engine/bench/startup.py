"""How long a person waits: for the window, and for the first reading."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

TURNS = 3  # the best counts: start-up is promised warm

_IMPORT = "import engine.cli.app, time; print(time.time())"

# Runs in a process of its own, as the program does: here the engine would pull in Qt, and all else would be loaded.
_WINDOW = """
import os, sys, tempfile, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app
def shown():
    print(time.time(), "torch" in sys.modules, flush=True)
    os._exit(0)
application = QApplication(sys.argv[:1])
place = Path(tempfile.gettempdir()) / f"osteoscope-bench-{os.getpid()}"
QTimer.singleShot(0, shown)
window = app.window_for([], place, place)
application.exec()
"""

_READING = """
import sys, time
from pathlib import Path
import cv2, numpy
began = time.time()
from engine.bundle import newest
from engine.reader import Reader
(reading,) = Reader(newest(), "cpu").read(Path(sys.argv[1]))
print(time.time() - began, reading.runtime)
"""


def import_s() -> float | None:
    """Return how long `osteoscope-cli` takes until it can say anything."""
    return _best(_IMPORT, since_start=True)


def window_s() -> float | None:
    """Return the seconds from the start of the program to its window drawn, without a screen; None where it is not."""
    return _best(_WINDOW, since_start=True)


def first_reading_s(film: Path) -> float | None:
    """Return the seconds that a running program takes to load the model and read one film."""
    return _best(_READING, str(film), since_start=False)


def _best(program: str, *words: str, since_start: bool) -> float | None:
    """Run the program a few times; it prints a moment or a duration first."""
    if getattr(sys, "frozen", False):
        return None  # an installed program cannot run another's source
    found = []
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    for _ in range(TURNS):
        began = time.time()
        command = [sys.executable, "-c", program, *words]
        done = subprocess.run(command, capture_output=True, text=True, env=surroundings, check=False)
        if done.returncode != 0:
            return None
        said = float(done.stdout.split()[0])
        found.append(said - began if since_start else said)
    return min(found)
