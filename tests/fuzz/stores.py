"""What the program keeps, and what is brought to it in an archive."""

import io
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from tests.fuzz import mutate, seeds
from tests.fuzz.target import Target, cached


def _store_seeds():
    """One store of every kind of row, closed, so that it is one file."""
    return (_made_store(),)


def _made_store():
    from engine.records import Calibration, Spacing
    from engine.store.cases import NAME, CaseStore, Key, Review, Verdict
    from engine.store.drawings import Drawings, OwnCalibration, OwnMask, OwnMeasure

    at = datetime(2026, 1, 31, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as name:
        with CaseStore(Path(name)) as store:
            for frame in range(3):
                store.put(Key("ab" * 32, frame), Review(Verdict.ACCEPTED, "note", "Dr. 骨", at))
            spacing = Spacing(0.1, 0.1, Calibration.CALIBRATED)
            store.put_drawings(Key("ab" * 32), Drawings(
                OwnMask.of(np.eye(16, dtype=bool), "x", at), OwnCalibration(spacing, 25.0, "x", at),
                (OwnMeasure("length", ((1.0, 2.0), (3.0, 4.0))),),
            ))  # fmt: skip
        return (Path(name) / NAME).read_bytes()


def _read_store(data, folder):
    from engine.store.cases import NAME, CaseStore, Key

    (folder / NAME).write_bytes(data)
    with CaseStore(folder) as store:
        for frame in range(3):
            store.history(Key("ab" * 32, frame))
            drawings = store.drawings(Key("ab" * 32, frame))
            if drawings.mask is not None:
                drawings.mask.array()


def _read_journal(data, folder):
    from engine.store.journal import NAME, Journal

    (folder / NAME).write_bytes(data)
    journal = Journal(folder)
    try:
        journal.waiting([folder / "a.png"], "model")
        list(journal.rows()), list(journal.stems()), journal.counts()
    finally:
        journal.close(forget=False)


def _journal_seeds():
    from engine.store.journal import NAME, Journal

    with tempfile.TemporaryDirectory() as name:
        journal = Journal(Path(name))
        rows = seeds.result_rows()[0].decode().splitlines(keepends=True)
        journal.waiting([Path("a.png")], "model")
        journal.add("a.png", [(f"a.png#{at}", row) for at, row in enumerate(rows)])
        journal.stem("a.png", lambda: "a")
        journal.close(forget=False)
        return ((Path(name) / NAME).read_bytes(),)


def _audit_seeds():
    from engine.store.audit import NAME, Audit
    from engine.store.events import Event

    with tempfile.TemporaryDirectory() as name:
        audit = Audit(Path(name))
        for number in range(3):
            audit.note(Event.ACCESSED, "read", [f"{number:064x}"], {"films": str(number)})
        return ((Path(name) / NAME).read_bytes(),)


def _read_audit(data, folder):
    from engine.cli.audit import told
    from engine.store.audit import NAME, Audit
    from engine.store.events import Event

    (folder / NAME).write_bytes(data)
    audit = Audit(folder)
    audit.verify()
    assert all(told(line) for line in audit.lines())
    audit.note(Event.ACCESSED, "after", ["ab" * 32])
    assert "after" in told([*audit.lines()][-1]), "what follows is noted whatever stands before it"


def _audit_again(data, chance):
    if chance.random() < 0.4:
        return data
    lines = _audits()[0].splitlines()
    at = chance.randrange(len(lines))
    return b"\n".join([*lines[:at], mutate.changed_json(lines[at], chance), *lines[at + 1 :]])


def _archive_seeds():
    made = []
    for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", packing) as archive:
            archive.writestr("bundle/card.json", b'{"format": 1}' * 20)
            archive.writestr("bundle/evaluation/parts.csv", b"part,films\n" * 9)
        made.append(stream.getvalue())
    return tuple(made)


def _read_archive(data, folder):
    from engine import stick

    (folder / "model.zip").write_bytes(data)
    stick.bring(folder / "model.zip", folder / "place")
    assert {path.name for path in folder.iterdir()} <= {"model.zip", "place"}


_SQL_WORDS = (b"CREATE TABLE ", b"reviews", b"TEXT", b"NULL", b'{"shape": [1, 1]}', b"2026-01-31", b"accepted")
_ZIP_WORDS = (
    b"PK\x01\x02",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"../",
    b"/",
    b"\\",
    b"C:",
    b"\0\0\0\xa0",
    b"\xff\xff\xff\xff",
)
_audits = cached(_audit_seeds)


TARGETS = (
    Target("case_store", cached(_store_seeds), _read_store, _SQL_WORDS),
    Target("journal", cached(_journal_seeds), _read_journal, _SQL_WORDS),
    Target("audit", _audits, _read_audit, (b"null", b"[" * 5000, b"\\ud800", b"1e999", b"\n", b"{"), _audit_again),
    Target("archive", cached(_archive_seeds), _read_archive, _ZIP_WORDS),
)
