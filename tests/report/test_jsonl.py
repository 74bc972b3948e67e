"""results.jsonl: the schema is a contract."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from engine.records import Status
from engine.report import table
from engine.report.jsonl import line, row
from tests.factory import knee_answers, make_reading
from tests.report.films import every_kind

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
SCHEMA = Draft202012Validator(json.loads((ROOT / "resources/schema/results.schema.json").read_text("utf-8")))

KEYS = [
    "file", "sha256", "status", "reason", "limb", "parts", "fracture", "bone_density", "osteoarthritis", "regions",
    "spacing_mm", "model", "device", "runtime", "precision", "elapsed_s",
]  # fmt: skip


@pytest.mark.parametrize("status", list(Status))
def test_every_key_is_there_whatever_became_of_the_file(status):
    reading = make_reading() if status is Status.READ else make_reading(
        status=status, reason="it is broken", radiograph=None, fracture=None, parts=(), regions=(), model=None,
        limb=None,
    )  # fmt: skip
    assert list(json.loads(line(reading))) == KEYS


def test_a_reading_becomes_the_object_of_the_contract():
    made = row(make_reading("wrist.png", **knee_answers()))
    assert made["parts"] == [{"part": "wrist", "probability": 0.97}, {"part": "hand", "probability": 0.2}]
    assert made["fracture"] == {
        "probability": 0.83, "triage": "positive",
        "parts": [{"part": "wrist", "probability": 0.83, "triage": "positive"}],
    }  # fmt: skip
    assert made["bone_density"]["label"] == "osteopenia" and sum(made["bone_density"]["probabilities"].values()) == 1
    assert made["osteoarthritis"] == {"kl_grade": 2, "probabilities": [0.1, 0.2, 0.4, 0.2, 0.1]}
    assert made["regions"][0] == {
        "box": [15, 25, 10, 10], "probability": 0.9, "area_px": 100, "area_mm2": 4.0, "share_of_bone": 0.1667,
        "extent_across_bone": 1.0,
    }  # fmt: skip
    assert made["spacing_mm"] == [0.2, 0.2] and made["elapsed_s"] == 0.123457


def test_a_frame_is_named_beside_its_file():
    assert row(make_reading("many.dcm", frame=3))["file"] == "many.dcm#3"


def test_what_json_cannot_hold_is_unknown():
    assert row(make_reading(elapsed_s=float("nan")))["elapsed_s"] is None


def test_a_line_is_one_line_in_any_script():
    text = line(make_reading("骨折\nعظم.png"))
    assert text.count("\n") == 1 and json.loads(text)["file"] == "骨折\nعظم.png"


def golden_readings():
    many = make_reading("=HYPERLINK(1).dcm", frame=2, **knee_answers())
    return [*every_kind(), many, make_reading("骨折.png", radiograph=replace(many.radiograph, spacing=None))]


def test_the_schema_is_one_and_names_every_key():
    SCHEMA.check_schema(SCHEMA.schema)
    assert SCHEMA.schema["required"] == list(SCHEMA.schema["properties"]) == KEYS


@pytest.mark.parametrize("reading", golden_readings(), ids=lambda one: one.name)
def test_every_kind_of_line_holds_to_the_schema(reading):
    SCHEMA.validate(json.loads(line(reading)))


@pytest.mark.parametrize(
    "change",
    [
        {"status": "done"}, {"sha256": "ab"}, {"reason": "none"}, {"limb": "left"}, {"parts": []}, {"model": None},
        {"fracture": {"probability": 1.2, "triage": "doubt", "parts": []}}, {"spacing_mm": [0.1]}, {"extra": 1},
        {"osteoarthritis": {"kl_grade": 5, "probabilities": [0, 0, 0, 0, 1]}}, {"elapsed_s": -1},
    ],
)  # fmt: skip
def test_the_schema_turns_away_what_is_wrong(change):
    with pytest.raises(ValidationError):
        SCHEMA.validate(json.loads(line(make_reading())) | change)


def test_lines_and_table_are_those_of_the_golden_files():
    lines = "".join(map(line, golden_readings()))
    sheet = "".join(table.text(map(row, golden_readings())))
    for name, made in (("results.jsonl", lines), ("results.csv", sheet)):
        if os.environ.get("OSTEOSCOPE_GOLDEN") == "write":
            (GOLDEN / name).write_bytes(made.encode("utf-8"))
        assert made.encode("utf-8") == (GOLDEN / name).read_bytes()
