"""A walk through the reading room in a real window: `python -m tests.desktop.walk FILMS PLACE first|again`.

Keys are struck by xdotool, so that they come as a user's do, by way of the X server. Run by test_real_window.py, in a
process of its own. Prints what it saw as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import app
from desktop.export import ExportDialog
from tests.desktop.room import StubReader

PATIENCE_S = 180


def wait_for(condition, what):
    """Let the window live until something holds."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what)
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()


def strike(window, keys):
    """Strike keys in the window, from outside."""
    window.activateWindow()
    window.setFocus()
    wait_for(window.isActiveWindow, "the window to come forward")
    subprocess.run(["xdotool", "key", "--window", str(int(window.winId())), keys], check=True, timeout=60)


def read(window):
    cases = window.session.worklist.cases()
    return bool(cases) and not window.session.batch.running and all(case.reading or case.failure for case in cases)


def first(window, place):
    wait_for(lambda: read(window) and window.viewer.has_film, "the films to be read")
    name = window.onscreen.current.path.name
    strike(window, "a")
    wait_for(lambda: window.onscreen.current.review is not None, "the film to be accepted")
    out = place / "out"
    out.mkdir()
    QFileDialog.getExistingDirectory = lambda *given: str(out)

    def agree():
        dialogue = next((one for one in app_windows() if isinstance(one, ExportDialog)), None)
        if dialogue is None:
            QTimer.singleShot(100, agree)
        else:
            dialogue.go.click()

    QTimer.singleShot(100, agree)
    strike(window, "ctrl+e")
    wait_for(lambda: "were exported to" in window.status.currentMessage(), "the export")
    return {"accepted": name, "exported": sorted(path.name for path in next(out.iterdir()).iterdir())}


def again(window, place):
    wait_for(lambda: read(window), "the films to be read again")
    verdicts = {case.path.name: case.review.verdict for case in window.session.worklist.cases() if case.review}
    return {"verdicts": verdicts, "recent": list(window.settings.recent)}


def app_windows():
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def main(films, place, step):
    application = QApplication([])
    window = app.window_for([films], place / "settings", place / "data", StubReader)
    wait_for(lambda: window.windowHandle() is not None and window.windowHandle().isExposed(), "the window")
    seen = {"first": first, "again": again}[step](window, place)
    seen |= {"platform": application.platformName(), "research": window.findings.research.isVisible()}
    window.close()
    print(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
