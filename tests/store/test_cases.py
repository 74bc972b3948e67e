"""The case store."""

import sqlite3
from datetime import UTC, datetime

import pytest

from engine.store.cases import NAME, VERSION, CaseStore, Key, Review, Verdict
from engine.store.errors import StoreError

WHEN = datetime(2026, 11, 21, 12, 40, tzinfo=UTC)
FILM = Key("ab" * 32)
ACCEPTED = Review(Verdict.ACCEPTED, "", "M. Field", WHEN)
NOTHING = Review(None, "", "M. Field", WHEN)


@pytest.fixture
def store(tmp_path):
    with CaseStore(tmp_path) as store:
        yield store


def test_a_film_never_reviewed_has_no_review(store):
    assert store.review(FILM) is None
    assert store.history(FILM) == ()


def test_a_review_survives_closing_and_opening(tmp_path):
    with CaseStore(tmp_path) as store:
        store.put(FILM, ACCEPTED)
    with CaseStore(tmp_path) as store:
        assert store.review(FILM) == ACCEPTED


def test_frames_of_one_file_are_reviewed_apart(store):
    store.put(Key(FILM.sha256, 2), ACCEPTED)
    assert store.review(FILM) is None
    assert store.review(Key(FILM.sha256, 2)) == ACCEPTED


def test_the_last_word_counts_and_the_first_is_kept(store):
    rejected = Review(Verdict.REJECTED, "old fracture", "K. Osei", WHEN)
    store.put(FILM, ACCEPTED)
    store.put(FILM, rejected)
    assert store.review(FILM) == rejected
    assert store.history(FILM) == (ACCEPTED, rejected)


def test_a_review_taken_back_is_no_review(store):
    store.put(FILM, ACCEPTED)
    store.put(FILM, NOTHING)
    assert store.review(FILM) is None
    assert len(store.history(FILM)) == 2


def test_a_note_alone_is_a_review(store):
    note = Review(None, "seen at 骨 عظم", "", WHEN)
    store.put(FILM, note)
    assert store.review(FILM) == note


def test_what_was_said_is_on_disk_before_the_store_is_closed(store):
    store.put(FILM, ACCEPTED)
    with CaseStore(store.path.parent) as second_copy:
        assert second_copy.review(FILM) == ACCEPTED


def test_two_copies_of_the_program_both_write(store):
    with CaseStore(store.path.parent) as second_copy:
        second_copy.put(FILM, ACCEPTED)
        store.put(FILM, NOTHING)
        assert second_copy.review(FILM) is None


def test_the_file_is_write_ahead_and_carries_its_version(store):
    with sqlite3.connect(store.path) as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert plain.execute("PRAGMA user_version").fetchone() == (VERSION,)
    plain.close()


def test_a_store_from_a_newer_version_is_refused_and_left_as_it_was(tmp_path):
    newer = sqlite3.connect(tmp_path / NAME)
    newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(StoreError, match=r"a newer version of Osteoscope has written it"):
        CaseStore(tmp_path)
    assert (tmp_path / NAME).read_bytes() == before


def test_a_file_that_is_no_store_is_refused_in_a_sentence(tmp_path):
    (tmp_path / NAME).write_bytes(b"these are holiday pictures" * 100)
    with pytest.raises(StoreError, match=r"cases\.sqlite3 cannot be used: .*not a database"):
        CaseStore(tmp_path)


def test_a_folder_that_cannot_be_made_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be used"):
        CaseStore(tmp_path / "file" / "store")


def test_writing_after_close_says_so(store):
    store.close()
    with pytest.raises(StoreError, match="cannot be used"):
        store.put(FILM, ACCEPTED)
