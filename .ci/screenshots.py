"""Draw the main states of the reading room into resources/screenshots: `python .ci/screenshots.py`.

Everything shown is synthetic: the samples, read by the shipped model, and one file that is no film.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QWidget

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402

from desktop import app, language, settings  # noqa: E402
from desktop.about import AboutDialog  # noqa: E402
from desktop.case import Mark  # noqa: E402
from desktop.corners import CornersDialog  # noqa: E402
from desktop.export import ExportDialog  # noqa: E402
from desktop.preferences import SettingsDialog  # noqa: E402
from desktop.welcome import WelcomeDialog  # noqa: E402
from desktop.window import MainWindow  # noqa: E402
from desktop.work import shipped_reader  # noqa: E402
from engine.reader import Reader  # noqa: E402
from engine.store.cases import Verdict  # noqa: E402

SAMPLES = ROOT / "resources" / "samples"
SHOTS = ROOT / "resources" / "screenshots"
WIDTH, HEIGHT = 1600, 900
LARGEST = 250_000  # bytes of a picture
PATIENCE_S = 600


@cache
def reader() -> Reader:
    """Load the model once for all windows."""
    return shipped_reader()


def wait_for(condition: Callable[[], bool]) -> None:
    """Let the window live until something holds."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()


def shoot(widget: QWidget, name: str) -> None:
    """Write what a widget shows, in as few colours as keep it small."""
    settled = time.monotonic() + 0.8
    wait_for(lambda: time.monotonic() > settled)
    shot: QImage = widget.grab().toImage()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    shot.save(buffer, "PNG")
    path = SHOTS / f"{name}.png"
    with Image.open(io.BytesIO(buffer.data().data())) as picture:
        whole = picture.convert("RGB")
    whole.save(path, optimize=True)
    for greys in (128, 64, 32):
        if path.stat().st_size < LARGEST:
            break
        whole.quantize(palette=_palette(whole, greys), dither=Image.Dither.NONE).save(path, optimize=True)
    print(path.name, path.stat().st_size)


def _palette(picture: Image.Image, greys: int) -> Image.Image:
    """Return a palette of even greys and of the picture's own colours: a film must not crowd out the signs."""
    pixels = np.asarray(picture).reshape(-1, 3)
    coloured = pixels[np.ptp(pixels.astype(np.int16), axis=1) > 8]
    few = Image.fromarray(coloured[None]).quantize(256 - greys, Image.Quantize.MAXCOVERAGE)
    colours = (few.getpalette() or [])[: 3 * (256 - greys)]
    ramp = [round(at * 255 / (greys - 1)) for at in range(greys) for _ in range(3)]
    made = Image.new("P", (1, 1))
    made.putpalette(colours + ramp)
    return made


def opened(films: Path, place: Path, theme: str) -> MainWindow:
    """Return the window with all films read."""
    settings.save(place, replace(settings.Settings(), theme=theme, reader="M. Field"))
    window = app.window_for([films], place, place / "data", reader)
    window.resize(WIDTH, HEIGHT)
    cases = window.session.worklist.cases
    wait_for(lambda: bool(cases()) and all(case.reading or case.failure for case in cases()))
    wait_for(lambda: not window.session.batch.running and window.viewer.has_film)
    return window


def choose(window: MainWindow, name: str) -> None:
    """Bring a film on screen."""
    window.worklist.choose(next(case for case in window.session.worklist.cases() if case.path.name == name))
    current = window.onscreen
    wait_for(lambda: current.current is not None and (window.viewer.has_film or current.current.mark is Mark.FAILED))


def states(application: QApplication, films: Path, place: Path) -> None:
    """Go through the states."""
    dark(films, place)
    window = opened(films, place, "light")
    choose(window, "wrist_fracture.png")
    shoot(window, "light")
    window.close()
    for tongue, name in (("ar", "arabic"), ("zh_CN", "chinese")):
        language.speak(application, tongue)
        window = opened(films, place, "dark")
        choose(window, "ankle_fracture.dcm")
        shoot(window, name)
        window.close()
        language.forget(application)
    window = app.window_for([], place / "empty", place / "data", reader)
    window.resize(WIDTH, HEIGHT)
    wait_for(lambda: window.loaded is not None)
    shoot(window, "start")
    window.close()


def dark(films: Path, place: Path) -> None:
    """One film, a failed one, two beside each other, and every dialogue."""
    window = opened(films, place, "dark")
    choose(window, "lower_leg_fracture.dcm")
    window.onscreen.judge(Verdict.ACCEPTED)
    shoot(window, "dark")
    choose(window, "no_film.png")
    shoot(window, "failure")
    choose(window, "ankle_fracture.dcm")
    window.acts["beside"].trigger()
    choose(window, "lower_leg_fracture.dcm")
    shoot(window, "beside")
    window.acts["beside"].trigger()
    corners = CornersDialog(window.worklist.listed(), window.session.on_disk, window)
    wait_for(lambda: corners.go.isEnabled() or corners.next.isEnabled())
    for dialogue, name in (
        (corners, "corners"),
        (SettingsDialog(window.settings, window), "settings"),
        (AboutDialog(window.loaded, "", window), "about"),
        (ExportDialog(1, 10, window), "export"),
        (WelcomeDialog(window), "welcome"),
    ):
        dialogue.show()
        shoot(dialogue, name)
        dialogue.close()
    window.close()


def main() -> None:
    """Make the pictures."""
    application = QApplication([])
    application.setFont(QFont("DejaVu Sans", 9))
    SHOTS.mkdir(exist_ok=True)
    with TemporaryDirectory() as scratch:
        films = Path(scratch) / "films"
        shutil.copytree(SAMPLES, films)
        (films / "no_film.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing follows")
        states(application, films, Path(scratch) / "settings")


if __name__ == "__main__":
    main()
