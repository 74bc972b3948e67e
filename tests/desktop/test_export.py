"""Export from the window."""

import csv
import json

import numpy as np
import pydicom
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from desktop import corners, export
from desktop.asking import SAMPLES
from desktop.corners import CornersDialog
from desktop.export import ExportDialog, Order
from desktop.preview import PreviewDialog
from engine import files, site
from engine.errors import OutputError
from engine.outputs import Outputs
from engine.progress import silent
from engine.report.letterhead import Letterhead
from tests.desktop.room import settle


def warning(room):
    """Return what the newest box on screen warns of."""
    boxes = [box for box in room.findChildren(QMessageBox) if box.isVisible()]
    return boxes[-1].text() if boxes else ""


def pdf_text(path):
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def look(qtbot, dialogue, keep_out=()):
    """Look at every page of corners, taking away the tick of some films."""
    while True:
        qtbot.waitUntil(lambda: dialogue.go.isEnabled() or dialogue.next.isEnabled())
        for box in dialogue.boxes:
            box.setChecked(box.text() not in keep_out)
        if dialogue.go.isEnabled():
            return QDialog.DialogCode.Accepted
        dialogue.next.click()


@pytest.fixture
def exported(room, tmp_path, qtbot, monkeypatch):
    """Export by way of the dialogue; return the folder that was made."""

    def go(formats, *, only=False, nameless=False, keep_out=()):
        def fill(dialogue):
            for name, box in dialogue.boxes.items():
                box.setChecked(name in formats)
            (dialogue.only if only else dialogue.all).setChecked(True)
            dialogue.nameless.setChecked(nameless)
            return QDialog.DialogCode.Accepted

        place = tmp_path / "out"
        place.mkdir(exist_ok=True)
        monkeypatch.setattr(ExportDialog, "exec", fill)
        monkeypatch.setattr(CornersDialog, "exec", lambda dialogue: look(qtbot, dialogue, keep_out))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: str(place))
        said = []
        room.session.said.connect(said.append)
        room.acts["export"].trigger()
        qtbot.waitUntil(lambda: any("were exported to" in text for text in said))  # the status bar may have moved on
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
    order = Order(("csv",))
    room.session.export(lambda report: export.write(cases, tmp_path / "file", order, room.loaded, report))
    qtbot.waitUntil(lambda: "could not be written" in room.status.currentMessage())
    assert "could not be written" in warning(room)


def test_a_film_that_has_gone_is_said_and_the_rest_stands(room, tmp_path, films, qtbot):
    (films / "c.png").unlink()
    cases = room.worklist.listed()
    said = export.write(cases, tmp_path / "out", Order(("jsonl", "overlay")), room.loaded, silent)
    assert said.startswith("3 films were exported to")
    assert "Left out: 1. c.png could not be read" in said
    (folder,) = (tmp_path / "out").iterdir()
    assert len((folder / "results.jsonl").read_text("utf-8").splitlines()) == 3


def test_a_disk_that_fills_up_is_said_and_what_was_written_stands(room, tmp_path, monkeypatch):
    written, really = [], files.write

    def write(path, content):  # the desktop's own writing, of settings and marks, goes on beside this
        if path.parent.name == "overlays":
            if written:
                raise OutputError(path, "No space left on device")
            written.append(path)
        really(path, content)

    monkeypatch.setattr("engine.files.write", write)
    with pytest.raises(OutputError, match="No space left on device"):
        export.write(room.worklist.listed(), tmp_path, Order(("jsonl", "overlay")), room.loaded, silent)
    (folder,) = tmp_path.glob("osteoscope *")
    kept = Outputs(folder, (), resume=True)
    assert sum(kept.counts().values()) == 1
    kept.finish(complete=True)
    assert len(list((folder / "overlays").iterdir())) == len(written) == 1


def test_nothing_names_anybody_in_what_is_exported_without_names(room, exported, qtbot):
    qtbot.keyClick(room, Qt.Key.Key_A)
    room.desk.write_note(room.onscreen.current, "Mrs Smith")
    folder = exported(tuple(export.FORMATS), nameless=True)
    assert {path.name for path in (folder / "overlays").iterdir()} == {f"film-000{n}.png" for n in (1, 2, 4)}
    for path in (folder / "dicom").iterdir():
        assert path.name.startswith("film-")
        assert pydicom.dcmread(path).PatientIdentityRemoved == "YES"
    known = [part for case in room.worklist.listed() for part in (case.path.name, case.sha256, "films é") if part]
    texts = [(folder / name).read_text("utf-8-sig") for name in ("results.csv", "results.jsonl")]
    for text in (*texts, pdf_text(folder / "report.pdf")):
        assert "film-0001" in text
        assert not [part for part in known if part in text]
        assert "Smith" not in text


def test_dicom_objects_are_exported(exported):
    folder = exported(("sr", "seg", "sc"))
    assert {path.name.split(".", 1)[1] for path in (folder / "dicom").iterdir()} == {"sr.dcm", "seg.dcm", "sc.dcm"}


def test_a_logo_that_has_gone_is_said_and_the_report_is_written(room, tmp_path, exported, monkeypatch):
    monkeypatch.setenv(site.VARIABLE, str(tmp_path / "site"))
    site.keep_letterhead(Letterhead("Clinic at the River", (), tmp_path / "logo.png"))
    said = []
    room.session.said.connect(said.append)
    folder = exported(("pdf",))
    assert (folder / "report.pdf").exists()
    assert "logo.png is not a picture that can be read" in said[-1]


def test_the_report_can_be_seen_before_it_is_written(room, qtbot, monkeypatch):
    seen = []

    def look(dialogue):
        dialogue.preview.click()
        qtbot.waitUntil(lambda: dialogue.findChild(PreviewDialog) is not None)
        seen.extend(label.pixmap().toImage() for label in dialogue.findChild(PreviewDialog).pages)
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(ExportDialog, "exec", look)
    room.acts["export"].trigger()
    assert len(seen) >= 2
    assert len({seen[0].pixelColor(x, 90).name() for x in range(0, seen[0].width(), 3)}) > 1


def test_the_dialogue_wants_at_least_one_format(room):
    dialogue = ExportDialog(1, 4, room)
    for box in dialogue.boxes.values():
        box.setChecked(False)
    assert not dialogue.go.isEnabled()
    dialogue.boxes["csv"].setChecked(True)
    assert dialogue.go.isEnabled()
    assert dialogue.order().formats == ("csv",)


def test_a_film_whose_corners_name_somebody_stays_in_the_house(exported):
    folder = exported(("jsonl", "overlay"), nameless=True, keep_out=("c.png",))
    assert len(list((folder / "overlays").iterdir())) == 2
    assert len((folder / "results.jsonl").read_text("utf-8").splitlines()) == 3  # the failed film has no picture


def test_corners_are_looked_at_page_by_page_and_ticks_stay(room, qtbot, monkeypatch):
    monkeypatch.setattr(corners, "ON_A_PAGE", 2)
    dialogue = CornersDialog(room.worklist.listed(), room.session.on_disk, room)
    assert dialogue.pages == 2
    qtbot.waitUntil(dialogue.next.isEnabled)
    assert not dialogue.go.isEnabled()
    assert not dialogue.back.isEnabled()
    dialogue.boxes[1].setChecked(False)
    dialogue.next.click()
    qtbot.waitUntil(dialogue.go.isEnabled)
    dialogue.back.click()
    qtbot.waitUntil(dialogue.next.isEnabled)
    assert [box.isChecked() for box in dialogue.boxes] == [True, False]
    may = [case.path.name for case in room.worklist.listed() if dialogue.may_leave(case)]
    assert may == ["b.png", "d.png", "a.png"]
    dialogue.deleteLater()


def test_the_corners_shown_are_the_film_s_own(room, qtbot):
    (found,) = corners.looked_at(room.worklist.listed()[:1], silent)
    assert found.pixels.shape == (300 // 6 * 2, 240 // 3 * 2)
    assert found.pixels[0, 0] == 128  # the film's first pixel, in which the stub reads doubt
    assert "look at it before it leaves the house" in found.said


def test_films_leave_the_house_as_dicom_only_without_names(room, exported, films, qtbot):
    film = pydicom.dcmread(SAMPLES / "ankle_fracture.dcm")
    film.PatientName, film.PatientID = "Smith^Jane", "Jane-0815-Smith"
    film.save_as(films / "e.dcm")
    room.open([films / "e.dcm"])
    qtbot.waitUntil(lambda: len(room.session.worklist.cases()) == 5)
    settle(qtbot, room)
    dialogue = ExportDialog(1, 5, room)
    dialogue.boxes[export.FILMS].setChecked(True)
    assert export.FILMS not in dialogue.order().formats
    said = []
    room.session.said.connect(said.append)
    folder = exported(("jsonl", export.FILMS), nameless=True)
    (film,) = (folder / "films").iterdir()
    content = film.read_bytes()
    assert b"Smith" not in content
    assert b"Jane-0815" not in content
    assert content[128:132] == b"DICM"
    assert "only those are de-identified" in said[-1]
