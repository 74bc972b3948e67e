"""What is added to line by line: the journal of a batch, and the audit."""

import json
from pathlib import Path

from tests.faults.results import readings
from tests.faults.scenario import Scenario

SHA = "ab" * 32


def _journal_act(folder, acknowledge):
    from engine.report import jsonl
    from engine.store.journal import Journal

    journal = Journal(folder)
    files = [Path(f"{number}.png") for number in range(4)]
    journal.waiting(files, "model")
    for file in files:
        rows = [(f"{file}#{frame}", jsonl.line(reading)) for frame, reading in enumerate(readings(file.stem))]
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


SCENARIOS = (
    Scenario("journal", _journal_old, _journal_act, _journal_lost),
    Scenario("audit", _audit_old, _audit_act, _audit_lost),
)
