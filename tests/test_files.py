"""The old or the new, never half."""

import os
from pathlib import Path

import pytest

from engine import files
from engine.errors import OutputError


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "deeper" / "骨.txt"
    files.write(path, b"old")
    files.write(path, b"new")
    assert path.read_bytes() == b"new" and len(list(path.parent.iterdir())) == 1


def test_a_failure_on_the_way_leaves_the_old(tmp_path):
    path = tmp_path / "a.txt"
    files.write(path, b"old")
    with pytest.raises(ValueError, match="stop"), files.replacing(path) as stream:
        stream.write(b"half of the n")
        raise ValueError("stop")
    assert path.read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1


def test_a_full_disk_is_a_sentence_and_leaves_the_old(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    files.write(path, b"old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OutputError, match=r"a\.txt could not be written: No space left"):
        files.write(path, b"new")
    assert path.read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path):
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError, match="could not be written"):
        files.write(tmp_path / "out" / "a.txt", b"new")


def test_stems_never_meet_whatever_their_case():
    distinct = files.distinct_stems()
    assert [distinct(stem) for stem in ("film", "Film", "film", "other")] == ["film", "Film-2", "film-3", "other"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_what_would_never_end_is_refused_unopened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(OSError, match="it is no plain file"):
            files.check_plain(path)
    files.write(tmp_path / "a.txt", b"plain")
    assert files.check_plain(tmp_path / "a.txt").st_size == 5
