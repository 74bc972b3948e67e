"""Files of this program's own are for the signed-in user alone."""

import os
import stat
import sys

import pytest

from engine.store import private
from engine.store.cases import CaseStore
from engine.store.journal import Journal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the profile's own access rights hold there")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def generous():
    """What every file would be readable by, were nothing done."""
    before = os.umask(0o000)
    yield
    os.umask(before)


def test_a_journal_in_a_folder_of_results_is_for_the_user_alone(tmp_path):
    journal = Journal(tmp_path / "out")
    journal.add("film", [("film", '{"model": null, "sha256": null, "status": "failed"}')])
    for path in (tmp_path / "out").iterdir():
        assert mode(path) == 0o600, path


def test_a_case_store_and_its_folder_are_for_the_user_alone(tmp_path):
    (tmp_path / "data").mkdir()
    with CaseStore(tmp_path / "data"):
        assert mode(tmp_path / "data") == 0o700
        for path in (tmp_path / "data").iterdir():
            assert path.is_dir() or mode(path) == 0o600, path


def test_a_folder_is_made_with_those_above_it(tmp_path):
    private.folder(tmp_path / "a" / "b")
    assert mode(tmp_path / "a" / "b") == 0o700
