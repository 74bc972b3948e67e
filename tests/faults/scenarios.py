"""What is written, from a beginning that stands, and what must be true of it after any fault."""

import json
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2

from engine.errors import OutputError
from engine.store import copies
from engine.store.cases import NAME, CaseStore, Key, Review, StoreError, Verdict, recover
from engine.store.drawings import Drawings, OwnMeasure
from engine.triage import Triage

AT = datetime(2026, 11, 21, tzinfo=UTC)
SHA = "ab" * 32


@dataclass(frozen=True)
class Scenario:
    """`begin` makes the old state, `act` changes it and acknowledges what is safe, `lost` says what is missing after.

    `act(folder, acknowledge)` may raise the engine's errors; `lost(folder, acknowledged)` returns the number of bytes
    that were acknowledged and are gone, and raises AssertionError over anything that is half.
    """

    name: str
    begin: Callable[[Path], None]
    act: Callable[[Path, Callable[[str], None]], None]
    lost: Callable[[Path, list[str]], int]


def _settings_old(folder):
    from desktop.settings import Settings, save

    save(folder, Settings(reader="old", last_folder="O" * 300))


def _settings_act(folder, acknowledge):
    from desktop.settings import Settings, save

    save(folder, Settings(reader="new", last_folder="N" * 300))
    acknowledge("new")


def _settings_lost(folder, acknowledged):
    from desktop.settings import load

    read = load(folder)
    assert (read.reader, read.last_folder) in (("old", "O" * 300), ("new", "N" * 300))
    return 300 if acknowledged and read.reader != "new" else 0


def _readings(word):
    from tests.factory import make_reading

    return [
        replace(make_reading(f"{word}-{number}.png", triage), sha256=f"{number:x}" * 64)
        for number, triage in enumerate(Triage)
    ]


def _results(folder, word, acknowledge):
    from engine.outputs import Outputs

    outputs = Outputs(folder, ("csv", "jsonl", "overlay", "mask"), resume=True)
    for reading in _readings(word):
        outputs.add(reading)
        acknowledge(str(reading.path))
    outputs.finish(complete=True)


def _results_old(folder):
    _results(folder, "old", lambda name: None)


def _results_act(folder, acknowledge):
    _results(folder, "new", acknowledge)


def _results_lost(folder, acknowledged):
    """Whole tables and pictures stand there, and a run that goes on from there finds every row acknowledged."""
    from PIL import Image

    from engine.outputs import Outputs
    from engine.store.journal import Journal

    for picture in folder.rglob("*.png"):
        if not picture.name.startswith("."):
            with Image.open(picture) as image:
                image.load()
    rows = [json.loads(row) for row in (folder / "results.jsonl").read_text("utf-8").splitlines()]
    names = {row["file"] for row in rows}
    assert {f"old-{number}.png" for number in range(3)} <= names
    lines = (folder / "results.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[-1] == "" and len(lines) - 2 in (3, 6)
    outputs = Outputs(folder, ("csv", "jsonl"), resume=True)
    kept = {json.loads(row)["file"] for row in outputs._journal.rows()}
    outputs.let_go()
    assert not list(folder.rglob(".*.new")), "what was half done is swept away"
    assert issubclass(Journal, object)
    return 700 * len(set(acknowledged) - kept)  # bytes of a row, about


def _report(folder, word):
    from engine.report.pdf import PdfReport

    with PdfReport(folder / "report.pdf", date=date(2026, 11, 21)) as report:
        for reading in _readings(word)[:1]:
            report.add(reading)


def _report_old(folder):
    _report(folder, "old")
    (folder / "old").write_bytes((folder / "report.pdf").read_bytes())


def _report_act(folder, acknowledge):
    _report(folder, "new")
    acknowledge("new")


def _report_lost(folder, acknowledged):
    content = (folder / "report.pdf").read_bytes()
    new = content != (folder / "old").read_bytes()
    with closing(pypdfium2.PdfDocument(content)) as report:
        assert len(report) >= 2 and content.rstrip().endswith(b"%%EOF")
    return len(content) if acknowledged and not new else 0


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


def _journal_act(folder, acknowledge):
    from engine.report import jsonl
    from engine.store.journal import Journal

    journal = Journal(folder)
    files = [Path(f"{number}.png") for number in range(4)]
    journal.waiting(files, "model")
    for file in files:
        rows = [(f"{file}#{frame}", jsonl.line(reading)) for frame, reading in enumerate(_readings(file.stem))]
        journal.add(str(file), rows)
        acknowledge(str(file))
    journal.close(forget=False)


def _journal_old(folder):
    from engine.store.journal import Journal

    Journal(folder).close(forget=False)


def _journal_lost(folder, acknowledged):
    from engine.store.journal import Journal

    journal = Journal(folder)
    rows = [json.loads(row)["file"] for row in journal.rows()]
    journal.close(forget=False)
    assert len(rows) % 3 == 0, "all films of a file, or none"
    kept = {f"{name[0]}.png" for name in rows}
    return 2000 * len(set(acknowledged) - kept)


def _audit(folder):
    from engine.store.audit import Audit

    return Audit(folder, folder / "head")


def _audit_old(folder):
    _audit_note(folder, 3, lambda word: None)


def _audit_act(folder, acknowledge):
    _audit_note(folder, 3, acknowledge)


def _audit_note(folder, count, acknowledge):
    from engine.store.events import Event

    audit = _audit(folder)
    for number in range(count):
        audit.note(next(iter(Event)), f"note {number}", (SHA,))
        acknowledge(str(number))


def _audit_lost(folder, acknowledged):
    from engine.store.events import Event

    audit = _audit(folder)
    before = len(list(audit.lines()))
    assert before >= 3 + len(acknowledged), "every line that was noted is there"
    audit.note(next(iter(Event)), "after", (SHA,))
    assert len(list(audit.lines())) > before, "and it goes on from there"
    return 0


SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Scenario("settings", _settings_old, _settings_act, _settings_lost),
        Scenario("results", _results_old, _results_act, _results_lost),
        Scenario("report", _report_old, _report_act, _report_lost),
        Scenario("case store", _store_old, _store_act, _store_lost),
        Scenario("store set aside", _rescue_old, _rescue_act, _rescue_lost),
        Scenario("journal", _journal_old, _journal_act, _journal_lost),
        Scenario("audit", _audit_old, _audit_act, _audit_lost),
    )
}
REFUSALS = (OutputError, StoreError)
__all__ = ["REFUSALS", "SCENARIOS", "Scenario", "suppress"]
