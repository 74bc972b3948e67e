"""Whose work is part of the program is shown, and every text can be read."""

import json

import pytest
from PySide6.QtCore import QUrl

from desktop import licences
from desktop.about import AboutDialog


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """Licences as an installed program has them."""
    (tmp_path / "numpy-2").mkdir()
    (tmp_path / "numpy-2" / "LICENSE.txt").write_text("Redistribution and use <in source>", "utf-8")
    part = {"name": "num<py", "version": "2", "licence": "BSD-3-Clause", "home": "", "texts": ["numpy-2/LICENSE.txt"]}
    (tmp_path / "index.json").write_text(json.dumps([part]), "utf-8")
    monkeypatch.setattr(licences.page, "__defaults__", (tmp_path,))
    monkeypatch.setattr(licences.LicenceDialog.__init__, "__defaults__", (None, tmp_path))
    return tmp_path


def test_an_installed_program_names_every_part_and_shows_its_text(qtbot, shelf):
    about = AboutDialog(None, "No model.")
    qtbot.addWidget(about)
    assert "num<py" in about.text.toPlainText() and "BSD-3-Clause" in about.text.toPlainText()
    about.text.anchorClicked.emit(QUrl("numpy-2/LICENSE.txt"))
    (shown,) = about.findChildren(licences.LicenceDialog)
    assert shown.isVisible() and shown.text.toPlainText() == "Redistribution and use <in source>"


def test_a_program_that_runs_from_its_source_brings_nobody_else_s_work(tmp_path):
    assert licences.page(tmp_path) == ""


def test_a_damaged_list_is_left_out(tmp_path):
    (tmp_path / "index.json").write_text("{", "utf-8")
    assert licences.page(tmp_path) == ""
