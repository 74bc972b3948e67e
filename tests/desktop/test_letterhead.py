"""One letterhead: the site's, shown and changed in the settings."""

import json

import pytest
from PySide6.QtWidgets import QDialog

from desktop import settings
from desktop.preferences import SettingsDialog
from engine import site
from engine.report.letterhead import Letterhead
from tests.desktop.test_export import exported, pdf_text  # noqa: F401 (a fixture)


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setenv(site.VARIABLE, str(tmp_path / "site"))
    return tmp_path / "site"


@pytest.fixture
def choose(monkeypatch):
    """Return a function that fills the settings' page in and agrees."""

    def choose(room, clinic, lines=""):
        def fill(dialogue):
            dialogue.letterhead.clinic.setText(clinic)
            dialogue.letterhead.lines.setPlainText(lines)
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(SettingsDialog, "exec", fill)
        room.acts["settings"].trigger()

    return choose


def test_what_the_settings_say_heads_the_report_and_the_command_line_s(room, choose, exported):  # noqa: F811
    choose(room, " Clinic at the “River” ", "1 Quay\nTown\n555 0100\none too many")
    assert site.load().letterhead == Letterhead("Clinic at the “River”", ("1 Quay", "Town", "555 0100"))
    text = pdf_text(exported(("pdf",)) / "report.pdf")
    assert "1 Quay" in text


def test_the_first_line_stands_for_a_clinic_without_a_name(open_room, choose):
    choose(open_room(), "", "1 Quay\nTown")
    assert site.load().letterhead == Letterhead("1 Quay", ("Town",))


def test_the_page_shows_the_site_s_own_and_says_where_it_is_kept(open_room, place):
    site.keep_letterhead(Letterhead('Clinic \\ "A"', ("é 骨 عظم",)))
    dialogue = SettingsDialog(settings.Settings(), open_room())
    assert dialogue.letterhead.clinic.text() == 'Clinic \\ "A"'
    assert dialogue.letterhead.lines.toPlainText() == "é 骨 عظم"
    assert str(place / site.NAME) in dialogue.letterhead.kept.text()
    assert not dialogue.letterhead.changed


def test_an_empty_page_takes_the_letterhead_away(open_room, choose):
    site.keep_letterhead(Letterhead("Clinic"))
    choose(open_room(), "")
    assert site.load().letterhead is None
    assert not site.load().problems


def test_a_disk_that_refuses_is_said(open_room, choose, place, monkeypatch):
    room, heard = open_room(), []
    place.write_text("a file where the folder should be")
    monkeypatch.setattr(room, "warn", heard.append)
    choose(room, "Clinic")
    assert heard
    assert site.NAME in heard[0]


def test_a_letterhead_that_older_settings_held_moves_once(open_room, tmp_path):
    (tmp_path / "settings").mkdir()
    old = {"clinic": "Old Clinic", "clinic_lines": "1 Quay\nTown", "reader": "M. Field"}
    (tmp_path / "settings" / settings.NAME).write_text(json.dumps(old), "utf-8")
    room = open_room()
    assert site.load().letterhead == Letterhead("Old Clinic", ("1 Quay", "Town"))
    assert room.settings.reader == "M. Field"
    room.close()
    site.keep_letterhead(Letterhead("New"))
    (tmp_path / "settings" / settings.NAME).write_text(json.dumps(old), "utf-8")
    open_room()
    assert site.load().letterhead == Letterhead("New")
