"""A cluster reads as one machine does; the test of a real one needs the extra `cluster`, and says so."""

import importlib.util
import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from engine import cluster
from engine.cli.app import app
from engine.prepare import bare
from engine.report import jsonl
from tests.factory import make_bundle, make_reading
from tests.test_reader import save_film

ROOT = Path(__file__).parents[1]
PATIENCE_S = 120
RAY = importlib.util.find_spec("ray") is not None


@pytest.fixture
def model(tmp_path):
    return make_bundle(tmp_path / "models" / "test-0.0.1").folder


def test_without_ray_the_cluster_is_refused_in_words(model, tmp_path, monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ray" else real(name))
    words = ("read", save_film(tmp_path / "a.png"), "--out", tmp_path / "out", "--model", model, "--cluster", "local")
    result = CliRunner().invoke(app, list(map(str, words)), standalone_mode=False)
    assert result.return_value == 1 and "extra `cluster`" in result.output


def test_what_a_worker_sends_without_pictures_makes_the_same_row():
    reading = make_reading("/films/film.png")
    sent = cluster._said(replace(reading, radiograph=bare(reading.radiograph)))
    assert sent.bone_mask is sent.fracture_mask is None and sent.radiograph.pixels.size == 0
    assert jsonl.line(sent) == jsonl.line(reading)
    named = cluster._named(sent, Path("film.png"))
    assert (named.name, named.radiograph.path.name) == ("film.png", "film.png")


@pytest.mark.parametrize(("files", "workers", "tasks"), [(1, 2, 1), (10, 2, 10), (100, 2, 16), (1_000_000, 64, 31_250)])
def test_every_worker_has_enough_to_do_and_no_task_is_long(files, workers, tasks):
    assert cluster._tasks(files, workers) == tasks


@pytest.mark.skipif(not RAY, reason="ray is not installed: uv sync --extra cluster")
def test_two_workers_leave_what_one_machine_leaves_and_go_on_where_they_stopped(model, tmp_path):
    films = tmp_path / "films"
    films.mkdir()
    for seed in range(7):
        save_film(films / f"{seed}.png", seed)
    (films / "3.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    formats = ("--format", "csv,jsonl,overlay,mask")
    alone = run("read", films, "--out", tmp_path / "alone", *formats, "--model", model)
    cluster_words = (*formats, "--model", model, "--cluster", "local", "--workers", 2, "--resume")
    together = run("read", films, "--out", tmp_path / "together", *cluster_words)
    assert alone.returncode == together.returncode == 2, together.stderr
    assert "2 workers of the cluster at local" in together.stderr
    assert contents(tmp_path / "alone") == contents(tmp_path / "together")
    (films / "3.png").unlink()
    save_film(films / "late.png", 9)
    resumed = run("read", films, "--out", tmp_path / "together", *cluster_words)
    assert resumed.returncode == 0, resumed.stderr
    assert "1 of 1 films" in resumed.stderr and "7 read" in resumed.stdout


@pytest.mark.parametrize("place", ["RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH", "file", ""])
def test_a_token_is_looked_for_where_ray_does(place, tmp_path, monkeypatch):
    for name in ("RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    if place == "file":
        (tmp_path / ".ray").mkdir()
        (tmp_path / ".ray" / "auth_token").write_text("secret", "ascii")
    elif place:
        monkeypatch.setenv(place, "secret")
    assert cluster._has_token() is bool(place)


@pytest.mark.skipif(not RAY, reason="ray is not installed: uv sync --extra cluster")
def test_a_caller_outside_the_cluster_gets_the_same_with_the_clusters_token(model, tmp_path):
    films = [save_film(tmp_path / f"{seed}.png", seed) for seed in range(3)]
    words = (*films, "--format", "csv,jsonl,mask", "--model", model)
    alone = run("read", "--out", tmp_path / "alone", *words)
    # sockets have short names: pytest's own folder is too deep for them
    with TemporaryDirectory(prefix="ray") as place, started_head(Path(place), "the token") as address:
        more = ("--cluster", address, "--workers", 1)
        together = run("read", "--out", tmp_path / "together", *words, *more, RAY_AUTH_TOKEN="the token")
    assert alone.returncode == together.returncode == 0, together.stderr
    assert contents(tmp_path / "alone") == contents(tmp_path / "together")


@contextmanager
def started_head(place, token):
    """Start a cluster of this machine that asks for a token; yield its address for callers outside."""
    with socket() as free:
        free.bind(("", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "ray.scripts.scripts", "start", "--head", "--block", "--port", "0", "--num-cpus", "2",
        "--ray-client-server-port", str(port), "--min-worker-port", "0", "--max-worker-port", "0",
        "--include-dashboard", "false", "--disable-usage-stats", "--temp-dir", str(place),
    ]  # fmt: skip
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": token}
    said = place / "head.log"
    with said.open("w") as log:
        head = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=log, stderr=subprocess.STDOUT)
    try:
        ends = time.monotonic() + PATIENCE_S
        while "Ray runtime started" not in said.read_text("utf-8"):
            assert head.poll() is None and time.monotonic() < ends, said.read_text("utf-8")
            time.sleep(0.2)
        yield f"ray://{said.read_text('utf-8').split('Local node IP: ')[1].split()[0]}:{port}"
    finally:
        head.terminate()
        head.wait(PATIENCE_S)


def run(*words, **facts):
    command = [sys.executable, "-m", "engine.cli.app", *map(str, words)]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)} | facts
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=surroundings)


def contents(folder):
    """Return rows, without the time they took, and pictures."""
    lines = (folder / "results.jsonl").read_text("utf-8").splitlines()
    pictures = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.png")}
    return [json.loads(line) | {"elapsed_s": None} for line in lines], pictures
