"""What the reader does in the room stands in the audit, by hashes alone."""

import stat
import sys

import pytest
from PySide6.QtCore import Qt

from desktop import export
from desktop.export import Order
from engine.progress import silent
from engine.store.audit import Audit
from tests.desktop.room import settle


def noted(folder):
    """Return event code, action and words of every line, and the hashes it names."""
    made = []
    for line in Audit(folder).lines():
        said = line.message["EventIdentification"]
        code = (said["EventTypeCode"] or said["EventID"])["csd-code"]
        hashes = [one["ParticipantObjectID"] for one in line.message["ParticipantObjectIdentification"]]
        made.append((code, said["EventActionCode"], said["EventOutcomeDescription"], hashes))
    return made


def test_a_session_is_noted_from_start_to_end(open_room, films, tmp_path, qtbot):
    room = open_room(films)
    settle(qtbot, room)
    room.worklist.first()
    qtbot.waitUntil(lambda: room.viewer.has_film)
    shown = room.onscreen.current
    qtbot.keyClick(room, Qt.Key.Key_A)
    order = Order(("csv",), deidentified=True)
    cases = room.worklist.listed()
    call = room.session.noted.exporting(
        cases, order.formats, True, lambda report: export.write(cases, tmp_path / "out", order, room.loaded, report)
    )
    assert "were exported" in call(silent)
    room.close()
    found = noted(tmp_path / "data")
    assert found[0][:3] == ("110120", "E", "desktop") and found[-1][:3] == ("110121", "E", "desktop")
    read = {sha256 for one in found if one[2] == "desktop: read" for sha256 in one[3]}
    assert read == {case.sha256 for case in cases if case.sha256}
    assert ("110103", "R", "desktop: shown", [shown.sha256]) in found
    assert ("110103", "U", "desktop", [shown.sha256]) in found
    (exported,) = [one for one in found if one[0] == "110106"]
    assert set(exported[3]) == read
    assert Audit(tmp_path / "data").verify().problems == ()
    text = (tmp_path / "data" / "audit.jsonl").read_text("ascii")
    assert not [case.path.name for case in cases if case.path.name in text]


@pytest.mark.skipif(sys.platform == "win32", reason="the profile's own access rights hold there")
def test_what_is_kept_of_readers_is_for_the_user_alone(open_room, films, tmp_path, qtbot):
    room = open_room(films)
    settle(qtbot, room)
    qtbot.keyClick(room, Qt.Key.Key_A)
    room.choices.choose(room.settings.__class__(reader="Dr A"))
    room.close()
    kept = [path for place in ("data", "settings") for path in (tmp_path / place).rglob("*")]
    assert {"cases.sqlite3", "audit.jsonl", "settings.json"} <= {path.name for path in kept}
    for path in (tmp_path / "data", tmp_path / "settings"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    for path in kept:
        if path.is_file() and path.suffix not in (".ini", ".lock"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
