"""Export from the window."""

import csv
import json

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QDialog, QFileDialog

from desktop import export
from desktop.export import ExportDialog
from engine.progress import silent


@pytest.fixture
def exported(room, tmp_path, qtbot, monkeypatch):
    """Export by way of the dialogue; return the folder that was made."""

    def go(formats, *, only=False):
        def fill(dialogue):
            for name, box in dialogue.boxes.items():
                box.setChecked(name in formats)
            (dialogue.only if only else dialogue.all).setChecked(True)
            return QDialog.DialogCode.Accepted

        place = tmp_path / "out"
        place.mkdir()
        monkeypatch.setattr(ExportDialog, "exec", fill)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: str(place))
        room.acts["export"].trigger()
        qtbot.waitUntil(lambda: "were exported to" in room.status.currentMessage())
        (folder,) = place.iterdir()
        return folder

    return go


def test_everything_is_exported_in_the_order_of_the_list(exported):
    folder = exported(tuple(export.FORMATS))
    rows = [json.loads(line) for line in (folder / "results.jsonl").read_text("utf-8").splitlines()]
    assert [row["status"] for row in rows] == ["read", "read", "failed", "read"]
    assert rows[0]["fracture"]["triage"] == "doubt"
    assert rows[0]["spacing_mm"] is None
    with (folder / "results.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == 4
    assert {path.name for path in (folder / "overlays").iterdir()} == {"a.png", "b.png", "c.png"}
    mask = np.asarray(Image.open(folder / "masks" / "b.bone.png"))
    assert set(np.unique(mask)) == {0, 255}
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")


def test_the_selection_alone_is_exported(exported):
    folder = exported(("jsonl",), only=True)
    (line,) = (folder / "results.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["file"].endswith("b.png")
    assert not (folder / "overlays").exists()


def test_nothing_read_is_nothing_to_export(open_room):
    room = open_room()
    room.acts["export"].trigger()
    assert room.status.currentMessage() == "Nothing was read yet, so there is nothing to export."


def test_a_folder_that_cannot_be_written_to_is_said(room, tmp_path, qtbot):
    (tmp_path / "file").write_text("")
    cases = room.worklist.listed()
    room.session.export(lambda report: export.write(cases, tmp_path / "file", ("csv",), room.loaded, report))
    qtbot.waitUntil(lambda: "could not be written" in room.status.currentMessage())


def test_a_film_that_has_gone_is_said_and_the_rest_stands(room, tmp_path, films, qtbot):
    (films / "c.png").unlink()
    cases = room.worklist.listed()
    with pytest.raises(Exception, match=r"c\.png could not be read"):
        export.write(cases, tmp_path / "out", ("jsonl", "overlay"), room.loaded, silent)
    (folder,) = (tmp_path / "out").iterdir()
    assert len((folder / "results.jsonl").read_text("utf-8").splitlines()) == 1


def test_the_dialogue_wants_at_least_one_format(room):
    dialogue = ExportDialog(1, 4, room)
    for box in dialogue.boxes.values():
        box.setChecked(False)
    assert not dialogue.go.isEnabled()
    dialogue.boxes["csv"].setChecked(True)
    assert dialogue.go.isEnabled()
    assert dialogue.order().formats == ("csv",)
