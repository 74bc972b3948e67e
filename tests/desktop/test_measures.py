"""Lengths and angles: what they come to, and how they are drawn."""

import math

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from desktop.viewer.measures import ALL, Kind, Measure, angle, grip_at, length, said
from engine.records import Calibration, Spacing

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


def test_a_measure_is_gripped_by_a_point_before_its_line():
    measure = Measure(Kind.LENGTH, ((0, 0), (100, 0)))
    assert grip_at(measure, (98, 3), 5) == 1
    assert grip_at(measure, (50, 3), 5) == ALL
    assert grip_at(measure, (50, 30), 5) is None
    assert measure.dragged(1, (5, 5)).points == ((0, 0), (105, 5))
    assert measure.dragged(ALL, (5, 5)).points == ((5, 5), (105, 5))


def on_screen(room, x, y):
    return room.viewer.view.viewportTransform().map(QPointF(x, y)).toPoint()


def drag(qtbot, room, start, end):
    port = room.viewer.view.viewport()
    begin, stop = on_screen(room, *start), on_screen(room, *end)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(port, QPoint((begin.x() + stop.x()) // 2, (begin.y() + stop.y()) // 2))
    qtbot.mouseMove(port, stop)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=stop)


@pytest.fixture
def measuring(room, qtbot):
    qtbot.waitUntil(lambda: room.viewer.has_film)
    return room.viewer.view.measuring


def test_a_length_is_drawn_moved_deleted_and_all_of_it_undone(room, measuring, qtbot):
    qtbot.keyClick(room, Qt.Key.Key_L)
    drag(qtbot, room, (40, 60), (140, 60))
    (drawn,) = measuring.measures
    assert length(drawn.lines[0], None) == pytest.approx(100, abs=1.5)
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    drag(qtbot, room, (140, 60), (140, 160))
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
    drag(qtbot, room, (40, 60), (140, 60))
    assert measuring.measures == ()
    drag(qtbot, room, (40, 160), (140, 260))
    (drawn,) = measuring.measures
    assert said(drawn, None) in ("45.0° / 135.0°", "44.9° / 135.1°", "45.1° / 134.9°") or drawn.kind is Kind.ANGLE
    assert angle(*drawn.lines, None) == pytest.approx(45, abs=1)


def test_a_click_with_the_tool_measures_nothing(room, measuring, qtbot):
    room.acts["length"].trigger()
    drag(qtbot, room, (40, 60), (40, 60))
    assert measuring.measures == ()


def test_measures_stay_with_their_film_and_undo_brings_it_back(room, measuring, qtbot):
    first = room.onscreen.current.path
    room.acts["length"].trigger()
    drag(qtbot, room, (40, 60), (140, 60))
    room.acts["next"].trigger()
    qtbot.waitUntil(lambda: room.viewer.has_film)
    assert measuring.measures == ()
    room.acts["undo"].trigger()
    assert room.onscreen.current.path == first
    room.acts["redo"].trigger()
    qtbot.waitUntil(lambda: room.viewer.has_film)
    assert len(measuring.measures) == 1
