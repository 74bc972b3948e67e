"""The folder a batch leaves behind, with names and disks as bad as they come."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from engine import overlay
from engine.errors import OutputError
from engine.outputs import Outputs
from tests.factory import make_reading
from tests.report.films import not_assessable

OLD = b"what stood there before"
ALL = ("csv", "jsonl", "pdf", "overlay", "mask", "sr", "seg", "sc")


def filed(folder, *readings, formats=ALL):
    outputs = Outputs(folder, formats)
    for reading in readings:
        outputs.add(reading)
    outputs.finish(complete=True)
    return [json.loads(line) for line in (folder / "results.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    "name",
    ["=HYPERLINK(1).png", "a\u202egnp.exe", "x" * 245 + ".png", "骨" * 80 + ".dcm", "عظم.png", "tab\there\n.png",
     "bytes\udcff\udcfe.png", "many.dcm#7", "..png", "CON.png"],
)  # fmt: skip
def test_every_format_is_written_whatever_the_name(tmp_path, name):
    reading = make_reading(name)
    (row,) = filed(tmp_path / "out", reading)
    made = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert len(made) == 3 + 1 + 2 + 3, "tables and report, overlay, masks, DICOM objects"
    assert all(tmp_path / "out" in path.resolve().parents for path in made)
    assert row["file"] == name.replace("\udcff", "\ufffd").replace("\udcfe", "\ufffd")


def test_long_names_that_begin_alike_do_not_overwrite_each_other(tmp_path):
    filed(tmp_path, *(make_reading("x" * 230 + f"{number}.png") for number in range(3)), formats=("jsonl", "overlay"))
    assert len(list((tmp_path / "overlays").iterdir())) == 3


def test_the_overlay_is_drawn_once_for_picture_and_report(tmp_path, monkeypatch):
    drawn = []
    real = overlay.picture
    monkeypatch.setattr(overlay, "picture", lambda reading: drawn.append(1) or real(reading))
    filed(tmp_path, make_reading(), not_assessable(), formats=("jsonl", "pdf", "overlay"))
    assert len(drawn) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on file size stands in for a full disk")
@pytest.mark.parametrize("formats", [("csv", "jsonl"), ("pdf", "jsonl"), ("overlay", "jsonl"), ("mask", "jsonl")])
def test_a_disk_that_is_full_leaves_what_was_there(tmp_path, formats):
    import resource

    kept = ["results.csv", "report.pdf", "overlays/film.png", "masks/film.bone.png"]
    for name in kept:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(OLD)
    outputs = Outputs(tmp_path, formats)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    try:
        with pytest.raises(OutputError, match="could not be written"):
            outputs.add(make_reading())
            outputs.finish(complete=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [(tmp_path / name).read_bytes() for name in kept] == [OLD] * len(kept)
    assert [path.name for path in tmp_path.rglob(".*.new")] == []


def test_a_table_that_another_program_holds_open_costs_that_table_alone(tmp_path, monkeypatch):
    (tmp_path / "results.csv").write_bytes(OLD)
    real = Path.replace

    def held(path, target):
        if Path(target).name == "results.csv":
            raise PermissionError(13, "Permission denied")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputError, match=r"results\.csv could not be written"):
        filed(tmp_path, make_reading(), formats=("csv", "jsonl", "pdf"))
    assert (tmp_path / "results.csv").read_bytes() == OLD
    before = (tmp_path / "results.jsonl").read_bytes()
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    monkeypatch.undo()
    resumed = Outputs(tmp_path, ("csv", "jsonl"), resume=True)
    assert resumed.counts() == {"read": 1}, "and nothing is read again for it"
    resumed.finish(complete=True)
    assert (tmp_path / "results.jsonl").read_bytes() == before and (tmp_path / "results.csv").read_bytes() != OLD


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a superuser may write anywhere")
def test_a_folder_that_may_not_be_written_is_a_sentence(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="could not be written"):
        Outputs(tmp_path, ("csv",))
    tmp_path.chmod(0o700)


def test_a_folder_that_refuses_is_a_sentence_for_every_user(tmp_path):
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(OutputError, match="could not be written"):
        Outputs(tmp_path / "file" / "folder", ("csv",))


def test_a_film_without_spacing_or_facts_is_filed_too(tmp_path):
    reading = make_reading()
    bare = replace(reading, radiograph=replace(reading.radiograph, spacing=None, sha256=""), limb=None, sha256=None)
    (row,) = filed(tmp_path, bare)
    assert row["spacing_mm"] is None and row["sha256"] is None
