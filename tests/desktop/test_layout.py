"""How the window was left comes back, and two views of a study hang side by side."""

import pydicom
import pytest
from PySide6.QtCore import Qt

from desktop.asking import SAMPLES
from desktop.worklist.columns import PART, PROBABILITY
from tests.desktop.room import settle


@pytest.fixture
def views(tmp_path):
    """Two films of one study, and one of another patient."""
    for name, patient, view in (("ap", "A", "AP"), ("lateral", "A", "LATERAL"), ("other", "B", "AP")):
        film = pydicom.dcmread(SAMPLES / "ankle_fracture.dcm")
        film.PatientID, film.PatientName, film.ViewPosition = patient, patient, view
        film.StudyDate, film.Laterality = "20260131", "L"
        (tmp_path / "study").mkdir(exist_ok=True)
        film.save_as(tmp_path / "study" / f"{name}.dcm")
    return tmp_path / "study"


def test_columns_order_and_layers_are_as_they_were_left(open_room):
    room = open_room()
    header = room.worklist.table.horizontalHeader()
    header.resizeSection(PART, 133)
    header.moveSection(header.visualIndex(PART), 1)
    header.setSortIndicator(PROBABILITY, Qt.SortOrder.DescendingOrder)
    for name, on in (("contour", True), ("bone", False), ("group", False)):
        room.acts[name].setChecked(on)
    room.close()
    again = open_room()
    header = again.worklist.table.horizontalHeader()
    assert header.sectionSize(PART) == 133
    assert header.visualIndex(PART) == 1
    assert header.sortIndicatorSection() == PROBABILITY
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    assert [again.acts[name].isChecked() for name in ("contour", "bone", "group", "mask")] == [True, False, False, True]


def test_both_views_of_a_study_hang_side_by_side(open_room, views, qtbot):
    room = open_room(views)
    settle(qtbot, room)
    ap = next(case for case in room.session.worklist.cases() if case.path.name == "ap.dcm")
    room.worklist.choose(ap)
    qtbot.waitUntil(lambda: room.viewer.has_film)
    qtbot.keyClick(room, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: room.viewer.has_film and room.viewer.main.case.path.name == "lateral.dcm")
    assert room.viewer.beside.case.path.name == "ap.dcm"
    assert room.acts["beside"].isChecked()
    qtbot.keyClick(room, Qt.Key.Key_Y)
    assert room.onscreen.current.path.name == "lateral.dcm"


def test_a_film_without_another_view_says_so(viewer, room, qtbot):
    qtbot.keyClick(room, Qt.Key.Key_Y)
    assert room.status.currentMessage() == "The list holds no other film of this study."
    assert not room.viewer.side_by_side


def test_a_key_goes_from_region_to_region(viewer, room, qtbot):
    before = room.viewer.view.zoom
    seen = []
    room.findings.region_chosen.connect(seen.append)
    for _ in range(2):
        qtbot.keyClick(room, Qt.Key.Key_S)
    assert len(seen) == 2
    assert seen[0] == seen[1]  # there is one
    assert room.viewer.view.zoom >= before
    assert room.findings.regions.currentRow() == 0
