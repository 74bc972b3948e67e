"""The beam's geometry: which millimetres fall on which pixel, and how much bone and flesh lies above each."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.phantom import fracture
from training.phantom.fracture import Break
from training.phantom.shapes import Floats, Path, Plate, Point, Solid

_LEAST_BONE_MM = 0.25  # thinner bone along the beam is not drawn in a bone mask


@dataclass(frozen=True, slots=True, eq=False)
class Canvas:
    """A film's pixels over the plane of the anatomy."""

    shape: tuple[int, int]
    spacing_mm: float
    to_pixels: NDArray[np.float64]  # (2, 3) mm -> (x, y) pixels
    to_mm: NDArray[np.float64]  # (2, 3) and back

    def window(self, reach: NDArray[np.float64]) -> tuple[slice, slice] | None:
        """Rows and columns that hold the points `reach` (n, 2) in mm, or None when they lie off the film."""
        x, y = (reach @ self.to_pixels[:, :2].T + self.to_pixels[:, 2]).T
        left, right = max(int(x.min()) - 2, 0), min(int(x.max()) + 3, self.shape[1])
        top, bottom = max(int(y.min()) - 2, 0), min(int(y.max()) + 3, self.shape[0])
        return (slice(top, bottom), slice(left, right)) if right > left and bottom > top else None

    def places(self, window: tuple[slice, slice]) -> tuple[Floats, Floats]:
        """The mm of each pixel's centre in a window: x and y, float32."""
        cols = np.arange(window[1].start, window[1].stop, dtype=np.float32)[None]
        rows = np.arange(window[0].start, window[0].stop, dtype=np.float32)[:, None]
        (a, b, c), (d, e, f) = self.to_mm.astype(np.float32)
        return a * cols + b * rows + c, d * cols + e * rows + f

    def pixel(self, place: Point) -> Point:
        """The (x, y) pixel of a place in mm."""
        x, y = self.to_pixels @ np.array((*place, 1.0))
        return float(x), float(y)

    def shrunk(self, factor: int) -> Canvas:
        """The same film with `factor` times fewer pixels a side."""
        shape = (-(-self.shape[0] // factor), -(-self.shape[1] // factor))
        coarse = np.array([[factor, 0, (factor - 1) / 2], [0, factor, (factor - 1) / 2], [0, 0, 1]])
        to_mm = self.to_mm @ coarse
        to_pixels = np.asarray(cv2.invertAffineTransform(to_mm), np.float64)
        return Canvas(shape, self.spacing_mm * factor, to_pixels, to_mm)


@dataclass(frozen=True, slots=True, eq=False)
class Shadow:
    """What the beam met, per pixel: mm of each tissue (float32), and the exact masks."""

    cortex: Floats
    marrow: Floats
    flesh: Floats
    bone: NDArray[np.bool_]
    fractures: tuple[NDArray[np.bool_], ...]


def canvas(shape: tuple[int, int], field_mm: float, focus: Point, turn: float, mirror: bool) -> Canvas:
    """Lay a film of `shape` whose long side spans `field_mm` round `focus`, turned by `turn` radians."""
    spacing = field_mm / max(shape)
    c, s = np.cos(turn) / spacing, np.sin(turn) / spacing
    flip = -1.0 if mirror else 1.0
    linear = np.array([[flip * c, -flip * s], [s, c]])
    middle = np.array([(shape[1] - 1) / 2, (shape[0] - 1) / 2])
    to_pixels = np.column_stack([linear, middle - linear @ np.array(focus)])
    return Canvas(shape, spacing, to_pixels, np.asarray(cv2.invertAffineTransform(to_pixels), np.float64))


def project(
    film: Canvas,
    bones: tuple[Solid, ...],
    flesh: tuple[Solid, ...],
    organs: tuple[Plate, ...],
    breaks: tuple[Break, ...],
) -> Shadow:
    """Sum the bones along the beam (those of one group do not add up) and wrap them in flesh."""
    cortex, marrow = np.zeros(film.shape, np.float32), np.zeros(film.shape, np.float32)
    mask = np.zeros(film.shape, bool)
    groups: dict[str, list[Solid]] = {}
    for bone in bones:
        groups.setdefault(bone.group, []).append(bone)
    for members in groups.values():
        window = film.window(np.concatenate([_reach(b, breaks) for b in members]))
        if window is None:
            continue
        whole = _union(film, members, breaks, window)
        cortex[window] += whole.cortex
        marrow[window] += whole.marrow
        mask[window] |= whole.outer > _LEAST_BONE_MM
    return Shadow(cortex, marrow, _wrap(film, flesh, organs), mask, _outlines(film, bones, breaks))


def _reach(bone: Solid, breaks: tuple[Break, ...]) -> NDArray[np.float64]:
    reach = bone.reach
    for broken in breaks:
        if broken.bone == bone.name:
            reach = np.concatenate([reach, reach @ broken.move[:, :2].T + broken.move[:, 2]])
    return reach


def _union(film: Canvas, members: list[Solid], breaks: tuple[Break, ...], window: tuple[slice, slice]) -> Path:
    x, y = film.places(window)
    whole: Path | None = None
    for bone in members:
        if isinstance(bone, Plate):
            pixels = bone.outline @ film.to_pixels[:, :2].T + film.to_pixels[:, 2] - (window[1].start, window[0].start)
            one = bone.path(pixels, x.shape, film.spacing_mm)
        else:
            one = fracture.path(bone, breaks, x, y, film.spacing_mm)
        if whole is None:
            whole = one
            continue
        more = one.outer > whole.outer
        whole = Path(
            *(
                np.where(more, a, b)
                for a, b in ((one.cortex, whole.cortex), (one.marrow, whole.marrow), (one.outer, whole.outer))
            )
        )
    assert whole is not None
    return whole


def _wrap(film: Canvas, flesh: tuple[Solid, ...], organs: tuple[Plate, ...]) -> Floats:
    coarse = film.shrunk(2)
    depth = np.zeros(coarse.shape, np.float32)
    for piece in flesh:
        window = coarse.window(piece.reach)
        if window is None:
            continue
        depth[window] = np.maximum(depth[window], _union(coarse, [piece], (), window).outer)
    depth = cv2.GaussianBlur(depth, (0, 0), max(1.6 / coarse.spacing_mm, 0.6)) * 0.6 + depth * 0.4
    for organ in organs:
        if (window := coarse.window(organ.reach)) is not None:
            depth[window] += _union(coarse, [organ], (), window).outer
    depth = np.maximum(depth, 0)
    full = cv2.resize(depth, (coarse.shape[1] * 2, coarse.shape[0] * 2), interpolation=cv2.INTER_LINEAR)
    return np.asarray(full[: film.shape[0], : film.shape[1]], np.float32)


def _outlines(film: Canvas, bones: tuple[Solid, ...], breaks: tuple[Break, ...]) -> tuple[NDArray[np.bool_], ...]:
    found = []
    for broken in breaks:
        marks = np.zeros(film.shape, bool)
        for bone in bones:
            if bone.name != broken.bone or isinstance(bone, Plate):
                continue
            window = film.window(_reach(bone, breaks))
            if window is not None:
                marks[window] = fracture.outline(bone, broken, *film.places(window))
        found.append(marks)
    return tuple(found)
