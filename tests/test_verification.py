"""Readings held against what a file of results says."""

import json
from dataclasses import replace

import pytest

from engine.errors import TruthError
from engine.records import Fracture, PartFracture, Status, Triage
from engine.report.jsonl import line, row
from engine.verification import compared, rows
from tests.cli.test_read import rows as results
from tests.cli.test_read import run
from tests.factory import knee_answers, make_bundle, make_reading
from tests.test_reader import save_film


def before():
    return [json.loads(line(make_reading(**knee_answers())))]


def facts(reading, **options):
    return [one.fact for one in compared(before(), [reading], **options)]


def fractured(probability, triage=Triage.POSITIVE):
    return Fracture(probability, triage, (PartFracture("wrist", probability, triage),))


def test_the_same_reading_holds_whatever_ran_it():
    assert facts(make_reading(device="cuda", precision="fp16", elapsed_s=9.0, **knee_answers())) == []


def test_probabilities_may_differ_by_the_tolerance_and_no_more():
    near, far = (make_reading(fracture=fractured(0.83 + by), **knee_answers()) for by in (0.009, 0.011))
    assert facts(near) == []
    assert facts(far) == ["fracture probability", "fracture probability of the wrist"]
    assert facts(far, tolerance=0.02) == []


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        ({"sha256": "cd" * 32}, "sha256"),
        ({"status": Status.NOT_ASSESSABLE, "reason": "too dark"}, "status"),
        ({"fracture": fractured(0.83, Triage.DOUBT)}, "triage"),
        ({"fracture": None}, "triage"),
        ({"limb": "lower"}, "limb"),
        ({"parts": ()}, "probability that it is the wrist"),
        ({"regions": ()}, "the number of regions"),
        ({"bone_density": None}, "bone density"),
        ({"osteoarthritis": None}, "Kellgren-Lawrence grade"),
        ({"model": None}, "model"),
    ],
)
def test_every_other_change_is_said(change, fact):
    reading = replace(make_reading(**knee_answers()), **change)
    found = compared(before(), [reading])
    assert fact in [one.fact for one in found]
    assert all(str(one).startswith("film.png: ") for one in found)


def test_regions_may_move_a_little():
    reading = make_reading(**knee_answers())
    (region,) = reading.regions
    for changed, found in (
        (replace(region, box=(17, 25, 10, 10), area_px=104), []),
        (replace(region, box=(18, 25, 10, 10)), ["the box of region 1"]),
        (replace(region, area_px=107), ["the area of region 1"]),
        (replace(region, probability=0.8), ["the probability of region 1"]),
    ):
        assert facts(replace(reading, regions=(changed,))) == found


def test_a_file_that_lost_a_film_differs():
    assert [one.fact for one in compared(before(), [])] == ["the number of films in the file"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "holds no results"), ("{\n", "line 1 is no JSON"), ("[]\n", "line 1 is no result"),
     ('{"file": "a"}\n', "line 1 is no result"), (line(make_reading()) + "\n", "line 2 is no JSON")],
)  # fmt: skip
def test_a_file_of_another_kind_is_a_sentence(tmp_path, text, sentence):
    (tmp_path / "x.jsonl").write_text(text, "utf-8")
    with pytest.raises(TruthError, match=sentence):
        rows(tmp_path / "x.jsonl")


def test_a_row_whose_insides_are_wrong_is_no_result(tmp_path):
    made = row(make_reading())
    made["fracture"]["parts"] = [1]
    (tmp_path / "x.jsonl").write_text(json.dumps(made), "utf-8")
    with pytest.raises(TruthError, match="line 1 is no result"):
        rows(tmp_path / "x.jsonl")


def test_the_command_line_reads_again_and_says_what_differs(tmp_path):
    model = make_bundle(tmp_path / "models" / "test-0.0.1").folder
    for seed in range(2):
        save_film(tmp_path / f"{seed}.png", seed)
    words = ("--model", model)
    assert run("read", tmp_path, "--out", tmp_path / "out", "--format", "jsonl", *words)[0] == 0
    file = tmp_path / "out" / "results.jsonl"
    code, screen = run("verify", file, *words)
    assert code == 0 and "2 files were read again, 0 differ" in screen and "within 0.01" in screen
    first, second = results(tmp_path / "out")
    first["parts"][0]["probability"] = 0.0
    second["file"] = "moved/1.png"
    file.write_text("".join(json.dumps(one) + "\n" for one in (first, second)), "utf-8")
    code, screen = run("verify", file, *words)
    assert code == 2 and "0.png: probability that it is the" in screen and "moved/1.png: status" in screen
    assert run("verify", tmp_path / "0.png", *words)[0] == 1
