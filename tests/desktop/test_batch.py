"""Reading many films: progress, stop, failures, and films let in between."""

import threading

import pytest
from PySide6.QtCore import Qt

from desktop.batch import Progress
from desktop.case import Mark
from desktop.status import StatusBar
from tests.desktop.room import StubReader, draw_film, settle


class Gated(StubReader):
    """Reads two films, then waits at a gate."""

    def __init__(self):
        super().__init__()
        self.gate, self.waiting = threading.Event(), threading.Event()

    def read_films(self, films, part=None):
        if films[0].path.name == "film2.png":
            self.waiting.set()
            assert self.gate.wait(20)
        return super().read_films(films, part)


@pytest.fixture
def folder(tmp_path):
    for number in range(9):
        draw_film(tmp_path / "many" / f"film{number}.png", number / 10, seed=number)
    return tmp_path / "many"


def read(room):
    return sum(case.reading is not None for case in room.session.worklist.cases())


def test_a_corrupt_film_among_good_ones_is_a_row_with_its_reason(room, qtbot):
    failed = next(case for case in room.session.worklist.cases() if case.mark is Mark.FAILED)
    assert failed.path.name == "d.png"
    assert failed.reason
    assert sum(case.mark is not Mark.FAILED for case in room.session.worklist.cases()) == 3
    room.worklist.choose(failed)
    assert failed.reason.lower() in room.findings.reason.text().lower()
    qtbot.waitUntil(lambda: "d.png" in room.viewer.message.text() and "Opening" not in room.viewer.message.text())


def test_stopping_keeps_what_was_read_and_the_rest_can_be_read_later(open_room, folder, qtbot):
    stub = Gated()
    room = open_room(folder, load=lambda: stub)
    qtbot.waitUntil(lambda: read(room) == 2 and stub.waiting.is_set())
    assert room.acts["cancel"].isEnabled()
    assert room.status.bar.isVisible()
    room.acts["cancel"].trigger()
    stub.gate.set()
    assert "2 of 9" in room.status.currentMessage()
    assert not room.status.bar.isVisible()
    assert not room.acts["cancel"].isEnabled()
    assert read(room) == 2
    room.acts["read_waiting"].trigger()
    settle(qtbot, room)
    assert read(room) == 9


def test_a_film_is_read_again_as_another_part_before_all_that_waits(open_room, folder, qtbot):
    stub = Gated()
    room = open_room(folder, load=lambda: stub)
    qtbot.waitUntil(lambda: read(room) == 2 and stub.waiting.is_set())
    case = next(case for case in room.session.worklist.cases() if case.reading)
    room.session.batch.again(case, "elbow")
    stub.gate.set()
    settle(qtbot, room)
    now = room.session.worklist.case((case.number, 1))
    assert now.part == "elbow"
    assert stub.asked.index((case.path.name, "elbow")) < len(stub.asked) - 1


def test_the_menu_of_parts_leaves_out_what_the_model_does_not_read(room, qtbot):
    from PySide6.QtWidgets import QMenu

    room.acts["read_as"].trigger()
    (menu,) = (menu for menu in room.findChildren(QMenu) if menu.isVisible())
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["&Automatic", "&Wrist", "&Elbow", "A&nkle"]
    menu.actions()[3].trigger()
    menu.close()
    qtbot.waitUntil(lambda: room.onscreen.current.part == "elbow")
    qtbot.waitUntil(lambda: "Elbow" in room.findings.details.text())


def test_films_opened_while_others_are_read_are_read_after_them(open_room, folder, films, qtbot):
    stub = Gated()
    room = open_room(folder, load=lambda: stub)
    qtbot.waitUntil(stub.waiting.is_set)
    room.open([films, folder])
    qtbot.waitUntil(lambda: len(room.session.worklist.cases()) == 13)
    stub.gate.set()
    qtbot.waitUntil(lambda: read(room) == 13)


def test_closing_in_the_middle_of_a_batch_ends_it(open_room, folder, qtbot):
    stub = Gated()
    room = open_room(folder, load=lambda: stub)
    qtbot.waitUntil(stub.waiting.is_set)
    stub.gate.set()
    room.close()
    assert all(not thread.name.startswith(("device", "films", "disk")) for thread in threading.enumerate())


def test_a_folder_that_has_gone_is_a_row_with_its_reason(open_room, tmp_path, qtbot):
    room = open_room(tmp_path / "gone")
    settle(qtbot, room)
    (case,) = room.session.worklist.cases()
    assert case.mark is Mark.FAILED


def test_an_empty_folder_says_so(open_room, tmp_path, qtbot):
    (tmp_path / "empty").mkdir()
    room = open_room(tmp_path / "empty")
    qtbot.waitUntil(lambda: room.status.currentMessage() == "There is no film there.")


def test_a_film_changed_since_it_was_read_is_not_shown_under_its_old_reading(room, films, qtbot):
    positive = next(case for case in room.worklist.listed() if case.path.name == "c.png")
    draw_film(films / "c.png", 0.1, seed=77)
    room.worklist.choose(positive)
    qtbot.waitUntil(lambda: "was changed" in room.viewer.message.text())
    room.session.batch.again(room.onscreen.current, None)
    qtbot.waitUntil(lambda: room.viewer.has_film)
    assert room.onscreen.current.mark is Mark.NEGATIVE


def test_what_was_said_of_a_film_is_not_said_of_what_took_its_place(room, films, qtbot):
    assert room.onscreen.current.path.name == "b.png"
    qtbot.keyClick(room, Qt.Key.Key_A)
    before = room.onscreen.current
    draw_film(films / "b.png", 0.9, seed=78)
    room.session.batch.again(before, None)
    qtbot.waitUntil(lambda: room.onscreen.current.mark is Mark.POSITIVE)
    assert room.onscreen.current.review is None


def test_a_failed_film_is_read_once_it_is_whole(room, films, qtbot):
    failed = next(case for case in room.session.worklist.cases() if case.mark is Mark.FAILED)
    room.worklist.choose(failed)
    draw_film(films / "d.png", 0.9)
    room.session.batch.again(room.onscreen.current, None)
    qtbot.waitUntil(lambda: room.onscreen.current.mark is Mark.POSITIVE and room.viewer.has_film)


def test_progress_says_count_rate_and_time_left(room, qtbot):
    bar: StatusBar = room.status
    for left, text in ((17.2, "17 s left"), (600.0, "10 min left")):
        bar.show_progress(Progress(34, 120, 5.24, left))
        assert bar.pace.text() == f"34 of 120  ·  5.2 films a second  ·  {text}"
    bar.show_progress(None)
    assert "CPU  ·  torch  ·  fp32  ·  stub 0.1" in bar.device.text()
