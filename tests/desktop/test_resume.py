"""A batch that was stopped goes on after the program was closed."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from desktop.case import Mark, of_reading
from desktop.resume import codec
from desktop.resume.unfinished import NAME, Left, Unfinished
from engine.store.cases import CaseStore, Verdict
from engine.store.drawings import Drawings
from engine.store.errors import StoreError
from tests.desktop.room import StubReader, draw_film, settle
from tests.desktop.test_batch import Gated, folder, read  # noqa: F401 (a fixture)
from tests.report.films import negative, positive

MODEL = "ab" * 32


@pytest.fixture
def case(tmp_path):
    (reading,) = StubReader().read(draw_film(tmp_path / "film.png", 0.9))
    return of_reading(reading)


def same(one, other):
    return codec.dumps(one) == codec.dumps(other)


@pytest.mark.parametrize("make", [positive, negative])
def test_a_row_comes_back_from_its_text_as_it_was(make):
    before = of_reading(make())
    after = codec.loads(type(before), codec.dumps(before))
    assert same(before, after)
    assert after.mark is before.mark
    assert after.reading.radiograph.source == before.reading.radiograph.source
    assert after.thumbnail.dtype == before.thumbnail.dtype


@pytest.mark.parametrize("text", ["{}", "[]", '{"number": "1"}', "nothing"])
def test_what_is_no_row_is_said(case, text):
    with pytest.raises(ValueError, match=r"damaged|Expecting"):
        codec.loads(type(case), text)


def test_rows_are_on_disk_at_once_and_another_model_s_wait_again(tmp_path, case):
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    kept = Unfinished(tmp_path)
    kept.begin(paths)
    kept.keep(paths[1], (replace(case, path=paths[1]),))
    with_another = Unfinished(tmp_path)  # as after a crash: nothing was closed
    assert with_another.left() == Left(2, 3)
    found = dict(with_another.rows(MODEL))
    assert list(found) == paths
    assert same(found[paths[1]][0], replace(case, path=paths[1], drawings=Drawings(), number=0))
    assert not any(dict(with_another.rows("other")).values())
    kept.finish(paths[:2])
    assert with_another.left() == Left(1, 1)
    with_another.forget()
    assert kept.left() == Left(0, 0)


def test_under_a_passphrase_rows_are_encrypted_and_come_back_with_it_alone(tmp_path):
    case, word = of_reading(positive()), "correct horse"
    model = case.reading.model.sha256
    name = case.reading.radiograph.source.patient_name
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    with CaseStore(tmp_path) as store:
        kept = Unfinished(tmp_path, store)
        kept.begin(paths)
        kept.keep(paths[0], (replace(case, path=paths[0]),))
        assert name in codec.dumps(dict(kept.rows(model))[paths[0]])
        store.close_with(word)
        kept.keep(paths[1], (replace(case, path=paths[1]),))
        kept.close()
        rows = kept_rows(tmp_path)
        assert [kind for kind, _ in rows] == ["text", "text", "null"]
        assert all(found.startswith("sealed:") for _, found in rows[:2])
    with CaseStore(tmp_path, word) as store:
        found = dict(Unfinished(tmp_path, store).rows(model))
        assert [codec.dumps(found[path]).count(name) for path in paths] == [1, 1, 0]
        store.open_for_good()
        assert not any(dict(Unfinished(tmp_path, store).rows(model)).values()), "the key is gone: they wait again"


def kept_rows(place):
    """Return of what kind each row is, and what it holds."""
    with closing(sqlite3.connect(place / NAME)) as db:
        return db.execute("SELECT typeof(found), found FROM files ORDER BY number").fetchall()


def test_a_file_that_is_none_of_ours_is_said_and_films_are_read_all_the_same(tmp_path, open_room, films, qtbot):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / NAME).write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(StoreError):
        Unfinished(tmp_path / "data")
    room = open_room(films)
    settle(qtbot, room)
    assert sum(case.mark is Mark.FAILED for case in room.session.worklist.cases()) == 1


def test_a_stopped_batch_goes_on_where_it_was(open_room, folder, qtbot):  # noqa: F811
    stub = Gated()
    room = open_room(folder, load=lambda: stub)
    qtbot.waitUntil(lambda: read(room) == 2 and stub.waiting.is_set())
    first = next(case for case in room.session.worklist.cases() if case.reading)
    room.worklist.choose(first)
    qtbot.waitUntil(lambda: room.viewer.has_film)
    room.acts["accept"].trigger()
    room.acts["pause"].trigger()
    stub.gate.set()
    room.close()

    again = open_room()
    qtbot.waitUntil(again.acts["resume"].isEnabled)
    assert "7 of 9 files wait" in again.worklist.start.left.text()
    assert again.worklist.start.left.isVisible()
    again.acts["resume"].trigger()
    settle(qtbot, again)
    assert {name for name, _ in again.stub.asked} == {f"film{number}.png" for number in range(2, 9)}
    assert len(again.session.worklist.cases()) == 9
    kept = next(case for case in again.session.worklist.cases() if case.path == first.path)
    assert kept.review.verdict is Verdict.ACCEPTED
    assert kept.layers is not None
    assert not again.acts["resume"].isEnabled()
    again.close()

    third = open_room()
    qtbot.waitUntil(lambda: third.loaded is not None)
    third.session.on_disk(lambda report: None, done=lambda nothing: third.setProperty("asked", True), failed=print)
    qtbot.waitUntil(lambda: third.property("asked"))
    assert not third.acts["resume"].isEnabled()


def test_what_was_stopped_can_be_forgotten(open_room, folder, qtbot):  # noqa: F811
    stub = Gated()
    room = open_room(folder, load=lambda: stub)
    qtbot.waitUntil(lambda: read(room) == 2 and stub.waiting.is_set())
    room.acts["cancel"].trigger()
    stub.gate.set()
    room.close()
    again = open_room()
    qtbot.waitUntil(again.acts["forget"].isEnabled)
    again.acts["forget"].trigger()
    assert not again.worklist.start.left.isVisible()
    again.close()
    assert Unfinished(room.session.store.path.parent).left() == Left(0, 0)
