"""Pause, going on, trying again, and what is said when the model comes to run otherwise."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop.case import Mark
from desktop.work import Machine, read_many
from engine.errors import DeviceError, OutOfMemoryError
from engine.progress import silent
from engine.runtime.careful import CarefulRuntime
from tests.desktop.room import StubReader, draw_film, settle
from tests.desktop.test_batch import Gated, read


class Small:
    """A runtime with memory for `room` films; answers with what it was given."""

    runtime, precision = "torch", "fp16"

    def __init__(self, room, device="cuda", batch=8):
        self.room, self.device, self.batch, self.lanes = room, device, batch, 1
        self.tried = []

    def predict(self, films, part=None):
        self.tried.append(len(films))
        if len(films) > self.room:
            raise OutOfMemoryError(f"The {self.device} device has no memory for {len(films)} films at once.")
        return [(self.device, film) for film in films]


def test_the_batch_is_halved_until_it_fits_and_stays_so():
    inner = Small(3)
    careful = CarefulRuntime(inner, on_cpu=lambda: pytest.fail("the CPU was not needed"))
    assert careful.predict(range(8)) == [("cuda", film) for film in range(8)]
    assert inner.tried == [8, 4, 2, 2, 2, 2]
    assert careful.batch == 2
    assert len(careful.notices) == 2
    assert "2 at a time" in careful.notices[-1]


def test_where_one_film_is_too_much_the_cpu_goes_on_with_all_of_the_call():
    careful = CarefulRuntime(Small(0, batch=2), on_cpu=lambda: Small(9, "cpu", 4))
    assert careful.predict(range(3)) == [("cpu", film) for film in range(3)]
    assert (careful.device, careful.batch) == ("cpu", 4)
    assert "goes on on the CPU" in careful.notices[-1]


def test_a_cpu_without_memory_is_an_error_and_not_an_endless_loop():
    careful = CarefulRuntime(Small(0, "cpu", 1), on_cpu=lambda: pytest.fail("it is there already"))
    with pytest.raises(DeviceError, match="no memory"):
        careful.predict([1])


def test_one_failed_film_is_read_again_on_its_own(room, films, qtbot):
    (films / "e.png").write_bytes(b"\x89PNG\r\n\x1a\nneither")
    room.open([films / "e.png"])
    qtbot.waitUntil(lambda: len(room.session.worklist.cases()) == 5)
    settle(qtbot, room)
    for name in ("d.png", "e.png"):
        draw_film(films / name, 0.9, seed=9)
    case = next(case for case in room.session.worklist.cases() if case.path.name == "d.png")
    room.worklist.choose(case)
    assert case.mark is Mark.FAILED
    room.stub.asked.clear()
    qtbot.keyClick(room, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: room.onscreen.current.mark is Mark.POSITIVE)
    assert room.stub.asked == [("d.png", None)]
    assert [one.path.name for one in room.session.worklist.cases() if one.mark is Mark.FAILED] == ["e.png"]
    assert room.acts["read_again"] in room.worklist.table.actions()


class Starved(StubReader):
    """Reads by way of a runtime whose card is too small for anything."""

    def __init__(self):
        super().__init__()
        self.runtime = CarefulRuntime(Small(0, batch=2), on_cpu=lambda: Small(9, "cpu", 2))

    def read_films(self, films, part=None):
        self.runtime.predict([np.zeros(1)] * len(films), part)
        return super().read_films(films, part)


def test_going_to_the_cpu_is_said_and_shown(open_room, films, qtbot):
    stub = Starved()
    room = open_room(films, load=lambda: stub)
    settle(qtbot, room)
    assert "CPU" in room.status.device.text()
    warned = [box.text() for box in room.findChildren(QMessageBox) if box.isVisible()]
    assert any("goes on on the CPU" in text for text in warned)


def test_what_is_read_and_what_changes_come_in_one_stream(films):
    from desktop.case import Case

    stub = Starved()
    outcomes = list(read_many([Case(0, films / "a.png")], Machine(lambda: stub), None, silent))
    assert [type(one).__name__ for one in outcomes] == ["Changed", "tuple"]


@pytest.fixture
def folder(tmp_path):
    for number in range(9):
        draw_film(tmp_path / "many" / f"film{number}.png", number / 10, seed=number)
    return tmp_path / "many"


def test_a_batch_rests_and_goes_on_where_it_was(open_room, folder, films, qtbot):
    stub = Gated()
    room = open_room(folder, load=lambda: stub)
    qtbot.waitUntil(lambda: read(room) == 2 and stub.waiting.is_set())
    room.acts["pause"].trigger()
    stub.gate.set()
    assert room.session.batch.paused
    assert room.acts["pause"].text() == "Go on"
    assert room.status.pace.text() == "2 of 9  ·  paused"
    room.open([films])
    qtbot.waitUntil(lambda: len(room.session.worklist.cases()) == 13)
    qtbot.wait(200)
    assert sum(case.mark not in (Mark.UNREAD, Mark.FAILED) for case in room.session.worklist.cases()) == 2
    room.acts["pause"].trigger()
    assert room.acts["pause"].text() == "Pause"
    settle(qtbot, room)
    assert read(room) == 13
    assert not room.acts["pause"].isEnabled()


def test_a_batch_that_rests_can_be_stopped(open_room, folder, qtbot):
    stub = Gated()
    room = open_room(folder, load=lambda: stub)
    qtbot.waitUntil(lambda: read(room) == 2 and stub.waiting.is_set())
    room.acts["pause"].trigger()
    stub.gate.set()
    room.acts["cancel"].trigger()
    assert not room.session.batch.paused
    assert "2 of 9" in room.status.currentMessage()


def test_failed_films_are_read_again(room, films, qtbot):
    draw_film(films / "d.png", 0.9)
    room.acts["retry"].trigger()
    settle(qtbot, room)
    assert [case.mark for case in room.session.worklist.cases() if case.path.name == "d.png"] == [Mark.POSITIVE]
    room.acts["retry"].trigger()
    assert room.status.currentMessage() == "No film has failed."


def test_another_device_is_loaded_at_once(open_room, films, qtbot):
    devices = ["cpu", "cuda"]

    def load():
        stub = StubReader()
        stub.runtime = SimpleNamespace(device=devices.pop(0), runtime="torch", precision="fp32", batch=2, lanes=1)
        return stub

    room = open_room(films, load=load)
    settle(qtbot, room)
    room.choices.choose(replace(room.settings, device="cuda"))
    qtbot.waitUntil(lambda: "CUDA" in room.status.device.text())


def test_a_device_that_is_not_there_is_said(open_room, films, qtbot):
    def load():
        raise DeviceError("No CUDA device was found; choose the CPU, or automatic.")

    room = open_room(films, load=load)
    qtbot.waitUntil(lambda: room.missing == "No CUDA device was found; choose the CPU, or automatic.")
    assert room.status.device.text() == "No model"
