"""The viewer: greys, zoom, turns, by hand and by key."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.viewer.levels import Window
from tests.desktop.room import draw_film, grab, settle


def at(view, x, y):
    return view.viewportTransform().map(QPointF(x, y))


def test_the_wheel_zooms_to_the_cursor(viewer, qtbot):
    view, spot = viewer.view, QPoint(200, 300)
    before, zoom = view.point_at(QPointF(spot)), view.zoom
    for _ in range(4):
        event = QWheelEvent(
            QPointF(spot), view.viewport().mapToGlobal(QPointF(spot)), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
    after = view.point_at(QPointF(spot))
    assert view.zoom > zoom * 2
    assert (after - before).manhattanLength() * view.zoom < 4


def test_fit_shows_the_whole_film_and_one_to_one_a_pixel_on_a_pixel(viewer, room):
    room.acts["one_to_one"].trigger()
    assert viewer.view.zoom == pytest.approx(1 / viewer.devicePixelRatioF())
    room.acts["zoom_in"].trigger()
    room.acts["fit"].trigger()
    film = viewer.view.mapFromScene(viewer.view.film.boundingRect()).boundingRect()
    assert viewer.view.viewport().rect().contains(film)
    assert viewer.view.zoom != 1


def test_right_drag_moves_window_and_level(viewer, qtbot):
    port = viewer.view.viewport()
    before = viewer.window_shown
    seen = grab(viewer)
    qtbot.mousePress(port, Qt.MouseButton.RightButton, pos=QPoint(200, 200))
    qtbot.mouseMove(port, QPoint(100, 220))
    qtbot.mouseRelease(port, Qt.MouseButton.RightButton, pos=QPoint(100, 220))
    after = viewer.window_shown
    assert after.width < before.width
    assert after.centre > before.centre
    assert not np.array_equal(grab(viewer), seen)


def test_presets_and_reset_by_key(viewer, room, qtbot):
    qtbot.keyClick(room, Qt.Key.Key_W)
    assert viewer.window_shown != Window()
    room.acts["turn_left"].trigger()
    qtbot.keyClick(room, Qt.Key.Key_I)
    qtbot.keyClick(room, Qt.Key.Key_Backspace)
    assert viewer.window_shown == Window()
    assert not room.acts["invert"].isChecked()
    assert viewer.view.transform().m12() == 0


def test_invert_shows_dark_as_bright(viewer, room):
    room.acts["hide"].trigger()
    middle = viewer.view.mapFromScene(viewer.view.film.boundingRect().center())
    before = int(grab(viewer)[middle.y(), middle.x()])
    room.acts["invert"].trigger()
    assert int(grab(viewer)[middle.y(), middle.x()]) == pytest.approx(255 - before, abs=2)


@pytest.mark.parametrize(
    ("name", "corner"),
    [("mirror", (1, 0)), ("flip", (0, 1)), ("turn_right", (1, 0)), ("turn_left", (0, 1))],
)
def test_turns_bring_the_upper_left_corner_where_they_should(viewer, room, name, corner):
    room.acts[name].trigger()
    view = viewer.view
    film = view.viewportTransform().mapRect(view.film.boundingRect())
    place = at(view, 0, 0) - film.topLeft()
    assert (place.x() / film.width(), place.y() / film.height()) == pytest.approx(corner, abs=0.02)
    for _ in range(3 if name.startswith("turn") else 1):
        room.acts[name].trigger()
    assert at(view, 0, 0).toPoint() == view.viewportTransform().mapRect(view.film.boundingRect()).topLeft().toPoint()


def test_left_drag_pans(viewer, qtbot):
    port, view = viewer.view.viewport(), viewer.view
    view.zoom_by(3)
    before = at(view, 100, 100)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.mouseMove(port, QPoint(240, 170))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(240, 170))
    moved = at(view, 100, 100) - before
    assert (moved.x(), moved.y()) == pytest.approx((40, -30), abs=1)


def test_the_cursor_tells_place_and_value(viewer, room, qtbot):
    spot = at(viewer.view, 120.5, 30.5).toPoint()
    qtbot.mouseMove(viewer.view.viewport(), spot)
    assert viewer.cursor_label.text().startswith("x 120  y 30  0.")
    viewer.view.hovered.emit(None)
    assert viewer.cursor_label.text() == ""


def test_another_film_never_stands_beside_the_findings_of_this_one(viewer, room):
    room.acts["next"].trigger()
    assert not viewer.has_film
    assert "Opening" in viewer.message.text()


def test_spacing_is_said_honestly(viewer, room):
    assert "no spacing: px" in viewer.film_label.text()


def test_a_large_film_is_shown_by_its_screen_and_not_by_its_size(open_room, tmp_path, qtbot):
    room = open_room(draw_film(tmp_path / "large.png", size=(2400, 1800)))
    settle(qtbot, room)
    qtbot.waitUntil(lambda: room.viewer.has_film)
    room.viewer.view.viewport().grab()
    deep = room.viewer.view.film._deep[1]
    port = room.viewer.view.viewport()
    assert deep.shape == (port.height(), port.width())


def test_the_magnifier_shows_what_lies_under_the_cursor_larger(viewer, room, qtbot):
    glass, view = viewer.main.magnifier, viewer.view
    qtbot.keyClick(room, Qt.Key.Key_Z)
    qtbot.mouseMove(view.viewport(), at(view, 120, 150).toPoint())
    assert glass.isVisible()
    assert glass.geometry().contains(at(view, 120, 150).toPoint())
    assert not viewer.beside.magnifier.isVisible()
    qtbot.keyClick(room, Qt.Key.Key_Z)
    assert not glass.isVisible()


def test_the_magnifier_goes_when_its_key_was_held(viewer, room, qtbot):
    qtbot.keyPress(room, Qt.Key.Key_Z)
    viewer.view.hovered.emit((120.0, 150.0))
    assert viewer.main.magnifier.isVisible()
    held = QKeyEvent(QKeyEvent.Type.KeyRelease, Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier, "z")
    held.setTimestamp(held.timestamp() + 10**7)
    QApplication.sendEvent(room, held)
    assert not viewer.main.magnifier.isVisible()
    assert not room.acts["magnifier"].isChecked()


def test_the_magnifier_shows_nothing_beside_the_film(viewer, room, qtbot):
    room.acts["magnifier"].setChecked(True)
    viewer.view.hovered.emit(None)
    assert not viewer.main.magnifier.isVisible()


@pytest.mark.parametrize("name", ["window_auto", "window_bone", "window_soft"])
def test_presets_differ_and_have_keys(viewer, room, name):
    assert room.acts[name].shortcuts()
    room.acts[name].trigger()
    chosen = viewer.window_shown
    assert chosen != Window()
    room.acts["window_whole"].trigger()
    assert viewer.window_shown == Window()


def test_the_overlays_fade_by_key(viewer, room, qtbot):
    viewer.opacity.setValue(80)
    qtbot.keyClick(room, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert viewer.opacity.value() == 70
    assert viewer.view.painting.opacity() == pytest.approx(0.7)
    qtbot.keyClick(room, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert viewer.opacity.value() == 80


def test_a_film_that_is_shown_mirrored_says_so(viewer, room):
    for name, mirrored in (("mirror", True), ("flip", False), ("turn_left", False), ("mirror", True), ("reset", False)):
        room.acts[name].trigger()
        assert ("shown mirrored" in viewer.film_label.text()) is mirrored
