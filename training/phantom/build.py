"""From tables to one person's bones: size, age, and the small differences that make no two alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from training.phantom.profiles import PROFILES, Profile
from training.phantom.shapes import Floats, Plate, Point, Shaft, Solid, smooth

_STATIONS = 120


@dataclass(frozen=True, slots=True)
class Habit:
    """One person: factors around 1 for an average adult."""

    size: float
    girth: float  # thickness of the bones
    cortex: float  # thin in old age
    flesh: float
    density: float
    growing: bool


@dataclass(frozen=True, slots=True, eq=False)
class Anatomy:
    """A posed limb in mm: bones that add up along the beam, flesh that does not, and where the parts lie."""

    bones: tuple[Solid, ...]
    flesh: tuple[Solid, ...]
    landmarks: tuple[tuple[str, Point], ...]

    def __add__(self, other: Anatomy) -> Anatomy:
        return Anatomy(self.bones + other.bones, self.flesh + other.flesh, self.landmarks + other.landmarks)


@dataclass(frozen=True, slots=True)
class Frame:
    """A local set of axes: origin in mm, turn in radians (positive swings 'down' towards -x), foreshortening."""

    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    squash_x: float = 1.0
    squash_y: float = 1.0

    def at(self, x: float, y: float) -> Point:
        """Place a local point (mm) on the film plane."""
        x, y, c, s = x * self.squash_x, y * self.squash_y, np.cos(self.turn), np.sin(self.turn)
        return float(self.x + c * x - s * y), float(self.y + s * x + c * y)

    def outline(self, points: Sequence[Point]) -> NDArray[np.float64]:
        """Place many local points: (n, 2) mm."""
        return np.array([self.at(*p) for p in points])


def draw_habit(rng: np.random.Generator) -> Habit:
    """Draw a person: a quarter are growing, a fifth have thin old cortex."""
    growing = bool(rng.random() < 0.22)
    old = bool(rng.random() < 0.25) and not growing
    return Habit(
        size=float(rng.uniform(0.6, 0.85) if growing else rng.normal(1.0, 0.06)),
        girth=float(rng.normal(1.0, 0.07)),
        cortex=float(rng.uniform(0.4, 0.7) if old else rng.uniform(0.75, 1.15)),
        flesh=float(np.clip(rng.normal(1.0, 0.17), 0.65, 1.5)),
        density=float(rng.uniform(0.7, 0.9) if old else rng.uniform(0.88, 1.12)),
        growing=growing,
    )


def shaft(
    rng: np.random.Generator,
    habit: Habit,
    kind: str,
    name: str,
    head: Point,
    tail: Point,
    scale: float = 1.0,
    group: str = "",
    follows: tuple[str, ...] = (),
) -> Shaft:
    """Grow the long bone `kind` between two places (mm), with its own small irregularities."""
    profile = PROFILES[kind]
    length = float(np.hypot(tail[0] - head[0], tail[1] - head[1]))
    wide = habit.size * habit.girth * scale * float(rng.normal(1, 0.05))
    table = _table(rng, habit, profile, wide)
    edge = wide * float(rng.uniform(0.75, 1.2))
    start, end = (tuple(edge * e + float(rng.normal(0, 0.25)) for e in p) for p in (profile.start, profile.end))
    physis = length * float(rng.uniform(0.045, 0.07)) + 1.0 if habit.growing else 0.0
    bow = profile.bow * wide * float(rng.uniform(0.3, 1.6)) + float(rng.normal(0, 0.4))
    flat = Shaft(name, head, tail, table, start=start, end=end, group=group or name, follows=follows)
    return replace(
        flat,
        depth=profile.depth * float(rng.uniform(0.92, 1.08)),
        bow=bow,
        sway=float(rng.normal(0, 0.008)) * length,
        round_mm=profile.round_mm * wide,
        density=habit.density * float(rng.normal(1, 0.03)),
        physis_mm=physis,
    )


def plate(
    rng: np.random.Generator,
    habit: Habit,
    name: str,
    outline: NDArray[np.float64],
    thick_mm: float,
    round_mm: float,
    cortex_mm: float = 0.8,
    group: str = "",
    follows: tuple[str, ...] = (),
) -> Plate:
    """Grow a flat or chunky bone from its outline (n, 2) mm, with its rim a little uneven."""
    middle = outline.mean(axis=0)
    uneven = 1 + 0.05 * wander(rng, len(outline), 3)[:, None]
    grown = smooth(middle + (outline - middle) * uneven)
    thick = thick_mm * habit.girth * float(rng.normal(1, 0.06))
    return Plate(name, grown, thick, round_mm, cortex_mm * habit.cortex, habit.density, group or name, follows)


def pebble(
    rng: np.random.Generator,
    habit: Habit,
    name: str,
    frame: Frame,
    middle: Point,
    radii: Point,
    tilt: float = 0.0,
    follows: tuple[str, ...] = (),
    depth: float = 1.4,
) -> Plate:
    """Grow a small rounded bone (carpal, tarsal, sesamoid) about a local place; radii in mm along its own axes."""
    angles = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    boxy = (np.abs(np.cos(angles)) ** 3 + np.abs(np.sin(angles)) ** 3) ** (-1 / 3)
    boxy *= 1 + 0.09 * wander(rng, 14, 4)
    rx, ry = (r * habit.girth * float(rng.normal(1, 0.05)) for r in radii)
    x, y = boxy * rx * np.cos(angles), boxy * ry * np.sin(angles)
    c, s = np.cos(tilt), np.sin(tilt)
    points = [(middle[0] + float(c * a - s * b), middle[1] + float(s * a + c * b)) for a, b in zip(x, y, strict=True)]
    small = min(rx, ry) * habit.size
    return plate(rng, habit, name, frame.outline(points), depth * small, 0.8 * small, 0.7, name, follows)


def flesh(
    name: str, places: Sequence[Point], halves: Sequence[float], depth: float = 0.9, follows: tuple[str, ...] = ()
) -> tuple[Shaft, ...]:
    """Wrap soft tissue of the given half-widths (mm) round a chain of places."""
    pieces = []
    for k in range(len(places) - 1):
        stations = np.linspace(0, 1, 24)
        half = np.interp(stations, (0, 1), halves[k : k + 2])
        table = np.stack([stations, half, half, np.zeros(24)], axis=1).astype(np.float32)
        over = min(halves[k : k + 2])
        ends = tuple(over * float(np.sqrt(1 - v * v)) for v in np.linspace(-0.999, 0.999, 9))
        pieces.append(
            Shaft(name, places[k], places[k + 1], table, depth, start=ends, end=ends, round_mm=over, follows=follows)
        )
    return tuple(pieces)


def wander(rng: np.random.Generator, count: int, knots: int) -> NDArray[np.float64]:
    """A smooth random curve of `count` values, standard deviation near 1."""
    knots = max(knots, 2)
    coarse = rng.standard_normal(knots)
    at = np.linspace(0, knots - 1, count)
    low = np.minimum(at.astype(int), knots - 2)
    share = (1 - np.cos(np.pi * (at - low))) / 2
    return np.asarray(coarse[low] * (1 - share) + coarse[low + 1] * share)


def _table(rng: np.random.Generator, habit: Habit, profile: Profile, wide: float) -> Floats:
    rows = np.array(profile.rows)
    stations = np.linspace(0, 1, _STATIONS)
    columns = [np.interp(stations, rows[:, 0], rows[:, k]) for k in (1, 2, 3)]
    kernel = np.array([1, 2, 3, 2, 1]) / 9
    left, right, thin = (np.convolve(np.pad(c, 2, mode="edge"), kernel, mode="valid") for c in columns)
    left, right = (side * wide * (1 + 0.035 * wander(rng, _STATIONS, 6)) for side in (left, right))
    cortex = thin * habit.cortex * (left + right) / 2 * (1 + 0.1 * wander(rng, _STATIONS, 8))
    return np.stack([stations, left, right, cortex], axis=1).astype(np.float32)
