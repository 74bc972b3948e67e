"""What memory a long batch takes: `python -m tests.bench.endurance [--films 5000] [--json FILE]` (Linux).

Reads a folder of that many names of the samples with the command line and a small network of random numbers, so that
the films' way through decoding, queues, journal and tables takes the time; beside it the resident memory of the
program and of its workers is looked at once a second. Flat is what the last third takes no more of than the second.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from engine.cli.bench import SAMPLES
from engine.decode import find_films
from tests.factory import make_bundle

PAGE_MB = 4096 / 1e6
EVERY_S = 1.0


def named_often(folder, count):
    """Fill a folder with `count` names of copies of the samples: hard links, so that they take no room."""
    folder.mkdir()
    samples = find_films([SAMPLES])
    copies = [Path(shutil.copy(film, folder / f"{at:06} {film.name}")) for at, film in enumerate(samples)]
    for at, film in enumerate(islice(cycle(copies), len(copies), count), len(copies)):
        (folder / f"{at:06}{film.name[6:]}").hardlink_to(film)
    return folder


def family(process):
    """Resident megabytes of a process, and of its children together."""
    parents, pages = {}, {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(place.name)] = int((place / "stat").read_text().rsplit(")", 1)[1].split()[1])
            pages[int(place.name)] = int((place / "statm").read_text().split()[1])
        except OSError:
            continue  # gone meanwhile
    below = {process}
    while more := {one for one, parent in parents.items() if parent in below} - below:
        below |= more
    return PAGE_MB * pages.get(process, 0), PAGE_MB * sum(pages.get(one, 0) for one in below - {process})


def watched(command):
    """Run the command; return its seconds and what `family` said of it each second."""
    began, seen = time.monotonic(), []
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while running.poll() is None:
        seen.append(family(running.pid))
        time.sleep(EVERY_S)
    assert running.returncode == 0, f"it ended with {running.returncode}"
    return time.monotonic() - began, seen


def thirds(megabytes):
    """The median of each third of what was seen."""
    size = max(1, len(megabytes) // 3)
    return [round(statistics.median(megabytes[at * size : (at + 1) * size])) for at in range(3)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=5000)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        films, model = named_often(Path(name) / "films", given.films), make_bundle(Path(name) / "test-0.0.1").folder
        words = ("read", films, "--out", Path(name) / "out", "--format", "csv,jsonl", "--model", model)
        spent_s, seen = watched([sys.executable, "-m", "engine.cli.app", *map(str, words)])
        rows = len((Path(name) / "out" / "results.jsonl").read_text("utf-8").splitlines())
    program, workers = (thirds([one[part] for one in seen]) for part in (0, 1))
    figures = {"films": given.films, "rows": rows, "spent_s": spent_s, "program_mb": program, "workers_mb": workers}
    print(f"{rows} rows of {given.films} films in {spent_s:.0f} s; resident MB, median of each third of the time: "
          f"program {program}, workers together {workers}")  # fmt: skip
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
