"""osteoscope [PATH...]: open the reading room."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from desktop import preload, settings
from engine import __version__, places
from engine.bench.startup import SHOWN
from engine.workers import join_in

ICON = Path(__file__).parents[1] / "resources" / "icons" / "osteoscope.png"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, and the films and folders that were named; return the exit status."""
    join_in()
    parser = argparse.ArgumentParser(prog="osteoscope", description="Reads orthopaedic radiographs. Research use only.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="films, and folders to search for films")
    parser.add_argument("--version", action="version", version=f"osteoscope {__version__}")
    parser.add_argument("--until-shown", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)  # for engine.bench
    given = parser.parse_args(arguments)
    apart: Path | None = given.until_shown
    place = apart or settings.folder()
    chosen = settings.load(place)
    preload.before_qt(chosen)
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtGui import QIcon  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from desktop import app, crash, language  # noqa: PLC0415

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Osteoscope")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("osteoscope")  # by which a desktop finds the menu entry and its icon
    application.setWindowIcon(QIcon(str(ICON)))
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal; what was reviewed is on disk
    crash.watch(apart or places.log())
    language.speak(application, chosen.language)
    if apart:
        QTimer.singleShot(0, partial(_tell, apart))
    window = app.window_for(given.paths, place, apart, greet=apart is None)
    status = application.exec()
    del window
    return status


def _tell(folder: Path) -> None:
    """Leave the moment at which the window stands in `folder`, and end the program, whatever it is about."""
    (folder / SHOWN).write_text(str(time.time()), "ascii")
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
