"""Lengths and angles of lines that a reader drew on a film. Points are x, y in the film's pixels."""

from __future__ import annotations

import math

from engine.records import Spacing

Point = tuple[float, float]
Line = tuple[Point, Point]


def length(line: Line, spacing: Spacing | None) -> float:
    """Return a line's length, in millimetres where the spacing is known, else in pixels."""
    dx, dy = _run(line, spacing)
    return math.hypot(dx, dy)


def angle(first: Line, second: Line, spacing: Spacing | None) -> float:
    """Return the acute angle between two lines in degrees, 0..90, whichever way each was drawn."""
    (ax, ay), (bx, by) = _run(first, spacing), _run(second, spacing)
    turned = abs(math.degrees(math.atan2(ax * by - ay * bx, ax * bx + ay * by)))
    return min(turned, 180 - turned)


def _run(line: Line, spacing: Spacing | None) -> Point:
    (x0, y0), (x1, y1) = line
    across, down = (1.0, 1.0) if spacing is None else (spacing.col_mm, spacing.row_mm)
    return (x1 - x0) * across, (y1 - y0) * down
