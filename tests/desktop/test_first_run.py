"""The first page, the settings, and what is said of the model."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop import app, theme
from desktop.about import AboutDialog
from desktop.asking import SAMPLES
from desktop.preferences import SettingsDialog
from desktop.settings import Settings, load
from desktop.welcome import NOTICE, WelcomeDialog
from desktop.work import Loaded
from engine.bundle import SHIPPED, find
from engine.card import Card
from engine.records import Model
from tests.desktop.room import StubReader


@pytest.fixture
def greeted(qtbot, tmp_path):
    """Return a function that opens a window as a user's first start does."""
    windows = []

    def open_window():
        windows.append(app.window_for([], tmp_path / "settings", tmp_path / "data", StubReader, greet=True))
        return windows[-1]

    yield open_window
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, 0)


def page(window):
    return next((one for one in window.findChildren(WelcomeDialog) if one.isVisible()), None)


def test_the_notice_is_agreed_to_once(greeted, tmp_path):
    window = greeted()
    welcome = page(window)
    assert not welcome.go.isEnabled()
    assert not welcome.samples.isEnabled()
    welcome.agree.setChecked(True)
    welcome.go.click()
    assert load(tmp_path / "settings").acknowledged == NOTICE
    window.close()
    assert page(greeted()) is None


def test_who_does_not_agree_leaves_and_is_asked_again(greeted):
    window = greeted()
    page(window).leave.click()
    assert not window.isVisible()
    assert page(greeted()) is not None


def test_the_samples_are_a_way_to_begin(greeted, monkeypatch, tmp_path, qtbot):
    window = greeted()
    welcome = page(window)
    welcome.agree.setChecked(True)
    welcome.samples.click()
    qtbot.waitUntil(lambda: len(window.session.worklist.cases()) == 10)
    assert {case.path.parent for case in window.session.worklist.cases()} == {SAMPLES}


def test_what_is_set_comes_back_and_the_rest_stays(room, qtbot):
    before = replace(room.settings, opacity=0.35, recent=("/films",))
    dialogue = SettingsDialog(before, room)
    assert dialogue.settings() == before
    for box, value in (
        (dialogue.device, "cpu"), (dialogue.runtime, "torch"), (dialogue.theme, "system"), (dialogue.language, "ar"),
    ):  # fmt: skip
        box.setCurrentIndex(box.findData(value))
    dialogue.reader.setText(" M. Field ")
    assert dialogue.settings() == replace(
        before, device="cpu", runtime="torch", theme="system", language="ar", reader="M. Field"
    )


@pytest.mark.parametrize(("scheme", "light"), [(Qt.ColorScheme.Light, True), (Qt.ColorScheme.Dark, False)])
def test_the_systems_theme_is_followed(room, monkeypatch, scheme, light):
    class Hints:
        def colorScheme(self):  # noqa: N802 (Qt's name)
            return scheme

    monkeypatch.setattr(QGuiApplication, "styleHints", Hints)
    room.choices.choose(replace(room.settings, theme="light" if not light else "dark"))
    room.choices.choose(replace(room.settings, theme="system"))
    assert theme.is_light("system") is light
    assert (QApplication.palette().color(QPalette.ColorRole.Window).lightness() > 128) is light
    assert room.acts["light"].isChecked() is light
    assert room.settings.theme == "system"


def test_the_shipped_card_can_be_read_by_a_person(room):
    card = Card.load(find(SHIPPED)[-1] / "card.json")
    loaded = Loaded(card, Model(card.name, card.version, card.sha256), "cpu", "torch", "fp32")
    text = AboutDialog(loaded, "", room).text.toPlainText().replace("\u00a0", " ")
    auc = card.results["fracture_auc"]
    for part in (
        *card.limits, card.sha256, "Fracture, AUC", f"{auc['value']:.3f}", f"{auc['low']:.3f} – {auc['high']:.3f}",
        f"{auc['films']} ({auc['positives']})", card.training["licence_of_data"], "positive from",
    ):  # fmt: skip
        assert part in text
    assert "{" not in text
    assert "fracture_auc" not in text


def test_settings_are_kept_as_they_were_meant(tmp_path):
    (tmp_path / "settings.json").write_text('{"recent": ["/a", 3], "device": "tpu", "language": "ar"}', "utf-8")
    assert load(tmp_path) == Settings(recent=("/a",), language="ar")
    assert Path(load(tmp_path).recent[0]) == Path("/a")
