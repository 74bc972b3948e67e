"""Settings on disk, and what the window makes of them."""

import json

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from desktop import settings
from desktop.settings import NAME, Settings
from engine.errors import OutputError


def test_only_what_differs_is_kept(tmp_path):
    settings.save(tmp_path, Settings(theme="light", reader="Dr Ó Sé"))
    assert json.loads((tmp_path / NAME).read_text("utf-8")) == {"theme": "light", "reader": "Dr Ó Sé"}
    assert settings.load(tmp_path) == Settings(theme="light", reader="Dr Ó Sé")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"theme": "pink"}', '{"theme": 3, "opacity": "much"}', '{"opacity": 7.0}', '{"unknown": 1}'],
)
def test_what_cannot_be_understood_is_the_default(tmp_path, text):
    (tmp_path / NAME).write_text(text, "utf-8")
    assert settings.load(tmp_path) == Settings()


def test_no_settings_are_the_defaults(tmp_path):
    assert settings.load(tmp_path / "nowhere") == Settings()


def test_settings_that_cannot_be_written_are_said_and_the_old_ones_stand(tmp_path):
    settings.save(tmp_path, Settings(reader="A"))
    (tmp_path / "taken" / NAME).mkdir(parents=True)
    with pytest.raises(OutputError, match=r"settings\.json could not be written"):
        settings.save(tmp_path / "taken", Settings(reader="B"))
    assert settings.load(tmp_path).reader == "A"


def test_the_theme_is_kept(open_room, qtbot):
    room = open_room()
    dark = QApplication.palette().color(QPalette.ColorRole.Window)
    assert dark.lightness() < 80
    room.acts["light"].trigger()
    assert QApplication.palette().color(QPalette.ColorRole.Window).lightness() > 200
    room.close()
    again = open_room()
    assert again.acts["light"].isChecked()
    again.acts["light"].trigger()
    assert QApplication.palette().color(QPalette.ColorRole.Window) == dark


def test_the_opacity_and_the_panes_are_kept(open_room, qtbot):
    room = open_room()
    room.viewer.opacity.setValue(35)
    room.panes.setHandleWidth(9)
    room.close()
    again = open_room()
    assert again.viewer.opacity.value() == 35
    assert again.panes.handleWidth() == 9
