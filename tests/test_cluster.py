"""A cluster reads as one machine does; the test of a real one needs the extra `cluster`, and says so."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from engine import cluster
from engine.cli.app import app
from engine.report import jsonl
from tests.factory import make_bundle, make_reading
from tests.test_reader import save_film

ROOT = Path(__file__).parents[1]
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
    sent = cluster._said(reading)
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


def run(*words):
    command = [sys.executable, "-m", "engine.cli.app", *map(str, words)]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=surroundings)


def contents(folder):
    """Return rows, without the time they took, and pictures."""
    lines = (folder / "results.jsonl").read_text("utf-8").splitlines()
    pictures = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.png")}
    return [json.loads(line) | {"elapsed_s": None} for line in lines], pictures
