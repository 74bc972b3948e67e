"""results.jsonl: the schema is a contract."""

import json

import pytest

from engine.records import Status
from engine.report.jsonl import line, row
from tests.factory import knee_answers, make_reading

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
