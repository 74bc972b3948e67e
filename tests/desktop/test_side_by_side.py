"""Two films side by side: one goes where the other goes, and each keeps what is its own."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QLabel

from desktop.viewer.overlays import Layer
from tests.desktop.room import drag


@pytest.fixture
def two(viewer, room, qtbot):
    """b.png held on the right, c.png chosen on the left."""
    qtbot.keyClick(room, Qt.Key.Key_T)
    room.acts["next"].trigger()
    qtbot.waitUntil(lambda: viewer.has_film)
    qtbot.waitUntil(lambda: viewer.beside.isVisible() and viewer.beside.width() > 200)
    return viewer


def names(viewer):
    return [pane.case.path.name for pane in viewer.panes]


def test_the_key_holds_a_film_and_the_same_key_leaves(two, room, qtbot):
    assert names(two) == ["c.png", "b.png"]
    assert two.beside.title.text().startswith("b.png · ")
    assert abs(two.main.width() - two.beside.width()) < 40
    qtbot.keyClick(room, Qt.Key.Key_T)
    assert not two.beside.isVisible()
    assert not two.side_by_side
    assert two.main.case.path.name == "c.png"


@pytest.mark.parametrize("first", [0, 1])
def test_zoom_and_pan_are_linked_both_ways(two, qtbot, first):
    one, other = two.panes[first].view, two.panes[1 - first].view
    one.zoom_by(3)
    port = one.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(100, 200))
    qtbot.mouseMove(port, QPoint(130, 240))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(130, 240))
    assert other.place.zoom == pytest.approx(one.place.zoom, rel=0.02)
    assert (other.place.across, other.place.down) == pytest.approx((one.place.across, one.place.down), abs=0.02)
    one.fit()
    assert other.place.whole


def test_the_film_beside_is_mirrored_and_still_follows_as_it_lies(two, room, qtbot):
    qtbot.keyClick(room, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert two.beside.view.transform().m11() < 0
    assert "shown mirrored" in two.beside.title.text()
    assert "mirrored" not in two.main.title.text()
    assert two.main.view.transform().m11() > 0
    two.main.view.zoom_by(4, QPointF(5, 5))
    left, right = two.main.view, two.beside.view
    middle = [view.point_at(QPointF(view.viewport().rect().center())).x() for view in (left, right)]
    cols = two.main.opened.film.pixels.shape[1]
    assert middle[0] == pytest.approx(cols - middle[1], abs=cols * 0.03)


def test_window_and_level_are_linked(two, room, qtbot):
    before = two.beside.window_shown
    port = two.main.view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.RightButton, pos=QPoint(150, 200))
    qtbot.mouseMove(port, QPoint(90, 230))
    qtbot.mouseRelease(port, Qt.MouseButton.RightButton, pos=QPoint(90, 230))
    assert two.beside.window_shown == two.main.window_shown != before


def test_measures_belong_to_their_film(two, room, qtbot):
    room.acts["length"].trigger()
    drag(qtbot, two.beside.view, (40, 60), (140, 60))
    drag(qtbot, two.main.view, (40, 160), (120, 160))
    drag(qtbot, two.main.view, (40, 200), (120, 200))
    kept = {case.path.name: len(case.drawings.measures) for case in room.session.worklist.cases()}
    assert (kept["b.png"], kept["c.png"]) == (1, 2)
    for _ in range(3):
        room.acts["undo"].trigger()
    assert names(two) == ["c.png", "b.png"]
    assert two.beside.view.measuring.measures == two.main.view.measuring.measures == ()


def test_a_verdict_is_the_chosen_films_and_not_the_one_beside(two, room, qtbot):
    qtbot.keyClick(room, Qt.Key.Key_A)
    reviewed = [case.path.name for case in room.session.worklist.cases() if case.review]
    assert reviewed == ["c.png"]


def test_a_film_read_again_leaves_no_old_finding_beside(two, room, qtbot):
    case = two.beside.case
    room.session.batch.again(case, "elbow")
    qtbot.waitUntil(lambda: two.beside.case.part == "elbow")
    layers = two.beside.view.overlays.layers
    assert layers[Layer.MASK].path().isEmpty()
    assert layers[Layer.BONE].path().isEmpty()


def test_nothing_is_held_beside_where_no_film_is_open(open_room):
    room = open_room()
    room.acts["beside"].trigger()
    assert not room.acts["beside"].isChecked()
    assert not room.viewer.side_by_side


def test_a_turn_is_of_the_film_under_the_mouse(two, room, qtbot):
    middle = two.beside.view.viewport().rect().center()
    qtbot.mouseMove(two.beside.view.viewport(), middle)
    qtbot.mouseMove(two.beside.view.viewport(), middle + QPoint(3, 3))
    room.acts["turn_right"].trigger()
    assert two.main.view.transform().m12() == 0
    assert not np.isclose(two.beside.view.transform().m12(), 0)


def test_a_title_too_long_for_its_pane_is_cut_with_dots_and_told_in_full(two):
    whole, title = two.main.title.text(), two.main.title
    title.resize(60, title.height())
    assert QLabel.text(title) != whole
    assert "…" in QLabel.text(title)
    assert whole in title.toolTip()
    assert title.accessibleName() == whole
    title.resize(2000, title.height())
    assert QLabel.text(title) == whole
    assert whole not in title.toolTip()
