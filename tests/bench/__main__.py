"""Every budget of the design in one table: `python -m tests.bench [--films N] [--rounds N] [--json FILE]`.

Those that need a window (a long list, moving about in a large film) are measured here, the engine's own as
`osteoscope-cli bench` does.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.viewer.levels import Window, greys
from desktop.viewer.view import FilmView
from engine.bench.budgets import Budget, facts, measure, table
from engine.bundle import newest
from engine.cli.bench import SAMPLES
from engine.decode import find_films
from engine.errors import EngineError
from engine.reader import Reader

FILMS, SIDE, FRAMES = 1000, 3000, 60
PATIENCE_S = 120


def no_model():
    raise EngineError("No model is loaded while the list is measured.")


def films(folder):
    """Many small films, of which only the number matters here."""
    folder.mkdir()
    chance = np.random.default_rng(0)
    for number in range(FILMS):
        Image.fromarray(chance.integers(0, 255, (160, 128), np.uint8)).save(folder / f"film {number}.png")
    return folder


def long_list(application, folder):
    """Seconds to the first row, and the longest the window did not answer until the list stood, in ms."""
    window = app.window_for([], folder.parent, folder.parent, no_model)
    application.processEvents()
    beats = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    began, first = time.monotonic(), None
    heart.start(5)
    window.open([folder])
    while (rows := window.session.worklist.rowCount()) < FILMS and time.monotonic() < began + PATIENCE_S:
        application.processEvents()
        if rows and first is None:
            first = time.monotonic() - began
    for _ in range(20):
        application.processEvents()
    first = first or time.monotonic() - began
    heart.stop()
    window.close()
    return first, 1000 * max(np.diff(beats), default=0)


def frames(application):
    """Milliseconds a frame of zooming, panning and windowing a large film, the median of each."""
    view = FilmView()
    view.resize(1200, 900)
    view.show_greys(greys(np.random.default_rng(0).random((SIDE, SIDE), np.float32)))
    view.show()
    application.processEvents()
    moves = {
        "zoom_ms": lambda turn: view.zoom_by(1.02 if turn % 2 else 1 / 1.02),
        "pan_ms": lambda turn: view.centerOn(QPointF(SIDE / 2 + 5 * (turn % 20), SIDE / 2)),
        "window_ms": lambda turn: view.film.show_window(Window().moved(0.01 * (turn % 10), 0), inverted=False),
    }
    return {key: statistics.median(frame(view, move, turn) for turn in range(FRAMES)) for key, move in moves.items()}


def frame(view, move, turn):
    began = time.perf_counter()
    move(turn)
    view.viewport().repaint()
    return 1000 * (time.perf_counter() - began)


def of_the_window():
    """The budgets that only the desktop can meet."""
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        first, stall = long_list(application, films(Path(name) / "films"))
    yield Budget("first_row_s", f"s to the first row of {FILMS} films", first, 1.0, at_least=False)
    yield Budget("stall_ms", "ms, the window's longest stall meanwhile", stall, 50.0, at_least=False)
    for key, figure in frames(application).items():
        yield Budget(key, f"ms a frame, {key[:-3]}, {SIDE} x {SIDE}", figure, 16.0, at_least=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    reader = Reader(newest(), "cpu", many=True)
    known = facts(reader, given.films, given.rounds)
    budgets = [*measure(reader, find_films([SAMPLES]), given.films, given.rounds), *of_the_window()]
    print("\n".join(table(budgets)))
    if given.json:
        figures = known | {one.key: one.figure for one in budgets}
        given.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
