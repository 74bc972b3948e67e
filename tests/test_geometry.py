"""Fitting a film into the canvas, and coming back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.geometry import GRID, Fit

sizes = st.integers(1, 6000)


@given(sizes, sizes, st.sampled_from([224, 448, 512]), st.floats(0, 1), st.floats(0, 1))
def test_a_point_comes_back_from_the_canvas(rows, cols, side, down, across):
    fit = Fit((rows, cols), side)
    point = (down * rows, across * cols)
    assert fit.to_film(*fit.to_canvas(*point)) == pytest.approx(point, abs=1e-6 * max(rows, cols))


@given(sizes, sizes, st.sampled_from([224, 448, 512]))
def test_the_film_lies_inside_a_canvas_of_whole_grid_cells(rows, cols, side):
    fit = Fit((rows, cols), side)
    (top, left), film, canvas = fit.offset, np.array(fit.film), np.array(fit.canvas)
    assert (canvas % GRID == 0).all() and (film + np.array((top, left)) <= canvas).all()
    assert max(fit.film) == side
