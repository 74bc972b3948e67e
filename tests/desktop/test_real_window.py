"""One walk from end to end in a real window, under an X server of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "xdotool")


@pytest.fixture
def display():
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"a real window needs {' and '.join(missing)}, and this machine has not got that")
    ours, theirs = os.pipe()
    arguments = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1700x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(arguments, pass_fds=(theirs,), stderr=subprocess.DEVNULL)
    os.close(theirs)
    with os.fdopen(ours) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(30)


def walk(display, films, place, step):
    environment = os.environ | {
        "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(place), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8",
    }  # fmt: skip
    arguments = [sys.executable, "-m", "tests.desktop.walk", str(films), str(place), step]
    done = subprocess.run(
        arguments, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_open_read_accept_export_close_and_all_is_there_again(display, films, tmp_path):
    seen = walk(display, films, tmp_path, "first")
    assert seen["platform"] == "xcb"
    assert seen["research"]
    assert {"results.csv", "results.jsonl", "report.pdf"} <= set(seen["exported"])
    after = walk(display, films, tmp_path, "again")
    assert after["verdicts"] == {seen["accepted"]: "accepted"}
    assert after["recent"] == [str(films)]
