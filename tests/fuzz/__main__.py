"""python -m tests.fuzz: fuzz for a given time, keep what breaks, and tell how much was tried."""

import argparse
import hashlib
import json
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from engine.errors import DecodeError
from engine.workers import Crew, Limits
from tests.fuzz import rounds
from tests.fuzz.targets import TARGETS

KEPT = Path(__file__).parent / "crashers"
LIMITS = Limits(memory=4 << 30, seconds=120.0)


def keep(finding):
    """Keep a crasher, so that the tests try it from now on; return where."""
    path = KEPT / f"{finding.target}-{hashlib.sha256(finding.data).hexdigest()[:12]}.bin"
    path.write_bytes(finding.data)
    return path


def one_round(crew, name, seed, size):
    """Return what a round came to, also where it broke the worker: the input that did is the finding then."""
    with tempfile.NamedTemporaryFile("r") as note:
        try:
            return crew.ask(Path(name), rounds.run, name, seed, size, note.name)
        except DecodeError as error:
            broke = error.reason
            reached = int(note.read() or 0)
    data = list(rounds.inputs(name, seed, reached + 1))[-1]
    return rounds.Round(reached + 1, 0, (rounds.Finding(name, data, broke),), 0)


def fuzz(names, seconds, size, first):
    """Fuzz the targets in turns for a time; return the figures of each."""
    figures = {name: {"tried": 0, "read": 0, "findings": {}, "peak_mb": 0, "seconds": 0.0} for name in names}
    crew, ends = Crew(LIMITS), time.monotonic() + seconds
    for seed in count(first):
        for name in names:
            if time.monotonic() >= ends:
                return figures
            began, figure = time.monotonic(), figures[name]
            made = one_round(crew, name, seed, size)
            figure["tried"] += made.tried
            figure["read"] += made.read
            figure["peak_mb"] = max(figure["peak_mb"], made.peak >> 20)
            figure["seconds"] = round(figure["seconds"] + time.monotonic() - began, 1)
            for finding in made.findings:
                if finding.error not in figure["findings"]:
                    figure["findings"][finding.error] = keep(finding).name
                    print(f"{name}: {finding.error}", flush=True)
    return figures


def main():
    """Fuzz as the command line says; the exit status is 1 where something broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--target", action="append", choices=sorted(TARGETS), help="one of several; default: all")
    parser.add_argument("--seed", type=int, default=0, help="number of the first round")
    parser.add_argument("--round", type=int, default=100, help="inputs of one target in a turn")
    parser.add_argument("--json", type=Path, help="where the figures go")
    asked = parser.parse_args()
    figures = fuzz(asked.target or list(TARGETS), asked.seconds, asked.round, asked.seed)
    for name, figure in figures.items():
        print(f"{name:12} {figure['tried']:>8,} tried, {figure['read']:>8,} read, {len(figure['findings'])} broke it")
    print(f"{sum(figure['tried'] for figure in figures.values()):,} inputs tried")
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 1 if any(figure["findings"] for figure in figures.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
