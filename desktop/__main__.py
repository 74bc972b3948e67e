"""osteoscope [PATH...]: open the reading room."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_log_path

from engine import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, and the films and folders that were named; return the exit status."""
    parser = argparse.ArgumentParser(prog="osteoscope", description="Reads orthopaedic radiographs. Research use only.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="films, and folders to search for films")
    parser.add_argument("--version", action="version", version=f"osteoscope {__version__}")
    given = parser.parse_args(arguments)
    if sys.platform == "win32":
        # Since torch 2.9 its libraries fail to load after Qt's on Windows (WinError 1114).
        import engine.runtime.torch  # noqa: F401, PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from desktop import app, crash, language, settings  # noqa: PLC0415

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Osteoscope")
    application.setApplicationVersion(__version__)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal; what was reviewed is on disk
    crash.watch(user_log_path("osteoscope", appauthor=False))
    language.speak(application, settings.load(settings.folder()).language)
    window = app.window_for(given.paths, settings.folder(), greet=True)
    status = application.exec()
    del window
    return status


if __name__ == "__main__":
    sys.exit(main())
