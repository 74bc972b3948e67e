"""How long the window stands still while films are read: `python -m tests.bench.stalls [--films 40] [--runs 3]`.

A timer of the GUI thread beats every 5 ms from before the model is loaded until the last film was read; a stall is what
lies between two beats. Beside it, in a process of its own that does nothing else, a thread beats the same: its gaps are
the scheduler's and not the program's. Every run is a process, so that imports and the model's loading count each time.
On a machine that is busy with something else the clock counts that too, and twice where the interpreter's lock is held
by a thread that waits for the processor; what the whole program computed between two beats says how long the same stall
would be, at most, on a machine of its own (while films are read the network's own threads are in it too).
For people: nothing fails by these figures.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread

BEAT_S, PATIENCE_S, BUDGET_MS = 0.005, 600, 50
SIDE = 2000
KINDS = {"gap by the clock": 0, "the window's own work in it": 1, "what the program computed in it": 2}
PAST_BUDGET = 3  # of the longest stalls that are told one by one


def films(folder: Path, number: int) -> Path:
    """Draw large films of 16 bits, as a detector would give them."""
    import cv2
    import numpy as np

    folder.mkdir()
    rng = np.random.default_rng(0)
    for at in range(number):
        pixels = np.zeros((SIDE, SIDE * 3 // 4), np.float32)
        cv2.line(pixels, (SIDE // 4, 0), (SIDE // 2, SIDE), 0.7, SIDE // 10)
        pixels = cv2.GaussianBlur(pixels, (0, 0), 9) + rng.normal(0.1, 0.01, pixels.shape).astype(np.float32)
        cv2.imwrite(str(folder / f"film {at:03}.png"), (np.clip(pixels, 0, 1) * 65535).astype(np.uint16))
    return folder


class Idle:
    """A thread that beats and does nothing else."""

    def __init__(self) -> None:
        self.worst, self._stop = 0.0, Event()
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        before = time.monotonic()
        while not self._stop.wait(BEAT_S):
            now = time.monotonic()
            self.worst, before = max(self.worst, now - before), now

    def end(self) -> float:
        self._stop.set()
        self._thread.join()
        return self.worst


def one_run(folder: Path, place: Path) -> dict[str, object]:
    """Open a window over films, read them all, and return what the heartbeat says."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop import app
    from desktop.settings import Settings, save

    save(place, Settings(runtime="openvino", device="cpu"))
    application = QApplication([])
    beats: list[tuple[float, float, float, str]] = []
    window = app.window_for([], place, place / "data")
    stage, end = "model", time.monotonic() + PATIENCE_S

    def beat() -> None:
        nonlocal stage
        beats.append((time.monotonic(), time.thread_time(), time.process_time(), stage))
        cases = window.session.worklist.cases()
        if stage == "model" and window.loaded is not None:
            stage = "reading"
            window.open([folder])
        done = stage == "reading" and cases and not window.session.batch.running
        if (done and all(one.reading or one.failure for one in cases)) or time.monotonic() > end:
            application.quit()

    heart = QTimer()
    heart.timeout.connect(beat)
    heart.start(round(BEAT_S * 1000))
    application.exec()
    heart.stop()
    window.close()
    return told(beats)


def told(beats: list[tuple[float, float, float, str]]) -> dict[str, object]:
    """Return what lies between the beats, each its moment, the thread's and the program's own work, and the stage."""
    gaps = sorted(((b[0] - a[0], b[1] - a[1], b[2] - a[2], b[3]) for a, b in pairwise(beats)), reverse=True)
    return {
        "beats": len(beats), "spent_s": beats[-1][0] - beats[0][0],
        "over": sum(gap > BUDGET_MS / 1000 for gap, *_ in gaps),
        "median_ms": 1000 * statistics.median(gap for gap, *_ in gaps),
        "worst": [(*(round(1000 * part) for part in gap[:3]), gap[3]) for gap in gaps[:PAST_BUDGET]],
        "worst_ms": {f"{title}, {at}": 1000 * max((gap[part] for gap in gaps if gap[3] == at), default=0)
                     for title, part in KINDS.items() for at in ("model", "reading")},
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=40)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one is not None:
        print(json.dumps(one_run(given.one, given.one.parent / "place")))
        return 0
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    worst: dict[str, list[float]] = {}
    noise: list[float] = []
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; beats every {BEAT_S * 1000:.0f} ms")
    for number in range(given.runs):
        with tempfile.TemporaryDirectory() as scratch:
            folder, idle = films(Path(scratch) / "films", given.films), Idle()
            command = [sys.executable, "-m", "tests.bench.stalls", "--one", str(folder)]
            done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
            noise.append(1000 * idle.end())
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            return 1
        said = json.loads(done.stdout.splitlines()[-1])
        for stage, figure in said["worst_ms"].items():
            worst.setdefault(stage, []).append(figure)
        told = ", ".join(f"{gap} ms (own work {own}, computed {all_})" for gap, own, all_, _ in said["worst"])
        print(f"run {number + 1}: {given.films} films in {said['spent_s']:.1f} s, beat {said['median_ms']:.1f} ms at "
              f"the median, {said['over']} gaps over {BUDGET_MS} ms; longest {told}; idle {noise[-1]:.0f}")  # fmt: skip
    for title, found in {**worst, "gap by the clock, idle process": noise}.items():
        print(f"{title:<42}{min(found):8.0f}{statistics.median(found):8.0f}{max(found):8.0f}   ms, longest gap: "
              "least, median and worst of the runs")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
