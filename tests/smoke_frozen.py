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
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from pydicom import uid

from desktop.welcome import NOTICE
from engine import __version__, bundle, places, signature, site
from engine.decode import read_radiographs
from engine.decode.codecs import PLUGINS
from engine.selftest.decoders import EIGHT_BITS, encoded
from engine.store import cases, schema
from engine.store.audit import Audit
from tests.decode.conftest import build
from tests.outside import Display, crash_decoders, linked, rest, surroundings

ROOT = Path(__file__).parents[1]
BUILT = Path(os.environ.get("OSTEOSCOPE_PROGRAM", ROOT / "dist" / "osteoscope"))
SAMPLES = ROOT / "resources" / "samples"
EXTRA = ".exe" if sys.platform == "win32" else ""
SAME = ("status", "reason", "limb", "parts", "fracture", "regions", "spacing_mm", "model", "runtime", "precision")

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up as Linux tells of them")
needs_screen = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="a real window needs Xvfb and xdotool"
)
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

    def run(*words, **more):
        command = [*alone, str(program / f"osteoscope-cli{EXTRA}"), *map(str, words)]
        there = surroundings(home) | more
        return subprocess.run(
            command, env=there, cwd=home, capture_output=True, encoding="utf-8", timeout=600, check=False
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
def three(tmp_path_factory):
    """A folder of three films."""
    folder = tmp_path_factory.mktemp("three")
    for path in sorted(SAMPLES.glob("*.png"))[:3]:
        shutil.copy(path, folder)
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


@on_linux
def test_decoders_that_crash_cost_a_row_each(program, home, alone, three, tmp_path):
    words = ["read", three, "--out", tmp_path, "--device", "cpu", "--format", "jsonl"]
    command = [*alone, str(program / "osteoscope-cli"), *map(str, words)]
    reading = subprocess.Popen(command, env=surroundings(home), cwd=home, stdout=subprocess.DEVNULL)
    try:
        crash_decoders(reading.pid)
        assert reading.wait(60) == 2
    finally:
        reading.kill()
    found = sorted((row["status"], row["reason"]) for row in rows(tmp_path / "results.jsonl").values())
    assert found == [("failed", "its decoder crashed on it")] * 2 + [("read", None)]


def test_its_bench_measures_start_up_and_size(run, tmp_path):
    done = run("bench", SAMPLES / "foot_normal.png", "--films", 1, "--rounds", 1, "--json", tmp_path / "bench.json")
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert all(figures[key] > 0 for key in ("import_s", "window_s", "first_reading_s", "edition_mb"))


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


def test_a_signed_newer_model_is_taken_from_a_stick_and_another_is_not(program, run, tmp_path):
    newest = bundle.load(bundle.find(bundle.SHIPPED)[-1])
    stick = tmp_path / "U 盘" / "model"
    stick.mkdir(parents=True)
    linked(newest.weights, stick / bundle.WEIGHTS)
    replace(newest.card, version="999.0.0").save(stick / bundle.CARD)
    (tmp_path / "site" / signature.KEYS).mkdir(parents=True)
    signature.make_key(tmp_path / "maker.pem").rename(tmp_path / "site" / signature.KEYS / "maker.pem")
    here = {site.VARIABLE: str(tmp_path / "site")}
    refused = run("models", "--install", stick, **here)
    assert refused.returncode == 1 and "not signed" in refused.stderr
    signature.sign(stick, signature.private(tmp_path / "maker.pem"))
    try:
        assert run("models", "--install", stick, **here).returncode == 0
        assert "999.0.0" in run("models", **here).stdout
    finally:
        shutil.rmtree(program / places.KEPT, ignore_errors=True)


@needs_screen
def test_the_window_opens_reads_takes_over_the_older_version_s_files_and_closes(program, home, films, alone, tmp_path):
    kept = program / places.KEPT
    older_version(kept)
    with window(program, home, alone, films / "wrist_fracture.png") as (display, running):
        picture = display.settled(running)
    picture.save(os.environ.get("OSTEOSCOPE_PICTURE", tmp_path / "window.png"))
    with sqlite3.connect(kept / "data" / cases.NAME) as store:
        assert store.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert store.execute("SELECT verdict, note, reader FROM reviews").fetchall() == [("accepted", "片", "K. Osei")]
    store.close()
    settings = json.loads((kept / "settings" / "settings.json").read_text("utf-8"))
    assert settings["reader"] == "K. Osei" and settings["recent"]
    assert [path.name for path in home.rglob("*") if "osteoscope" in path.name.lower()] == []


@needs_screen
@on_linux
def test_the_window_outlives_its_decoders_and_leaves_a_newer_version_s_store_as_it_is(program, home, three, alone):
    kept = program / places.KEPT
    shutil.rmtree(kept, ignore_errors=True)
    settled_in(kept)
    (kept / "data").mkdir()
    newer = sqlite3.connect(kept / "data" / cases.NAME)
    newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    newer.close()
    before = (kept / "data" / cases.NAME).read_bytes()
    with window(program, home, alone, three) as (display, running):
        crash_decoders(running.pid)
        display.strike("Return")  # the sentence about the store
        rest(running.pid)
    assert (kept / "data" / cases.NAME).read_bytes() == before
    noted = [line.message for line in Audit(kept / "data").lines()]
    read = [line for line in noted if line["EventIdentification"]["EventOutcomeDescription"] == "desktop: read"]
    assert sum(len(line["ParticipantObjectIdentification"]) for line in read) == 1  # of three films


def rows(path):
    """Return what is said of each film, by its name, without when and how fast."""
    found = map(json.loads, path.read_text("utf-8").splitlines())
    return {Path(row["file"]).name: {key: row[key] for key in SAME} for row in found}


@contextmanager
def window(program, home, alone, *paths):
    """Open the window with films on a display of its own, and close it by a key in the end."""
    with Display(alone) as display:
        command = [*alone, str(program / "osteoscope"), *map(str, paths)]
        running = subprocess.Popen(command, env=surroundings(home) | {"DISPLAY": display.name}, cwd=home)
        try:
            yield display, running
            display.strike("ctrl+q")
            assert running.wait(60) == 0
        finally:
            running.kill()


def settled_in(kept):
    """Leave settings, as of somebody who has used the program before."""
    (kept / "settings").mkdir(parents=True)
    chosen = {"reader": "K. Osei", "language": "en", "acknowledged": NOTICE}
    (kept / "settings" / "settings.json").write_text(json.dumps(chosen), "utf-8")


def older_version(kept):
    """Leave the settings and the store as the version before left them."""
    settled_in(kept)
    (kept / "data").mkdir()
    store = sqlite3.connect(kept / "data" / cases.NAME)
    for step in schema.STEPS[:-1]:
        store.executescript(step)
    store.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
    row = ("ab" * 32, 0, "accepted", "片", "K. Osei", "2026-01-01T00:00:00+00:00")
    store.execute("INSERT INTO reviews (sha256, frame, verdict, note, reader, at) VALUES (?, ?, ?, ?, ?, ?)", row)
    store.commit()
    store.close()
