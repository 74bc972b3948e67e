"""How thick the cortex of femur and tibia is, from the outline of bone and the profile across it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SHAFTS = {"femur": (0.02, 0.16), "tibia": (0.84, 0.98)}  # rows of the cut, as shares of its height
NARROWEST = 12  # px: a run of bone below it is no shaft
FEWEST = 8  # rows on which a shaft must be seen


def described(cut: NDArray[np.float32], bone: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return, for femur and tibia, cortical thickness index and shaft width over the knee's, then bone's contrast.

    `cut` (rows, cols) 0..1 and `bone` of its shape, the joint in the middle. The index is the share of the shaft's
    width that both cortices take (Barnett and Nordin 1960). NaN where a shaft is not on the film: five numbers.
    """
    widest = float(np.median(np.sort(bone.sum(1))[-10:]))
    made = []
    for high, low in SHAFTS.values():
        rows = range(int(high * len(cut)), int(low * len(cut)))
        seen = [found for row in rows if (found := _row(cut[row], bone[row])) is not None]
        if len(seen) < FEWEST or not widest:
            made += [float("nan"), float("nan")]
            continue
        index, width = np.median(seen, 0)
        made += [float(index), float(width) / widest]
    inside, outside = cut[bone], cut[~bone & (cut > 0.02)]
    some = inside.size > 0 and outside.size > 0
    made.append(float(np.median(inside) - np.median(outside)) if some else float("nan"))
    return np.array(made, np.float64)


def _row(profile: NDArray[np.float32], bone: NDArray[np.bool_]) -> tuple[float, float] | None:
    """Return cortical share and width (px) of the widest run of bone in a row, or None where it is no shaft."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], bone.astype(np.int8), [0]))))
    runs = edges.reshape(-1, 2)
    if not len(runs):
        return None
    left, right = runs[int(np.argmax(runs[:, 1] - runs[:, 0]))]
    width = int(right - left)
    if width < NARROWEST or left == 0 or right == len(bone):
        return None
    across = profile[left:right]
    third = width // 3
    marrow = float(np.median(across[third : width - third]))
    thick = _thickness(across[:third], marrow) + _thickness(across[::-1][:third], marrow)
    return thick / width, float(width)


def _thickness(side: NDArray[np.float32], marrow: float) -> float:
    """Return the px from the outer edge to where the profile falls half-way from its peak to the marrow, for good."""
    peak = int(np.argmax(side))
    half = (float(side[peak]) + marrow) / 2
    below = np.flatnonzero(side[peak:] <= half)
    return float(peak + (below[0] if len(below) else len(side) - peak))
