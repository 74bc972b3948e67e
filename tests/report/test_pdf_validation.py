"""The validation report: the figures on paper, the same bytes twice, nothing half written."""

from datetime import date
from pathlib import Path

import pytest

from engine.errors import OutputError
from engine.report import pdf_validation
from engine.report.content import RESEARCH_USE
from engine.report.fonts import Fonts
from engine.report.pdf import Letterhead
from tests.report.pdftext import lines
from tests.validation.test_study import study, ten

DAY = date(2026, 11, 21)


def written(path, made, **options):
    pdf_validation.write(made, path, DAY, fonts=Fonts([]), **options)
    return path.read_bytes()


def test_figures_intervals_and_misses_are_on_paper(tmp_path):
    shown = lines(written(tmp_path / "v.pdf", study(ten(), ("gone.png",)), letterhead=Letterhead("Clinic")))
    at = shown.index("Sensitivity, films positive or in doubt")
    assert shown[at + 1 : at + 4] == ["0.750", "0.301 to 0.954", "3 of 4"]
    assert "FRACTURES THAT WERE CALLED NEGATIVE: 1" in shown and "10.0 %, negative" in shown
    assert "=e" in shown and "it ends early" in shown and "gone.png" in shown
    assert "Clinic" in shown and shown.count(RESEARCH_USE) == sum(line.startswith("Page ") for line in shown)
    assert "diagnos" not in " ".join(shown).replace(RESEARCH_USE, "").lower()


def test_the_same_study_gives_the_same_bytes(tmp_path):
    made = study(ten())
    assert written(tmp_path / "a.pdf", made) == written(tmp_path / "b.pdf", made)


def test_a_study_of_one_class_says_that_it_cannot_be_measured(tmp_path):
    shown = lines(written(tmp_path / "v.pdf", study(ten()[:3])))
    at = shown.index("Specificity, films positive or in doubt")
    assert shown[at + 1] == "not measurable"


def test_a_study_without_any_answer_is_still_a_report(tmp_path):
    assert "FILMS WITHOUT AN ANSWER: 1" in lines(written(tmp_path / "v.pdf", study(ten()[8:9])))


def test_a_refusal_leaves_the_old_report(tmp_path, monkeypatch):
    (tmp_path / "v.pdf").write_bytes(b"old")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError):
        pdf_validation.write(study(ten()), tmp_path / "v.pdf", DAY, fonts=Fonts([]))
    assert (tmp_path / "v.pdf").read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["v.pdf"]
