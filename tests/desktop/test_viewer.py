"""The viewer: greys, zoom, turns, overlays."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.viewer.levels import LEAST_WIDTH, Window, between, greys, lookup, resampled, shown
from desktop.viewer.overlays import Layer
from tests.desktop.room import draw_film, settle


@pytest.fixture
def viewer(room, qtbot):
    room.worklist.first()
    qtbot.waitUntil(lambda: room.viewer.has_film)
    return room.viewer


def at(view, x, y):
    return view.viewportTransform().map(QPointF(x, y))


def grab(viewer):
    """The viewport's greys as an array."""
    image = viewer.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


def test_the_lookup_shows_the_window_and_nothing_beyond_it():
    table = lookup(Window(0.5, 0.2), inverted=False)[0]
    assert (table[: int(0.4 * 65535) - 150] == 0).all()
    assert (table[int(0.6 * 65535) + 150 :] == 255).all()
    assert abs(int(table[65535 // 2]) - 128) <= 1
    assert np.array_equal(lookup(Window(0.5, 0.2), inverted=True)[0], 255 - table)


def test_a_narrow_window_shows_steps_that_eight_bits_would_lose():
    film = np.linspace(0.5, 0.501, 64, dtype=np.float32).reshape(8, 8)
    deep = greys(film).levels[0]
    seen = shown(deep, lookup(Window(0.5005, LEAST_WIDTH / 5), inverted=False))
    assert len(np.unique(seen)) > 32


def test_a_film_lies_on_the_screen_where_its_transform_says():
    film = np.zeros((40, 60), np.float32)
    film[10, 20] = 1.0
    place = np.array([[4.0, 0, 7], [0, 4.0, 3]])
    seen = resampled(greys(film), place, (300, 200))
    rows, cols = np.nonzero(seen > 30000)
    assert rows.mean() + 0.5 == pytest.approx(10.5 * 4 + 3, abs=0.6)
    assert cols.mean() + 0.5 == pytest.approx(20.5 * 4 + 7, abs=0.6)


@pytest.mark.parametrize("zoom", [0.9, 0.5, 0.21, 0.1])
def test_a_film_seen_small_keeps_its_place_and_its_mean(zoom):
    film = np.zeros((801, 603), np.float32)
    film[200:600, 100:300] = 0.5
    seen = resampled(greys(film), np.array([[zoom, 0, 0], [0, zoom, 0]]), (round(603 * zoom), round(801 * zoom)))
    rows, cols = np.nonzero(seen > 65535 // 4)
    assert rows.mean() + 0.5 == pytest.approx(400 * zoom, abs=0.8)
    assert cols.mean() + 0.5 == pytest.approx(200 * zoom, abs=0.8)
    assert seen.mean() / 65535 == pytest.approx(film.mean(), rel=0.05)


def test_presets_come_from_the_film_and_not_from_its_black_ground():
    film = np.zeros((100, 100), np.float32)
    film[:50] = np.linspace(0.4, 0.8, 5000, dtype=np.float32).reshape(50, 100)
    window = between(greys(film), 1, 99)
    assert window.centre == pytest.approx(0.6, abs=0.01)
    assert window.width == pytest.approx(0.39, abs=0.02)


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


@pytest.mark.parametrize(
    ("key", "layer"),
    [
        (Qt.Key.Key_B, Layer.BONE),
        (Qt.Key.Key_M, Layer.MASK),
        (Qt.Key.Key_X, Layer.BOXES),
        (Qt.Key.Key_G, Layer.ACTIVATION),
    ],
)
def test_each_overlay_has_its_key(viewer, room, qtbot, key, layer):
    item = viewer.view.overlays.layers[layer]
    before, seen = item.isVisible(), grab(viewer)
    qtbot.keyClick(room, key)
    assert item.isVisible() is not before
    assert not np.array_equal(grab(viewer), seen)
    qtbot.keyClick(room, key)
    assert item.isVisible() is before


def test_space_hides_all_overlays_and_brings_them_back(viewer, room, qtbot):
    seen = grab(viewer)
    qtbot.keyClick(room, Qt.Key.Key_Space)
    assert not any(item.isVisible() for item in viewer.view.overlays.layers.values())
    qtbot.keyClick(room, Qt.Key.Key_Space)
    assert np.array_equal(grab(viewer), seen)


def test_a_doubtful_box_is_dotted_and_a_positive_one_solid(viewer, room, qtbot):
    boxes = viewer.view.overlays.layers[Layer.BOXES]
    assert room.onscreen.current.mark == "doubt"
    assert boxes.pen().style() is Qt.PenStyle.DotLine
    room.acts["next"].trigger()
    qtbot.waitUntil(lambda: viewer.has_film)
    assert room.onscreen.current.mark == "positive"
    assert boxes.pen().style() is Qt.PenStyle.SolidLine


def test_nothing_is_claimed_on_a_negative_film(viewer, room, qtbot):
    room.worklist.step(10)
    qtbot.waitUntil(lambda: viewer.has_film)
    assert room.onscreen.current.mark == "negative"
    assert viewer.view.overlays.layers[Layer.BOXES].path().isEmpty()
    assert viewer.view.overlays.layers[Layer.MASK].path().isEmpty()
    assert not viewer.view.overlays.layers[Layer.BONE].path().isEmpty()
    assert room.findings.regions.count() == 0


def test_the_mask_is_filled_or_outlined_and_fades(viewer, room, qtbot):
    mask = viewer.view.overlays.layers[Layer.MASK]
    assert mask.brush().style() is not Qt.BrushStyle.NoBrush
    qtbot.keyClick(room, Qt.Key.Key_C)
    assert mask.brush().style() is Qt.BrushStyle.NoBrush
    viewer.opacity.setValue(30)
    assert viewer.view.overlays.opacity() == pytest.approx(0.3)


def test_a_region_is_centred_on(viewer, room, qtbot):
    view = viewer.view
    item = room.findings.regions.item(0)
    room.findings.regions.itemClicked.emit(item)
    region = room.onscreen.current.regions[0].box
    middle = view.point_at(QPointF(view.viewport().rect().center()))
    assert (middle.x(), middle.y()) == pytest.approx((region[0] + region[2] / 2, region[1] + region[3] / 2), abs=2)


def test_another_film_never_stands_beside_the_findings_of_this_one(viewer, room):
    room.acts["next"].trigger()
    assert not viewer.has_film
    assert "Opening" in viewer.message.text()


def test_spacing_is_said_honestly(viewer, room):
    assert "no spacing: lengths in px" in viewer.film_label.text()


def test_a_large_film_is_shown_by_its_screen_and_not_by_its_size(open_room, tmp_path, qtbot):
    room = open_room(draw_film(tmp_path / "large.png", size=(2400, 1800)))
    settle(qtbot, room)
    qtbot.waitUntil(lambda: room.viewer.has_film)
    room.viewer.view.viewport().grab()
    deep = room.viewer.view.film._deep[1]
    port = room.viewer.view.viewport()
    assert deep.shape == (port.height(), port.width())
