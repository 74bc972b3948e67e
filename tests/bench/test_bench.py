"""The benchmark itself: that it counts right and says what was missed. How fast anything is, no test asserts."""

import json

import pytest
from typer.testing import CliRunner

from engine.bench import edition, flows, startup
from engine.bench.budgets import Budget, table
from engine.cli.app import app
from tests.factory import make_bundle
from tests.test_reader import save_film

CONTRACT = {"vs_plain_flow", "vs_network_alone", "films_per_second", "window_s", "first_reading_s"}


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return make_bundle(tmp_path_factory.mktemp("models") / "test-0.0.1")


def test_a_missed_budget_is_said_and_a_missing_figure_is_none():
    lines = table((
        Budget("a", "enough", 5.0, 4.0), Budget("b", "too few", 3.0, 4.0), Budget("c", "too long", 2.0, 1.0, False),
        Budget("d", "unknown", None, 1.0), Budget("e", "free", 9.0, None),
    ))  # fmt: skip
    assert [line.split()[-1] for line in lines] == ["met", "MISSED", "MISSED", "1", "free"]
    assert "not measured" in lines[3]


def test_every_figure_of_the_contract_is_measured_and_written(model, tmp_path, monkeypatch):
    for name in ("import_s", "window_s"):
        monkeypatch.setattr(startup, name, lambda: 0.5)
    monkeypatch.setattr(startup, "first_reading_s", lambda film: 1.5)
    save_film(tmp_path / "a.png", 1)
    words = ["bench", tmp_path / "a.png", "--films", 2, "--rounds", 1, "--model", model.folder,
             "--json", tmp_path / "bench.json"]  # fmt: skip
    result = CliRunner().invoke(app, [str(word) for word in words], standalone_mode=False)
    assert result.return_value == 0, result.output
    figures = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert figures.keys() >= {*CONTRACT, "edition_mb"} and all(figures[key] > 0 for key in CONTRACT)
    assert 0 < figures["network_share_of_peak"] < 1.5
    assert figures["workers_ms"] > 0 and figures["network_ms"] > 0
    assert figures["runtime"] == "openvino" and figures["films"] == 2


def test_start_up_is_measured_by_starting_the_programs(tmp_path, monkeypatch):
    monkeypatch.setattr(startup, "TURNS", 1)
    film = save_film(tmp_path / "a.png", 1)
    assert startup.import_s() > 0 and startup.window_s() > 0 and startup.first_reading_s(film) > 0
    assert startup.first_reading_s(tmp_path / "absent.png") is None


def test_the_folder_that_is_read_holds_as_many_films_as_asked(tmp_path):
    films = [save_film(tmp_path / f"{seed}.png", seed) for seed in range(2)]
    copies = flows.folder_of(films, 5, tmp_path / "many")
    assert len(set(copies)) == 5 and copies[4].read_bytes() == films[0].read_bytes()


def test_operations_are_counted_as_a_multiplication_and_an_addition(model):
    from engine.bench.peak import network_flops

    small, large = network_flops(model, 64, 64), network_flops(model, 128, 64)
    assert large == pytest.approx(2 * small)
    resnet50 = 4.09e9 * 2  # at 224 x 224, as its paper and libraries count it in multiply-adds
    assert network_flops(model, 224, 224) > resnet50


def test_the_size_of_an_edition_is_that_of_its_files(tmp_path):
    assert edition.size_mb(tmp_path) is None
    inside = tmp_path / "Osteoscope" / "_internal"
    inside.mkdir(parents=True)
    (tmp_path / "Osteoscope" / "osteoscope-cli").write_bytes(bytes(400_000))
    (inside / "library.so").write_bytes(bytes(600_000))
    (inside / "again.so").hardlink_to(inside / "library.so")
    assert edition.size_mb(tmp_path) == pytest.approx(1.0)


def test_the_plain_flow_reads_what_a_folder_holds(model, tmp_path):
    from engine.bench.plain import PlainFlow

    PlainFlow(model.card.recipe).read([save_film(tmp_path / "a.png")], tmp_path / "out.csv")
    (row,) = (tmp_path / "out.csv").read_text("utf-8").splitlines()
    assert row.startswith("a.png,") and len(row.split(",")) == 4
