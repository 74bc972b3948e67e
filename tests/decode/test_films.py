"""Finding the films in folders, and the films of a DICOMDIR."""

import os
import socket
from pathlib import Path

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.data import get_testdata_file
from pydicom.fileset import FileSet

from engine.decode import find_films, read_radiographs
from engine.decode.contain import quiet
from engine.decode.films import natural
from engine.errors import DecodeError
from tests.decode.conftest import build
from tests.workers import broken

FILM = build(np.arange(256, dtype=np.uint16).reshape(16, 16))


@pytest.fixture
def disc(tmp_path):
    """A folder with a DICOMDIR and its two films."""
    source = dcmread(get_testdata_file("MR_small.dcm", download=False))
    files = FileSet()
    for number in (1, 2):
        source.SOPInstanceUID = source.file_meta.MediaStorageSOPInstanceUID = f"1.2.3.{number}"
        source.PatientID, source.StudyID, source.SeriesNumber, source.InstanceNumber = "1", "1", 1, number
        files.add(source)
    files.write(tmp_path / "disc")
    files._stage["t"].cleanup()  # pydicom leaves its folder to the garbage collector, which complains
    return tmp_path / "disc"


def test_order_is_natural_and_only_films_are_found(save, tmp_path):
    for name in ("a/film10.png", "a/film2.png", "a/.hidden.png", ".secret/film.png", "b/broken.jpg"):
        save(b"\x89PNG\r\n\x1a\n", name)
    for name in ("list.csv", "notes", "data.json", "b/model.pkl"):
        save(b'{"some": "text"}', name)
    save(b"\x80\x04\x95\0\0\0", "b/weights.pkl")
    save(FILM, "b/1.2.840.113")
    save(b"GIF89a", "b/moving.xyz")
    found = find_films([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a/film2.png",
        "a/film10.png",
        "b/1.2.840.113",
        "b/broken.jpg",
        "b/moving.xyz",
    ]


def test_links_do_not_leave_the_folder_nor_go_round(save, tmp_path):
    outside = save(FILM, "outside/secret.dcm")
    film = save(FILM, "inside/film.dcm")
    (film.parent / "loop").symlink_to(film.parent)
    (film.parent / "escape.dcm").symlink_to(outside)
    (film.parent / "again.dcm").symlink_to(film)
    (film.parent / "dangling.dcm").symlink_to(tmp_path / "nothing")
    assert [path.resolve() for path in find_films([film.parent, film])] == [film]


def test_what_is_not_searched_is_told_with_the_reason(save, tmp_path):
    film = save(FILM, "films/film.dcm")
    os.mkfifo(film.parent / "pipe.dcm")
    (film.parent / "loop").symlink_to(film.parent)
    (film.parent / "escape").symlink_to(tmp_path)
    (film.parent / "passwords.dcm").symlink_to(save(b"secret", "elsewhere/passwords"))
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(film.parent / "socket"))
        told = {}
        assert find_films([film.parent], lambda path, reason: told.setdefault(path.name, reason)) == (film,)
    assert told == {
        "pipe.dcm": "it is a pipe, not an image file",
        "socket": "it is a socket, not an image file",
        "loop": "it is a link to a folder that is searched anyway",
        "escape": "it is a link out of the folder",
        "passwords.dcm": "it is a link out of the folder",
    }
    assert find_films([Path("/dev/null")]) == (Path("/dev/null"),)
    with pytest.raises(DecodeError, match="it is a device"):
        read_radiographs(Path("/dev/null"))


def test_a_dicomdir_is_its_films_and_is_not_counted_twice(disc):
    inside = find_films([disc])
    assert len(inside) == 2 and "DICOMDIR" not in [path.name for path in inside]
    assert sorted(find_films([disc / "DICOMDIR", disc])) == sorted(inside)
    films = read_radiographs(disc / "DICOMDIR")
    assert sorted(film.path for film in films) == sorted(inside)


def test_a_dicomdir_that_leaves_its_folder_is_refused(disc):
    listing = disc / "DICOMDIR"
    ds = dcmread(listing)
    with quiet():
        for record in ds.DirectoryRecordSequence:
            if "ReferencedFileID" in record:
                record.ReferencedFileID = ["..", "SECRET"]
        ds.save_as(listing)
    assert find_films([listing]) == (listing,)
    with pytest.raises(DecodeError, match="names a file outside its folder"):
        read_radiographs(listing)


def test_a_dicomdir_that_breaks_its_decoder_is_listed_itself(disc, monkeypatch):
    monkeypatch.setattr("engine.decode.films.listed", broken.crash)
    assert find_films([disc / "DICOMDIR"]) == (disc / "DICOMDIR",)


def test_natural_order_counts():
    names = ["film10", "Film2", "film1", "film", "2", "10"]
    assert sorted(names, key=natural) == ["2", "10", "film", "film1", "Film2", "film10"]
