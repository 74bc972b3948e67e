"""A reading room with synthetic films and a stub reader; nothing outside the test's own folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import app as program
from tests.desktop.room import DOUBT, NEGATIVE, PATIENCE_MS, POSITIVE, StubReader, draw_film, settle


@pytest.fixture
def qtbot(qtbot):
    """Wait as long as a busy machine needs."""
    plain = qtbot.waitUntil
    qtbot.waitUntil = lambda call, timeout=PATIENCE_MS: plain(call, timeout=timeout)
    return qtbot


@pytest.fixture
def films(tmp_path):
    """A folder of four films: negative, doubt, positive, and one that is no picture at all."""
    folder = tmp_path / "films é 骨"
    for name, probability, seed in (("a.png", NEGATIVE, 1), ("b.png", DOUBT, 2), ("c.png", POSITIVE, 3)):
        draw_film(folder / name, probability, seed=seed)
    (folder / "d.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing follows")
    return folder


@pytest.fixture
def open_room(qtbot, tmp_path):
    """Return a function that opens a window over the test's own settings and store."""
    rooms = []

    def open_room(*paths, load=None):
        stub = StubReader()
        window = program.window_for(
            [Path(path) for path in paths], tmp_path / "settings", tmp_path / "data", load or (lambda: stub)
        )
        window.stub = stub
        rooms.append(window)
        return window

    yield open_room
    for window in rooms:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, 0)


@pytest.fixture
def room(open_room, films, qtbot):
    """A window in which the four films were read, the first of the list on screen."""
    window = open_room(films)
    settle(qtbot, window)
    return window


@pytest.fixture
def viewer(room, qtbot):
    room.worklist.first()
    qtbot.waitUntil(lambda: room.viewer.has_film)
    return room.viewer


def pytest_collection_modifyitems(items):
    """Bear with the offscreen platform, which has no window manager to tell sizes to."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
