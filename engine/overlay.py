"""A film with what was found drawn on it."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.records import Radiograph, Reading, Region, Triage

Picture = NDArray[np.uint8]
BONE = (86, 180, 233)  # Okabe and Ito's sky blue, vermilion and orange: told apart by colour-blind readers
POSITIVE = (213, 94, 0)
DOUBT = (230, 159, 0)
FILL = 0.35  # opacity of a fracture region


def grey(film: Radiograph) -> Picture:
    """Return the film as it is displayed, (rows, cols) uint8."""
    return np.asarray(np.clip(film.pixels, 0, 1) * 255 + 0.5, np.uint8)


def picture(reading: Reading) -> Picture:
    """Return the film with its overlay, (rows, cols, 3) uint8 RGB.

    Bone is outlined; fracture regions are filled, their boxes solid where the film is positive and dotted where it
    is in doubt. On a film triaged negative the regions are left out, as nothing is claimed there. Raise ValueError
    for a reading without its film.
    """
    if reading.radiograph is None:
        raise ValueError("a reading without its film cannot be drawn")
    made = np.repeat(grey(reading.radiograph)[..., None], 3, axis=2)
    width = max(1, round(max(made.shape) / 600))
    if reading.bone_mask is not None:
        _outline(made, reading.bone_mask, width)
    triage = reading.fracture.triage if reading.fracture else Triage.NEGATIVE
    if triage is not Triage.NEGATIVE and reading.fracture_mask is not None:
        colour = POSITIVE if triage is Triage.POSITIVE else DOUBT
        _fill(made, reading.fracture_mask, colour)
        for region in reading.regions:
            _box(made, region, colour, width, dotted=triage is Triage.DOUBT)
    return made


def _outline(made: Picture, mask: NDArray[np.bool_], width: int) -> None:
    contours, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(made, contours, -1, BONE, width, cv2.LINE_AA)


def _fill(made: Picture, mask: NDArray[np.bool_], colour: tuple[int, int, int]) -> None:
    made[mask] = np.asarray(made[mask] * (1 - FILL) + np.asarray(colour) * FILL + 0.5, np.uint8)


def _box(made: Picture, region: Region, colour: tuple[int, int, int], width: int, *, dotted: bool) -> None:
    x, y, box_width, box_height = region.box
    gap = 4 * width
    left, top, right, bottom = x - gap, y - gap, x + box_width + gap, y + box_height + gap
    if not dotted:
        cv2.rectangle(made, (left, top), (right, bottom), colour, width, cv2.LINE_AA)
        return
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    for (x0, y0), (x1, y1) in pairwise(corners):
        steps = max(2, int(np.hypot(x1 - x0, y1 - y0) / (4 * width)))
        for at in np.linspace(0, 1, steps, endpoint=False):
            point = (round(x0 + (x1 - x0) * at), round(y0 + (y1 - y0) * at))
            cv2.circle(made, point, width, colour, -1, cv2.LINE_AA)
