from datetime import date

import pytest

from engine.guidance import Topic, applying, load

ENTRY = """
[[entry]]
id = "{id}"
statement = "{statement}"
source = "A source"
section = "1"
population = "Adults"
link = "https://example.org"
reviewed_on = 2026-01-31
findings = ["fracture"]
"""


def entry(name="one", statement="Look again.", more=""):
    return ENTRY.format(id=name, statement=statement) + more


def load_texts(folder, *texts):
    for number, text in enumerate(texts):
        (folder / f"{number}.toml").write_text(text, "utf-8")
    return load(folder, shipped=folder / "none")


def ids(guidance, topics, parts=("wrist",), age=None):
    return [advice.entry.id for advice in applying(guidance, topics, parts, age)]


def test_shipped_entries_load_whole():
    guidance = load()
    assert guidance.problems == ()
    assert len(guidance.entries) >= 8
    assert all(one.reviewed_on >= date(2026, 1, 1) and one.findings for one in guidance.entries)


def test_red_flags_come_first():
    found = applying(load(), [(Topic.FRACTURE, True)], ["wrist"], 70)
    flags = [advice.entry.red_flag for advice in found]
    assert flags[0]
    assert flags == sorted(flags, reverse=True)


def test_part_finding_and_age_choose():
    guidance = load()
    assert "hip-timing" in ids(guidance, [(Topic.FRACTURE, False)], ["pelvis_hip"])
    assert "hip-timing" not in ids(guidance, [(Topic.FRACTURE, False)], ["wrist"])
    assert ids(guidance, [(Topic.NO_FRACTURE, False)], ["pelvis_hip"]) == ["hip-negative-film"]
    assert ids(guidance, [(Topic.FRACTURE, True)], ["wrist"], age=8) == []
    assert "wrist-over-65" not in ids(guidance, [(Topic.FRACTURE, True)], ["wrist"], age=40)


@pytest.mark.parametrize(
    ("topic", "part", "age", "flag"),
    [
        (Topic.FRACTURE, "lower_leg", 40, "open-fracture"),
        (Topic.FRACTURE, "lower_leg", 40, "open-fracture-vessels-nerves"),
        (Topic.FRACTURE, "ankle", 40, "ankle-deformed"), (Topic.DOUBT, "knee", 40, "knee-dislocated"),
        (Topic.DOUBT, "elbow", 6, "child-elbow-vessels-nerves"), (Topic.NO_FRACTURE, "elbow", 6, "elbow-undisplaced"),
        (Topic.NO_FRACTURE, "pelvis_hip", 80, "hip-negative-film"),
        (Topic.NO_FRACTURE, "hand", 30, "scaphoid-negative-film"),
    ],
)  # fmt: skip
def test_each_red_flag_stands_where_it_belongs_and_first(topic, part, age, flag):
    found = applying(load(), [(topic, False)], [part], age)
    flags = [advice.entry.id for advice in found if advice.entry.red_flag]
    assert flag in flags and [advice.entry.id for advice in found][: len(flags)] == flags


def test_an_adult_is_not_told_of_children():
    assert "child-elbow-vessels-nerves" not in ids(load(), [(Topic.FRACTURE, False)], ["elbow"], age=40)


def test_some_entries_wait_for_the_reader():
    guidance = load()
    assert "ankle-one-malleolus" not in ids(guidance, [(Topic.FRACTURE, False)], ["ankle"])
    assert "ankle-one-malleolus" in ids(guidance, [(Topic.FRACTURE, True)], ["ankle"])


def test_a_site_adds_and_replaces(tmp_path):
    (tmp_path / "ours.toml").write_text(
        entry("hip-timing", "By local rule.") + entry("local", "Call the team."), "utf-8"
    )
    made = {one.id: one.statement for one in load(tmp_path).entries}
    assert made["hip-timing"] == "By local rule."
    assert made["local"] == "Call the team."


def test_a_broken_file_is_named_with_its_line_and_the_rest_loads(tmp_path):
    guidance = load_texts(tmp_path, 'a = 1\n[[entry]]\nid = "x\n', entry())
    assert [one.id for one in guidance.entries] == ["one"]
    (problem,) = guidance.problems
    assert str(problem).startswith("Guidance in 0.toml, line 3 is left out: ")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (entry(statement="Give 500 mg at once."), "dose"),
        (entry(more='parts = "wrist"\n'), "parts must be a list"),
        (entry(more="red_flag = 1\n"), "red_flag"),
        (entry(more='age_from = "old"\n'), "age_from"),
        (entry(more='colour = "red"\n'), "colour is not a known key"),
        (entry().replace("https:", "ftp:"), "web address"),
        (entry().replace("2026-01-31", '"soon"'), "reviewed_on"),
        (entry().replace('source = "A source"\n', ""), "source is missing"),
        (entry().replace('"fracture"', '"toothache"'), "toothache"),
        ("", "no [[entry]]"),
    ],
)
def test_a_broken_entry_is_left_out_and_said(tmp_path, text, reason):
    guidance = load_texts(tmp_path, text, entry("two"))
    assert [one.id for one in guidance.entries] == ["two"]
    assert reason in guidance.problems[0].reason


def test_a_broken_entry_is_named_with_its_line(tmp_path):
    guidance = load_texts(tmp_path, entry("good") + entry("bad", more="red_flag = 1\n"))
    assert [one.id for one in guidance.entries] == ["good"]
    assert guidance.problems[0].line == 12


def test_bytes_that_are_no_text_are_said(tmp_path):
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in str(load(tmp_path, shipped=tmp_path / "none").problems[0])
