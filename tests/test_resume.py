"""A run that goes on where another stopped: what stood there is lost neither to a stop nor to a full disk."""

import errno

import pytest

from engine import files
from engine.errors import OutputError
from engine.outputs import UNFINISHED, Outputs
from engine.report import jsonl
from tests.factory import make_reading


def resumed(folder):
    return Outputs(folder, ("jsonl",), keep=lambda row: True)


def test_a_resumed_run_adds_to_the_rows_that_stand(tmp_path):
    (tmp_path / UNFINISHED).write_text(jsonl.line(make_reading("a.png")), "utf-8")
    second = resumed(tmp_path)
    second.add(make_reading("b.png"))
    second.finish(complete=True)
    names = [line.split('"file": "')[1].split('"')[0] for line in (tmp_path / "results.jsonl").read_text().splitlines()]
    assert names == ["a.png", "b.png"]


def test_a_disk_that_fills_while_a_run_resumes_leaves_the_rows_before(tmp_path, monkeypatch):
    before = jsonl.line(make_reading("a.png")).encode("utf-8")
    (tmp_path / UNFINISHED).write_bytes(before)

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        resumed(tmp_path)
    assert (tmp_path / UNFINISHED).read_bytes() == before
