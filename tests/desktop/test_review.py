"""What the reader says: by key, kept, undone, apart from what the machine said."""

import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop.case import Mark
from engine.errors import EngineError
from engine.store.cases import NAME, VERSION, CaseStore, Verdict
from engine.store.errors import StoreError
from tests.desktop.room import PATIENCE_MS, settle


def reviews(room):
    return {case.path.name: case.review.verdict for case in room.session.worklist.cases() if case.review}


def test_keyboard_triage_persists_over_close_and_reopen(open_room, films, qtbot):
    room = open_room(films)
    settle(qtbot, room)
    room.choices.choose(type(room.settings)(reader="K. Osei"))
    for key in (Qt.Key.Key_A, Qt.Key.Key_J, Qt.Key.Key_R):
        qtbot.keyClick(room, key)
    assert reviews(room) == {"b.png": Verdict.ACCEPTED, "c.png": Verdict.REJECTED}
    room.close()

    again = open_room(films)
    settle(qtbot, again)
    assert reviews(again) == {"b.png": Verdict.ACCEPTED, "c.png": Verdict.REJECTED}
    assert again.settings.reader == "K. Osei"
    assert "Accepted by K. Osei" in again.findings.reviewed.text()
    marks = [case.mark.value for case in again.worklist.listed()]
    assert marks == ["doubt", "positive", "failed", "negative"]


def test_the_same_film_under_another_name_is_known_again(open_room, films, tmp_path, qtbot):
    room = open_room(films / "c.png")
    settle(qtbot, room)
    qtbot.keyClick(room, Qt.Key.Key_A)
    room.close()
    copy = tmp_path / "elsewhere" / "renamed.png"
    copy.parent.mkdir()
    copy.write_bytes((films / "c.png").read_bytes())
    again = open_room(copy)
    settle(qtbot, again)
    assert reviews(again) == {"renamed.png": Verdict.ACCEPTED}


def test_a_verdict_is_undone_and_redone_wherever_the_reader_has_gone(room, qtbot):
    qtbot.keyClick(room, Qt.Key.Key_A)
    qtbot.keyClick(room, Qt.Key.Key_R)
    room.acts["next"].trigger()
    room.acts["undo"].trigger()
    assert reviews(room) == {"b.png": Verdict.ACCEPTED}
    assert room.onscreen.current.path.name == "b.png"
    room.acts["undo"].trigger()
    assert reviews(room) == {}
    assert not room.acts["undo"].isEnabled()
    room.acts["redo"].trigger()
    assert reviews(room) == {"b.png": Verdict.ACCEPTED}


def test_a_note_is_typed_and_kept(open_room, films, qtbot):
    room = open_room(films)
    settle(qtbot, room)
    room.activateWindow()
    qtbot.keyClick(room, Qt.Key.Key_N)
    qtbot.waitUntil(room.findings.note.hasFocus)
    qtbot.keyClicks(room.findings.note, "jar of kale, see lateral view")
    assert room.onscreen.current.path.name == "b.png"
    qtbot.keyClick(room.findings.note, Qt.Key.Key_Escape)
    assert room.onscreen.current.review.note == "jar of kale, see lateral view"
    assert room.onscreen.current.review.verdict is None
    room.close()
    again = open_room(films)
    settle(qtbot, again)
    assert again.findings.note.toPlainText() == "jar of kale, see lateral view"


def test_a_note_being_typed_when_the_window_closes_is_kept(open_room, films, qtbot, tmp_path):
    room = open_room(films)
    settle(qtbot, room)
    room.findings.note.setPlainText("half a thought")
    key = room.onscreen.current.key
    room.close()
    with CaseStore(tmp_path / "data") as store:
        assert store.review(key).note == "half a thought"


def test_a_film_that_could_not_be_read_is_not_judged(room, qtbot):
    room.worklist.choose(next(case for case in room.worklist.listed() if case.mark == "failed"))
    assert not room.acts["accept"].isEnabled()
    assert not room.findings.note.isEnabled()
    qtbot.keyClick(room, Qt.Key.Key_A)
    assert reviews(room) == {}


def test_a_store_from_a_newer_version_is_refused_in_a_sentence_and_films_are_read_without_it(
    open_room, films, tmp_path, qtbot
):
    (tmp_path / "data").mkdir()
    newer = sqlite3.connect(tmp_path / "data" / NAME)
    newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    room = open_room(films)
    (box,) = room.findChildren(QMessageBox)
    assert "a newer version of Osteoscope has written it" in box.text()
    box.close()
    settle(qtbot, room)
    assert not room.acts["accept"].isEnabled()
    assert [case.mark.value for case in room.worklist.listed()] == ["doubt", "positive", "failed", "negative"]


def test_what_could_not_be_written_is_not_shown_as_if_it_were(room, qtbot, monkeypatch):
    def full(key, review):
        raise StoreError(room.session.store.path, "database or disk is full")

    monkeypatch.setattr(room.session.store, "put", full)
    with qtbot.waitSignal(room.session.said, timeout=PATIENCE_MS) as said:
        qtbot.keyClick(room, Qt.Key.Key_A)
    assert said.args == ["The case store cases.sqlite3 cannot be used: database or disk is full."]
    assert reviews(room) == {}
    assert issubclass(StoreError, EngineError)


@pytest.mark.parametrize(
    ("key", "verdict", "word"),
    [(Qt.Key.Key_F, Verdict.FRACTURE, "Fracture"), (Qt.Key.Key_N, Verdict.NO_FRACTURE, "No fracture"),
     (Qt.Key.Key_U, Verdict.UNSURE, "Cannot say")],
)  # fmt: skip
def test_a_reader_says_what_is_there_whatever_the_machine_says(room, qtbot, key, verdict, word):
    qtbot.keyClick(room, key, Qt.KeyboardModifier.ShiftModifier)
    assert room.onscreen.current.review.verdict is verdict
    assert room.onscreen.current.mark is Mark.DOUBT
    assert room.findings.reviewed.text().startswith(word)
    room.acts["undo"].trigger()
    assert room.onscreen.current.review is None
