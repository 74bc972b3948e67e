"""osteoscope-cli validate, as a user runs it."""

import json

import pytest

from tests.cli.test_read import run
from tests.factory import make_bundle
from tests.test_reader import save_film

FILES = ["validation-misses.csv", "validation-thresholds.csv", "validation.csv", "validation.json", "validation.pdf"]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return make_bundle(tmp_path_factory.mktemp("models") / "test-0.0.1").folder


def test_films_and_truth_become_figures(model, tmp_path):
    films, out = tmp_path / "films", tmp_path / "out"
    films.mkdir()
    for seed in range(3):
        save_film(films / f"{seed}.png", seed)
    (films / "truth.csv").write_text("file,fracture\n0.png,1\n1.png,0\n2.png,0\n", "utf-8")
    code, screen = run("validate", films, films / "truth.csv", "--out", out, "--model", model)
    assert code == 0 and "3 films, 1 with a fracture" in screen
    assert sorted(path.name for path in out.iterdir()) == FILES
    assert json.loads((out / "validation.json").read_text("utf-8"))["model"]["name"] == "test"
    (films / "truth.csv").write_text("file,fracture\n0.png,1\ngone.png,0\n", "utf-8")
    code, screen = run("validate", films, films / "truth.csv", "--out", out, "--model", model)
    assert code == 2 and "Not found in the folder: gone.png." in screen


def test_a_table_that_cannot_be_used_is_a_sentence(model, tmp_path):
    (tmp_path / "truth.csv").write_text("file,fracture\na,perhaps\n", "utf-8")
    code, screen = run("validate", tmp_path, tmp_path / "truth.csv", "--out", tmp_path / "out", "--model", model)
    assert code == 1 and "line 2 says “perhaps”" in screen
    assert not (tmp_path / "out").exists()


def test_a_place_that_refuses_is_three(model, tmp_path):
    save_film(tmp_path / "a.png")
    (tmp_path / "truth.csv").write_text("file,fracture\na.png,1\n", "utf-8")
    (tmp_path / "out").write_text("a file", "utf-8")
    code, screen = run("validate", tmp_path, tmp_path / "truth.csv", "--out", tmp_path / "out", "--model", model)
    assert code == 3 and "could not be written" in screen
