import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from engine.guidance import load
from engine.records import Calibration, PartFinding, Spacing, Triage
from engine.report.content import NOT_REVIEWED, Review, age_years, person, sheet, state
from engine.report.impression import per_cent
from tests.factory import make_card, make_reading
from tests.report.films import doubt, failed, negative, not_assessable, positive, with_source

WHEN = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def test_operating_points_are_told_with_what_was_measured():
    said = " ".join(sheet(positive(), make_card()).findings)
    assert "positive, probability 83 %. At or above the high-specificity point (70 %)" in said
    assert "95 of 100 films without a fracture were left unmarked, 95 % interval 90 to 98" in said
    assert "measured on 60 held-out films" in said


def test_doubt_tells_both_points():
    hip = replace(doubt(), fracture=make_reading(triage=Triage.DOUBT).fracture)
    said = " ".join(sheet(hip, make_card()).findings)
    assert "high-sensitivity point (20 %;" in said
    assert "high-specificity point (70 %;" in said


def test_negative_excludes_nothing_and_lists_no_regions():
    made = sheet(negative(), make_card())
    assert "A fracture is not excluded" in made.impression[0]
    assert made.regions is None


def test_low_bone_density_is_a_prompt_to_measure():
    said = " ".join(sheet(negative(), make_card()).findings)
    assert "A film yields no T-score" in said
    assert "FRAX" in said
    assert "DXA" in said


def test_a_question_that_is_off_says_why():
    assert "Not asked: osteoarthritis (chance)." in sheet(negative(), make_card()).findings


@pytest.mark.parametrize("made", [not_assessable(), failed()])
def test_a_film_without_an_answer_gives_the_reason_and_no_opinion(made):
    said = sheet(made)
    assert made.reason in said.findings[0]
    assert "no opinion" in said.impression[0]
    assert said.probability is None


def test_state_is_the_triage_or_the_status():
    assert [state(one) for one in (positive(), doubt(), not_assessable(), failed())] == [
        "positive", "doubt", "not_assessable", "failed",
    ]  # fmt: skip


def test_units_say_what_a_millimetre_means():
    reading = positive()
    assert sheet(reading).regions.rows[0][3] == "4 mm² (100 px)"
    assert "at the detector" in sheet(reading).measures
    calibrated = replace(reading.radiograph, spacing=Spacing(0.2, 0.2, Calibration.CALIBRATED))
    assert "calibrated" in sheet(replace(reading, radiograph=calibrated)).measures
    bare = replace(reading.regions[0], area_mm2=None, extent_mm=None)
    none = replace(reading, radiograph=replace(reading.radiograph, spacing=None), regions=(bare,))
    assert sheet(none).regions.rows[0][3] == "100 px"
    assert "no pixel spacing" in sheet(none).measures


def test_the_reader_is_named_or_missing():
    assert sheet(positive()).verdict == NOT_REVIEWED
    said = sheet(positive(), review=Review("rejected", "Dr B", "Old.", WHEN))
    assert said.verdict == "Dr B disagrees with the machine, 2026-11-21 09:30."
    assert said.note == "Old."


def test_guidance_follows_the_reader():
    guidance = load()
    suggested = sheet(positive(), guidance=guidance).guidance
    assert suggested
    assert not any(advice.confirmed for advice in suggested)
    confirmed = sheet(positive(), review=Review("accepted", "Dr B", "", WHEN), guidance=guidance).guidance
    assert all(advice.confirmed for advice in confirmed)
    assert "wrist-over-65" in [advice.entry.id for advice in confirmed]
    rejected = sheet(positive(), review=Review("rejected", "Dr B", "", WHEN), guidance=guidance).guidance
    assert [advice.entry.id for advice in rejected] == ["scaphoid-negative-film"]


def test_a_negative_hip_points_to_mri():
    hip = make_reading(triage=Triage.NEGATIVE, parts=(PartFinding("pelvis_hip", 0.9),))
    advice = sheet(hip, guidance=load()).guidance
    assert [one.entry.id for one in advice] == ["hip-negative-film"]
    assert advice[0].entry.red_flag


def test_facts_that_the_file_lacks_are_left_out():
    assert sheet(doubt()).facts == ()
    facts = dict(sheet(positive()).facts)
    assert facts["Age"] == "67 years"
    assert facts["Study date"] == "2026-01-31"


def test_names_are_written_as_people_write_them():
    assert person("WANG^XiaoDong=王^小东=") == "WANG XiaoDong (王 小东)"
    assert person("") is person(None) is person("^=^") is None


@pytest.mark.parametrize(("age", "years"), [("067Y", 67), ("018M", 1.5), ("nonsense", None), (None, None)])
def test_ages_are_counted_in_years(age, years):
    assert age_years(with_source(make_reading(), patient_age=age)) == years


@pytest.mark.parametrize(("share", "said"), [(0.001, "under 1 %"), (0.9999, "over 99 %"), (0.5, "50 %")])
def test_the_ends_of_probability_are_never_claimed(share, said):
    assert per_cent(share) == said


def test_content_loads_no_heavy_library():
    heavy = "{'torch', 'PySide6', 'fpdf', 'highdicom', 'pydicom', 'cv2'} - {'cv2'}"
    code = f"import sys, engine.report.content; sys.exit(bool(set(sys.modules) & ({heavy})))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_large_area_is_a_plain_number():
    region = replace(positive().regions[0], area_mm2=1268.4, area_px=7204, extent_mm=40.41)
    row = sheet(replace(positive(), regions=(region,)), make_card()).regions.rows[0]
    assert row[3] == "1268 mm² (7204 px)" and row[5].endswith("(40.4 mm)")
