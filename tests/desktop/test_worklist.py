"""The worklist: order, filter, counters, and what Qt asks of a model."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.case import Case, Mark, of_reading, whole
from desktop.worklist.columns import COLUMNS, FILM, PROBABILITY, STATUS, STUDY, TRIAGE, URGENCY
from desktop.worklist.model import CASE_ROLE, SORT_ROLE, WorklistModel
from desktop.worklist.studies import Study, study
from desktop.worklist.thumbnails import ThumbnailDelegate
from engine.records import Radiograph, Source
from tests.desktop.room import StubReader, no_model


def read(number, probability, frame=None):
    """A row as it is once its film was read."""
    pixels = np.full((160, 120), 0.5, np.float32)
    pixels[0, 0] = probability
    film = Radiograph(Path(f"film{number}.png"), pixels, frame=frame, sha256=f"{number:064}")
    case = of_reading(StubReader().read_films([film])[0])
    return Case(number, case.path, frame, case.sha256, case.reading, case.layers, case.thumbnail)


@pytest.fixture
def model(qtbot):
    model = WorklistModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield model
    tester.deleteLater()


def marks(model):
    return [case.mark for case in model.cases()]


def test_doubt_comes_first_and_the_likelier_sooner(model):
    model.add([read(0, 0.05), read(1, 0.95), read(2, 0.3), read(3, 0.6), Case(4, Path("x.png"), failure="it is empty")])
    assert [case.number for case in model.cases()] == [3, 2, 1, 4, 0]


def test_rows_move_to_their_place_as_they_are_read(model):
    model.add(Case(number, Path(f"film{number}.png")) for number in range(40))
    order = list(range(40))
    random.Random(3).shuffle(order)
    for number in order:
        model.replace([read(number, (number % 10) / 10)])
    urgencies = [URGENCY.index(mark) for mark in marks(model)]
    assert urgencies == sorted(urgencies)
    assert all(model.index_of(case).data(CASE_ROLE) is case for case in model.cases())


def test_sorting_is_by_native_values_and_unknown_comes_last_either_way(model):
    model.add([read(0, 0.09), read(1, 0.9), Case(2, Path("x.png")), read(3, 0.1)])
    model.sort(PROBABILITY, Qt.SortOrder.AscendingOrder)
    assert [case.number for case in model.cases()] == [0, 3, 1, 2]
    model.sort(PROBABILITY, Qt.SortOrder.DescendingOrder)
    assert [case.number for case in model.cases()] == [1, 3, 0, 2]
    assert isinstance(model.index(0, PROBABILITY).data(SORT_ROLE), float)


def test_a_persistent_index_follows_its_film(model):
    model.add([read(0, 0.05), read(1, 0.95)])
    held = QPersistentModelIndex(model.index_of(model.cases()[1]))
    model.sort(FILM, Qt.SortOrder.AscendingOrder)
    model.add([read(2, 0.5)])
    assert held.data(CASE_ROLE).number == 0


def test_films_of_one_file_get_rows_of_their_own(model):
    model.add([Case(7, Path("film7.png")), read(1, 0.9)])
    model.replace([read(7, 0.5, frame=1), read(7, 0.1, frame=2), read(7, 0.95, frame=3)])
    assert [(case.number, case.frame) for case in model.cases()] == [(7, 1), (7, 3), (1, None), (7, 2)]


def test_every_column_says_something_of_every_kind_of_row(model):
    failed = Case(1, Path("b.png"), failure="its PNG data are damaged")
    model.add([read(0, 0.9), failed, Case(2, Path("c.png"))])
    row = model.index_of(failed).row()
    assert model.index(row, STATUS).data() == "Its PNG data are damaged."
    for row in range(3):
        for column in range(len(COLUMNS)):
            assert isinstance(model.index(row, column).data(), str)
            assert model.headerData(column, Qt.Orientation.Horizontal)


def test_triage_is_a_shape_a_colour_and_a_word(model):
    from desktop import marks as signs

    drawn = {}
    for mark in Mark:
        picture = signs.of_triage(mark).pixmap(64, 64).toImage()
        shape = bytes(picture.createAlphaMask().constBits())
        assert shape not in drawn.values()
        drawn[mark] = shape
    model.add([read(0, 0.9)])
    assert model.index(0, TRIAGE).data() == "Positive"


def test_a_row_keeps_its_masks_but_not_its_pixels():
    pixels = np.full((160, 120), 0.5, np.float32)
    film = Radiograph(Path("film.png"), pixels, sha256="ab")
    reading = StubReader().read_films([film])[0]
    case = of_reading(reading)
    assert case.reading.radiograph.pixels.size == 0
    assert case.reading.bone_mask is None
    again = whole(case, film)
    assert np.array_equal(again.bone_mask, reading.bone_mask)
    assert np.array_equal(again.fracture_mask, reading.fracture_mask)
    assert np.abs(again.activation - reading.activation).max() <= 0.5 / 255 + 1e-6


def test_the_filter_looks_at_all_that_a_row_says(room, qtbot):
    for text, expected in (("DOUBT", ["b.png"]), ("c.pn", ["c.png"]), ("damaged", ["d.png"]), ("nothing like it", [])):
        room.worklist.filter.setText(text)
        assert [case.path.name for case in room.worklist.listed()] == expected
    room.worklist.filter.clear()
    assert len(room.worklist.listed()) == 4


def test_a_failed_row_says_why_below_its_name(room):
    failed = next(case for case in room.session.worklist.cases() if case.mark is Mark.FAILED)
    index, option = room.session.worklist.index_of(failed), QStyleOptionViewItem()
    ThumbnailDelegate().initStyleOption(option, index)
    name, reason = option.text.split("\u2028")
    assert name == "d.png"
    assert failed.reason.lower() in reason.lower()
    assert reason in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_click_on_a_heading_sorts_and_a_second_turns_it_round(room, qtbot):
    header = room.worklist.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(PROBABILITY) + 20, header.height() // 2)
    orders = []
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        orders.append([case.path.name for case in room.worklist.listed()])
    assert sorted(orders) == [["a.png", "b.png", "c.png", "d.png"], ["c.png", "b.png", "a.png", "d.png"]]


def test_a_read_film_has_its_thumbnail_and_a_waiting_one_gets_it_when_seen(open_room, films, qtbot):
    room = open_room(films, load=no_model)
    qtbot.waitUntil(lambda: sum(case.thumbnail is not None for case in room.session.worklist.cases()) == 3)
    for case in room.session.worklist.cases():
        icon = room.session.worklist.index_of(case).data(Qt.ItemDataRole.DecorationRole)
        assert icon.pixmap(40, 40).size() == icon.pixmap(40, 40).size().expandedTo(QSize(40, 40))


def test_the_counters_count(room, qtbot):
    expected = "1 positive, 1 doubt, 1 negative, 1 failed"
    qtbot.waitUntil(lambda: room.worklist.counters.text() == expected)


def test_next_and_previous_follow_the_list_and_hold_at_its_ends(room, qtbot):
    room.worklist.step(-10)
    seen = []
    for _ in range(5):
        seen.append(room.onscreen.current.path.name)
        qtbot.keyClick(room, Qt.Key.Key_J)
    assert seen == ["b.png", "c.png", "d.png", "a.png", "a.png"]
    qtbot.keyClick(room, Qt.Key.Key_K)
    assert room.onscreen.current.path.name == "d.png"


def of_patient(number, probability, view, side="L", patient="P1", date="20260131"):
    """A film of a patient, as it is once it was read."""
    case = read(number, probability)
    source = Source(patient_id=patient, study_date=date, view=view, laterality=side)
    return replace(case, reading=replace(case.reading, radiograph=replace(case.reading.radiograph, source=source)))


def test_films_of_a_study_stand_together_behind_its_worst(model):
    model.add([of_patient(0, 0.05, "AP"), of_patient(1, 0.6, "LATERAL", patient="P2"), read(2, 0.55)])
    model.replace([of_patient(3, 0.65, "LATERAL"), of_patient(4, 0.06, "AP", patient="P2")])
    assert [case.number for case in model.cases()] == [3, 0, 1, 4, 2]
    model.group(False)
    assert [case.number for case in model.cases()] == [3, 1, 2, 4, 0]


def test_a_study_says_its_worst_and_whether_a_view_is_missing(model):
    model.add(
        [
            of_patient(0, 0.05, "AP"),
            of_patient(1, 0.95, "LATERAL"),
            of_patient(2, 0.05, "AP", patient="P2"),
            read(3, 0.1),
        ]
    )
    said = {case.number: model.index(row, STUDY).data() for row, case in enumerate(model.cases())}
    assert said == {0: "2 films", 1: "2 films", 2: "One view only", 3: ""}
    assert model.study(model.case((0, 1))) == Study(Mark.POSITIVE, 2, one_view=False)
    assert "Positive" in model.index_of(model.case((0, 1))).siblingAtColumn(STUDY).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("films", "one_view"),
    [
        ([("AP", "L"), ("AP", "L")], True),
        ([("AP", "L"), ("LATERAL", "L"), ("AP", "R")], True),
        ([("AP", "L"), ("LATERAL", None)], False),
        ([(None, None), (None, None)], False),
        ([(None, None)], True),
    ],
)
def test_one_view_is_counted_by_side(films, one_view):
    cases = [of_patient(number, 0.1, view, side) for number, (view, side) in enumerate(films)]
    assert study(cases).one_view is one_view


def test_rows_come_and_go_with_the_filter_as_they_are_read(model):
    model.filter("doubt")
    model.add(Case(number, Path(f"film{number}.png")) for number in range(20))
    assert model.rowCount() == 0
    for number in range(20):
        model.replace([read(number, (number % 10) / 10)])
    assert sorted(case.number for case in model.listed()) == [*range(2, 8), *range(12, 18)]
    model.replace([read(2, 0.95)])
    assert 2 not in {case.number for case in model.listed()}
    assert len(model.cases()) == 20
    model.filter("")
    urgencies = [URGENCY.index(mark) for mark in marks(model)]
    assert model.rowCount() == 20
    assert urgencies == sorted(urgencies)


def test_the_selection_outlives_the_filter(room, qtbot):
    room.worklist.table.selectAll()
    current = room.worklist.current()
    room.worklist.filter.setText("png")
    assert len(room.worklist.listed()) == len(room.worklist.selected()) == 4
    assert room.worklist.current() is current
    room.worklist.filter.setText("c.png")
    assert len(room.worklist.listed()) == 1
    assert room.onscreen.current.path.name == current.path.name
