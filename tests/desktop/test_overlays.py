"""What was found, over the film."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from desktop.viewer.overlays import Layer
from tests.desktop.room import grab


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
