"""The program reads, reports and opens its window where every way to a network fails, and takes none of them."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
USES = ("read", "validate", "deidentify", "selftest", "audit", "desktop")


@cache
def cut_off():
    """Return what runs a command without any network but the machine's own, where the system lets us."""
    words = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") is None or subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        return ()
    return words


def run(folder, what):
    notes = folder / "notes"
    notes.touch()
    places = {"HOME": folder / "home", "OSTEOSCOPE_AUDIT": folder / "audit", "OFFLINE_NOTES": notes}
    path = os.pathsep.join(map(str, (HERE, ROOT)))
    env = os.environ | {key: str(value) for key, value in places.items()} | {"PYTHONPATH": path}
    command = [*(cut_off() if what == "use" else ()), sys.executable, HERE / "program.py", what, folder]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout, notes.read_text("utf-8")


def test_no_use_of_the_program_reaches_for_a_network(tmp_path):
    said, noted = run(tmp_path, "use")
    assert noted == ""
    uses = [line.split()[1:] for line in said.splitlines() if line.startswith("used ")]
    assert tuple(use[0] for use in uses) == USES
    assert {use[1] for use in uses} == {"0"}
    assert "telemetry absent True" in said


def test_the_watch_sees_whoever_reaches_for_a_network(tmp_path):
    _, noted = run(tmp_path, "provoke")
    seen = {"socket.connect", "socket.getaddrinfo", "urllib.Request", "open"}
    assert {line.split()[0] for line in noted.splitlines()} == seen


def test_no_module_of_ours_imports_what_speaks_to_a_network():
    from tests.test_boundaries import imported_roots

    speakers = {"socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
    for package in ("engine", "desktop"):
        for path in (ROOT / package).rglob("*.py"):
            assert not imported_roots(path.read_text("utf-8")) & speakers, path
    assert speakers & imported_roots("import urllib.request")
