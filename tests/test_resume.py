"""The results folder: what stood there before is lost neither to a stop nor to a full disk."""

import errno
import hashlib
import json
from dataclasses import replace

import pytest

from engine import files
from engine.errors import OutputError
from engine.outputs import LINES, Outputs
from engine.records import Status
from engine.report import jsonl
from engine.store.journal import NAME
from tests.factory import make_reading

FORMATS = ("jsonl",)


def names(folder):
    return [json.loads(line)["file"] for line in (folder / LINES).read_text("utf-8").splitlines()]


def film(folder, name):
    """Return the reading of a file that is there, with its true hash."""
    path = folder / name
    path.write_bytes(name.encode())
    return make_reading(path, sha256=hashlib.sha256(name.encode()).hexdigest())


def test_a_resumed_run_adds_to_the_rows_that_stand_in_the_order_of_the_films(tmp_path):
    first, second, third = (film(tmp_path, name) for name in ("a.png", "b.png", "c.png"))
    films = [one.path for one in (first, second, third)]
    stopped = Outputs(tmp_path, FORMATS)
    assert stopped.waiting(films, first.model) == tuple(films)
    stopped.add(third)
    stopped.finish(complete=False)
    resumed = Outputs(tmp_path, FORMATS, resume=True)
    assert resumed.waiting(films, first.model) == (first.path, second.path)
    resumed.add(first)
    resumed.add(second)
    resumed.finish(complete=True)
    assert names(tmp_path) == [str(path) for path in films]
    assert not list(tmp_path.glob(f"{NAME}*"))


@pytest.mark.parametrize("change", ["content", "model", "failed", "gone", "nothing"])
def test_what_changed_is_read_again_and_only_that(tmp_path, change):
    one = film(tmp_path, "a.png")
    outputs = Outputs(tmp_path, FORMATS)
    outputs.waiting([one.path], one.model)
    outputs.add(replace(one, status=Status.FAILED) if change == "failed" else one)
    outputs.finish(complete=True)
    if change == "content":
        one.path.write_bytes(b"another film")
    if change == "gone":
        one.path.unlink()
    model = replace(one.model, sha256="f" * 64) if change == "model" else one.model
    resumed = Outputs(tmp_path, FORMATS, resume=True)
    assert resumed.waiting([one.path], model) == (() if change == "nothing" else (one.path,))
    resumed.finish(complete=True)


def test_the_frames_of_a_file_are_kept_together_or_not_at_all(tmp_path, monkeypatch):
    one = film(tmp_path, "a.png")
    outputs = Outputs(tmp_path, FORMATS)
    lines = iter([jsonl.line(replace(one, frame=1))])
    monkeypatch.setattr(jsonl, "line", lambda reading: next(lines))
    with pytest.raises(RuntimeError):
        outputs.add_file(one.path, (replace(one, frame=1), replace(one, frame=2)))
    assert outputs.counts() == {}
    outputs.finish(complete=True)


def test_two_runs_never_write_into_one_folder(tmp_path):
    first = Outputs(tmp_path, FORMATS)
    first.add(make_reading("a.png"))
    with pytest.raises(OutputError, match="another run"):
        Outputs(tmp_path, FORMATS, resume=True)
    first.finish(complete=True)


def test_a_film_read_again_replaces_its_own_pictures(tmp_path):
    outputs = Outputs(tmp_path, ("mask",))
    for _ in range(2):
        outputs.add(make_reading("a/film.png"))
        outputs.add(make_reading("b/film.png"))
    outputs.finish(complete=False)
    assert {path.name for path in (tmp_path / "masks").iterdir()} == {
        "film.bone.png", "film.fracture.png", "film-2.bone.png", "film-2.fracture.png"
    }  # fmt: skip
    resumed = Outputs(tmp_path, ("mask",), resume=True)
    resumed.add(make_reading("b/film.png"))
    resumed.finish(complete=True)
    assert len(list((tmp_path / "masks").iterdir())) == 4


def test_a_disk_that_fills_leaves_the_table_of_the_run_before(tmp_path, monkeypatch):
    outputs = Outputs(tmp_path, FORMATS)
    outputs.add(make_reading("a.png"))
    outputs.finish(complete=True)
    before = (tmp_path / LINES).read_bytes()

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    resumed = Outputs(tmp_path, FORMATS, resume=True)
    resumed.add(make_reading("b.png"))
    with pytest.raises(OutputError, match="No space left"):
        resumed.finish(complete=True)
    assert (tmp_path / LINES).read_bytes() == before
    monkeypatch.undo()
    again = Outputs(tmp_path, FORMATS, resume=True)
    again.finish(complete=True)
    assert names(tmp_path) == ["a.png", "b.png"], "nothing that was read is lost with the disk"
