"""How fast the viewer is: `python -m tests.bench.viewer [--side 3000] [--frames 200]` prints a table of frame times.

A frame is what the program does from a hand's movement until the picture is painted, both on the GUI thread. Figures
are for people; nothing fails by them. "Own work" is the median of what this thread itself computed: on a machine that
is busy with something else, the clock counts that too.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from desktop.case import Case
from desktop.opened import Opened
from desktop.viewer.levels import greys
from desktop.viewer.overlays import drawn
from desktop.viewer.panel import ViewerPanel
from engine.records import Radiograph

MEDIAN_MS, P99_MS = 16, 33  # the budget of a frame
SIZE = (1000, 1000)


def film(side: int) -> Radiograph:
    """Return a square film of 16 bits with bones, soft tissue and noise."""
    rng = np.random.default_rng(3)
    pixels = np.zeros((side, side), np.float32)
    cv2.ellipse(pixels, (side // 2, side // 2), (side // 3, side // 2), 0, 0, 360, 0.3, -1)
    for at in (0.42, 0.58):
        cv2.line(pixels, (int(side * at), 0), (int(side * at), side), 0.7, side // 10)
    pixels = cv2.GaussianBlur(pixels, (0, 0), side / 300) + rng.normal(0, 0.01, pixels.shape).astype(np.float32)
    return Radiograph(Path("bench.dcm"), np.round(np.clip(pixels, 0, 1) * 65535).astype(np.float32) / 65535)


def movements(panel: ViewerPanel, frames: int):
    """Yield each movement's name and what does one step of it."""
    view = panel.view
    middle = QPointF(view.viewport().rect().center())
    yield "window and level", lambda at: panel._drag_window(0.001 * (-1) ** at, 0.002 * (-1) ** at)
    yield "pan, whole film", lambda at: view._pan(QPointF(3 * (-1) ** (at // 5), 2))
    yield "zoom", lambda at: view.zoom_by(1.05 if at % (frames // 4) < frames // 8 else 1 / 1.05, middle)
    yield "pan, 1:1", lambda at: view.one_to_one() if at == 0 else view._pan(QPointF(7 * (-1) ** (at // 20), 3))
    view.fit()
    yield "paint with the brush", lambda at: _paint(panel, at)
    panel.hold_beside(True)
    yield "two films: pan", lambda at: view._pan(QPointF(3 * (-1) ** (at // 5), 2))
    yield "two films: window", lambda at: panel._drag_window(0.001 * (-1) ** at, 0.002 * (-1) ** at)


def _paint(panel: ViewerPanel, at: int) -> None:
    painting, side = panel.view.painting, panel.view.film.boundingRect().width()
    place = (side * (0.2 + 0.6 * (at % 50) / 50), side * (0.2 + 0.01 * (at // 50)))
    if at == 0:
        from desktop.viewer.painting import Tool

        painting.take(Tool.BRUSH)
        painting.press(place)
    painting.drag(place)


def timed(app: QApplication, panel: ViewerPanel, step, frames: int) -> np.ndarray:
    """Return the milliseconds of every frame, by the clock and of this thread's own work, (frames, 2)."""
    spent = []
    for at in range(frames):
        began, worked = time.perf_counter(), time.thread_time()
        step(at)
        for pane in panel.panes:
            if pane.isVisible():
                pane.view.viewport().repaint()
        spent.append((time.perf_counter() - began, time.thread_time() - worked))
        app.processEvents()
    return np.array(spent[3:]) * 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=3000)
    parser.add_argument("--frames", type=int, default=200)
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    panel, one = ViewerPanel([]), film(given.side)
    panel.resize(*SIZE)
    panel.show()
    began = time.perf_counter()
    ready = Opened(one, greys(one.pixels), drawn(None))
    print(f"film of {given.side} x {given.side}, 16 bits, made ready in {time.perf_counter() - began:.2f} s")
    print(f"view of {SIZE[0]} x {SIZE[1]}; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    panel.show_film(Case(0, one.path), ready)
    app.processEvents()
    print(f"{'movement':<24}{'median ms':>10}{'p99 ms':>10}{'own work':>10}   budget {MEDIAN_MS} and {P99_MS} ms")
    for name, step in movements(panel, given.frames):
        spent, work = timed(app, panel, step, given.frames).T
        median, high = np.median(spent), np.percentile(spent, 99)
        kept = "kept" if median <= MEDIAN_MS and high <= P99_MS else "over"
        print(f"{name:<24}{median:>10.1f}{high:>10.1f}{np.median(work):>10.1f}   {kept}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
