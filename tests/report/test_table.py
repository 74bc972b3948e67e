"""results.csv: right in a spreadsheet, and harmless there."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.records import Status
from engine.report.jsonl import row
from engine.report.table import BOM, COLUMNS, cells, text
from tests.factory import knee_answers, make_reading


def test_the_table_says_what_the_lines_say():
    content = "".join(text([row(make_reading("a.png", **knee_answers()))]))
    assert content.startswith(BOM) and content.count("\r\n") == 2
    (only,) = csv.DictReader(io.StringIO(content.removeprefix(BOM), newline=""))
    assert only == {
        "file": "a.png", "status": "read", "reason": "", "limb": "upper", "part": "wrist", "part_probability": "0.97",
        "triage": "positive", "fracture_probability": "0.83", "bone_density": "osteopenia", "kl_grade": "2",
        "regions": "1", "model": "test 0.0.1", "device": "cpu", "elapsed_s": "0.123457",
    }  # fmt: skip


def test_a_failed_file_is_a_row_with_its_reason():
    failed = make_reading(status=Status.FAILED, reason="it ends early", radiograph=None, parts=(), fracture=None,
                          regions=(), limb=None, model=None, device=None, elapsed_s=None)  # fmt: skip
    values = dict(zip(COLUMNS, cells(row(failed)), strict=True))
    assert values["reason"] == "it ends early" and values["part"] == "" and values["regions"] == "0"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_can_be_run(first):
    assert cells(row(make_reading(first + "HYPERLINK(1)")))[0] == "'" + first + "HYPERLINK(1)"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_name_comes_back_from_the_table(name):
    made = row(make_reading("x"))
    made["file"] = name
    rows = list(csv.reader(io.StringIO("".join(text([made])).removeprefix(BOM), newline="")))
    assert len(rows) == 2 and rows[1][0].removeprefix("'") == name.removeprefix("'")
