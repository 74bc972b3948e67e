"""One seed, one film: draw a person, a pose, a break, and expose them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from training.phantom import clutter, film, scene
from training.phantom.build import Anatomy, draw_habit
from training.phantom.fracture import Break
from training.phantom.outside import OUTSIDE
from training.phantom.pose import PARTS, Posed, pose
from training.phantom.records import Extent, Phantom
from training.phantom.scene import Canvas
from training.phantom.shapes import Point, Shaft
from training.phantom.trauma import KINDS, carried, draw_breaks, draw_kind


def make(
    seed: int, part: str | None = None, fractured: bool | None = None, long_side: int = 448, kind: str | None = None
) -> Phantom:
    """Expose one film with `long_side` pixels; the same arguments give the same film, bit for bit.

    Without a `part` it is one of `PARTS`; those of `OUTSIDE` are exposed when asked for, and never broken.
    `kind` asks for one of displaced, hairline or buckle. Raises ValueError for a part or kind that does not exist.
    """
    if (part is not None and part not in (*PARTS, *OUTSIDE)) or (kind is not None and kind not in KINDS):
        raise ValueError(f"there is no phantom of {part!r} with a {kind!r} fracture.")
    rng = np.random.default_rng([seed, 7])
    drawn_part, coin, drawn_kind = PARTS[int(rng.integers(len(PARTS)))], bool(rng.random() < 0.5), draw_kind(rng)
    part = part or drawn_part
    posed = pose(part, rng, draw_habit(rng))
    broken = coin if fractured is None else fractured
    breaks = draw_breaks(rng, posed.anatomy, part, kind or drawn_kind) if broken and part in PARTS else ()
    posed = replace(posed, anatomy=carried(posed.anatomy, breaks))
    return _expose(rng, posed, breaks, _frame(rng, posed, breaks, long_side), part, seed)


def _expose(
    rng: np.random.Generator, posed: Posed, breaks: tuple[Break, ...], canvas: Canvas, part: str, seed: int
) -> Phantom:
    anatomy = posed.anatomy
    shadow = scene.project(canvas, anatomy.bones, anatomy.flesh, posed.organs, breaks)
    metal = clutter.foreign(rng, canvas.shape, shadow.flesh)
    field, tone = clutter.collimate(rng, canvas.shape)
    density = film.expose(rng, shadow, canvas.spacing_mm, metal)
    pixels, side = clutter.letters(rng, film.develop(rng, density, field), shadow.flesh)
    pixels = np.asarray(pixels * field + np.float32(tone) * (1 - field), np.float32)
    lit = field > 0.5
    bone = shadow.bone & lit
    marks = tuple(m & lit for m in shadow.fractures)
    extents = tuple(_extent(b, m, bone) for b, m in zip(breaks, marks, strict=True) if m.any())
    union = np.logical_or.reduce(marks) if marks else np.zeros(canvas.shape, bool)
    return Phantom(
        pixels,
        bone,
        union,
        part,
        _visible(anatomy, canvas, field, part),
        bool(extents),
        seed,
        canvas.spacing_mm,
        extents,
        side,
    )


def _frame(rng: np.random.Generator, posed: Posed, breaks: tuple[Break, ...], long_side: int) -> Canvas:
    short = int(long_side * (float(rng.choice([0.822, rng.uniform(0.62, 1.0)], p=[0.6, 0.4]))))
    upright = rng.random() < 0.72
    shape = (long_side, short) if upright else (short, long_side)
    swing = float(rng.normal(0, 0.16)) if rng.random() < 0.85 else float(rng.uniform(-0.8, 0.8))
    quarter = float(rng.choice([0.0, np.pi, np.pi / 2, -np.pi / 2], p=[0.6, 0.16, 0.12, 0.12]))
    if posed.trunk:
        quarter, swing = 0.0, swing * 0.4
    if not upright and not posed.trunk:
        quarter += np.pi / 2 * float(rng.choice([0, 1]))
    mirror = bool(rng.random() < 0.5)
    aside = (float(rng.normal(0, 0.07)) * posed.field_mm, float(rng.normal(0, 0.07)) * posed.field_mm)
    focus = (posed.focus[0] + aside[0], posed.focus[1] + aside[1])
    turn = -posed.turn + swing + quarter
    canvas = scene.canvas(shape, posed.field_mm, focus, turn, mirror)
    if not breaks:
        return canvas
    site = next(b for b in posed.anatomy.bones if b.name == breaks[0].bone and isinstance(b, Shaft)).point(
        breaks[0].site_mm
    )
    return scene.canvas(shape, posed.field_mm, _pan(canvas, focus, site), turn, mirror)


def _pan(canvas: Canvas, focus: Point, site: Point) -> Point:
    """Move the film just far enough for `site` (mm) to lie well inside it."""
    x, y = canvas.pixel(site)
    rows, cols = canvas.shape
    dx = min(x - 0.2 * cols, 0) + max(x - 0.8 * cols, 0)
    dy = min(y - 0.2 * rows, 0) + max(y - 0.8 * rows, 0)
    shift = canvas.to_mm[:, :2] @ np.array([dx, dy])
    return focus[0] + float(shift[0]), focus[1] + float(shift[1])


def _visible(anatomy: Anatomy, canvas: Canvas, field: NDArray[np.float32], part: str) -> tuple[str, ...]:
    rows, cols = canvas.shape
    seen = [part]
    for name, place in anatomy.landmarks:
        x, y = canvas.pixel(place)
        inside = 0 <= x < cols and 0 <= y < rows and field[int(y), int(x)] > 0.5
        if inside and name not in seen:
            seen.append(name)
    return tuple(seen)


def _extent(broken: Break, marks: NDArray[np.bool_], bone: NDArray[np.bool_]) -> Extent:
    rows, cols = np.nonzero(marks)
    share = float((marks & bone).sum() / max(int(bone.sum()), 1))
    return Extent(broken.kind, broken.bone, broken.extent, share, (float(cols.mean()), float(rows.mean())))
