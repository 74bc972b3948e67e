"""python -m tests.faults: let every fault happen at every change to a file, and count what was lost."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

from tests.faults import shim
from tests.faults.shim import Fault

REFUSED, WELL, BUG = 3, 0, 4


def in_a_fork(library, scenario, folder, fault, at):
    """Let it happen in a process of its own; return its exit status, what it acknowledged, and what it came to.

    That is the number of changes to files and of those that failed; nothing where it was killed.
    """
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        _act(library, scenario, folder, fault, at, tell)
    os.close(tell)
    with os.fdopen(hear, "r", encoding="utf-8") as stream:
        said = stream.read().splitlines()
    _, status = os.waitpid(child, 0)
    changes = [tuple(map(int, line[1:].split())) for line in said if line.startswith("#")]
    return os.waitstatus_to_exitcode(status), [line for line in said if line[:1] != "#"], changes


def _act(library, scenario, folder, fault, at, tell):
    from tests.faults.scenarios import REFUSALS

    def acknowledge(word):
        os.write(tell, f"{word}\n".encode())

    outcome = WELL
    library.fault_arm(f"{folder}/".encode(), fault, at)
    try:
        scenario.act(folder, acknowledge)
    except REFUSALS:
        outcome = REFUSED
    except BaseException:
        traceback.print_exc()
        outcome = BUG
    os.write(tell, f"#{library.fault_count()} {library.fault_struck()}\n".encode())
    os._exit(outcome)


def every_fault(library, scenario, every):
    """Return the figures of a scenario: faults, kills, refusals in words, and bytes lost."""
    figures = {"changes": 0, "faults": 0, "kills": 0, "refused": 0, "bytes_lost": 0}
    with tempfile.TemporaryDirectory() as name:
        begun, folder = Path(name) / "begun", Path(name) / "folder"
        begun.mkdir()
        scenario.begin(begun)
        shutil.copytree(begun, folder)
        status, _, changes = in_a_fork(library, scenario, folder, 0, 0)
        assert status == WELL, f"{scenario.name} fails without a fault"
        figures["changes"] = changes[0][0]
        for fault in Fault:
            for at in range(1, figures["changes"] + 1, every):
                shutil.rmtree(folder)
                shutil.copytree(begun, folder)
                status, said, struck = in_a_fork(library, scenario, folder, fault, at)
                assert status != BUG, f"{scenario.name}: {fault.name} at change {at} is no EngineError"
                figures["kills"] += status < 0
                figures["faults"] += bool(struck and struck[0][1])
                figures["refused"] += status == REFUSED
                try:
                    figures["bytes_lost"] += scenario.lost(folder, said)
                except Exception as error:
                    raise AssertionError(f"{scenario.name}: {fault.name} at change {at}: {error}") from error
    return figures


def main():
    """Do as the command line says; the exit status is 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only at every so many changes")
    parser.add_argument("--scenario", action="append")
    parser.add_argument("--json", type=Path, help="where the figures go")
    asked = parser.parse_args()
    if shim.LOADED not in os.environ:
        with tempfile.TemporaryDirectory() as folder:
            again = [sys.executable, "-m", "tests.faults", *sys.argv[1:]]
            return subprocess.run(again, env=shim.surroundings(shim.built(folder)), check=False).returncode
    from tests.faults.scenarios import SCENARIOS

    library, figures = shim.library(), {}
    for name in asked.scenario or SCENARIOS:
        figures[name] = every_fault(library, SCENARIOS[name], asked.every)
        print(f"{name:16} {figures[name]}", flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 1 if any(figure["bytes_lost"] for figure in figures.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
