"""Catalogues: complete, compiled, their placeholders those of the sentences; and the languages on screen."""

import re
import shutil
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop import language, words
from desktop.settings import LANGUAGES

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted(language.CATALOGUES.glob("*.ts"))
sys.path.insert(0, str(ROOT / ".ci"))
import catalogues  # noqa: E402


def messages(path):
    """Return (context, source) with what stands for it, or None where nothing does."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation.get("type") not in ("vanished", "obsolete"):
                text = None if translation.get("type") == "unfinished" else translation.text
                found[context.findtext("name"), message.findtext("source")] = text
    return found


def code(path):
    return path.stem.partition("_")[2]


def test_every_language_of_the_settings_has_its_catalogue():
    assert {code(path) for path in CATALOGUES} == set(LANGUAGES) - {"", "en"}


@pytest.mark.parametrize("path", CATALOGUES, ids=code)
def test_a_catalogue_holds_every_sentence_of_the_desktop(path, tmp_path):
    fresh = tmp_path / path.name
    shutil.copy(path, fresh)
    catalogues.gather(fresh, code(path))
    now = messages(fresh)
    assert len(now) > 200
    assert [key for key, text in now.items() if not text] == []
    assert now == messages(path)


@pytest.mark.parametrize("path", CATALOGUES, ids=code)
def test_placeholders_and_keys_agree(path):
    for (_, source), text in messages(path).items():
        assert sorted(re.findall(r"{\w*}", source)) == sorted(re.findall(r"{\w*}", text)), source
        assert text.count("&") - text.count("&&") <= 1, text


@pytest.mark.parametrize("path", CATALOGUES, ids=code)
def test_a_catalogue_is_compiled(path, tmp_path):
    catalogues.compiled(path, tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == path.with_suffix(".qm").read_bytes()


@pytest.fixture
def speak(qapp):
    yield lambda choice: language.speak(qapp, choice)
    language.forget(qapp)
    QApplication.sendPostedEvents(None, 0)


def test_arabic_runs_from_right_to_left(speak, open_room, films, qtbot):
    assert speak("ar").startswith("ar")
    room = open_room(films)
    assert room.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert room.acts["accept"].text() == "قبول"
    assert room.worklist.mapTo(room, room.worklist.rect().center()).x() > room.width() // 2
    qtbot.waitUntil(lambda: "إيجابي 1" in room.worklist.counters.text())


def test_chinese_is_spoken_and_english_again(speak, open_room, qapp):
    speak("zh_CN")
    assert words.part("upper_arm") == "上臂"
    assert open_room().acts["accept"].text() == "接受"
    language.forget(qapp)
    assert words.part("upper_arm") == "Upper arm"
    assert speak("en") == "en"
    assert open_room().acts["accept"].text() == "Accept"
