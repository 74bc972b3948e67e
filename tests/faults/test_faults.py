"""A full disk, a closed folder, a broken disk or a kill at any write leaves the old or the new, never half."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import shim
from tests.faults.scenarios import SCENARIOS

ROOT = Path(__file__).parents[2]
EVERY = 23  # of the changes to files, in every run of the tests; `python -m tests.faults` takes each
CARELESS = """
import os, sys
from pathlib import Path
from tests.faults import shim
from tests.faults.__main__ import every_fault
from tests.faults.scenario import Scenario

def act(folder, acknowledge):
    (folder / "film.txt").write_bytes(b"new" * 99)
    acknowledge("new")

def lost(folder, acknowledged):
    assert (folder / "film.txt").read_bytes() in (b"old" * 99, b"new" * 99), "half"
    return 0

begin = lambda folder: (folder / "film.txt").write_bytes(b"old" * 99)
every_fault(shim.library(), Scenario("careless", begin, act, lost), 1)
"""

pytestmark = pytest.mark.skipif(not shim.can_be_built(), reason="needs Linux and a C compiler")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run a program that the faults stand before."""
    surroundings = shim.surroundings(shim.built(tmp_path_factory.mktemp("shim")))

    def start(*words):
        return subprocess.run(
            [sys.executable, *words], capture_output=True, text=True, env=surroundings, check=False, cwd=ROOT
        )

    return start


def test_no_fault_at_any_write_loses_what_was_acknowledged(run, tmp_path):
    done = run("-m", "tests.faults", "--every", str(EVERY), "--json", str(tmp_path / "figures.json"))
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert set(figures) == set(SCENARIOS)
    for figure in figures.values():
        assert figure["kills"] and figure["faults"] and figure["bytes_lost"] == 0


def test_a_careless_writer_is_caught(run):
    done = run("-c", CARELESS)
    assert done.returncode == 1 and "AssertionError: careless" in done.stderr
