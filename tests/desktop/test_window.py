"""The window as a whole."""

import itertools
import logging
import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QTextBrowser,
)

from desktop import crash, marks
from desktop.__main__ import main
from desktop.about import AboutDialog
from desktop.actions import DEFAULTS, ENTRIES
from desktop.case import Mark
from desktop.corners import CornersDialog
from desktop.export import ExportDialog
from desktop.keys import ShortcutsDialog
from desktop.preferences import SettingsDialog
from desktop.shortcuts import conflicts
from desktop.validation.dialogue import ValidationDialog
from desktop.welcome import WelcomeDialog
from tests.desktop.room import PATIENCE_MS, settle

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, QLineEdit, QPlainTextEdit, QProgressBar,
            QTextBrowser)  # fmt: skip


def test_every_control_has_a_name_for_a_screen_reader(room, qtbot):
    room.acts["validate"].trigger()
    dialogues = (
        AboutDialog(room.loaded, "", room), ShortcutsDialog(room.acts, dict, room), ExportDialog(1, 3, room),
        SettingsDialog(room.settings, room), WelcomeDialog(room), *room.findChildren(ValidationDialog),
        corners := CornersDialog(room.worklist.listed(), room.session.on_disk, room),
    )  # fmt: skip
    qtbot.waitUntil(corners.go.isEnabled)
    for window in (room, *dialogues):
        for kind in CONTROLS:
            for control in window.findChildren(kind):
                box = control.parent() and control.parent().parent()
                inside_qt = control.objectName().startswith("qt_") or isinstance(control, QScrollBar)
                inside_qt = inside_qt or isinstance(box, QComboBox)  # the list that it unfolds
                if not inside_qt and not isinstance(control.parent(), (QAbstractItemView, QLineEdit)):
                    name = control.accessibleName() or getattr(control, "text", str)()
                    assert name, f"{control} in {control.parent()}"


def test_the_keyboard_goes_from_list_to_film_to_findings(room):
    """The order in which Tab goes through the window is that of reading."""
    met, control = [], room.worklist.filter
    while (control := control.nextInFocusChain()) is not room.worklist.filter and len(met) < 500:
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            met.append(control)
    wanted = (room.worklist.table, room.viewer.view, room.findings.regions, room.findings.note)
    places = [met.index(control) for control in wanted]
    assert places == sorted(places)


def test_signs_differ_in_shape_and_not_in_colour_alone():
    """What is drawn in one ink is still told apart."""
    inked = {}
    for mark in Mark:
        image = marks.of_triage(mark).pixmap(64, 64).toImage()
        inked[mark] = frozenset(
            (x, y) for x in range(0, 64, 2) for y in range(0, 64, 2) if image.pixelColor(x, y).alpha() > 128
        )
    del inked[Mark.UNREAD]  # a dash
    for one, other in itertools.combinations(inked.values(), 2):
        assert len(one ^ other) > 0.3 * len(one | other)


def test_no_two_actions_share_a_key():
    assert conflicts(DEFAULTS) == {}


def test_every_action_stands_in_a_menu(room):
    in_menus = [action for menu in room.menus.values() for action in menu.actions()]
    assert set(room.acts.values()) <= set(in_menus)
    assert len(room.acts) == len(ENTRIES)


def test_every_action_does_something(room):
    from PySide6.QtCore import SIGNAL

    for name, action in room.acts.items():
        signals = ("2triggered(bool)", "2toggled(bool)")
        assert sum(action.receivers(SIGNAL(signal[1:])) for signal in signals), name


def test_films_and_folders_are_dropped(open_room, films, qtbot):
    room = open_room()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(films)), QUrl("https://example.org/film.png")])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    room.dropEvent(drop)
    settle(qtbot, room)
    assert len(room.session.worklist.cases()) == 4


def test_the_buttons_open_and_the_folder_is_remembered(open_room, films, qtbot, monkeypatch):
    room = open_room()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: str(films))
    room.acts["open_folder"].trigger()
    settle(qtbot, room)
    assert room.settings.last_folder == str(films)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *given: ([str(films / "a.png")], ""))
    room.acts["open_files"].trigger()
    with qtbot.waitSignal(room.session.listed, timeout=PATIENCE_MS) as listed:
        pass
    assert listed.args == [0]


def test_a_dialogue_that_is_cancelled_changes_nothing(open_room, monkeypatch):
    room = open_room()
    before = room.settings
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *given: ([], ""))
    monkeypatch.setattr(SettingsDialog, "exec", lambda dialogue: QDialog.DialogCode.Rejected)
    for name in ("open_folder", "open_files", "settings", "export"):
        room.acts[name].trigger()
    assert room.settings == before


def test_the_reader_is_named(open_room, monkeypatch):
    room = open_room()

    def fill(dialogue):
        dialogue.reader.setText(" M. Field ")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SettingsDialog, "exec", fill)
    room.acts["settings"].trigger()
    assert room.settings.reader == room.desk.reader == "M. Field"


def test_research_use_is_always_said(room, open_room):
    for one in (room, open_room()):
        assert one.findings.research.isVisible()
        assert "Research use only" in one.findings.research.text()
    assert "Research use only" in AboutDialog(None, "No model.", room).text.toPlainText()


def test_about_shows_the_card(room):
    text = AboutDialog(room.loaded, "", room).text.toPlainText()
    for part in ("stub 0.1", "Not for children under 5 years.", "phantoms", "auc: 0.9"):
        assert part in text


def test_findings_say_what_was_measured_at_both_points(room):
    text = room.findings.details.text().replace("\u00a0", " ")
    assert "Negative below 20 %" in text
    assert "sensitivity 96 % (93 % to 98 %, 412 films)" in text
    assert "Positive from 70 %" in text
    assert "Trained on synthetic films" in room.findings.model.text()
    assert room.findings.headline.text().replace("\u00a0", " ") == "Doubt · 50 %"


def test_the_window_comes_up_without_torch_pydicom_or_a_network_library():
    code = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
import desktop.app, desktop.__main__
print(sorted({"torch", "torchvision", "pydicom", "training", "highdicom"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_line_knows_its_version(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith("osteoscope ")


def test_an_unforeseen_error_is_shown_and_logged_without_its_words(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    before = logging.getLogger().handlers[:]
    crash.watch(tmp_path)
    try:
        raise ValueError(f"{tmp_path} could not be opened")
    except ValueError as error:
        crash.unforeseen(type(error), error, error.__traceback__)
    (box,) = (box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible())
    assert str(tmp_path) not in box.detailedText()
    box.close()
    for handler in set(logging.getLogger().handlers) - set(before):
        if isinstance(handler, logging.FileHandler):
            logging.getLogger().removeHandler(handler)
            handler.close()
    text = (tmp_path / crash.NAME).read_text("utf-8")
    assert "ValueError" in text
    assert str(tmp_path) not in text
