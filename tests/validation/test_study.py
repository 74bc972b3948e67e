"""A study from its films to its files."""

import csv
import io
import json
from pathlib import Path

import pytest

from engine.errors import TruthError
from engine.progress import Cancelled
from engine.records import Status, Triage
from engine.report.content import RESEARCH_USE
from engine.validation import tables
from engine.validation.study import ALL, Case, case, measured, validate
from engine.validation.truth import Truth, TruthTable
from tests.factory import make_bundle, make_reading
from tests.test_reader import save_film


def made_case(file, fracture, triage=None, probability=None, part="wrist", patient=None, true_part=None):
    status = Status.READ if triage else Status.FAILED
    reason = None if triage else "it ends early"
    truth = Truth(file, fracture, true_part, patient)
    return Case(file, truth, status, reason, part if triage else None, probability, triage)


def study(cases, absent=()):
    table = TruthTable(Path("truth.csv"), "ab" * 32, tuple(one.truth for one in cases))
    return measured(Path("films"), table, cases, absent, make_reading())


def ten():
    positive, doubt, negative = Triage.POSITIVE, Triage.DOUBT, Triage.NEGATIVE
    return [
        made_case("a", True, positive, 0.9), made_case("b", True, doubt, 0.5), made_case("c", True, negative, 0.1),
        made_case("d", True, positive, 0.8, "knee"), made_case("=e", False, positive, 0.7),
        made_case("f", False, doubt, 0.3), made_case("g", False, negative, 0.1), made_case("h", False, negative, 0.05),
        made_case("i", True), made_case("j", False, negative, 0.02, "hand", true_part="wrist"),
    ]  # fmt: skip


def test_figures_are_those_counted_by_hand():
    everything, *parts = study(ten()).groups
    assert (everything.name, everything.films, everything.fractured, everything.unanswered) == (ALL, 10, 5, 1)
    assert everything.sensitivity_at_high_sensitivity.value == 3 / 4
    assert everything.sensitivity_at_high_specificity.value == 2 / 4
    assert everything.specificity_at_high_sensitivity.value == 3 / 5
    assert everything.specificity_at_high_specificity.value == 4 / 5
    assert everything.doubt.value == pytest.approx(2 / 9)
    assert everything.auc.value == pytest.approx((5 + 4 + 2.5 + 5) / 20)
    assert everything.part_right.value == 0 and everything.part_right.films == 1
    assert [group.name for group in parts] == ["knee", "wrist"], "counted under the true part where it is known"


def test_misses_stand_in_order_of_weight():
    assert [(one.miss, one.file) for one in study(ten()).misses] == [
        ("missed", "c"), ("false_alarm", "=e"), ("no_answer", "i"),
    ]  # fmt: skip


def test_patients_count_where_every_film_names_one():
    cases = ten()
    assert not study(cases).by_patient
    named = [made_case(one.file, one.truth.fracture, one.triage, one.probability, patient="p") for one in cases]
    assert study(named).by_patient


def test_the_worst_film_of_a_file_speaks():
    readings = [make_reading("a.dcm", triage, frame=frame) for frame, triage in enumerate(Triage, 1)]
    assert case(Truth("a.dcm", True), readings[::-1]).triage is Triage.POSITIVE


def test_a_film_without_the_question_is_no_answer():
    made = case(Truth("a", True), [make_reading(fracture=None)])
    assert made.miss == "no_answer" and "not asked" in made.reason


def test_files_say_what_was_measured_and_run_nothing(tmp_path):
    made = study(ten(), ("gone.png",))
    tables.write(made, tmp_path)
    whole = json.loads((tmp_path / "validation.json").read_text("utf-8"))
    assert whole["note"] == RESEARCH_USE and whole["absent"] == ["gone.png"]
    assert whole["groups"][0]["sensitivity_at_high_sensitivity"]["value"] == 0.75
    sheets = {}
    for name in ("validation", "validation-thresholds", "validation-misses"):
        text = (tmp_path / f"{name}.csv").read_bytes().decode("utf-8-sig")
        sheets[name] = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(sheets["validation"]) == 3 * len(tables.FIGURES) == 3 * 7
    assert sheets["validation-misses"][1]["file"] == "'=e"
    assert len(sheets["validation-thresholds"]) == 101
    assert sheets["validation-thresholds"][50]["sensitivity"] == "0.75"


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    from engine.reader import Reader

    return Reader(make_bundle(tmp_path_factory.mktemp("models") / "test-0.0.1"))


def test_a_folder_is_read_and_measured(reader, tmp_path):
    for seed in range(3):
        save_film(tmp_path / f"{seed}.png", seed)
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    (tmp_path / "truth.csv").write_text("file,fracture\n2.png,1\n0.png,0\nbad.png,1\ngone.png,0\n", "utf-8")
    made = validate(tmp_path, tmp_path / "truth.csv", reader)
    assert [one.file for one in made.cases] == ["2.png", "0.png", "bad.png"]
    assert made.absent == ("gone.png",) and made.model == reader.bundle.model
    assert made.cases[2].status is Status.FAILED and made.cases[2].miss == "no_answer"
    (alone,) = reader.read(tmp_path / "2.png")
    assert made.cases[0] == case(Truth("2.png", True), [alone])


def test_a_study_can_be_stopped_and_refused(reader, tmp_path):
    save_film(tmp_path / "a.png", 1)
    (tmp_path / "truth.csv").write_text("file,fracture\na.png,1\n", "utf-8")

    def stop(_):
        raise Cancelled

    with pytest.raises(Cancelled):
        validate(tmp_path, tmp_path / "truth.csv", reader, stop)
    (tmp_path / "truth.csv").write_text("file,fracture\nb.png,1\n", "utf-8")
    with pytest.raises(TruthError, match="none of its 1 films"):
        validate(tmp_path, tmp_path / "truth.csv", reader)
