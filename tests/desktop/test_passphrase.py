"""The case store's passphrase, asked for, put on, changed and taken off in the room."""

import pytest
from PySide6.QtWidgets import QInputDialog, QMessageBox

from desktop import passphrase
from engine.store.cases import CaseStore
from engine.store.errors import LockedStoreError
from tests.desktop.room import settle
from tests.store.test_seal import FILM, SAID, WORD, everything, place, sealed

__all__ = ["place", "sealed"]


@pytest.fixture
def answers(monkeypatch):
    """Answer the passphrases that are asked for, in turn; None gives up."""
    given, asked = [], []

    def ask(parent, title, text, echo):
        asked.append(text)
        word = given.pop(0)
        return word or "", word is not None

    monkeypatch.setattr(QInputDialog, "getText", ask)
    return given, asked


def test_it_is_asked_for_until_it_is_right(sealed, answers, qtbot):
    given, asked = answers
    given += ["wrong horse", WORD]
    with passphrase.unlocked(sealed) as store:
        assert store.review(FILM) == SAID
    assert [text.startswith("That was not it.") for text in asked] == [False, True]


def test_who_gives_up_reads_without_the_store(sealed, answers, open_room, films, tmp_path, qtbot):
    given, _ = answers
    given += [None]
    with pytest.raises(LockedStoreError):
        passphrase.unlocked(sealed)
    (tmp_path / "data").mkdir()
    for path in ("cases.sqlite3",):
        (tmp_path / "data" / path).write_bytes((sealed / path).read_bytes())
    given += [None]
    room = open_room(films)
    settle(qtbot, room)
    assert room.session.store is None
    (box,) = [box for box in room.findChildren(QMessageBox) if box.isVisible()]
    assert "closed with a passphrase" in box.text() and "reviews are not kept" in box.text()


def test_it_is_put_on_and_taken_off_again(room, answers, tmp_path, qtbot, monkeypatch):
    given, _ = answers
    room.desk.reader = "Dr Jones"
    room.desk.write_note(room.onscreen.current or room.worklist.listed()[0], "Mrs Smith")
    given += [WORD, "another"]
    room.acts["passphrase"].trigger()
    assert room.status.currentMessage() == "The two were not alike. Nothing was changed."
    given += [WORD, WORD]
    room.acts["passphrase"].trigger()
    qtbot.waitUntil(lambda: "are encrypted" in room.status.currentMessage())
    content = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("cases*") if path.is_file())
    assert b"Smith" not in content and b"Jones" not in content
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[_at(box, "Take it off")].click())
    room.acts["passphrase"].trigger()
    qtbot.waitUntil(lambda: "in clear now" in room.status.currentMessage())
    room.close()
    with CaseStore(tmp_path / "data") as store:
        assert not store.sealed
    assert b"Smith" in everything(tmp_path / "data")


def test_one_that_is_too_short_is_said(room, answers, qtbot):
    given, _ = answers
    given += ["short", "short"]
    room.acts["passphrase"].trigger()
    qtbot.waitUntil(lambda: "at least 8 characters" in room.status.currentMessage())
    assert not room.session.store.sealed


def _at(box, text):
    return [button.text() for button in box.buttons()].index(text)
