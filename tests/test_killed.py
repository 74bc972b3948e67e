"""A batch that is killed at a random moment, again and again, ends as one that was left alone."""

import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.report.table import BOM
from engine.store.journal import NAME
from tests.factory import make_bundle
from tests.test_reader import save_film

ROOT = Path(__file__).parents[1]
KILLS = int(os.environ.get("OSTEOSCOPE_KILLS", "3"))
FILMS = 24
PATIENCE_S = 120

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")


def start(films, out, model, *more):
    words = ("read", films, "--out", out, "--format", "csv,jsonl,overlay,mask", "--model", model, *more)
    command = [sys.executable, "-m", "engine.cli.app", *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def finish(process):
    assert process.wait(PATIENCE_S) == 2, "one of the files is broken"


def kill_once_there_are(pictures, process, out, pause_s):
    """Kill the process that many pictures on, and a moment later; do nothing to one that ended by itself."""
    ends = time.monotonic() + PATIENCE_S
    before = len(list(out.glob("overlays/*")))
    while process.poll() is None and len(list(out.glob("overlays/*"))) < before + pictures:
        assert time.monotonic() < ends
        time.sleep(0.002)
    time.sleep(pause_s)
    process.send_signal(signal.SIGKILL)
    process.wait()


def result(out):
    """Return everything in the folder but the time that it took."""
    rows = [json.loads(line) | {"elapsed_s": None} for line in (out / "results.jsonl").read_text("utf-8").splitlines()]
    with (out / "results.csv").open(encoding="utf-8", newline="") as stream:
        assert stream.read(1) == BOM
        table = [row | {"elapsed_s": None} for row in csv.DictReader(stream)]
    pictures = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*.png")}
    return rows, table, pictures


def test_a_batch_killed_at_random_moments_ends_as_one_left_alone(tmp_path):
    chance = random.Random()
    model = make_bundle(tmp_path / "models" / "test-0.0.1").folder
    films = tmp_path / "films"
    for seed in range(FILMS):
        folder = films / f"study {seed % 3}"
        folder.mkdir(parents=True, exist_ok=True)
        save_film(folder / f"film {seed // 3}.png", seed, (300 + 20 * (seed % 5), 260))  # stems repeat
    (films / "study 1" / "film 0.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    finish(start(films, tmp_path / "alone", model))
    out = tmp_path / "killed"
    killed = 0
    while killed < KILLS:
        process = start(films, out, model, "--resume")
        kill_once_there_are(chance.randrange(max(2, FILMS // KILLS)), process, out, chance.uniform(0, 0.05))
        killed += 1
        if process.returncode != -signal.SIGKILL:  # it was faster: there is nothing left to kill
            for path in sorted(out.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            killed -= 1
    finish(start(films, out, model, "--resume"))
    assert result(out) == result(tmp_path / "alone")
    assert not list(out.glob(f"{NAME}*"))
