"""Breaks: where a bone gives way, how its ends part, and the truth about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from training.phantom.build import wander
from training.phantom.shapes import Floats, Path, Shaft

_GRID = 64
_MARGIN_V = 0.06  # how far the outline strays beyond a partial crack, in half-widths


@dataclass(frozen=True, slots=True, eq=False)
class Break:
    """A break in the bone `bone`: a rough oblique line `site_mm` along it, and what became of its far side."""

    bone: str
    kind: str  # displaced, hairline or buckle
    site_mm: float
    slope: float  # mm along for each mm across
    rough: Floats  # (64,) mm, from one rim to the other
    reach_mm: float  # how far along the bone a reader's outline goes either way
    span: tuple[float, float] = (-1.0, 1.0)  # from where to where across the bone
    move: NDArray[np.float64] = field(default_factory=lambda: np.eye(2, 3))  # (2, 3) rigid motion of the far side, mm
    opening_mm: float = 0.0  # width of the dark line
    darkness: float = 0.0  # share of the bone missing along it, 0..1
    bulge: tuple[float, float] = (0.0, 0.0)  # buckle: swelling of either side as a share of the half-width

    @property
    def extent(self) -> float:
        """Share of the bone's width that the break runs across, 0..1."""
        return (self.span[1] - self.span[0]) / 2

    def line(self, across: Floats, half: float) -> Floats:
        """Where the break runs, mm along the bone, at `across` mm from its middle."""
        knots = np.linspace(-1.05 * half, 1.05 * half, _GRID)
        return (self.site_mm + self.slope * across + np.interp(across, knots, self.rough)).astype(np.float32)


def path(bone: Shaft, breaks: tuple[Break, ...], x: Floats, y: Floats, spacing_mm: float) -> Path:
    """Beam path (mm) through a bone with its breaks, at film places `x`, `y` in mm."""
    mine = [b for b in breaks if b.bone == bone.name]
    if not mine:
        return bone.path(*bone.local(x, y))
    return _broken(bone, mine[0], x, y, spacing_mm)


def outline(bone: Shaft, broken: Break, x: Floats, y: Floats) -> NDArray[np.bool_]:
    """Return what a reader would draw round the break: (rows, cols) bool at film places `x`, `y`."""
    marks = np.zeros(x.shape, bool)
    for matrix in (np.eye(2, 3), broken.move) if broken.kind == "displaced" else (np.eye(2, 3),):
        s, w = bone.local(*_undo(matrix, x, y))
        middle, half = _middle(bone, broken)
        v = (w - middle) / half
        whole = broken.extent > 0.99
        low, high = (-1.12, 1.12) if whole else (broken.span[0] - _MARGIN_V, broken.span[1] + _MARGIN_V)
        marks |= (np.abs(s - broken.line(w - middle, half)) < broken.reach_mm) & (v > low) & (v < high)
    if broken.kind != "displaced" or not marks.any():
        return marks
    points = cv2.findNonZero(marks.astype(np.uint8))
    filled = np.zeros(x.shape, np.uint8)
    cv2.fillConvexPoly(filled, cv2.convexHull(points), 1)
    return filled.astype(bool)


def place(rng: np.random.Generator, bone: Shaft, site: tuple[float, float], kind: str, splinted: bool = False) -> Break:
    """Draw a break of `kind` between two stations of the bone; an intact neighbour (`splinted`) holds its ends."""
    site_mm = float(rng.uniform(*site)) * bone.length
    half = float(bone.section(np.array(site_mm, np.float32))[1])
    rough = wander(rng, _GRID, 5) * min(half * 0.12, 2.5) + wander(rng, _GRID, 22) * min(half * 0.045, 0.7)
    slope = float(np.clip(rng.normal(0, 0.45), -1.4, 1.4))
    reach = float(rng.uniform(0.35, 0.7)) * half + 1.0
    plain = Break(bone.name, kind, site_mm, slope, rough.astype(np.float32), reach_mm=reach)
    if kind == "displaced":
        return replace(plain, move=_displacement(rng, bone, site_mm, half, splinted))
    if kind == "hairline":
        line = replace(plain, opening_mm=float(rng.uniform(0.35, 0.8)), darkness=float(rng.uniform(0.5, 0.9)))
        if rng.random() < 0.45:
            return replace(line, span=_part(rng))
        step = float(rng.normal(0, 0.07)) * half
        return replace(line, move=_rigid(bone, site_mm, float(rng.normal(0, 0.02)), step, 0.0))
    span, sides = (((-1.0, 1.0), (1, 1)), ((-1.0, 0.0), (1, 0)), ((0.0, 1.0), (0, 1)))[int(rng.integers(3))]
    bulge = float(rng.uniform(0.07, 0.2)) * sides[0], float(rng.uniform(0.07, 0.2)) * sides[1]
    return replace(plain, slope=slope * 0.3, rough=plain.rough * np.float32(0.3), span=span, bulge=bulge)


def companion(rng: np.random.Generator, bone: Shaft, first: Break, near: tuple[float, float]) -> Break:
    """Break the neighbouring bone beside a displaced break, its far side carried along by the same motion."""
    s, _ = bone.local(np.array(near[0], np.float32), np.array(near[1], np.float32))
    station = float(np.clip((float(s) + float(rng.normal(0, 12))) / bone.length, 0.12, 0.9))
    drawn = place(rng, bone, (station, station), "hairline")
    return replace(drawn, kind="displaced", span=(-1.0, 1.0), move=first.move, opening_mm=0.0, darkness=0.0)


def _broken(bone: Shaft, broken: Break, x: Floats, y: Floats, spacing_mm: float) -> Path:
    middle, half = _middle(bone, broken)
    s, w = bone.local(x, y)
    if broken.kind == "buckle":
        return _buckled(bone, broken, s, w)
    near = bone.path(s, w)
    keep = np.clip((broken.line(w - middle, half) - s) / spacing_mm + 0.5, 0, 1)
    s_far, w_far = bone.local(*_undo(broken.move, x, y))
    far = bone.path(s_far, w_far)
    line_far = broken.line(w_far - middle, half)
    stay = np.clip((s_far - line_far) / spacing_mm + 0.5, 0, 1)
    left = np.float32(1)
    if broken.darkness:
        v = (w - middle) / half
        low, high = (2 * k if abs(k) == 1 else k for k in broken.span)  # a line that meets the rim leaves by it
        soft = np.clip((v - low) * 8 + 0.5, 0, 1) * np.clip((high - v) * 8 + 0.5, 0, 1)
        wide = max(broken.opening_mm, 0.55 * spacing_mm)
        left = 1 - broken.darkness * soft * np.exp(-(((s - broken.line(w - middle, half)) / wide) ** 2))
    parts = (
        ((a * keep + b * stay) * left).astype(np.float32)
        for a, b in ((near.cortex, far.cortex), (near.marrow, far.marrow), (near.outer, far.outer))
    )
    return Path(*parts)


def _buckled(bone: Shaft, broken: Break, s: Floats, w: Floats) -> Path:
    middle, half = _middle(bone, broken)
    off = (s - broken.line(w - middle, half)) / (0.28 * half + 1.0)
    hump = np.exp(-off * off)
    swell = 1 + np.where(w < middle, broken.bulge[0], broken.bulge[1]) * hump
    whole = bone.path(s, (middle + (w - middle) / swell).astype(np.float32))
    dense = (1 + 1.4 * (swell - 1)).astype(np.float32)
    return Path(whole.cortex * dense, whole.marrow * dense, whole.outer * dense)


def _middle(bone: Shaft, broken: Break) -> tuple[float, float]:
    middle, half, _ = bone.section(np.array(broken.site_mm, np.float32))
    return float(middle), float(half)


def _part(rng: np.random.Generator) -> tuple[float, float]:
    run = 2 * float(rng.uniform(0.3, 0.8))
    return (-1.0, -1.0 + run) if rng.random() < 0.5 else (1.0 - run, 1.0)


def _displacement(
    rng: np.random.Generator, bone: Shaft, site_mm: float, half: float, splinted: bool
) -> NDArray[np.float64]:
    aside = float(rng.uniform(0.25, 1.3)) * half * float(rng.choice([-1, 1]))
    if rng.random() < 0.2 and not splinted:
        aside = float(rng.uniform(1.6, 2.3)) * half * float(rng.choice([-1, 1]))
    along = -float(rng.uniform(0, 1.6)) * half if abs(aside) > 1.5 * half else float(rng.uniform(-0.25, 0.3)) * half
    turn = float(rng.normal(0, 0.2)) + float(rng.choice([-1, 1])) * 0.06
    turn = float(np.clip(turn, -0.55, 0.55)) * (0.35 if splinted else 1.0)
    return _rigid(bone, site_mm, turn, aside, along)


def _rigid(bone: Shaft, site_mm: float, turn: float, aside: float, along: float) -> NDArray[np.float64]:
    px, py = bone.point(site_mm)
    (ax, ay), (nx, ny) = bone.axes
    c, s = np.cos(turn), np.sin(turn)
    spin = np.array([[c, -s], [s, c]])
    shift = np.array([px + aside * nx + along * ax, py + aside * ny + along * ay]) - spin @ np.array([px, py])
    return np.column_stack([spin, shift])


def _undo(matrix: NDArray[np.float64], x: Floats, y: Floats) -> tuple[Floats, Floats]:
    dx, dy = x - np.float32(matrix[0, 2]), y - np.float32(matrix[1, 2])
    (a, b), (c, d) = matrix[:, :2].astype(np.float32)
    return a * dx + c * dy, b * dx + d * dy
