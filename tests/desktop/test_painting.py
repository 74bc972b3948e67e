"""The reader's own mask: painted, rubbed out, undone, kept apart from the machine's."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.case import whole
from desktop.viewer.overlays import Layer
from engine.store.cases import CaseStore
from tests.desktop.room import drag, grab, on_screen, settle


@pytest.fixture
def painting(viewer):
    return viewer.view.painting


def stroke(qtbot, room, key, start=(20, 20), end=(60, 20)):
    qtbot.keyClick(room, key)
    drag(qtbot, room.viewer.view, start, end)


def machines(room):
    return whole(room.onscreen.current, room.viewer.main.opened.film).fracture_mask


def test_the_brush_begins_from_the_machines_mask_and_leaves_it_alone(viewer, room, painting, qtbot):
    before, seen = machines(room), grab(viewer)
    stroke(qtbot, room, Qt.Key.Key_D)
    assert np.all(painting.mask[before])
    assert painting.mask[20, 20:60].all()
    assert not before[20, 20:60].any()
    assert np.array_equal(machines(room), before)
    assert not np.array_equal(grab(viewer), seen)
    assert "The machine's mask stays as it was." in room.findings.own.text()


def test_the_eraser_rubs_out_and_each_stroke_is_undone(room, painting, qtbot):
    stroke(qtbot, room, Qt.Key.Key_D)
    painted = painting.mask
    stroke(qtbot, room, Qt.Key.Key_E, (40, 10), (40, 30))
    assert not painting.mask[20, 40]
    room.acts["undo"].trigger()
    assert np.array_equal(painting.mask, painted)
    room.acts["undo"].trigger()
    assert painting.mask is None
    room.acts["redo"].trigger()
    assert np.array_equal(painting.mask, painted)


def test_the_mask_is_kept_with_the_readers_name_and_apart_from_the_verdict(
    open_room, room, painting, films, tmp_path, qtbot
):
    room.choices.choose(type(room.settings)(reader="K. Osei"))
    stroke(qtbot, room, Qt.Key.Key_D)
    key, painted = room.onscreen.current.key, painting.mask
    room.close()
    with CaseStore(tmp_path / "data") as store:
        kept = store.drawings(key).mask
        assert store.review(key) is None
    assert kept.reader == "K. Osei"
    assert np.array_equal(kept.array(), painted)
    again = open_room(films)
    settle(qtbot, again)
    qtbot.waitUntil(lambda: again.viewer.has_film)
    assert np.array_equal(again.viewer.view.painting.mask, painted)
    assert "Own mask of K. Osei" in again.findings.own.text()


def test_size_by_key_and_by_wheel(viewer, room, painting, qtbot):
    usual = painting.radius
    qtbot.keyClick(room, Qt.Key.Key_Period)
    assert painting.radius > usual
    qtbot.keyClick(room, Qt.Key.Key_Comma)
    assert painting.radius == pytest.approx(usual)
    qtbot.keyClick(room, Qt.Key.Key_D)
    zoom, spot = viewer.view.zoom, QPoint(200, 200)
    event = QWheelEvent(
        QPointF(spot), viewer.view.viewport().mapToGlobal(QPointF(spot)), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewer.view.viewport(), event)
    assert painting.radius > usual
    assert viewer.view.zoom == zoom


def test_a_larger_brush_paints_more(room, painting, qtbot):
    stroke(qtbot, room, Qt.Key.Key_D)
    thin = painting.mask.sum()
    room.acts["undo"].trigger()
    painting.resize(3)
    drag(qtbot, room.viewer.view, (20, 20), (60, 20))
    assert painting.mask.sum() > thin


def test_the_own_mask_is_hidden_and_shown_by_key_and_taken_back(viewer, room, painting, qtbot):
    stroke(qtbot, room, Qt.Key.Key_D)
    qtbot.keyClick(room, Qt.Key.Key_O)
    assert not painting.isVisible()
    qtbot.keyClick(room, Qt.Key.Key_O)
    assert painting.isVisible()
    qtbot.keyClick(room, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert painting.mask is None
    assert room.findings.own.isHidden()
    assert not room.acts["no_own_mask"].isEnabled()
    room.acts["undo"].trigger()
    assert painting.mask is not None


def test_the_machines_mask_is_an_outline_beside_the_readers(viewer, room, qtbot):
    layer = viewer.view.overlays.layers[Layer.MASK]
    assert layer.brush().style() is not Qt.BrushStyle.NoBrush
    stroke(qtbot, room, Qt.Key.Key_D)
    assert layer.brush().style() is Qt.BrushStyle.NoBrush
    room.acts["undo"].trigger()
    assert layer.brush().style() is not Qt.BrushStyle.NoBrush


def test_one_tool_is_in_hand_at_a_time_and_escape_puts_it_away(viewer, room, painting, qtbot):
    qtbot.keyClick(room, Qt.Key.Key_D)
    qtbot.keyClick(room, Qt.Key.Key_L)
    assert painting.tool is None
    assert not room.acts["brush"].isChecked()
    qtbot.keyClick(room, Qt.Key.Key_E)
    assert viewer.view.measuring.tool is None
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    assert painting.tool is None
    drag(qtbot, viewer.view, (20, 20), (60, 20))
    assert painting.mask is None


def test_the_brush_begins_from_what_the_reader_looks_at(viewer, room, painting, qtbot):
    before = machines(room)
    room.findings.threshold.slider.setValue(20)
    qtbot.waitUntil(lambda: not np.array_equal(painting.begin, before))
    looked_at = painting.begin.copy()
    stroke(qtbot, room, Qt.Key.Key_D)
    assert np.all(painting.mask[looked_at])


def test_on_a_negative_film_the_brush_begins_from_nothing(viewer, room, painting, qtbot):
    room.worklist.step(10)
    qtbot.waitUntil(lambda: viewer.has_film)
    assert room.onscreen.current.mark == "negative"
    stroke(qtbot, room, Qt.Key.Key_D)
    rows = len(painting.mask)
    assert painting.mask[20, 20:60].all()
    assert not painting.mask[rows // 3 :].any()


def test_the_mask_lies_where_it_was_painted_under_any_turn(viewer, room, painting, qtbot):
    room.acts["hide"].trigger()
    for name in ("turn_right", "mirror"):
        room.acts[name].trigger()
    viewer.view.zoom_by(1.4)
    room.acts["hide"].trigger()
    stroke(qtbot, room, Qt.Key.Key_D, (100, 120), (120, 120))
    assert painting.mask[120, 100:120].all()
    spot = on_screen(viewer.view, 110, 120)
    colour = viewer.view.viewport().grab().toImage().pixelColor(spot)
    assert colour.green() > colour.red() + 5
