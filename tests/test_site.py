"""What a site brings of its own."""

import numpy as np
import pytest
from PIL import Image

from engine import site
from engine.outputs import Outputs
from engine.report.letterhead import Letterhead
from tests.report.films import positive
from tests.test_guidance import entry


def letterhead(folder, text):
    (folder / "letterhead.toml").write_text(text, "utf-8")
    return site.load(folder)


def test_without_a_folder_there_is_the_shipped_guidance_alone(tmp_path):
    made = site.load(tmp_path / "none")
    assert made.letterhead is None and made.problems == () and made.guidance.entries


def test_letterhead_and_guidance_are_read(tmp_path, monkeypatch):
    Image.fromarray(np.zeros((4, 4), np.uint8)).save(tmp_path / "logo.png")
    (tmp_path / "guidance").mkdir()
    (tmp_path / "guidance" / "ours.toml").write_text(entry("ours", "Call the team."), "utf-8")
    (tmp_path / "letterhead.toml").write_text('name = "Clinic"\nlines = ["Shore street"]\nlogo = "logo.png"\n', "utf-8")
    monkeypatch.setenv(site.VARIABLE, str(tmp_path))
    made = site.load()
    assert made.letterhead == Letterhead("Clinic", ("Shore street",), tmp_path / "logo.png")
    assert "ours" in [one.id for one in made.guidance.entries]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name = 1\n", "names no clinic"), ('name = "a"\nlines = "b"\n', "list of texts"),
        ('name = "a"\nlogo = "gone.png"\n', "logo gone.png"), ('name = "a\n', "line 1"),
    ],
)  # fmt: skip
def test_a_broken_letterhead_is_said_and_left_out(tmp_path, text, reason):
    made = letterhead(tmp_path, text)
    assert made.letterhead is None and reason in made.problems[0]


def test_a_report_of_a_batch_is_on_the_sites_paper_and_says_what_is_broken(tmp_path, monkeypatch):
    own = tmp_path / "site"
    (own / "guidance").mkdir(parents=True)
    (own / "guidance" / "bad.toml").write_text('[[entry]]\nid = "x\n', "utf-8")
    letterhead(own, 'name = "Clinic by the lake"\n')
    monkeypatch.setenv(site.VARIABLE, str(own))
    outputs = Outputs(tmp_path / "out", ("pdf",))
    seen = outputs._report._letterhead
    outputs.add(positive())
    outputs.finish(complete=True)
    assert seen == Letterhead("Clinic by the lake")
    assert outputs.problems and outputs.problems[0].startswith("Guidance in bad.toml, line 2 is left out")
