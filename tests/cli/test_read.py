"""osteoscope-cli read, as a user runs it: exit codes, files, resume."""

import csv
import json
import sys

import pytest
from typer.testing import CliRunner

from engine.cli.app import app
from engine.report.table import BOM
from engine.store.audit import Audit
from tests.factory import make_bundle
from tests.report.test_jsonl import SCHEMA
from tests.test_reader import save_film


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return make_bundle(tmp_path_factory.mktemp("models") / "test-0.0.1").folder


def run(*words):
    """Return exit code and screen of one call."""
    result = CliRunner().invoke(app, [str(word) for word in words], standalone_mode=False)
    code = result.return_value if result.exception is None else 1
    return code, result.output


def rows(out):
    return [json.loads(line) for line in (out / "results.jsonl").read_text("utf-8").splitlines()]


def test_a_folder_becomes_tables_masks_and_overlays(model, tmp_path):
    films, out = tmp_path / "films", tmp_path / "out"
    (films / "deeper").mkdir(parents=True)
    save_film(films / "a.png", 1)
    save_film(films / "deeper" / "a.png", 2)
    code, screen = run("read", films, "--out", out, "--format", "csv,jsonl,overlay,mask", "--model", model)
    assert code == 0, screen
    read = [row for row in rows(out) if row["status"] == "read"]
    assert len(rows(out)) == 2
    for row in rows(out):
        SCHEMA.validate(row)
    with (out / "results.csv").open(encoding="utf-8", newline="") as stream:
        assert stream.read(1) == BOM
        assert sorted(row["file"] for row in csv.DictReader(stream)) == sorted(row["file"] for row in rows(out))
    for kind in ("overlays/*.png", "masks/*.bone.png", "masks/*.fracture.png"):
        assert len(list(out.glob(kind))) == len(read), "films of one stem do not overwrite each other"
    assert not list(out.glob(".unfinished*"))


def test_every_format_of_the_contract_is_written(model, tmp_path):
    save_film(tmp_path / "a.png", 1)
    words = ("--format", "csv,jsonl,pdf,overlay,mask,sr,seg,sc", "--model", model)
    assert run("read", tmp_path / "a.png", "--out", tmp_path / "out", *words)[0] == 0
    (row,) = rows(tmp_path / "out")
    assert row["status"] == "read", "the seed was chosen so that the random model reads the film"
    made = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    wanted = {
        "results.csv",
        "results.jsonl",
        "report.pdf",
        "overlays/a.png",
        "masks/a.bone.png",
        "masks/a.fracture.png",
    }
    assert made - {"dicom/a.seg.dcm"} == wanted | {"dicom/a.sr.dcm", "dicom/a.sc.dcm"}


def test_a_failed_file_makes_it_two(model, tmp_path):
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    save_film(tmp_path / "good.png")
    code, screen = run("read", tmp_path / "bad.png", tmp_path / "good.png", "--out", tmp_path / "out",
                       "--format", "jsonl", "--model", model)  # fmt: skip
    assert code == 2 and "bad.png" in screen
    assert [row["status"] == "failed" for row in rows(tmp_path / "out")] == [True, False]
    assert not (tmp_path / "out" / "results.csv").exists(), "only what was asked for is written"


def test_nothing_to_read_and_wrong_words_make_it_one(model, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run("read", tmp_path / "empty", "--out", tmp_path / "out", "--model", model)[0] == 1
    assert run("read", tmp_path, "--out", tmp_path / "out", "--format", "xls")[0] == 1
    assert run("read", tmp_path, "--out", tmp_path / "out", "--device", "abacus")[0] == 1
    assert not (tmp_path / "out").exists()


def test_a_stopped_run_keeps_what_is_finished_and_goes_on(model, tmp_path, monkeypatch):
    for seed in range(9):
        save_film(tmp_path / f"{seed}.png", seed)
    words = ("read", tmp_path, "--out", tmp_path / "out", "--format", "csv,jsonl", "--model", model)

    from engine.cli.screen import Screen

    real = Screen.advance

    def interrupted(self, path, readings):
        real(self, path, readings)
        if path.name == "3.png":
            raise KeyboardInterrupt

    monkeypatch.setattr(Screen, "advance", interrupted)
    code, screen = run(*words)
    assert code == 3 and "--resume" in screen
    assert len(rows(tmp_path / "out")) == 4
    monkeypatch.undo()
    assert run(*words, "--resume")[0] == 0
    whole = rows(tmp_path / "out")
    assert sorted(row["file"] for row in whole) == [str(tmp_path / f"{seed}.png") for seed in range(9)]


def test_a_failed_file_is_tried_again_and_stands_once(model, tmp_path):
    whole = save_film(tmp_path / "film#a.png").read_bytes()
    (tmp_path / "film#a.png").write_bytes(whole[:300])
    words = ("read", tmp_path / "film#a.png", "--out", tmp_path / "out", "--format", "jsonl", "--model", model)
    assert run(*words)[0] == 2
    (tmp_path / "film#a.png").write_bytes(whole)
    assert run(*words, "--resume")[0] == 0
    assert [row["status"] == "failed" for row in rows(tmp_path / "out")] == [False]
    assert run(*words, "--resume")[0] == 0
    assert len(rows(tmp_path / "out")) == 1


def test_a_device_that_is_not_here_leaves_the_results_alone(model, tmp_path):
    import torch

    if torch.cuda.is_available():
        pytest.skip("this machine has a CUDA device")
    save_film(tmp_path / "a.png")
    words = ("read", tmp_path / "a.png", "--out", tmp_path / "out", "--format", "jsonl", "--model", model)
    assert run(*words)[0] == 0
    before = (tmp_path / "out" / "results.jsonl").read_bytes()
    code, screen = run(*words, "--device", "cuda")
    assert code == 1 and "No CUDA device" in screen
    assert (tmp_path / "out" / "results.jsonl").read_bytes() == before


def test_a_folder_that_refuses_is_a_sentence(model, tmp_path):
    save_film(tmp_path / "a.png")
    (tmp_path / "out").write_text("a file stands where the folder should be", "utf-8")
    code, screen = run("read", tmp_path / "a.png", "--out", tmp_path / "out", "--model", model)
    assert code == 3 and "could not be written" in screen


def test_models_lists_and_verifies(model):
    code, screen = run("models", "--models", model.parent)
    assert code == 0 and "verified" in screen
    (model / "weights.safetensors").rename(model / "elsewhere")
    try:
        assert run("models", "--models", model.parent)[0] == 2
    finally:
        (model / "elsewhere").rename(model / "weights.safetensors")


def test_a_watch_reads_what_arrives_until_it_is_stopped(model, tmp_path, monkeypatch):
    from engine import watch

    films, out = tmp_path / "films", tmp_path / "out"
    films.mkdir()
    (films / "0.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    monkeypatch.setenv("OSTEOSCOPE_AUDIT", str(tmp_path / "audit"))
    seen, noted = [], []

    def sleep(_):
        said = [line.message["ParticipantObjectIdentification"] for line in Audit().lines()]
        noted.append(sum(map(len, said)))
        seen.append(len(rows(out)) if (out / "results.jsonl").exists() else 0)
        if len(seen) in {2, 4}:
            save_film(films / f"{len(seen)}.png", len(seen))
        if len(seen) == 7:
            raise KeyboardInterrupt

    real = watch.arrivals
    monkeypatch.setattr(watch, "arrivals", lambda paths: real(paths, sleep=sleep))
    words = ("read", films, "--out", out, "--format", "csv,jsonl", "--model", model, "--watch")
    assert run(*words)[0] == 2, "one of the files is broken"
    assert seen == [0, 1, 1, 2, 2, 3, 3], "the tables are in place while it watches"
    assert noted == [0, 0, 0, 1, 1, 2, 2], "films are in the audit before it waits for more"
    assert [row["status"] == "failed" for row in rows(out)] == [True, False, False]
    assert not list(out.glob(".unfinished*"))


def test_a_command_notes_its_start_the_films_that_it_read_and_its_end(model, tmp_path, monkeypatch):
    monkeypatch.setenv("OSTEOSCOPE_AUDIT", str(tmp_path / "audit"))
    save_film(tmp_path / "SMITH.png", 1)
    assert run("read", tmp_path / "SMITH.png", "--out", tmp_path / "out", "--model", model)[0] == 0
    lines = [line.message for line in Audit().lines()]
    codes = [(one["EventIdentification"]["EventTypeCode"] or one["EventIdentification"]["EventID"]) for one in lines]
    assert [code["csd-code"] for code in codes] == ["110120", "110103", "110106", "110121"]
    (film,) = lines[1]["ParticipantObjectIdentification"]
    assert film["ParticipantObjectID"] == rows(tmp_path / "out")[0]["sha256"]
    assert "SMITH" not in Audit().path.read_text("ascii")
    assert Audit().verify().problems == ()


def test_what_cannot_be_noted_is_not_done(model, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("OSTEOSCOPE_AUDIT", str(tmp_path / "file" / "audit"))
    save_film(tmp_path / "a.png", 1)
    code, screen = run("read", tmp_path / "a.png", "--out", tmp_path / "out", "--model", model)
    assert code == 3 and "audit.jsonl could not be written" in screen
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_a_name_that_would_steer_the_terminal_is_written_out(model, tmp_path):
    name = "\x1b[2J\u202egnp\n.png"
    (tmp_path / "films").mkdir()
    (tmp_path / "films" / name).write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    code, screen = run("read", tmp_path / "films", "--out", tmp_path / "out", "--format", "jsonl", "--model", model)
    assert code == 2 and r"\x1b[2J\u202egnp\n.png" in screen
    assert "\x1b" not in screen and "\u202e" not in screen
    assert rows(tmp_path / "out")[0]["file"].endswith(name), "the table keeps the name as it is"


@pytest.mark.parametrize("row", [b"no JSON", b"{}", b"[]", b'{"file": "a.png"}', b"[" * 100_000, b"\xff"])
def test_a_folder_whose_results_are_none_is_not_resumed(model, tmp_path, row):
    save_film(tmp_path / "a.png", 1)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "results.jsonl").write_bytes(row + b"\n")
    code, screen = run("read", tmp_path / "a.png", "--out", tmp_path / "out", "--model", model, "--resume")
    assert code == 3 and "no result of a reading" in screen
    assert (tmp_path / "out" / "results.jsonl").read_bytes() == row + b"\n"
