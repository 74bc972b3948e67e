"""A passphrase for the case store: nothing that a reader wrote lies in clear, and nothing is lost by it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import numpy as np
import pytest

from engine.store import copies, schema
from engine.store.cases import CaseStore, Key, Review, Verdict
from engine.store.drawings import Drawings, OwnMask, OwnMeasure
from engine.store.errors import LockedStoreError, StoreError

FILM, WORD = Key("ab" * 32), "correct horse"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
SAID = Review(Verdict.ACCEPTED, "Mrs Smith fell", "Dr Jones", NOW)
DRAWN = Drawings(OwnMask.of(np.eye(4, dtype=bool), "Dr Jones", NOW), None, (OwnMeasure("length", ((1.0, 2.0),)),))


def everything(folder):
    """Return the bytes of every file that the store has left."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.fixture
def place(tmp_path):
    with CaseStore(tmp_path) as store:
        store.put(FILM, SAID)
        store.put_drawings(FILM, DRAWN)
        copies.renew(store._db, store.path)
    assert b"Smith" in everything(tmp_path) and b"Jones" in everything(tmp_path)
    return tmp_path


@pytest.fixture
def sealed(place):
    with CaseStore(place) as store:
        store.close_with(WORD)
    return place


def test_a_sealed_store_holds_nothing_in_clear_in_its_file_its_log_or_its_copies(sealed):
    content = everything(sealed)
    assert copies.all_of(sealed / "cases.sqlite3")
    for known in (b"Smith", b"Jones", b"length", b"points", WORD.encode()):
        assert known not in content


def test_what_was_written_comes_back_with_the_passphrase_and_goes_on(sealed):
    with CaseStore(sealed, WORD) as store:
        assert store.sealed
        assert store.review(FILM) == SAID
        assert store.drawings(FILM) == DRAWN
        store.put(FILM, Review(None, "Healed, says Smith", "Dr Jones", NOW))
        store.put(Key("cd" * 32), Review(Verdict.REJECTED, "", "", NOW))
    assert b"Smith" not in everything(sealed)
    with CaseStore(sealed, WORD) as store:
        assert [one.note for one in store.history(FILM)] == ["Mrs Smith fell", "Healed, says Smith"]
        assert store.review(Key("cd" * 32)).verdict is Verdict.REJECTED


@pytest.mark.parametrize(("word", "said"), [(None, "closed with a passphrase"), ("wrong horse", "not its passphrase")])
def test_without_the_passphrase_it_stays_shut_and_untouched(sealed, word, said):
    with pytest.raises(LockedStoreError, match=said):
        CaseStore(sealed, word)
    assert b"Smith" not in everything(sealed)
    with CaseStore(sealed, WORD) as store:
        assert store.history(FILM) == (SAID,)


def test_a_passphrase_can_be_changed_and_taken_off(sealed):
    with CaseStore(sealed, WORD) as store:
        store.close_with("another word")
    with pytest.raises(LockedStoreError):
        CaseStore(sealed, WORD)
    with CaseStore(sealed, "another word") as store:
        assert store.review(FILM) == SAID
        store.open_for_good()
        assert not store.sealed and store.review(FILM) == SAID
    with CaseStore(sealed) as store:
        assert store.review(FILM) == SAID and store.drawings(FILM) == DRAWN


def test_a_short_passphrase_is_refused(place):
    with CaseStore(place) as store, pytest.raises(StoreError, match="at least 8 characters"):
        store.close_with("short")


def test_a_field_that_was_changed_or_moved_is_told(sealed):
    with CaseStore(sealed, WORD) as store:
        store._db.execute("UPDATE reviews SET frame = 1")
        with pytest.raises(StoreError, match="does not open with its key"):
            store.review(Key(FILM.sha256, 1))


def test_an_interrupted_sealing_leaves_the_store_as_it_was(place, monkeypatch):
    from engine.store import seal

    really = seal.drawing_place

    def break_off(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(seal, "drawing_place", break_off)
    with CaseStore(place) as store:
        with pytest.raises(StoreError, match="No space left"):
            store.close_with(WORD)
        assert not store.sealed
    monkeypatch.setattr(seal, "drawing_place", really)
    with CaseStore(place) as store:
        assert store.review(FILM) == SAID and store.drawings(FILM) == DRAWN


def test_where_the_old_cannot_be_wiped_out_the_passphrase_holds_and_the_next_opening_does_it(place, monkeypatch):
    def full(db, store):
        raise OSError(28, "No space left on device")

    with CaseStore(place) as store:
        monkeypatch.setattr(copies, "renew", full)
        with pytest.raises(StoreError, match=r"the passphrase holds, but its file and copies may hold .*No space left"):
            store.close_with(WORD)
        assert store.sealed and store.review(FILM) == SAID
        store.put(FILM, Review(None, "Smith again", "Dr Jones", NOW))
    assert b"Mrs Smith" in everything(place / "copies") and b"Smith again" not in everything(place)
    with CaseStore(place, WORD) as store:
        assert "No space left" in store.uncopied
    monkeypatch.undo()
    CaseStore(place, WORD).close()
    assert b"Smith" not in everything(place)


@pytest.mark.parametrize("after", ["another word", None])
def test_copies_with_the_passphrase_before_are_made_anew_at_the_next_opening(sealed, monkeypatch, after):
    with CaseStore(sealed, WORD) as store:
        monkeypatch.setattr(copies, "renew", lambda db, path: None)  # as a kill leaves it
        store.close_with(after) if after else store.open_for_good()
    monkeypatch.undo()
    CaseStore(sealed, after).close()
    path = sealed / "cases.sqlite3"
    copies.restore(path, copies.newest(path))
    with CaseStore(sealed, after) as store:
        assert store.review(FILM) == SAID


def test_another_copy_of_the_program_writes_nothing_under_a_passphrase_that_has_changed(place):
    with CaseStore(place) as one, CaseStore(place) as other:
        other.close_with(WORD)
        for attempt in (
            lambda: one.put(FILM, Review(None, "Smith in clear", "Dr Jones", NOW)),
            lambda: one.put_drawings(FILM, Drawings()),
            lambda: one.review(FILM),
            lambda: one.drawings(FILM),
            lambda: one.close_with("another word"),
        ):
            with pytest.raises(StoreError, match="another copy of the program has changed its passphrase"):
                attempt()
        assert other.history(FILM) == (SAID,) and other.drawings(FILM) == DRAWN
    assert b"Smith" not in everything(place)


def test_a_reader_that_stands_in_the_way_of_wiping_out_is_told(place):
    with CaseStore(place) as store, closing(sqlite3.connect(place / "cases.sqlite3")) as other:
        other.execute("BEGIN").execute("SELECT * FROM reviews").fetchone()
        with pytest.raises(StoreError, match=r"the passphrase holds, but .*(locked|is reading it)"):
            store.close_with(WORD)
        assert store.sealed
    CaseStore(place, WORD).close()
    assert b"Smith" not in everything(place)


def test_a_copy_of_a_sealed_store_opens_with_its_passphrase(sealed):
    path = sealed / "cases.sqlite3"
    copies.restore(path, copies.newest(path))
    with CaseStore(sealed, WORD) as store:
        assert store.review(FILM) == SAID


def test_a_store_of_the_form_before_gets_the_table_and_stays_open(tmp_path, monkeypatch):
    with CaseStore(tmp_path) as store:
        store.put(FILM, SAID)
        store._db.execute("DROP TABLE seal")
        store._db.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
    with CaseStore(tmp_path) as store:
        assert store.review(FILM) == SAID and not store.sealed


def test_two_sealings_of_the_same_words_are_not_alike(sealed):
    with CaseStore(sealed, WORD) as store:
        store.put(FILM, SAID)
        (first,), (second,) = store._db.execute("SELECT note FROM reviews ORDER BY id").fetchall()
    assert first != second and first.startswith("sealed:")
