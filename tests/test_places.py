"""Where things are kept: in the user's folders, and beside a program that is carried along."""

import sys

import pytest

from engine import places

PLACES = (places.config, places.data, places.state, places.log)


@pytest.fixture
def program(tmp_path, monkeypatch):
    """An installed program in a folder of its own."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "osteoscope"))
    return tmp_path


def test_an_installed_program_keeps_nothing_beside_itself(program):
    assert all(not place().is_relative_to(program) for place in PLACES)


def test_a_program_marked_portable_keeps_everything_beside_itself_and_apart(program):
    (program / places.PORTABLE).touch()
    found = {place() for place in PLACES}
    assert len(found) == len(PLACES)
    assert all(place.is_relative_to(program / places.KEPT) for place in found)


def test_the_mark_means_nothing_beside_a_python(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    (tmp_path / places.PORTABLE).touch()
    assert all(not place().is_relative_to(tmp_path) for place in PLACES)
