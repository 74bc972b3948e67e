"""Finding the knee joint on a frontal film, and cutting it out so that all knees stand at one scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
SEARCH_SIDE = 320  # longest side of the film on which the joint is looked for, px
SHARES = np.geomspace(0.16, 0.75, 12)  # of the film's longest side that the joint's frame may take
SECOND = 0.85  # of the best match that a second knee must reach, on the other side of the film
CONTRAST = 0.6  # of the whole film's deviation that a place must have to be looked at: empty ground matches by chance
LEAST = 0.35  # correlation below which a film's best match is not believed


@dataclass(frozen=True, slots=True)
class Joint:
    """One knee: centre (row, col) and frame (side of the square that OAI's cut would be) in film px, and the match."""

    row: float
    col: float
    frame: float
    match: float


def template(cuts: Iterable[NDArray[np.uint8]], side: int) -> Floats:
    """Return the mean of joint cuts (rows, cols) uint8 and of their mirror images, (side, side) float32."""
    total, count = np.zeros((side, side), np.float32), 0
    for cut in cuts:
        total += cv2.resize(cut, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32)
        count += 1
    if not count:
        raise ValueError("there is no joint cut to make a template of")
    mean = total / np.float32(count)
    return np.asarray((mean + mean[:, ::-1]) / 2, np.float32)


def locate(pixels: Floats, mean: Floats) -> tuple[Joint, ...]:
    """Return one joint, or two where both knees are on the film, best first; none where nothing matches.

    `pixels` (rows, cols) float32 0..1. Normalised cross-correlation with OAI's mean knee over scales; the film is
    equalised locally (CLAHE) before, as OAI's cuts were.
    """
    scale = SEARCH_SIDE / max(pixels.shape)
    small = np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.float32)
    film = equalised((small * 255).astype(np.uint8)).astype(np.float32)
    sides = [round(share * max(small.shape)) for share in SHARES]
    found = [
        joint
        for side in sides
        if side <= min(small.shape)
        for joint in _matches(film, mean, side, scale, _deviation(small, side) >= CONTRAST * small.std())
    ]
    if not found:
        return ()
    best = max(found, key=lambda joint: joint.match)
    if best.match < LEAST:
        return ()
    rest = [joint for joint in found if _is_other_knee(joint, best)]
    other = max(rest, key=lambda joint: joint.match, default=None)
    return (best, other) if other and other.match >= SECOND * best.match else (best,)


def cut(pixels: Floats, joint: Joint, frame: int, rows: int, cols: int) -> Floats:
    """Return (rows, cols) float32 around the joint at the scale at which its frame is `frame` px; black outside."""
    scale = frame / joint.frame
    place = np.array([[scale, 0, cols / 2 - joint.col * scale], [0, scale, rows / 2 - joint.row * scale]])
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    source = pixels
    if scale < 0.5:  # a warp alone would skip pixels
        source, place = _halved(pixels, place)
    return np.asarray(cv2.warpAffine(source, place, (cols, rows), flags=method), np.float32)


def equalised(film: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the film with its contrast equalised in tiles (CLAHE, Zuiderveld 1994)."""
    return np.asarray(cv2.createCLAHE(2.0, (8, 8)).apply(film), np.uint8)


def _matches(film: Floats, mean: Floats, side: int, scale: float, lively: NDArray[np.bool_]) -> list[Joint]:
    """Return the best place on the film, and on each half of it, where the film is `lively`."""
    sought = cv2.resize(mean, (side, side), interpolation=cv2.INTER_AREA)
    score = np.where(lively, cv2.matchTemplate(film, sought, cv2.TM_CCOEFF_NORMED), np.float32(-1))
    made = []
    halves = ((0, score.shape[1]), (0, score.shape[1] // 2), (score.shape[1] // 2, score.shape[1]))
    for left, right in halves:
        if right <= left:
            continue
        _, match, _, (col, row) = cv2.minMaxLoc(score[:, left:right])
        centre = (row + side / 2) / scale, (col + left + side / 2) / scale
        made.append(Joint(*centre, side / scale, float(match)))
    return made


def _deviation(film: Floats, side: int) -> Floats:
    """Return the standard deviation of every square of `side` px on the film, where template matching puts it."""
    mean = cv2.boxFilter(film, -1, (side, side))
    spread = np.sqrt(np.maximum(cv2.boxFilter(film * film, -1, (side, side)) - mean**2, 0))
    rows, cols = film.shape
    return np.asarray(spread[side // 2 :, side // 2 :][: rows - side + 1, : cols - side + 1], np.float32)


def _is_other_knee(joint: Joint, best: Joint) -> bool:
    """Tell whether two matches can be the two knees of one person on one film: side by side, alike in size."""
    apart, size = abs(joint.col - best.col), max(joint.frame, best.frame)
    alike = 0.75 < joint.frame / best.frame < 1.34
    return alike and apart > 0.8 * size and abs(joint.row - best.row) < 0.5 * size


def _halved(pixels: Floats, place: NDArray[np.float64]) -> tuple[Floats, NDArray[np.float64]]:
    half = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(half, np.float32), place * [2, 2, 1]
