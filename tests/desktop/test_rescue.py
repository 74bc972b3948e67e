"""A damaged case store is asked about at the start, and nothing is done to it without an answer."""

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop import rescue
from desktop.rescue import Answer
from engine.store.cases import NAME, CaseStore, Key
from engine.store.errors import DamagedStoreError
from tests.store.test_copies import FILM, SAID, place, spoil

__all__ = ["place"]


@pytest.mark.parametrize("answer", [Answer.COPY, Answer.NEW])
def test_the_answer_is_followed(place, monkeypatch, answer):
    spoil(place / NAME)
    monkeypatch.setattr(rescue, "ask", lambda error: answer)
    with rescue.opened(place) as store:
        assert store.review(Key(FILM.sha256, 150)) == (SAID if answer is Answer.COPY else None)


def test_without_an_answer_the_store_stays_as_it_is(place, monkeypatch):
    content = spoil(place / NAME)
    monkeypatch.setattr(rescue, "ask", lambda error: Answer.LATER)
    with pytest.raises(DamagedStoreError):
        rescue.opened(place)
    assert (place / NAME).read_bytes() == content


@pytest.mark.parametrize(("words", "answer"), [("Use the copy", Answer.COPY), ("Begin an empty store", Answer.NEW)])
def test_the_dialogue_says_what_happened_and_hears_its_buttons(place, monkeypatch, qtbot, words, answer):
    spoil(place / NAME)
    with pytest.raises(DamagedStoreError) as caught:
        CaseStore(place)

    def pressed(box):
        assert "damaged" in box.text() and caught.value.day.isoformat() in box.informativeText()
        next(button for button in box.buttons() if button.text() == words).click()

    monkeypatch.setattr(QMessageBox, "exec", pressed)
    assert rescue.ask(caught.value) is answer


def test_closing_the_dialogue_changes_nothing(tmp_path, monkeypatch, qtbot):
    error = DamagedStoreError(tmp_path / NAME, "it is damaged", None)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.reject())
    assert rescue.ask(error) is Answer.LATER
