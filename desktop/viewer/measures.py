"""Lengths and angles as records, and what they come to. Points are x, y in the film's pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from engine.lines import Line, Point, angle, length
from engine.records import Calibration, Spacing
from engine.store.drawings import OwnMeasure

ALL = -1  # the grip that moves a measure as a whole


class Kind(StrEnum):
    """What is measured."""

    LENGTH = "length"
    ANGLE = "angle"
    COBB = "cobb"
    CALIBRATION = "calibrate"  # a line along an object of known size: asked for, never kept

    @property
    def points(self) -> int:
        """How many points it has: a line has two, an angle two lines."""
        return 4 if self in (Kind.ANGLE, Kind.COBB) else 2


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure; an angle's four points are its first line's ends and its second's."""

    kind: Kind
    points: tuple[Point, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines drawn."""
        return tuple(zip(self.points[::2], self.points[1::2], strict=False))

    def dragged(self, grip: int, by: Point) -> Measure:
        """Return it with one point moved, or all of them."""
        moved = tuple((x + by[0], y + by[1]) if grip in (ALL, at) else (x, y) for at, (x, y) in enumerate(self.points))
        return replace(self, points=moved)


Measures = tuple[Measure, ...]


def kept(measures: Measures) -> tuple[OwnMeasure, ...]:
    """Return measures as the case store keeps them."""
    return tuple(OwnMeasure(one.kind.value, one.points) for one in measures)


def of_kept(measures: tuple[OwnMeasure, ...]) -> Measures:
    """Return measures of the case store, kinds that are not known left out."""
    kinds = {kind.value for kind in Kind}
    return tuple(Measure(Kind(one.kind), one.points) for one in measures if one.kind in kinds)


def calibrated(line: Line, object_mm: float, spacing: Spacing | None) -> Spacing:
    """Return the spacing at which a line is `object_mm` long; the pixels keep the shape that `spacing` gives them."""
    factor = object_mm / length(line, spacing)
    down, across = (1.0, 1.0) if spacing is None else (spacing.row_mm, spacing.col_mm)
    return Spacing(down * factor, across * factor, Calibration.CALIBRATED)


def said(measure: Measure, spacing: Spacing | None) -> str:
    """Return what a measure comes to, with an honest unit."""
    if measure.kind.points == 4:
        if len(measure.lines) < 2 or any(length(line, None) == 0 for line in measure.lines):
            return ""
        acute = angle(measure.lines[0], measure.lines[1], spacing)
        if measure.kind is Kind.COBB:
            return QCoreApplication.translate("Measure", "Cobb {degrees}°").format(degrees=f"{acute:.1f}")
        return f"{acute:.1f}° / {180 - acute:.1f}°"
    size = length(measure.lines[0], spacing)
    if spacing is None:
        return QCoreApplication.translate("Measure", "{size} px").format(size=f"{size:.0f}")
    if spacing.calibration is Calibration.CALIBRATED:
        return QCoreApplication.translate("Measure", "{size} mm calibrated").format(size=f"{size:.1f}")
    return QCoreApplication.translate("Measure", "{size} mm at detector").format(size=f"{size:.1f}")


def grip_at(measure: Measure, place: Point, reach: float) -> int | None:
    """Return which point of a measure lies within `reach` of a place, ALL on one of its lines, or None."""
    for at, point in enumerate(measure.points):
        if math.dist(point, place) <= reach:
            return at
    return ALL if any(_distance(line, place) <= reach for line in measure.lines) else None


def _distance(line: Line, place: Point) -> float:
    """How far a place lies from a stretch of line."""
    (x0, y0), (x1, y1) = line
    dx, dy = x1 - x0, y1 - y0
    squared = dx * dx + dy * dy
    along = 0.0 if squared == 0 else ((place[0] - x0) * dx + (place[1] - y0) * dy) / squared
    along = min(max(along, 0.0), 1.0)
    return math.dist(place, (x0 + along * dx, y0 + along * dy))
