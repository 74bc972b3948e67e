"""SECURITY.md names tests that exist and test something, and figures that were measured."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "SECURITY.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)`", TEXT)))
SECTIONS = re.split(r"\n## ", TEXT)[1:]


@pytest.mark.parametrize("name", NAMED)
def test_a_named_test_exists_and_asserts_something(name):
    tree = ast.parse((ROOT / name).read_text("utf-8"))
    held = [node for node in ast.walk(tree) if isinstance(node, ast.Assert | ast.With | ast.Raise)]
    assert held


def test_every_section_names_its_tests_and_what_is_not_defended():
    for section in SECTIONS:
        if not section.startswith("Figures"):
            assert re.search(r"^Tests: `tests/", section, re.MULTILINE), section[:40]
            assert "Not defended:" in section, section[:40]
    assert len(SECTIONS) >= 6


def test_the_figures_of_the_table_of_attributes_are_the_tables_own():
    from engine.deidentify.table import EDITION, rows

    (row,) = [line for line in TEXT.splitlines() if line.startswith("| rows of Table E.1-1")]
    assert row.endswith(f"| {len(rows())} |")
    assert f"PS3.15, edition {EDITION}" in TEXT


def test_the_uses_without_a_network_are_those_of_the_test():
    from tests.offline.test_offline import USES

    (row,) = [line for line in TEXT.splitlines() if line.startswith("| uses of the program")]
    assert row.endswith(f"reached for, of {len(USES)} | 0 |")


def test_the_figures_of_faults_are_those_of_their_table():
    from tests.faults.scenarios import SCENARIOS

    lines = (ROOT / "tests" / "faults" / "RESULTS.md").read_text("utf-8").splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")][1:]
    figures = [[int(cell.replace(",", "")) for cell in row[1:]] for row in cells]
    assert len(figures) == len(SCENARIOS) + 1
    assert figures[-1] == [sum(column) for column in zip(*figures[:-1], strict=True)]
    _, faults, kills, _, lost = figures[-1]
    assert [row for row in TEXT.splitlines() if row.startswith("| faults") and row.endswith(f" {faults:,} |")]
    assert [row for row in TEXT.splitlines() if row.startswith("| kills survived") and row.endswith(f" {kills:,} |")]
    assert f"| bytes lost | {lost} |" in TEXT


def test_as_many_kinds_of_files_are_changed_at_random_as_is_said():
    from tests.fuzz.targets import TARGETS

    assert f"`tests/fuzz` changes files of\n{len(TARGETS)} kinds at random" in TEXT
