"""The solids a phantom is built of: hollow shafts and rounded plates, measured along the beam in millimetres."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """Millimetres of bone along the beam at each pixel of a window, float32."""

    cortex: Floats  # compact bone
    marrow: Floats  # spongy bone, as much as the cortex encloses; little of it in mid-shaft
    outer: Floats  # the whole bone, hollow or not


@dataclass(frozen=True, slots=True, eq=False)
class Shaft:
    """A hollow bone about a gently curved axis from `head` to `tail` (x, y in mm, y down).

    `table` is (stations, 4): place along the bone 0..1, half-width on either side in mm, cortex thickness in mm.
    `start` and `end` are how far the joint surfaces stand out (mm) at evenly spread places across the bone.
    """

    name: str
    head: Point
    tail: Point
    table: Floats
    depth: float = 1.0  # thickness along the beam over width
    bow: float = 0.0  # mm of curvature at the middle
    sway: float = 0.0  # mm of S-shaped curvature
    start: tuple[float, ...] = (0.0, 0.0)
    end: tuple[float, ...] = (0.0, 0.0)
    round_mm: float = 5.0
    density: float = 1.0
    physis_mm: float = 0.0  # an open growth plate this far from the tail; 0 is closed
    group: str = ""  # members of one bone do not add up where they overlap
    follows: tuple[str, ...] = ()  # bones that carry this one along when they break

    @property
    def length(self) -> float:
        """Head to tail in mm."""
        return float(np.hypot(self.tail[0] - self.head[0], self.tail[1] - self.head[1]))

    @property
    def axes(self) -> tuple[Point, Point]:
        """Unit vectors along and across."""
        along = ((self.tail[0] - self.head[0]) / self.length, (self.tail[1] - self.head[1]) / self.length)
        return along, (along[1], -along[0])

    def curve(self, t: Floats) -> Floats:
        """How far the axis strays from the chord, mm, at stations `t`."""
        return np.asarray(self.bow * 4 * t * (1 - t) + self.sway * np.sin(2 * np.pi * t), np.float32)

    def point(self, s: float, w: float = 0.0) -> Point:
        """The place `s` mm along and `w` mm across from the axis."""
        (ax, ay), (nx, ny) = self.axes
        w += float(self.curve(np.array(s / self.length, np.float32)))
        return self.head[0] + s * ax + w * nx, self.head[1] + s * ay + w * ny

    def local(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Turn film places (mm) into mm along and mm across, float32."""
        (ax, ay), (nx, ny) = self.axes
        dx, dy = x - np.float32(self.head[0]), y - np.float32(self.head[1])
        s = dx * np.float32(ax) + dy * np.float32(ay)
        w = dx * np.float32(nx) + dy * np.float32(ny)
        t = np.clip(s / np.float32(self.length), 0, 1).astype(np.float32)
        return s, (w - self.curve(t)).astype(np.float32)

    def section(self, s: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the middle of the bone, its half-width and its cortex in mm at `s` mm along."""
        rows = self.table
        at = np.clip(s / np.float32(self.length), 0, 1) * np.float32(len(rows) - 1)
        low = np.minimum(at.astype(np.int32), len(rows) - 2)
        share = (at - low)[..., None]
        left, right, cortex = np.moveaxis((rows[low] * (1 - share) + rows[low + 1] * share)[..., 1:], -1, 0)
        return (right - left) / 2, (right + left) / 2, cortex

    def path(self, s: Floats, w: Floats) -> Path:
        """Beam path through the hollow bone at local places, mm."""
        middle, half, cortex = self.section(s)
        across = w - middle
        v = np.clip(across / half, -1, 1)
        knots = np.linspace(-1, 1, len(self.start)), np.linspace(-1, 1, len(self.end))
        inside = np.minimum(s + np.interp(v, knots[0], self.start), self.length + np.interp(v, knots[1], self.end) - s)
        outer = 2 * half * self.depth * _lens(across, half) * _cap(inside, self.round_mm)
        hollow, wall = np.maximum(half - cortex, 0.05), np.maximum(half * self.depth - cortex, 0)
        inner = 2 * wall * _lens(across, hollow) * _cap(inside - np.minimum(cortex, 1.4), self.round_mm)
        if self.physis_mm:
            line = np.float32(self.length - self.physis_mm) + np.float32(1.2) * np.sin(across / 6 + self.bow)
            outer = outer * (1 - 0.6 * np.exp(-(((s - line) / 0.8) ** 2)))
        outer = (outer * self.density).astype(np.float32)
        inner = np.minimum(inner * self.density, outer).astype(np.float32)
        spongy = np.clip(1.15 - 2.7 * cortex / half, 0.1, 1).astype(np.float32)
        return Path(outer - inner, inner * spongy, outer)

    def moved(self, matrix: NDArray[np.float64]) -> Shaft:
        """The same bone carried along by a (2, 3) rigid motion."""
        return replace(self, head=_carry(matrix, self.head), tail=_carry(matrix, self.tail))

    def mirrored(self, x: float) -> Shaft:
        """The bone of the other side of the body, which folds over at `x` mm; it is nobody's to break."""
        table = self.table[:, [0, 2, 1, 3]]
        head, tail = (2 * x - self.head[0], self.head[1]), (2 * x - self.tail[0], self.tail[1])
        return replace(
            self,
            name=f"other {self.name}",
            group=f"other {self.group}",
            head=head,
            tail=tail,
            table=table,
            bow=-self.bow,
            sway=-self.sway,
            start=self.start[::-1],
            end=self.end[::-1],
            follows=(),
        )

    @property
    def reach(self) -> NDArray[np.float64]:
        """Corners (4, 2) of a box in mm that holds the bone."""
        pad = float(self.table[:, 1:3].max()) + abs(self.bow) + abs(self.sway)
        over = max(*self.start, *self.end, 0.0) + 1
        (ax, ay), (nx, ny) = self.axes
        ends = ((self.head, -over), (self.tail, over))
        return np.array(
            [(p[0] + o * ax + k * pad * nx, p[1] + o * ay + k * pad * ny) for p, o in ends for k in (-1, 1)]
        )


@dataclass(frozen=True, slots=True, eq=False)
class Plate:
    """A bone or body given by its outline (n, 2) in mm: thickness rises from the rim over `round_mm`."""

    name: str
    outline: NDArray[np.float64]
    thick_mm: float
    round_mm: float
    cortex_mm: float = 0.8
    density: float = 1.0
    group: str = ""
    follows: tuple[str, ...] = ()

    def path(self, pixels: NDArray[np.float64], shape: tuple[int, int], spacing_mm: float) -> Path:
        """Beam path (mm) on a window of `shape`; `pixels` (n, 2) is the outline in that window's pixels."""
        corners = np.round((pixels * 2 + 0.5) * 16).astype(np.int32)
        fine = cv2.fillPoly(np.zeros((shape[0] * 2, shape[1] * 2), np.uint8), [corners], 1, shift=4)
        rim = cv2.distanceTransform(fine, cv2.DIST_L2, 5)
        rim = cv2.resize(rim, (shape[1], shape[0]), interpolation=cv2.INTER_AREA) * np.float32(spacing_mm / 2)
        outer = self.thick_mm * _cap(rim, self.round_mm) * self.density
        wall = max(self.thick_mm - 2 * self.cortex_mm, 0) * self.density
        inner = np.minimum(wall * _cap(rim - self.cortex_mm, self.round_mm), outer)
        outer, inner = outer.astype(np.float32), inner.astype(np.float32)
        return Path(outer - inner, inner, outer)

    def moved(self, matrix: NDArray[np.float64]) -> Plate:
        """The same plate carried along by a (2, 3) rigid motion."""
        return replace(self, outline=self.outline @ matrix[:, :2].T + matrix[:, 2])

    def mirrored(self, x: float) -> Plate:
        """The plate of the other side of the body, which folds over at `x` mm; it is nobody's to break."""
        outline = np.column_stack([2 * x - self.outline[:, 0], self.outline[:, 1]])
        return replace(self, name=f"other {self.name}", group=f"other {self.group}", outline=outline, follows=())

    @property
    def reach(self) -> NDArray[np.float64]:
        """Points (n, 2) in mm whose box holds the plate."""
        return self.outline


Solid = Shaft | Plate


def smooth(points: NDArray[np.float64], rounds: int = 3) -> NDArray[np.float64]:
    """Round the corners of a closed outline (n, 2) by Chaikin's cutting."""
    for _ in range(rounds):
        after = np.roll(points, -1, axis=0)
        points = np.stack([0.75 * points + 0.25 * after, 0.25 * points + 0.75 * after], axis=1).reshape(-1, 2)
    return points


def _lens(across: Floats, half: Floats) -> Floats:
    return np.asarray(np.sqrt(np.clip(1 - (across / half) ** 2, 0, 1)), np.float32)


def _cap(inside: Floats, round_mm: float) -> Floats:
    near = np.clip(inside / np.float32(round_mm), 0, 1)
    return np.asarray(np.sqrt(near * (2 - near)), np.float32)


def _carry(matrix: NDArray[np.float64], point: Point) -> Point:
    x, y = matrix @ np.array((*point, 1.0))
    return float(x), float(y)
