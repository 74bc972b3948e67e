"""The audit: what is noted stays, and what is done to it shows."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pydicom.sr.codedict import codes

from engine.errors import OutputError
from engine.store.audit import Audit
from engine.store.events import Event
from tests.cli.test_read import run

FILM = "ab" * 32


@pytest.fixture
def audit(tmp_path):
    made = Audit(tmp_path / "data", tmp_path / "second")
    for number in range(6):
        made.note(Event.ACCESSED, "read", [f"{number:064x}"])
    return made


def rewrite(audit, change):
    """Change the list of lines, newlines included."""
    audit.path.write_bytes(b"".join(change(audit.path.read_bytes().splitlines(keepends=True))))


def problems(audit):
    return " ".join(audit.verify().problems)


def test_what_was_noted_comes_back_in_dicoms_words(tmp_path):
    audit = Audit(tmp_path)
    audit.note(Event.EXPORTED, "exported without names", [FILM], {"films": "1"})
    (line,) = audit.lines()
    said = line.message["EventIdentification"]
    assert said["EventID"] == {"csd-code": "110106", "codeSystemName": "DCM", "originalText": "Export"}
    assert (said["EventActionCode"], said["EventOutcomeIndicator"]) == ("R", "0")
    assert line.message["ParticipantObjectIdentification"][0]["ParticipantObjectID"] == FILM
    assert line.message["ActiveParticipant"][0]["UserID"]
    assert audit.verify().problems == () == audit.verify().notes


@pytest.mark.parametrize("event", Event)
def test_every_code_is_dicoms_own(event):
    known = {one.value: one.meaning for one in (getattr(codes.DCM, name) for name in codes.DCM.dir())}
    code, meaning, _, kind, kind_meaning = event.value
    assert known[code] == meaning
    assert kind is None or known[kind] == kind_meaning


def test_an_audit_that_nobody_touched_has_no_problem(audit):
    found = audit.verify()
    assert (found.lines, found.problems, found.notes) == (6, (), ())


def test_a_changed_line_is_named(audit):
    rewrite(audit, lambda lines: [line.replace(b"read", b"seen") if n == 2 else line for n, line in enumerate(lines)])
    assert audit.verify().problems == ("Line 3 was changed.",)


def test_a_line_that_was_made_anew_with_a_hash_of_its_own_is_named(audit, tmp_path):
    other = Audit(tmp_path / "other", tmp_path / "third")
    for number in range(4):
        other.note(Event.ACCESSED, "read", [f"{number + 9:064x}"])
    forged = other.path.read_bytes().splitlines(keepends=True)
    rewrite(audit, lambda lines: [*lines[:3], forged[3], *lines[4:]])
    assert "Line 4 does not follow line 3" in problems(audit)
    assert "Line 5 does not follow line 4" in problems(audit)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: lines[:2] + lines[3:], ("Line 3 is missing.",)),
        (lambda lines: lines[3:], ("Lines 1 to 3 are missing.",)),
        (lambda lines: lines[:-1], ("Line 6 is missing at the end.",)),
        (lambda lines: lines[:1], ("Lines 2 to 6 are missing at the end.",)),
        (lambda lines: [], ("Lines 1 to 6 are missing at the end.",)),
        (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], ("Line 3 stands out of order, after line 4.",)),
        (lambda lines: [*lines[:3], *lines[2:]], ("Line 3 stands there twice.",)),
        (lambda lines: [*lines[:3], b"\n", *lines[3:]], ("What stands after line 3 is no line.",)),
        (lambda lines: [*lines[:3], b"{}\n", *lines[3:]], ("What stands between lines 3 and 4 was changed.",)),
    ],
    ids=["one", "first", "last", "most", "all", "moved", "doubled", "empty", "foreign"],
)
def test_removed_moved_and_added_lines_are_named(audit, change, said):
    rewrite(audit, change)
    assert audit.verify().problems == said


def test_what_was_removed_stays_missing_when_more_is_noted(audit):
    rewrite(audit, lambda lines: lines[:4])
    audit.note(Event.STOPPED, "ended")
    assert audit.verify().problems == ("Lines 5 to 6 are missing.",)
    audit.path.unlink()
    audit.note(Event.STOPPED, "ended")
    assert audit.verify().problems == ("Lines 1 to 7 are missing.",)


def test_a_last_line_that_was_replaced_is_found_after_more_is_noted(audit, tmp_path):
    other = Audit(tmp_path / "other", tmp_path / "third")
    for number in range(6):
        other.note(Event.ACCESSED, "read", [f"{number:064x}"])
    rewrite(audit, lambda lines: [*lines[:5], other.path.read_bytes().splitlines(keepends=True)[5]])
    assert "Line 6 is not the one that was noted." in problems(audit)
    audit.note(Event.STOPPED, "ended")
    assert "Line 7 does not follow line 6" in problems(audit)


@pytest.mark.parametrize("left", [1, 20, 200])
def test_a_line_cut_off_by_a_power_cut_is_recognised_and_written_past(audit, left):
    whole = audit.path.read_bytes()
    audit.head.write_text(json.dumps({"lines": 5, "hash": json.loads(whole.splitlines()[4])["hash"]}), "ascii")
    last = whole.splitlines(keepends=True)[-1]
    audit.path.write_bytes(whole[: len(whole) - len(last) + left])
    found = audit.verify()
    assert found.problems == () and "is cut off, as by a power cut" in found.notes[0]
    audit.note(Event.STARTED, "started")
    found = audit.verify()
    assert (found.lines, found.problems, found.notes) == (6, (), ())


def test_what_a_power_cut_left_cannot_be_changed_afterwards(audit):
    whole = audit.path.read_bytes()
    audit.head.write_text(json.dumps({"lines": 5, "hash": json.loads(whole.splitlines()[4])["hash"]}), "ascii")
    audit.path.write_bytes(whole[:-50])
    audit.note(Event.STARTED, "started")
    rewrite(audit, lambda lines: [*lines[:5], b"{another\n", *lines[6:]])
    assert problems(audit) == "What stands between lines 5 and 6 was changed."


def test_a_kill_between_line_and_head_is_no_problem(audit):
    before = audit.head.read_bytes()
    audit.note(Event.STARTED, "started")
    audit.head.write_bytes(before)
    found = audit.verify()
    assert found.problems == () and "Line 7 was written just before the program ended" in found.notes[0]


def test_a_kill_at_the_very_first_line_is_no_problem(tmp_path, monkeypatch):
    audit, really = Audit(tmp_path), Audit._keep

    def killed(self, end):
        if end.count:
            raise OutputError(self.head, "killed")
        really(self, end)

    monkeypatch.setattr(Audit, "_keep", killed)
    with pytest.raises(OutputError):
        audit.note(Event.STARTED, "first")
    assert audit.verify().lines == 1 and audit.verify().problems == ()


def test_two_kills_in_a_row_between_line_and_head_are_no_problem(audit, monkeypatch):
    before = audit.head.read_bytes()
    audit.note(Event.STARTED, "first")
    audit.head.write_bytes(before)
    kept, told = Audit._keep, []

    def killed_after_healing(self, end):
        told.append(end)
        if len(told) > 1:
            raise OutputError(self.head, "killed")
        kept(self, end)

    monkeypatch.setattr(Audit, "_keep", killed_after_healing)
    with pytest.raises(OutputError):
        audit.note(Event.STARTED, "second")
    found = audit.verify()
    assert (found.lines, found.problems) == (8, ()) and "Line 8 was written just before" in found.notes[0]


def test_lines_that_the_second_place_does_not_know_and_its_loss_are_problems(audit):
    before = audit.head.read_bytes()
    audit.note(Event.STARTED, "started")
    audit.note(Event.STOPPED, "ended")
    audit.head.write_bytes(before)
    assert problems(audit) == "Lines 7 to 8 are not known to the second place."
    audit.head.unlink()
    assert "The second place does not say how many lines there are" in problems(audit)


def test_two_copies_of_the_program_never_break_the_chain(tmp_path):
    code = (
        "import sys; from pathlib import Path\n"
        "from engine.store.audit import Audit; from engine.store.events import Event\n"
        "audit = Audit(Path(sys.argv[1]))\n"
        "for number in range(20): audit.note(Event.CHANGED, 'reviewed', ['ab' * 32])"
    )
    root = Path(__file__).parents[2]
    copies = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=root) for _ in range(2)]
    assert [copy.wait(120) for copy in copies] == [0, 0]
    found = Audit(tmp_path).verify()
    assert (found.lines, found.problems) == (40, ())


@pytest.mark.skipif(sys.platform == "win32", reason="the profile's own access rights hold there")
def test_the_files_are_for_the_user_alone(audit):
    for path in (audit.path, audit.head):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_many_films_become_many_lines(tmp_path):
    audit = Audit(tmp_path)
    audit.note(Event.EXPORTED, "exported", [FILM] * 1201)
    assert [len(line.message["ParticipantObjectIdentification"]) for line in audit.lines()] == [500, 500, 201]


def test_a_disk_that_refuses_is_a_sentence_and_leaves_no_half_line(audit, monkeypatch):
    before = audit.path.read_bytes()

    def refuse(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OutputError, match=r"audit.jsonl could not be written: No space left"):
        audit.note(Event.STARTED, "started")
    assert audit.path.read_bytes() == before


def test_the_command_line_lists_and_verifies(audit, monkeypatch):
    code, screen = run("audit", "--folder", audit.path.parent, "--heads", audit.head.parent)
    assert code == 0 and screen.count("DICOM Instances Accessed (read)") == 6
    code, screen = run("audit", "--verify", "--folder", audit.path.parent, "--heads", audit.head.parent)
    assert code == 0 and "6 lines, whole and in order." in screen
    rewrite(audit, lambda lines: lines[1:])
    code, screen = run("audit", "--verify", "--folder", audit.path.parent, "--heads", audit.head.parent)
    assert code == 2 and "Line 1 is missing." in screen


def test_a_program_that_is_killed_while_it_notes_leaves_a_whole_chain(tmp_path):
    from tests.store.audit_kills import kill

    acknowledged, found, broken = kill(tmp_path, 3)
    assert broken == 0
    assert found >= acknowledged


@pytest.mark.parametrize(
    "message",
    [
        {"EventIdentification": [1]},
        {"EventIdentification": {"EventTypeCode": "x"}},
        {"EventIdentification": {"EventDateTime": 5}},
        {"EventIdentification": {"EventActionCode": [1]}},
        {"ActiveParticipant": ["x"]},
        {"ParticipantObjectIdentification": [{"ParticipantObjectID": 5}]},
        {"ParticipantObjectDetail": [1]},
    ],
)
def test_a_line_of_another_form_is_listed_as_such(audit, message):
    rewrite(audit, lambda lines: [lines[0], json.dumps(json.loads(lines[1]) | {"message": message}).encode(), b"\n"])
    code, said = run("audit", "--folder", audit.path.parent, "--heads", audit.head.parent)
    assert code == 0 and "2  What stands here is of no form that this program writes." in said


@pytest.mark.parametrize("head", [b"[" * 100_000, b"[[", b'{"lines": "x"}', b"\xff"])
def test_a_second_place_that_is_damaged_is_told_and_not_stumbled_over(audit, head):
    audit.head.write_bytes(head)
    assert "missing or damaged" in problems(audit)
    audit.note(Event.CHANGED, "after")
    assert [*audit.lines()][-1].number == 7
