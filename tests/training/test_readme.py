"""The README says what the shipped bundle's evaluation says."""

from pathlib import Path

import pytest

from engine.bundle import newest
from training.readme import BEGIN, END, table, update

ROOT = Path(__file__).parents[2]


def test_the_readme_shows_the_figures_of_the_shipped_bundle():
    shown = (ROOT / "README.md").read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    assert shown.strip() == table(newest().folder / "evaluation" / "figures.csv")


def test_a_page_without_marks_is_refused(tmp_path):
    (tmp_path / "page.md").write_text("no marks here")
    with pytest.raises(ValueError, match="figures"):
        update(tmp_path / "page.md", newest().folder / "evaluation" / "figures.csv")
