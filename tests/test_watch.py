"""Films that arrive: given once, when they have stopped growing, and again when they change."""

import os
from itertools import islice

import pytest

from engine.watch import arrivals
from tests.test_reader import save_film


def looks(folder, *events):
    """Look once before and once after each event; return the names given at every look."""
    waiting = iter(events)

    def sleep(_):
        next(waiting, lambda: None)()

    return [[path.name for path in group] for group in islice(arrivals([folder], sleep=sleep), len(events) + 1)]


@pytest.fixture
def film(tmp_path):
    return save_film(tmp_path / "made elsewhere.png").read_bytes()


def test_a_film_is_given_when_it_has_stopped_growing_and_once(tmp_path, film):
    folder = tmp_path / "in"
    folder.mkdir()
    place = folder / "a.png"
    grow = [
        lambda: place.write_bytes(film[:500]),
        lambda: place.write_bytes(film[:900]),
        lambda: place.write_bytes(film),
    ]
    still = [lambda: None] * 3
    assert looks(folder, *grow, *still) == [[], [], [], [], ["a.png"], [], []]


def test_an_empty_file_waits_and_a_changed_one_comes_again(tmp_path, film):
    folder = tmp_path / "in"
    folder.mkdir()
    place = folder / "a.png"
    place.touch()
    given = looks(
        folder, lambda: None, lambda: place.write_bytes(film), lambda: None, lambda: os.utime(place, ns=(1, 1)),
        lambda: None,
    )  # fmt: skip
    assert given == [[], [], [], ["a.png"], [], ["a.png"]]


def test_a_folder_that_is_away_comes_back_without_giving_its_films_twice(tmp_path, film):
    folder, away = tmp_path / "in", tmp_path / "away"
    folder.mkdir()
    (folder / "a.png").write_bytes(film)
    given = looks(
        folder, lambda: None, lambda: folder.rename(away), lambda: None, lambda: away.rename(folder), lambda: None
    )
    assert given == [[], ["a.png"], [], [], [], []]
