"""What a reader draws on a film: a mask, a calibration, measures; all apart from what the machine said."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.records import Calibration, Spacing

MOST = 100_000_000  # pixels of a film
Point = tuple[float, float]  # x, y in the film's pixels


@dataclass(frozen=True, slots=True)
class OwnMask:
    """The reader's own fracture mask of a film, compressed; `at` is UTC."""

    shape: tuple[int, int]  # rows and cols of the film
    bits: bytes
    reader: str
    at: datetime

    @classmethod
    def of(cls, mask: NDArray[np.bool_], reader: str, at: datetime) -> OwnMask:
        """Return the record of a mask, (rows, cols) bool."""
        return cls((mask.shape[0], mask.shape[1]), zlib.compress(np.packbits(mask).tobytes(), 1), reader, at)

    def array(self) -> NDArray[np.bool_]:
        """Return the mask, (rows, cols) bool; raise ValueError where the bits are not a mask of this shape."""
        rows, cols = self.shape
        bits = np.frombuffer(self.unpacked(), np.uint8)
        return np.unpackbits(bits, count=rows * cols).reshape(self.shape).astype(np.bool_)

    def unpacked(self) -> bytes:
        """Return the mask's bits, eight to a byte; raise ValueError where they are not those of its shape."""
        rows, cols = self.shape
        if rows < 1 or cols < 1 or rows * cols > MOST:
            raise ValueError("a mask in it is damaged")
        size = -(-rows * cols // 8)
        try:
            bits = zlib.decompressobj().decompress(self.bits, size + 1)
        except zlib.error as error:
            raise ValueError("a mask in it is damaged") from error
        if len(bits) != size:
            raise ValueError("a mask in it is damaged")
        return bits


@dataclass(frozen=True, slots=True)
class OwnCalibration:
    """The spacing that a reader found by an object of known size on the film; `at` is UTC."""

    spacing: Spacing
    object_mm: float
    reader: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnMeasure:
    """One measure: what kind it is, and its points."""

    kind: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Drawings:
    """All that a reader drew on one film."""

    mask: OwnMask | None = None
    calibration: OwnCalibration | None = None
    measures: tuple[OwnMeasure, ...] = ()


def to_rows(drawings: Drawings) -> dict[str, str | None]:
    """Return the JSON of every kind of drawing; None where there is none."""
    mask, found, measures = drawings.mask, drawings.calibration, drawings.measures
    rows: dict[str, Any] = {
        "mask": mask and {
            "shape": mask.shape, "bits": base64.b64encode(mask.bits).decode("ascii"), **_signed(mask.reader, mask.at),
        },
        "calibration": found and {
            "row_mm": found.spacing.row_mm, "col_mm": found.spacing.col_mm, "object_mm": found.object_mm,
            **_signed(found.reader, found.at),
        },
        "measures": [{"kind": one.kind, "points": one.points} for one in measures] or None,
    }  # fmt: skip
    return {kind: None if value is None else json.dumps(value) for kind, value in rows.items()}


def from_rows(rows: dict[str, str]) -> Drawings:
    """Return what `to_rows` wrote, kinds of a later version left out; raise ValueError where it is damaged."""
    makers: dict[str, Callable[[Any], Any]] = {"mask": _mask, "calibration": _calibration, "measures": _measures}
    try:
        return Drawings(**{kind: make(json.loads(rows[kind])) for kind, make in makers.items() if kind in rows})
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError("a drawing in it is damaged") from error


def _signed(reader: str, at: datetime) -> dict[str, str]:
    return {"reader": reader, "at": at.astimezone(UTC).isoformat()}


def _mask(value: dict[str, Any]) -> OwnMask:
    rows, cols = value["shape"]
    bits = base64.b64decode(value["bits"], validate=True)
    made = OwnMask((int(rows), int(cols)), bits, value["reader"], datetime.fromisoformat(value["at"]))
    made.unpacked()  # a damaged one is told here, and not where it is drawn
    return made


def _calibration(value: dict[str, Any]) -> OwnCalibration:
    spacing = Spacing(float(value["row_mm"]), float(value["col_mm"]), Calibration.CALIBRATED)
    return OwnCalibration(spacing, float(value["object_mm"]), value["reader"], datetime.fromisoformat(value["at"]))


def _measures(value: list[dict[str, Any]]) -> tuple[OwnMeasure, ...]:
    return tuple(OwnMeasure(one["kind"], tuple((float(x), float(y)) for x, y in one["points"])) for one in value)
