"""The model behind the window: absent, unusable, real."""

import pytest

from desktop.case import Mark
from engine.bundle import load
from engine.errors import BundleError, DeviceError
from engine.reader import Reader
from tests import factory
from tests.desktop.room import no_model


def read(room):
    return sum(case.reading is not None for case in room.session.worklist.cases())


def test_without_a_model_films_are_shown_and_not_read(open_room, films, qtbot):
    room = open_room(films, load=no_model)
    qtbot.waitUntil(lambda: room.viewer.has_film)
    qtbot.waitUntil(lambda: room.missing == "No model is installed: films are shown and measured, not read.")
    assert room.missing in room.findings.model.text()
    assert room.status.device.text() == "No model"
    assert not room.acts["read_as"].isEnabled()
    qtbot.waitUntil(lambda: sum(case.thumbnail is not None for case in room.session.worklist.cases()) == 3)
    qtbot.waitUntil(room.acts["note"].isEnabled)
    assert not room.acts["accept"].isEnabled()
    qtbot.waitUntil(lambda: {case.mark for case in room.session.worklist.cases()} == {Mark.UNREAD, Mark.FAILED})


@pytest.mark.parametrize("error", [BundleError, DeviceError])
def test_a_model_that_cannot_be_used_says_why(open_room, tmp_path, qtbot, error):
    def load():
        if error is BundleError:
            raise BundleError(tmp_path / "osteoscope-1.0", "its weights are not the file its card names")
        raise DeviceError("No CUDA device was found; choose the CPU, or automatic.")

    room = open_room(load=load)
    qtbot.waitUntil(lambda: bool(room.missing))
    assert room.missing.endswith(".")
    assert room.missing == room.findings.model.text()


def test_what_nobody_foresaw_is_a_sentence_too(open_room, qtbot, caplog):
    def load():
        raise ZeroDivisionError

    room = open_room(load=load)
    qtbot.waitUntil(lambda: bool(room.missing))
    assert room.missing == "Something unforeseen happened (ZeroDivisionError). Details are in the log."
    assert "engine call failed" in caplog.text


def test_the_engine_itself_reads_in_the_window(open_room, films, tmp_path, qtbot):
    factory.make_bundle(tmp_path / "bundle")
    room = open_room(films, load=lambda: Reader(load(tmp_path / "bundle"), "cpu", "torch"))
    qtbot.waitUntil(lambda: room.loaded is not None)
    qtbot.waitUntil(lambda: not room.session.batch.running)
    assert read(room) == 4, room.status.currentMessage()
    shown = next(case for case in room.session.worklist.cases() if case.mark is not Mark.FAILED)
    assert shown.part in factory.PARTS
    assert room.status.device.text().startswith("CPU  ·  torch  ·  fp32")
