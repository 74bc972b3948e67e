"""What goes wrong around the program: each a sentence, and nothing lost."""

import hashlib
import json
import logging
import sqlite3
import sys

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop import crash
from desktop.case import Mark
from engine.bundle import Bundle, load
from engine.store.cases import NAME, VERSION
from tests.desktop.room import card, no_model, settle


def warnings(room):
    return [box.text() for box in room.findChildren(QMessageBox) if box.isVisible()]


def test_a_second_copy_is_told_and_works(open_room, films, qtbot):
    first = open_room()
    assert not warnings(first)
    second = open_room(films)
    assert any(text.startswith("Osteoscope is open already.") for text in warnings(second))
    settle(qtbot, second)
    second.close()
    first.close()
    assert not warnings(open_room())


def test_a_case_store_of_a_newer_version_is_left_alone_and_films_are_read(open_room, films, tmp_path, qtbot):
    (tmp_path / "data").mkdir()
    with sqlite3.connect(tmp_path / "data" / NAME) as store:
        store.execute(f"PRAGMA user_version = {VERSION + 7}")
    store.close()
    before = hashlib.sha256((tmp_path / "data" / NAME).read_bytes()).digest()
    room = open_room(films)
    (text,) = warnings(room)
    assert "a newer version of Osteoscope has written it" in text
    assert "reviews are not kept" in text
    settle(qtbot, room)
    assert not room.acts["accept"].isEnabled()
    assert hashlib.sha256((tmp_path / "data" / NAME).read_bytes()).digest() == before


def test_no_bundle_is_said_and_films_are_shown(open_room, films, qtbot):
    room = open_room(films, load=no_model)
    qtbot.waitUntil(lambda: room.viewer.has_film)
    assert room.missing == "No model is installed: films are shown and measured, not read."
    assert room.status.device.text() == "No model"


def test_weights_that_are_not_the_cards_are_said(open_room, films, tmp_path, qtbot):
    bundle = Bundle(tmp_path / "stub-0.1", card())
    bundle.folder.mkdir()
    bundle.card.save(bundle.folder / "card.json")
    bundle.weights.write_bytes(b"other weights")

    def read():
        load(bundle.folder)
        pytest.fail("such a bundle was loaded")

    room = open_room(films, load=read)
    qtbot.waitUntil(lambda: room.missing != "")
    assert room.missing.startswith("The model in stub-0.1 cannot be used: weights.safetensors is not the file its card")
    assert room.missing in room.findings.model.text()


def test_a_folder_that_vanishes_leaves_rows_with_their_reasons(open_room, films, qtbot):
    room = open_room(films, load=no_model)
    qtbot.waitUntil(lambda: len(room.session.worklist.cases()) == 4)
    qtbot.waitUntil(lambda: sum(case.thumbnail is not None for case in room.session.worklist.cases()) == 3)
    qtbot.waitUntil(lambda: room.viewer.has_film)
    for path in films.iterdir():
        path.unlink()
    films.rmdir()
    for case in room.session.worklist.cases():
        if case.mark is not Mark.FAILED and case.path != room.onscreen.current.path:
            room.worklist.choose(case)
            qtbot.waitUntil(lambda name=case.path.name: f"{name} could not be read" in room.viewer.message.text())


def test_the_log_holds_no_words_of_others_and_no_words_of_errors(tmp_path):
    record = logging.LogRecord("pydicom", logging.WARNING, "pydicom/x.py", 12, "Invalid name 'Smith^Jane'", None, None)
    line = crash.Bare("%(name)s: %(message)s").format(record)
    assert line == "pydicom: x, line 12"
    assert record.getMessage() == "Invalid name 'Smith^Jane'"
    film = "/films/" + "Sm" + "ith.dcm"
    try:
        raise ValueError(film)
    except ValueError as error:
        trouble = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("desktop.tasks", logging.ERROR, "tasks.py", 1, "engine call failed", None, trouble)
    text = crash.Bare("%(name)s: %(message)s").format(record)
    assert text.startswith("desktop.tasks: engine call failed")
    assert "ValueError" in text
    assert "Smith" not in text


def test_what_was_open_lately_is_kept_and_can_be_forgotten(open_room, films, tmp_path, qtbot):
    room = open_room(films)
    settle(qtbot, room)
    room.open([films / "a.png"])
    assert room.settings.recent == (str(films / "a.png"), str(films))
    room.close()
    again = open_room()
    assert again.worklist.pages.currentWidget() is again.worklist.start
    assert again.worklist.start.recent.count() == 2
    assert [str(films) in action.text() for action in again.lately.actions()][:2] == [True, True]
    again.worklist.start.recent.itemClicked.emit(again.worklist.start.recent.item(1))
    settle(qtbot, again)
    assert len(again.session.worklist.cases()) == 4
    assert again.worklist.pages.currentWidget() is again.worklist.table
    again.lately.actions()[-1].trigger()
    assert again.settings.recent == ()
    assert not again.lately.isEnabled()
    stored = json.loads((tmp_path / "settings" / "settings.json").read_text("utf-8"))
    assert "recent" not in stored


def test_a_crash_on_a_film_named_after_a_patient_leaves_no_name_in_the_log(tmp_path, monkeypatch, qtbot):
    from engine.decode import reader
    from tests.report.films import dicom_reading

    film = tmp_path / "SMITH^Jane 19700101.dcm"
    dicom_reading(film, PatientName="SMITH^Jane", PatientID="ID-4711")

    def broken(ds, *rest, **more):
        raise RuntimeError(f"{film} {film.read_bytes()!r}")

    monkeypatch.setattr(reader, "read_radiographs", broken)
    crash.watch(tmp_path / "log")
    root = logging.getLogger()
    try:
        try:
            reader.read_radiographs(film)
        except RuntimeError as error:
            crash.unforeseen(RuntimeError, error, error.__traceback__)
            logging.getLogger("pydicom").warning("Invalid value for %s", film)
            logging.getLogger("desktop.tasks").exception("engine call failed")
        (box,) = crash._shown
        shown = box.detailedText() + box.text()
        box.close()
    finally:
        handler = root.handlers[-1]
        root.removeHandler(handler)
        handler.close()
        sys.excepthook = sys.__excepthook__
    text = (tmp_path / "log" / crash.NAME).read_text("utf-8")
    assert text.count("RuntimeError") == 2 and "test_troubles" in text
    for known in ("SMITH", "Jane", "ID-4711", "19700101", str(tmp_path), "site-packages"):
        assert known not in text + shown


def test_a_crash_on_the_command_line_names_nobody(tmp_path, monkeypatch, capsys):
    from engine.cli import app

    def broken(**given):
        raise RuntimeError("/films/SMITH.dcm")

    monkeypatch.setattr(app, "app", broken)
    with pytest.raises(SystemExit) as stop:
        app.main()
    said = capsys.readouterr().err
    assert stop.value.code == 1
    assert "RuntimeError" in said and "engine.cli.app, line" in said and "SMITH" not in said
