"""What a reader drew: kept, replaced, taken back, and brought over from an older store."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from engine.records import Calibration, Spacing
from engine.store import schema
from engine.store.cases import NAME, CaseStore, Key, Review, Verdict
from engine.store.drawings import Drawings, OwnCalibration, OwnMask, OwnMeasure
from engine.store.errors import StoreError

WHEN = datetime(2026, 11, 21, 12, 40, tzinfo=UTC)
FILM = Key("ab" * 32)


def mask():
    drawn = np.zeros((31, 17), bool)
    drawn[5:9, 3:12] = True
    return drawn


def drawings():
    spacing = Spacing(0.14, 0.15, Calibration.CALIBRATED)
    return Drawings(
        OwnMask.of(mask(), "K. Osei", WHEN),
        OwnCalibration(spacing, 25.0, "M. Field 骨", WHEN),
        (OwnMeasure("cobb", ((1.0, 2.5), (3.0, 4.0), (5.0, 6.0), (7.0, 8.0))), OwnMeasure("length", ((0, 0), (9, 9)))),
    )


@pytest.fixture
def store(tmp_path):
    with CaseStore(tmp_path) as store:
        yield store


def test_drawings_survive_closing_and_opening(tmp_path):
    with CaseStore(tmp_path) as store:
        store.put_drawings(FILM, drawings())
    with CaseStore(tmp_path) as store:
        assert store.drawings(FILM) == drawings()
        assert np.array_equal(store.drawings(FILM).mask.array(), mask())
        assert store.drawings(Key(FILM.sha256, 2)) == Drawings()


def test_a_drawing_taken_back_is_gone_and_the_others_stay(store):
    store.put_drawings(FILM, drawings())
    store.put_drawings(FILM, replace(drawings(), mask=None))
    assert store.drawings(FILM) == replace(drawings(), mask=None)


def test_drawings_say_nothing_of_the_reading(store):
    store.put_drawings(FILM, drawings())
    assert store.review(FILM) is None


def held(folder, table):
    """Return the rows of a store's table."""
    with sqlite3.connect(folder / NAME) as plain:
        found = plain.execute(f"SELECT * FROM {table}").fetchall()
    plain.close()
    return found


@pytest.mark.parametrize("form", range(1, schema.VERSION))
def test_a_store_of_an_older_form_is_brought_up_and_keeps_reviews_and_drawings(tmp_path, form):
    kept = {"reviews": Review(Verdict.ACCEPTED, "seen", "K. Osei", WHEN), "drawings": drawings()}
    (tmp_path / "now").mkdir()
    with CaseStore(tmp_path / "now") as store:
        store.put(FILM, kept["reviews"])
        store.put_drawings(FILM, kept["drawings"])
    old = sqlite3.connect(tmp_path / NAME)
    for step in schema.STEPS[:form]:
        old.executescript(step)
    old.execute(f"PRAGMA user_version = {form}")
    for table in ("reviews", "drawings")[:form]:
        for row in held(tmp_path / "now", table):
            old.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    old.commit()
    old.close()
    with CaseStore(tmp_path) as store:
        assert store.review(FILM) == kept["reviews"]
        assert store.drawings(FILM) == (kept["drawings"] if form > 1 else Drawings())
    assert held(tmp_path, "pragma_user_version") == [(schema.VERSION,)]


def test_a_step_that_fails_leaves_the_old_store_as_it_was(tmp_path, monkeypatch):
    with CaseStore(tmp_path) as store:
        store.put_drawings(FILM, drawings())
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, "CREATE TABLE more (a); CREATE TABLE reviews (b);"))
    with pytest.raises(StoreError, match="already exists"):
        CaseStore(tmp_path)
    monkeypatch.undo()
    with CaseStore(tmp_path) as store:
        assert store.drawings(FILM) == drawings()


@pytest.mark.parametrize("value", ["not json", "[1]", '{"shape": [3, 3]}'])
def test_a_damaged_drawing_is_said_in_a_sentence(store, value):
    store.put_drawings(FILM, drawings())
    store._db.execute("UPDATE drawings SET value = ? WHERE kind = 'mask'", (value,))
    with pytest.raises(StoreError, match="cannot be used"):
        store.drawings(FILM)


def test_a_mask_of_damaged_bits_is_refused():
    with pytest.raises(ValueError, match="damaged"):
        replace(drawings().mask, bits=b"these are no bits").array()
