"""Lengths and angles: what they come to, and how they are drawn."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from desktop.viewer.measures import ALL, Kind, Measure, calibrated, grip_at, said
from engine.lines import angle, length
from engine.records import Calibration, Spacing
from engine.store.cases import CaseStore
from tests.desktop.room import drag, settle

LINE = ((0.0, 0.0), (30.0, 40.0))
DETECTOR = Spacing(0.1, 0.1, Calibration.DETECTOR)


@pytest.mark.parametrize(
    ("spacing", "text"),
    [
        (None, "50 px"),
        (DETECTOR, "5.0 mm at detector"),
        (Spacing(0.1, 0.1, Calibration.CALIBRATED), "5.0 mm calibrated"),
    ],
)
def test_a_length_says_what_its_unit_means(spacing, text):
    assert said(Measure(Kind.LENGTH, LINE), spacing) == text


def test_pixels_that_are_not_square_are_measured_as_they_are():
    assert length(LINE, Spacing(0.2, 0.1, Calibration.DETECTOR)) == pytest.approx(math.hypot(3.0, 8.0))


@pytest.mark.parametrize("degrees", [0, 1, 30, 89, 90, 120, 179])
def test_an_angle_is_the_acute_one_whichever_way_the_lines_were_drawn(degrees):
    turned = (math.cos(math.radians(degrees)) * 100, math.sin(math.radians(degrees)) * 100)
    for second in (((0, 0), turned), (turned, (0, 0))):
        assert angle(((0, 0), (50, 0)), second, None) == pytest.approx(min(degrees, 180 - degrees), abs=1e-9)


def test_an_angle_works_without_spacing():
    assert said(Measure(Kind.ANGLE, ((0, 0), (10, 0), (0, 0), (10, 10))), None) == "45.0° / 135.0°"


def test_a_cobb_angle_is_the_lines_acute_angle_and_says_its_name():
    lines = ((0, 0), (100, 0), (0, 50), (100 * math.cos(math.radians(23)), 50 + 100 * math.sin(math.radians(23))))
    assert said(Measure(Kind.COBB, lines), None) == "Cobb 23.0°"


def test_a_known_object_calibrates_and_pixels_keep_their_shape():
    assert calibrated(LINE, 25.0, None) == Spacing(0.5, 0.5, Calibration.CALIBRATED)
    found = calibrated(LINE, 20.0, Spacing(0.2, 0.1, Calibration.DETECTOR))
    assert found.row_mm / found.col_mm == pytest.approx(2)
    assert length(LINE, found) == pytest.approx(20)


def test_a_measure_is_gripped_by_a_point_before_its_line():
    measure = Measure(Kind.LENGTH, ((0, 0), (100, 0)))
    assert grip_at(measure, (98, 3), 5) == 1
    assert grip_at(measure, (50, 3), 5) == ALL
    assert grip_at(measure, (50, 30), 5) is None
    assert measure.dragged(1, (5, 5)).points == ((0, 0), (105, 5))
    assert measure.dragged(ALL, (5, 5)).points == ((5, 5), (105, 5))


@pytest.fixture
def measuring(room, qtbot):
    qtbot.waitUntil(lambda: room.viewer.has_film)
    return room.viewer.view.measuring


def test_a_length_is_drawn_moved_deleted_and_all_of_it_undone(room, measuring, qtbot):
    qtbot.keyClick(room, Qt.Key.Key_L)
    drag(qtbot, room.viewer.view, (40, 60), (140, 60))
    (drawn,) = measuring.measures
    assert length(drawn.lines[0], None) == pytest.approx(100, abs=1.5)
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    drag(qtbot, room.viewer.view, (140, 60), (140, 160))
    (moved,) = measuring.measures
    assert moved.points[0] == drawn.points[0]
    assert moved.points[1][1] == pytest.approx(160, abs=1.5)
    qtbot.keyClick(room, Qt.Key.Key_Delete)
    assert measuring.measures == ()
    stack = []
    for _ in range(3):
        room.acts["undo"].trigger()
        stack.append(measuring.measures)
    assert stack == [(moved,), (drawn,), ()]
    room.acts["redo"].trigger()
    assert measuring.measures == (drawn,)


def test_an_angle_takes_two_lines(room, measuring, qtbot):
    room.acts["angle"].trigger()
    drag(qtbot, room.viewer.view, (40, 60), (140, 60))
    assert measuring.measures == ()
    drag(qtbot, room.viewer.view, (40, 160), (140, 260))
    (drawn,) = measuring.measures
    assert said(drawn, None) in ("45.0° / 135.0°", "44.9° / 135.1°", "45.1° / 134.9°") or drawn.kind is Kind.ANGLE
    assert angle(*drawn.lines, None) == pytest.approx(45, abs=1)


def test_a_click_with_the_tool_measures_nothing(room, measuring, qtbot):
    room.acts["length"].trigger()
    drag(qtbot, room.viewer.view, (40, 60), (40, 60))
    assert measuring.measures == ()


def test_measures_stay_with_their_film_and_undo_brings_it_back(room, measuring, qtbot):
    first = room.onscreen.current.path
    room.acts["length"].trigger()
    drag(qtbot, room.viewer.view, (40, 60), (140, 60))
    room.acts["next"].trigger()
    qtbot.waitUntil(lambda: room.viewer.has_film)
    assert measuring.measures == ()
    room.acts["undo"].trigger()
    assert room.onscreen.current.path == first
    room.acts["redo"].trigger()
    qtbot.waitUntil(lambda: room.viewer.has_film)
    assert len(measuring.measures) == 1


def test_a_cobb_angle_is_drawn_by_its_key(room, measuring, qtbot):
    qtbot.keyClick(room, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert room.acts["cobb"].isChecked()
    drag(qtbot, room.viewer.view, (40, 60), (140, 60))
    drag(qtbot, room.viewer.view, (40, 160), (140, 260))
    assert measuring.measures[0].kind is Kind.COBB
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    assert not room.acts["cobb"].isChecked()


@pytest.fixture
def calibrate(room, measuring, qtbot, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getDouble", lambda *given, **more: (25.0, True))
    room.choices.choose(type(room.settings)(reader="K. Osei"))
    room.acts["calibrate"].trigger()
    drag(qtbot, room.viewer.view, (40, 60), (140, 60))


def test_a_film_is_calibrated_by_a_known_object_and_says_so(room, measuring, calibrate, qtbot):
    assert measuring.measures == ()
    assert "0.25 mm/px calibrated by a 25 mm object" in room.viewer.film_label.text()
    assert "K. Osei" in room.viewer.film_label.toolTip()
    assert "mm calibrated" in room.findings.regions.item(0).text()
    room.acts["length"].trigger()
    drag(qtbot, room.viewer.view, (40, 100), (140, 100))
    assert said(measuring.measures[0], measuring.spacing) == "25.0 mm calibrated"


def test_a_calibration_is_undone_redone_and_forgotten(room, calibrate, qtbot):
    room.acts["undo"].trigger()
    assert "no spacing: px" in room.viewer.film_label.text()
    assert "mm at detector" in room.findings.regions.item(0).text()
    room.acts["redo"].trigger()
    room.acts["uncalibrate"].trigger()
    assert "no spacing: px" in room.viewer.film_label.text()
    assert not room.acts["uncalibrate"].isEnabled()
    room.acts["undo"].trigger()
    assert "calibrated" in room.viewer.film_label.text()


def test_a_calibration_that_is_not_agreed_to_changes_nothing(room, measuring, qtbot, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getDouble", lambda *given, **more: (25.0, False))
    room.acts["calibrate"].trigger()
    drag(qtbot, room.viewer.view, (40, 60), (140, 60))
    assert "no spacing: px" in room.viewer.film_label.text()
    assert not room.acts["undo"].isEnabled()


def test_measures_and_calibration_are_there_again_after_closing(open_room, room, calibrate, films, tmp_path, qtbot):
    room.acts["length"].trigger()
    drag(qtbot, room.viewer.view, (40, 100), (140, 100))
    key, drawn = room.onscreen.current.key, room.viewer.view.measuring.measures
    room.close()
    with CaseStore(tmp_path / "data") as store:
        assert store.drawings(key).calibration.object_mm == 25.0
    again = open_room(films)
    settle(qtbot, again)
    qtbot.waitUntil(lambda: again.viewer.has_film)
    assert again.viewer.view.measuring.measures == drawn
    assert "calibrated by a 25 mm object" in again.viewer.film_label.text()
