"""The case store is checked when it is opened, copied once a day, and set aside where it is damaged."""

import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest

from engine.store import copies
from engine.store.cases import NAME, CaseStore, Key, Review, Verdict, recover
from engine.store.errors import DamagedStoreError

SAID = Review(Verdict.ACCEPTED, "old fracture", "K. Osei", datetime(2026, 11, 21, tzinfo=UTC))
FILM = Key("ab" * 32)


@pytest.fixture
def place(tmp_path):
    """A store with enough in it that damage hits something, and its copy of today."""
    with CaseStore(tmp_path) as store:
        for frame in range(200):
            store.put(Key(FILM.sha256, frame), SAID)
        copies.all_of(store.path)[0].unlink()
        assert copies.keep(store._db, store.path)
    return tmp_path


def spoil(path):
    content = bytearray(path.read_bytes())
    content[5000:9000] = b"\xa5" * 4000
    path.write_bytes(content)
    return bytes(content)


def test_a_store_is_copied_once_a_day_and_a_week_is_kept(tmp_path):
    with CaseStore(tmp_path) as store:
        assert store.uncopied is None
        (first,) = copies.all_of(store.path)
        assert copies.day_of(first) == datetime.now(UTC).date()
        assert copies.keep(store._db, store.path) is None, "once a day"
        for day in range(1, 12):
            assert copies.keep(store._db, store.path, date(2030, 1, 1) + timedelta(day))
        days = [copies.day_of(copy) for copy in copies.all_of(store.path)]
    assert len(days) == copies.KEPT and days[0] == date(2030, 1, 12) and days == sorted(days, reverse=True)
    assert not list((tmp_path / copies.FOLDER).glob("*-wal"))


def test_a_copy_holds_what_the_store_held(place):
    copy = copies.newest(place / NAME)
    (place / "elsewhere").mkdir()
    (place / "elsewhere" / NAME).write_bytes(copy.read_bytes())
    with CaseStore(place / "elsewhere") as store:
        assert store.review(Key(FILM.sha256, 199)) == SAID


@pytest.mark.parametrize("how", ["spoilt", "cut", "no database"])
def test_a_damaged_store_is_not_touched_and_its_copy_is_named(place, how):
    path = place / NAME
    content = spoil(path) if how == "spoilt" else path.read_bytes()[:6000] if how == "cut" else b"no database" * 99
    path.write_bytes(content)
    with pytest.raises(DamagedStoreError, match="damaged") as caught:
        CaseStore(place)
    assert path.read_bytes() == content
    assert caught.value.copy == copies.all_of(path)[0] and caught.value.day == datetime.now(UTC).date()


@pytest.mark.parametrize("how", ["gone", "empty"])
def test_a_store_that_vanished_beside_its_copies_is_no_new_store(place, how):
    (place / NAME).unlink()
    if how == "empty":
        (place / NAME).write_bytes(b"")
    with pytest.raises(DamagedStoreError, match="what it held is gone") as caught:
        CaseStore(place)
    recover(place, caught.value.copy)
    with CaseStore(place) as store:
        assert store.review(FILM) == SAID


def test_recovering_sets_the_damaged_store_aside_and_never_overwrites_one(place):
    spoilt = set()
    for number in (1, 2):
        spoilt.add(spoil(place / NAME))
        (place / f"{NAME}-wal").write_bytes(b"a log that must not be played into the copy")
        recover(place, copies.newest(place / NAME))
        aside = list(place.glob("cases-damaged-*.sqlite3"))
        assert len(aside) == number and {path.read_bytes() for path in aside} == spoilt
        with CaseStore(place) as store:
            assert store.review(Key(FILM.sha256, 150)) == SAID


def test_a_reader_may_begin_anew_and_is_not_asked_again(place):
    spoil(place / NAME)
    recover(place, None)
    with CaseStore(place) as store:
        assert store.review(FILM) is None
    CaseStore(place).close()
    assert list(place.glob("cases-damaged-*.sqlite3")) and copies.all_of(place / NAME)


def test_a_damaged_copy_is_passed_over(place):
    path = place / NAME
    with CaseStore(place) as store:
        copies.keep(store._db, path, date(2040, 1, 1))
    spoil(copies.all_of(path)[0])
    assert copies.day_of(copies.newest(path)) == datetime.now(UTC).date()


def test_a_store_works_where_its_copy_cannot_be_made(tmp_path):
    (tmp_path / copies.FOLDER).write_bytes(b"a file where the folder should be")
    with CaseStore(tmp_path) as store:
        assert store.uncopied
        store.put(FILM, SAID)
        assert store.review(FILM) == SAID


def test_a_store_left_by_a_killed_program_is_whole(tmp_path):
    with CaseStore(tmp_path) as store:
        store.put(FILM, SAID)
        left = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert f"{NAME}-wal" in left
    (tmp_path / "left").mkdir()
    for name, content in left.items():
        if not name.endswith("-shm"):
            (tmp_path / "left" / name).write_bytes(content)
    with CaseStore(tmp_path / "left") as store:
        assert store.review(FILM) == SAID


def test_a_store_that_another_program_is_using_opens(tmp_path):
    with CaseStore(tmp_path) as first, CaseStore(tmp_path) as second:
        first.put(FILM, SAID)
        assert second.review(FILM) == SAID
        assert sqlite3.sqlite_version_info >= (3, 22)
