"""The built programs as a clinic has them: no Python, no network, and a folder with a name like any other there.

`pytest tests/smoke_frozen.py` tries dist/osteoscope, or the folder that OSTEOSCOPE_PROGRAM names. Every program runs in
an environment of its own. What needs rights or tools that this machine has not is skipped and says so. The window's
picture is left where OSTEOSCOPE_PICTURE says.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import ImageGrab
from pydicom import uid

from desktop.welcome import NOTICE
from engine import __version__, places
from engine.decode import read_radiographs
from engine.decode.codecs import PLUGINS
from engine.selftest.decoders import EIGHT_BITS, encoded
from engine.store import cases, schema
from tests.decode.conftest import build

ROOT = Path(__file__).parents[1]
BUILT = Path(os.environ.get("OSTEOSCOPE_PROGRAM", ROOT / "dist" / "osteoscope"))
SAMPLES = ROOT / "resources" / "samples"
PATIENCE_S = 300
EXTRA = ".exe" if sys.platform == "win32" else ""
SAME = ("status", "reason", "limb", "parts", "fracture", "regions", "spacing_mm", "model", "runtime", "precision")

pytestmark = pytest.mark.skipif(not BUILT.is_dir(), reason=f"{BUILT} was not built")


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    """The built folder under a name with spaces and Chinese letters, marked portable."""
    place = tmp_path_factory.mktemp("smoke") / "放射科 films of 2026" / "osteoscope"
    shutil.copytree(BUILT, place, symlinks=True, copy_function=linked)
    (place / places.PORTABLE).touch()
    return place


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def alone():
    """Words before a command that take the network from it: a namespace with nothing but its own loopback, and down."""
    tools = [shutil.which(name) for name in ("unshare", "nsenter", "sleep")]
    if None in tools or os.geteuid() != 0:
        yield []
        return
    unshare, nsenter, sleep = tools
    holder = subprocess.Popen([unshare, "--net", sleep, "86400"])
    time.sleep(0.5)
    joined = [nsenter, f"--net=/proc/{holder.pid}/ns/net"]
    possible = subprocess.run([*joined, sleep, "0"], capture_output=True, check=False).returncode == 0
    yield joined if possible and holder.poll() is None else []
    holder.terminate()
    holder.wait(30)


@pytest.fixture(scope="session")
def run(program, home, alone):
    """Run the console program without a display, a network or a Python on its path."""

    def run(*words):
        command = [*alone, str(program / f"osteoscope-cli{EXTRA}"), *map(str, words)]
        return subprocess.run(
            command, env=surroundings(home), cwd=home, capture_output=True, encoding="utf-8", timeout=600, check=False
        )

    return run


@pytest.fixture(scope="session")
def films(tmp_path_factory):
    """The samples, and one of them in every transfer syntax that is read."""
    folder = tmp_path_factory.mktemp("films") / "片子 and films"
    shutil.copytree(SAMPLES, folder)
    (film,) = read_radiographs(SAMPLES / "wrist_fracture.png")
    for syntax in PLUGINS:
        bits = 8 if syntax in EIGHT_BITS else 12
        pixels = np.round(film.pixels * (2**bits - 1)).astype(np.uint8 if bits == 8 else np.uint16)
        packed = [encoded(syntax, pixels)] if uid.UID(syntax).is_encapsulated else None
        data = build(pixels, syntax=uid.UID(syntax), packed=packed, BitsStored=bits, HighBit=bits - 1)
        (folder / f"{uid.UID(syntax).keyword}.dcm").write_bytes(data)
    return folder


@pytest.fixture(scope="session")
def results(run, films, tmp_path_factory):
    """What the built program leaves of the films."""
    out = tmp_path_factory.mktemp("out") / "结果 results"
    done = run("read", films, "--out", out, "--device", "cpu", "--format", "csv,jsonl,pdf,overlay,mask")
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_the_program_says_its_version(run):
    assert run("--version").stdout.split() == ["osteoscope", __version__]


def test_everything_in_it_works_without_a_network(run, alone):
    if not alone:
        pytest.skip("taking the network away needs root, unshare and nsenter")
    interfaces = subprocess.run([*alone, "cat", "/proc/self/net/dev"], capture_output=True, text=True, check=True)
    assert [line.split(":")[0].strip() for line in interfaces.stdout.splitlines()[2:]] == ["lo"]
    done = run("selftest")
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 are broken" in done.stdout and "BROKEN" not in done.stdout
    assert all(uid.UID(syntax).keyword in done.stdout for syntax in PLUGINS)
    assert "openvino on cpu" in done.stdout


def test_the_edition_for_processors_says_in_a_sentence_that_it_has_no_torch(run, films, tmp_path):
    if any(BUILT.rglob("libtorch*")):
        pytest.skip("this is the edition with torch")
    done = run("read", films, "--out", tmp_path / "out", "--runtime", "torch")
    assert done.returncode == 1
    assert "Torch is not part of this installation" in done.stderr and "Traceback" not in done.stderr


def test_films_of_every_kind_are_read_as_from_the_source(results, films, tmp_path):
    words = ["read", films, "--out", tmp_path, "--device", "cpu", "--format", "jsonl"]
    command = [sys.executable, "-m", "engine.cli.app", *map(str, words)]
    subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, cwd=ROOT, check=True, capture_output=True)
    ours, theirs = rows(tmp_path / "results.jsonl"), rows(results / "results.jsonl")
    assert set(theirs) >= {f"{uid.UID(syntax).keyword}.dcm" for syntax in PLUGINS} | {"wrist_fracture.png"}
    assert {row["status"] for row in theirs.values()} == {"read"}
    assert theirs == ours


def test_the_report_is_a_pdf_with_a_page_a_film_and_its_words(results):
    with pypdfium2.PdfDocument(results / "report.pdf") as pdf:
        assert len(pdf) > len(rows(results / "results.jsonl"))
        words = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Research use only" in words and "wrist_fracture.png" in words


def test_every_library_has_its_licence_and_stands_in_the_bill_of_materials(program):
    shelf = next(program.rglob("licences/index.json")).parent
    index = json.loads((shelf / "index.json").read_text("utf-8"))
    assert {"numpy", "openvino", "Python", "fpdf2", "PySide6_Essentials"} <= {part["name"] for part in index}
    assert all((shelf / text).stat().st_size for part in index for text in part["texts"])
    bill = json.loads(next(program.rglob("sbom.cdx.json")).read_text("utf-8"))
    assert {part["name"] for part in index} <= {component["name"] for component in bill["components"]}


def test_the_window_opens_reads_takes_over_the_older_version_s_files_and_closes(program, home, films, alone, tmp_path):
    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"a real window needs {' and '.join(missing)}")
    kept = program / places.KEPT
    older_version(kept)
    with Display(alone) as display:
        command = [*alone, str(program / "osteoscope"), str(films / "wrist_fracture.png")]
        window = subprocess.Popen(command, env=surroundings(home) | {"DISPLAY": display.name}, cwd=home)
        try:
            picture = display.settled(window)
            display.strike("ctrl+q")
            assert window.wait(60) == 0
        finally:
            window.kill()
    picture.save(os.environ.get("OSTEOSCOPE_PICTURE", tmp_path / "window.png"))
    with sqlite3.connect(kept / "data" / cases.NAME) as store:
        assert store.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert store.execute("SELECT verdict, note, reader FROM reviews").fetchall() == [("accepted", "片", "K. Osei")]
    store.close()
    settings = json.loads((kept / "settings" / "settings.json").read_text("utf-8"))
    assert settings["reader"] == "K. Osei" and settings["recent"]
    assert [path.name for path in home.rglob("*") if "osteoscope" in path.name.lower()] == []


def surroundings(home):
    """Return an environment in which there is nothing but a home."""
    needed = ("SYSTEMROOT", "TEMP", "TMP", "XAUTHORITY")  # without the first, no Windows program starts
    return {"PATH": "/nowhere", "HOME": str(home), "LANG": "C.UTF-8"} | {
        name: os.environ[name] for name in needed if name in os.environ
    }


def rows(path):
    """Return what is said of each film, by its name, without when and how fast."""
    found = map(json.loads, path.read_text("utf-8").splitlines())
    return {Path(row["file"]).name: {key: row[key] for key in SAME} for row in found}


def older_version(kept):
    """Leave the settings and a store of the first form, as the version before left them."""
    (kept / "settings").mkdir(parents=True)
    chosen = {"reader": "K. Osei", "language": "en", "acknowledged": NOTICE}
    (kept / "settings" / "settings.json").write_text(json.dumps(chosen), "utf-8")
    (kept / "data").mkdir()
    store = sqlite3.connect(kept / "data" / cases.NAME)
    store.executescript(schema.STEPS[0])
    store.execute("PRAGMA user_version = 1")
    row = ("ab" * 32, 0, "accepted", "片", "K. Osei", "2026-01-01T00:00:00+00:00")
    store.execute("INSERT INTO reviews (sha256, frame, verdict, note, reader, at) VALUES (?, ?, ?, ?, ?, ?)", row)
    store.commit()
    store.close()


def linked(source, target):
    """Copy without copying where that is possible."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


class Display:
    """An X server of our own, in the programs' network namespace, and what stands on its screen."""

    def __init__(self, alone):
        ours, theirs = os.pipe()
        command = [*alone, "Xvfb", "-displayfd", str(theirs), "-screen", "0", "1700x1000x24", "-nolisten", "tcp"]
        self._alone = alone
        self._server = subprocess.Popen(command, pass_fds=(theirs,), stderr=subprocess.DEVNULL)
        os.close(theirs)
        with os.fdopen(ours) as told:
            self.name = f":{told.readline().strip()}"

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._server.terminate()
        self._server.wait(30)

    def settled(self, window):
        """Return the picture of the screen once a film with its overlay stands on it and nothing moves any more."""
        end, last = time.monotonic() + PATIENCE_S, None
        while time.monotonic() < end:
            assert window.poll() is None, f"the window's program ended with {window.returncode}"
            time.sleep(2)
            picture = ImageGrab.grab(xdisplay=self.name)
            seen = np.asarray(picture, np.int16)
            if np.count_nonzero(seen.max(2) - seen.min(2) > 60) > 500 and np.array_equal(seen, last):
                return picture
            last = seen
        picture.save(os.environ.get("OSTEOSCOPE_PICTURE", "window.png"))
        raise TimeoutError("the window did not show a film that was read")

    def strike(self, keys):
        found = subprocess.run(
            [*self._alone, "xdotool", "search", "--onlyvisible", "--name", "Osteoscope"],
            env=os.environ | {"DISPLAY": self.name}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        number = found.stdout.split()[0]
        words = ["windowfocus", "--sync", number, "key", keys]
        subprocess.run([*self._alone, "xdotool", *words], env=os.environ | {"DISPLAY": self.name}, check=True)
