"""A row of the worklist: one film, what the machine said of it and what the reader said."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.records import Radiograph, Reading, Region, Spacing, Status, Triage
from engine.store.cases import Key, Review
from engine.store.drawings import Drawings

THUMBNAIL = 80  # pixels on the longest side
_NOTHING_DRAWN = Drawings()
_NO_PIXELS = np.empty((0, 0), np.float32)


class Mark(StrEnum):
    """What a film comes to, for the eye: the triage, or why there is none."""

    DOUBT = "doubt"
    POSITIVE = "positive"
    NOT_ASSESSABLE = "not_assessable"
    FAILED = "failed"
    NEGATIVE = "negative"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """The masks of a reading, compressed: thousands of films stay in memory."""

    shape: tuple[int, int]
    bone: bytes | None
    fracture: bytes | None
    activation: bytes | None  # 8-bit, on its own grid
    activation_shape: tuple[int, int]
    fracture_map: bytes | None = None  # 8-bit, on a grid over the network's canvas
    fracture_map_shape: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One film of the worklist. `reading` is without its arrays: those are in `layers`, the pixels in the file."""

    number: int  # order of listing
    path: Path
    frame: int | None = None
    sha256: str | None = None  # None until the file was decoded
    reading: Reading | None = None
    layers: Layers | None = None
    thumbnail: NDArray[np.uint8] | None = None
    review: Review | None = None
    drawings: Drawings = _NOTHING_DRAWN
    failure: str | None = None  # why the file could not be opened, a clause

    @property
    def name(self) -> str:
        """The file's name; a frame's number joins it."""
        return self.path.name if self.frame is None else f"{self.path.name} #{self.frame}"

    @property
    def key(self) -> Key | None:
        """Under which its review is kept; None while the file was not decoded."""
        return Key(self.sha256, self.frame or 0) if self.sha256 else None

    @property
    def mark(self) -> Mark:
        """What the film comes to."""
        if self.failure is not None:
            return Mark.FAILED
        if self.reading is None:
            return Mark.UNREAD
        if self.reading.status is Status.NOT_ASSESSABLE:
            return Mark.NOT_ASSESSABLE
        return _MARKS[self.reading.fracture.triage] if self.reading.fracture else Mark.NOT_ASSESSABLE

    @property
    def reason(self) -> str | None:
        """Why there is no triage, a clause, or None."""
        return self.failure or (self.reading.reason if self.reading else None)

    @property
    def probability(self) -> float | None:
        """Of fracture, 0..1, or None."""
        return self.reading.fracture.probability if self.reading and self.reading.fracture else None

    @property
    def part(self) -> str | None:
        """The likeliest part, or None."""
        return self.reading.parts[0].part if self.reading and self.reading.parts else None

    @property
    def regions(self) -> tuple[Region, ...]:
        """The suspected fractures; none on a film triaged negative, as nothing is claimed there."""
        return self.reading.regions if self.reading and self.mark in (Mark.POSITIVE, Mark.DOUBT) else ()

    @property
    def spacing(self) -> Spacing | None:
        """Of the film, where it is known: the reader's calibration before what the file says."""
        if self.drawings.calibration is not None:
            return self.drawings.calibration.spacing
        return self.reading.radiograph.spacing if self.reading and self.reading.radiograph else None


_MARKS = {Triage.POSITIVE: Mark.POSITIVE, Triage.DOUBT: Mark.DOUBT, Triage.NEGATIVE: Mark.NEGATIVE}


def of_film(film: Radiograph) -> Case:
    """Return the row of a film that was decoded and not read."""
    return Case(0, film.path, film.frame, film.sha256 or None, thumbnail=thumbnail(film.pixels))


def of_reading(reading: Reading) -> Case:
    """Return the row of a reading, whose arrays are compressed or left behind."""
    film = reading.radiograph
    light = replace(
        reading,
        radiograph=None if film is None else replace(film, pixels=_NO_PIXELS),
        bone_mask=None, fracture_mask=None, activation=None, fracture_map=None,
    )  # fmt: skip
    return Case(
        0, reading.path, reading.frame, reading.sha256 or None, light,
        layers=_packed(reading),
        thumbnail=None if film is None else thumbnail(film.pixels),
        failure=(reading.reason or "") if reading.status is Status.FAILED else None,
    )  # fmt: skip


def whole(case: Case, film: Radiograph) -> Reading | None:
    """Return the reading with its arrays again, over the film's pixels."""
    if case.reading is None or case.layers is None:
        return case.reading and replace(case.reading, radiograph=film)
    layers, shape = case.layers, case.layers.shape
    return replace(
        case.reading,
        radiograph=film,
        bone_mask=_unpacked_bits(layers.bone, shape),
        fracture_mask=_unpacked_bits(layers.fracture, shape),
        activation=_unpacked_map(layers.activation, layers.activation_shape),
        fracture_map=_unpacked_map(layers.fracture_map, layers.fracture_map_shape),
    )


def thumbnail(pixels: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return the film small, uint8, `THUMBNAIL` on its longest side."""
    scale = THUMBNAIL / max(pixels.shape)
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_NEAREST)
    return np.asarray(np.clip(small, 0, 1) * 255 + 0.5, np.uint8)


def _packed(reading: Reading) -> Layers | None:
    mask = reading.fracture_mask if reading.fracture_mask is not None else reading.bone_mask
    if mask is None:
        return None
    return Layers(
        (mask.shape[0], mask.shape[1]),
        _packed_bits(reading.bone_mask),
        _packed_bits(reading.fracture_mask),
        *_packed_map(reading.activation),
        *_packed_map(reading.fracture_map),
    )


def _packed_map(map_: NDArray[np.float32] | None) -> tuple[bytes | None, tuple[int, int]]:
    if map_ is None:
        return None, (0, 0)
    levels = (np.clip(map_, 0, 1) * 255 + 0.5).astype(np.uint8)
    return zlib.compress(levels.tobytes(), 1), (map_.shape[0], map_.shape[1])


def _packed_bits(mask: NDArray[np.bool_] | None) -> bytes | None:
    return None if mask is None else zlib.compress(np.packbits(mask).tobytes(), 1)


def _unpacked_map(packed: bytes | None, shape: tuple[int, int]) -> NDArray[np.float32] | None:
    if packed is None:
        return None
    levels = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(shape)
    return levels.astype(np.float32) / np.float32(255)


def _unpacked_bits(packed: bytes | None, shape: tuple[int, int]) -> NDArray[np.bool_] | None:
    if packed is None:
        return None
    bits = np.frombuffer(zlib.decompress(packed), np.uint8)
    return np.unpackbits(bits, count=shape[0] * shape[1]).reshape(shape).astype(np.bool_)
