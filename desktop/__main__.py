"""osteoscope [PATH...]: open the reading room."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import preload, settings
from engine import __version__, places
from engine.workers import join_in

ICON = Path(__file__).parents[1] / "resources" / "icons" / "osteoscope.png"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, and the films and folders that were named; return the exit status."""
    join_in()
    parser = argparse.ArgumentParser(prog="osteoscope", description="Reads orthopaedic radiographs. Research use only.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="films, and folders to search for films")
    parser.add_argument("--version", action="version", version=f"osteoscope {__version__}")
    given = parser.parse_args(arguments)
    place = settings.folder()
    chosen = settings.load(place)
    preload.before_qt(chosen)
    from PySide6.QtGui import QIcon  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from desktop import app, crash, language  # noqa: PLC0415

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Osteoscope")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("osteoscope")  # by which a desktop finds the menu entry and its icon
    application.setWindowIcon(QIcon(str(ICON)))
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal; what was reviewed is on disk
    crash.watch(places.log())
    language.speak(application, chosen.language)
    window = app.window_for(given.paths, place, greet=True)
    status = application.exec()
    del window
    return status


if __name__ == "__main__":
    sys.exit(main())
