"""Shortcuts: all listed, changed, kept, and never two on one key."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop import shortcuts
from desktop.actions import DEFAULTS, ENTRIES
from desktop.keys import ShortcutsDialog


@pytest.fixture
def dialogue(room):
    room.acts["shortcuts"].trigger()
    (dialogue,) = room.findChildren(ShortcutsDialog)
    return dialogue


def choose(dialogue, name):
    item = next(item for item in dialogue._items() if item.data(0, Qt.ItemDataRole.UserRole) == name)
    dialogue.list.setCurrentItem(item)
    return item


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_two_keys_open_the_list(room, qtbot, key):
    qtbot.keyClick(room, key)
    assert room.findChildren(ShortcutsDialog)


def test_every_action_is_listed_with_its_keys(dialogue, room):
    items = dialogue._items()
    assert len(items) == len(ENTRIES)
    for item in items:
        name = item.data(0, Qt.ItemDataRole.UserRole)
        assert item.text(0)
        assert item.text(1) == shortcuts.shown(DEFAULTS[name])


def test_a_key_is_changed_at_once_kept_and_there_again(dialogue, open_room, room, tmp_path, qtbot):
    choose(dialogue, "mirror")
    qtbot.keyClick(dialogue.edit, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: dialogue.keys["mirror"] == "U")
    assert room.acts["mirror"].shortcut() == QKeySequence("U")
    assert "(U)" in room.acts["mirror"].toolTip()
    assert json.loads((tmp_path / "settings" / shortcuts.NAME).read_text("utf-8")) == {"mirror": "U"}
    assert open_room().acts["mirror"].shortcut() == QKeySequence("U")


def test_a_key_of_another_action_is_refused_with_its_name(dialogue, room):
    assert not dialogue.change("mirror", "A")
    assert dialogue.said.text() == "A belongs to “Accept” already."
    assert room.acts["mirror"].shortcut() == QKeySequence("H")
    assert not dialogue.change("mirror", "=")
    assert "Zoom in" in dialogue.said.text()


def test_a_key_is_taken_away_and_given_back(dialogue, room):
    choose(dialogue, "accept")
    dialogue.none.click()
    assert room.acts["accept"].shortcuts() == []
    assert dialogue.change("mirror", "A")
    choose(dialogue, "accept")
    dialogue.default.click()
    assert "Flip left and right" in dialogue.said.text()
    dialogue.all_default.click()
    assert dialogue.keys == DEFAULTS
    assert room.acts["accept"].shortcut() == QKeySequence("A")


def test_the_list_is_searched_by_action_and_by_key(dialogue):
    dialogue.search.setText("ctrl+z")
    assert [item.text(0) for item in dialogue._items() if not item.isHidden()] == ["Undo"]
    dialogue.search.setText("cobb")
    assert [item.text(0) for item in dialogue._items() if not item.isHidden()] == ["Cobb angle"]


@pytest.mark.parametrize("content", ["not json", "[1, 2]", '{"mirror": 7, "unknown": "Q"}', '{"mirror": "A"}'])
def test_a_file_that_says_nothing_useful_leaves_the_defaults(tmp_path, content):
    (tmp_path / shortcuts.NAME).write_text(content, "utf-8")
    assert shortcuts.load(tmp_path, DEFAULTS) == DEFAULTS


def test_keys_that_changed_places_are_no_conflict(tmp_path):
    (tmp_path / shortcuts.NAME).write_text('{"accept": "R", "reject": "A"}', "utf-8")
    loaded = shortcuts.load(tmp_path, DEFAULTS)
    assert (loaded["accept"], loaded["reject"]) == ("R", "A")


def test_a_key_that_begins_another_is_a_conflict():
    assert shortcuts.conflicts({"a": "G", "b": "G, T", "c": "T"}) == {"a": ("b",), "b": ("a",)}


def test_every_default_is_a_key_that_qt_knows(qtbot):
    action = QAction("x")
    for keys in DEFAULTS.values():
        shortcuts.give(action, keys)
        assert shortcuts.of(action) == keys
        assert all(not one.isEmpty() for one in action.shortcuts())
