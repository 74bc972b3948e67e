"""Window and level, and the film as it lies on the screen."""

import numpy as np
import pytest

from desktop.viewer.levels import LEAST_WIDTH, Window, between, greys, lookup, resampled, shown


def test_the_lookup_shows_the_window_and_nothing_beyond_it():
    table = lookup(Window(0.5, 0.2), inverted=False)[0]
    assert (table[: int(0.4 * 65535) - 150] == 0).all()
    assert (table[int(0.6 * 65535) + 150 :] == 255).all()
    assert abs(int(table[65535 // 2]) - 128) <= 1
    assert np.array_equal(lookup(Window(0.5, 0.2), inverted=True)[0], 255 - table)


def test_a_narrow_window_shows_steps_that_eight_bits_would_lose():
    film = np.linspace(0.5, 0.501, 64, dtype=np.float32).reshape(8, 8)
    deep = greys(film).levels[0]
    seen = shown(deep, lookup(Window(0.5005, LEAST_WIDTH / 5), inverted=False))
    assert len(np.unique(seen)) > 32


def test_a_film_lies_on_the_screen_where_its_transform_says():
    film = np.zeros((40, 60), np.float32)
    film[10, 20] = 1.0
    place = np.array([[4.0, 0, 7], [0, 4.0, 3]])
    seen = resampled(greys(film), place, (300, 200))
    rows, cols = np.nonzero(seen > 30000)
    assert rows.mean() + 0.5 == pytest.approx(10.5 * 4 + 3, abs=0.6)
    assert cols.mean() + 0.5 == pytest.approx(20.5 * 4 + 7, abs=0.6)


@pytest.mark.parametrize("zoom", [0.9, 0.5, 0.21, 0.1])
def test_a_film_seen_small_keeps_its_place_and_its_mean(zoom):
    film = np.zeros((801, 603), np.float32)
    film[200:600, 100:300] = 0.5
    seen = resampled(greys(film), np.array([[zoom, 0, 0], [0, zoom, 0]]), (round(603 * zoom), round(801 * zoom)))
    rows, cols = np.nonzero(seen > 65535 // 4)
    assert rows.mean() + 0.5 == pytest.approx(400 * zoom, abs=0.8)
    assert cols.mean() + 0.5 == pytest.approx(200 * zoom, abs=0.8)
    assert seen.mean() / 65535 == pytest.approx(film.mean(), rel=0.05)


def test_presets_come_from_the_film_and_not_from_its_black_ground():
    film = np.zeros((100, 100), np.float32)
    film[:50] = np.linspace(0.4, 0.8, 5000, dtype=np.float32).reshape(50, 100)
    window = between(greys(film), 1, 99)
    assert window.centre == pytest.approx(0.6, abs=0.01)
    assert window.width == pytest.approx(0.39, abs=0.02)
