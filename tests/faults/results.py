"""What a reading leaves behind: settings, tables and pictures, a report."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import date

import pypdfium2

from engine.triage import Triage
from tests.faults.scenario import Scenario


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


def readings(word):
    from tests.factory import make_reading

    return [
        replace(make_reading(f"{word}-{number}.png", triage), sha256=f"{number:x}" * 64)
        for number, triage in enumerate(Triage)
    ]


def _results(folder, word, acknowledge):
    from engine.outputs import Outputs

    outputs = Outputs(folder, ("csv", "jsonl", "overlay", "mask"), resume=True)
    for reading in readings(word):
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
    return 700 * len(set(acknowledged) - kept)  # bytes of a row, about


def _report(folder, word):
    from engine.report.pdf import PdfReport

    with PdfReport(folder / "report.pdf", date=date(2026, 11, 21)) as report:
        for reading in readings(word)[:1]:
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


SCENARIOS = (
    Scenario("settings", _settings_old, _settings_act, _settings_lost),
    Scenario("results", _results_old, _results_act, _results_lost),
    Scenario("report", _report_old, _report_act, _report_lost),
)
