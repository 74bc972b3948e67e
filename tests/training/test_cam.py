"""Where an activation's peak lies is said of the break first, then of what misleads."""

import numpy as np
import pytest

from training.cam import _place


def scene(row, col):
    seen, broken, bone, white = (np.zeros((100, 80), kind) for kind in (np.float32, bool, bool, bool))
    seen[row, col] = 1
    broken[20:30, 20:30], bone[10:90, 15:40], white[60:70, 50:60] = True, True, True
    return seen, broken, bone, white


@pytest.mark.parametrize(
    ("row", "col", "place"),
    [(25, 25, "break"), (60, 20, "bone"), (65, 55, "letter, strip or metal"), (1, 60, "edge"), (50, 70, "elsewhere")],
)
def test_a_peak_is_placed(row, col, place):
    assert _place(*scene(row, col)) == place
