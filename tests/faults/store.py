"""The case store, the store that is set aside, and the passphrase over it."""

from contextlib import suppress
from datetime import UTC, datetime

from engine.store import copies, seal
from engine.store.cases import NAME, CaseStore, Key, Review, Verdict, recover
from engine.store.drawings import Drawings, OwnMeasure
from engine.store.errors import LockedStoreError
from tests.faults.scenario import Scenario

AT = datetime(2026, 11, 21, tzinfo=UTC)
SHA = "ab" * 32


def _store_old(folder):
    with CaseStore(folder) as store:
        for frame in range(20):
            store.put(Key(SHA, frame), Review(Verdict.ACCEPTED, "old " * 20, "x", AT))
    for copy in copies.all_of(folder / NAME):
        copy.unlink()


def _store_act(folder, acknowledge):
    with CaseStore(folder) as store:
        for frame in range(3):
            store.put(Key(SHA, frame), Review(Verdict.REJECTED, "new " * 20, "x", AT))
            acknowledge(f"review {frame}")
            drawn = Drawings(measures=(OwnMeasure("length", ((0.0, float(frame)), (1.0, 1.0))),))
            store.put_drawings(Key(SHA, frame), drawn)
            acknowledge(f"drawing {frame}")


def _store_lost(folder, acknowledged):
    lost = 0
    with CaseStore(folder) as store:
        for frame in range(20):
            said = store.history(Key(SHA, frame))
            assert said[0].note == "old " * 20 and {one.note for one in said[1:]} <= {"new " * 20}
            drawn = store.drawings(Key(SHA, frame)).measures
            lost += 80 * (f"review {frame}" in acknowledged and len(said) < 2)
            lost += 80 * (f"drawing {frame}" in acknowledged and not drawn)
    for copy in copies.all_of(folder / NAME):
        assert copies.damage(copy) is None
    return lost


def _rescue_old(folder):
    _store_old(folder)
    CaseStore(folder).close()
    content = bytearray((folder / NAME).read_bytes())
    content[4096:8192] = b"\xa5" * 4096
    (folder / NAME).write_bytes(content)
    (folder / "damaged").write_bytes(content)


def _rescue_act(folder, acknowledge):
    recover(folder, copies.newest(folder / NAME))
    acknowledge("recovered")


def _rescue_lost(folder, acknowledged):
    """The damaged store is there, in its place or aside; in its place stands it or the copy."""
    damaged, path = (folder / "damaged").read_bytes(), folder / NAME
    if copies.damage(path) is None:
        with CaseStore(folder) as store:
            assert store.review(Key(SHA, 19)) is not None
        assert any(aside.read_bytes() == damaged for aside in folder.glob("cases-damaged-*.sqlite3"))
        return 0
    assert path.read_bytes() == damaged
    return len(damaged) if acknowledged else 0


WORDS = ("first word", "second word")
CLEAR = b"Mrs Smith"


def _clear_old(folder):
    with CaseStore(folder) as store:
        for frame in range(5):
            store.put(Key(SHA, frame), Review(Verdict.ACCEPTED, CLEAR.decode(), "x", AT))
        copies.renew(store._db, store.path)
    copy = copies.newest(folder / NAME)
    (copy.parent / f"{copy.stem[:-10]}2026-01-31{copy.suffix}").write_bytes(copy.read_bytes())


def _put_on(folder, acknowledge):
    _quick_to_draw()
    with CaseStore(folder) as store:
        store.close_with(WORDS[0])
        acknowledge("on")


def _sealed_old(folder):
    _quick_to_draw()
    _clear_old(folder)
    with CaseStore(folder) as store:
        store.close_with(WORDS[0])


def _change(folder, acknowledge):
    _quick_to_draw()
    with CaseStore(folder, WORDS[0]) as store:
        store.close_with(WORDS[1])
        acknowledge("changed")
        store.open_for_good()
        acknowledge("off")


def _quick_to_draw():
    seal.COST = 2**14  # scrypt's least that a store may ask for


def _passphrase_lost(folder, acknowledged):
    """It is in clear or one passphrase opens it, and all is there; where it is closed nothing in clear is left."""
    left = {"on": WORDS[:1], "changed": (None, WORDS[1]), "off": (None,)}
    word = _opened_by(folder, left[acknowledged[-1]] if acknowledged else (None, *WORDS))
    with CaseStore(folder, word) as store:
        notes = [store.review(Key(SHA, frame)).note for frame in range(5)]
        assert copies.are_locked_alike(store._db, store.path), "the copies have the passphrase of the store"
    if word is not None:
        for path in folder.rglob("*"):
            assert not path.is_file() or CLEAR not in path.read_bytes(), f"{path.name} holds what was closed"
    for copy in copies.all_of(folder / NAME):
        assert copies.damage(copy) is None
    return len(CLEAR) * (5 - notes.count(CLEAR.decode()))


def _opened_by(folder, words):
    for word in words:
        with suppress(LockedStoreError):
            CaseStore(folder, word).close()
            return word
    raise AssertionError("no passphrase opens it")


SCENARIOS = (
    Scenario("passphrase put on", _clear_old, _put_on, _passphrase_lost),
    Scenario("passphrase changed", _sealed_old, _change, _passphrase_lost),
    Scenario("case store", _store_old, _store_act, _store_lost),
    Scenario("store set aside", _rescue_old, _rescue_act, _rescue_lost),
)
