"""A film with what its reader drew on it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.records import Spacing
from engine.report.own import measured
from engine.store.drawings import Drawings, OwnMeasure

Picture = NDArray[np.uint8]
MASK = (0, 158, 115)  # Okabe and Ito's bluish green and yellow: neither is the machine's
MEASURE = (240, 228, 66)
_FILL = 0.3  # opacity of the mask


def with_own(picture: Picture, drawings: Drawings, spacing: Spacing | None) -> Picture:
    """Return a film's picture, (rows, cols) or (rows, cols, 3) uint8 RGB, with the reader's mask and measures.

    The mask is filled and outlined in green; a mask of another size than the film's is left out. Measures are yellow
    lines with what they come to, in `spacing`.
    """
    made = np.repeat(picture[..., None], 3, axis=2) if picture.ndim == 2 else picture.copy()
    width = max(1, round(max(made.shape) / 600))
    if drawings.mask is not None and drawings.mask.shape == made.shape[:2]:
        mask = drawings.mask.array()
        made[mask] = np.asarray(made[mask] * (1 - _FILL) + np.asarray(MASK) * _FILL + 0.5, np.uint8)
        contours, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
        cv2.drawContours(made, contours, -1, MASK, width * 2, cv2.LINE_AA)
    for one in drawings.measures:
        _measure(made, one, spacing, width)
    return made


def _measure(made: Picture, one: OwnMeasure, spacing: Spacing | None, width: int) -> None:
    ends = [(round(x), round(y)) for x, y in one.points]
    for first, second in zip(ends[::2], ends[1::2], strict=False):
        cv2.line(made, first, second, (0, 0, 0), width * 3, cv2.LINE_AA)
        cv2.line(made, first, second, MEASURE, width, cv2.LINE_AA)
    value, named = measured(one, spacing)
    at = (ends[-1][0] + 4 * width, ends[-1][1])
    for colour, thick in (((0, 0, 0), width * 3), (MEASURE, width)):
        cv2.putText(
            made, f"{value:.1f} {named}", at, cv2.FONT_HERSHEY_SIMPLEX, width * 0.55, colour, thick, cv2.LINE_AA
        )
