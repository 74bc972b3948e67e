"""What a reader said of a film and drew on it: beside the machine's results, never in place of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from engine import lines
from engine.records import Calibration, Reading, Spacing
from engine.report.content import Review
from engine.report.jsonl import readable
from engine.store.drawings import Drawings, OwnCalibration, OwnMask, OwnMeasure

COLUMNS = (
    "file", "verdict", "note", "reader", "reviewed_at", "mask", "mask_area_px", "mask_area_mm2",
    "mm_per_px_down", "mm_per_px_across", "calibrated_by_mm", "measures",
)  # fmt: skip
DIGITS = 3  # after the point


@dataclass(frozen=True, slots=True)
class OwnWork:
    """One film's review and drawings; `signed` tells whether it may be said who the reader was, when, and the note."""

    review: Review | None = None
    drawings: Drawings = field(default_factory=Drawings)
    signed: bool = True

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return self.drawings.mask is not None or bool(self.drawings.measures)

    @property
    def nothing(self) -> bool:
        """Whether the reader did nothing to the film."""
        return self.review is None and self.drawings == Drawings()

    def unsigned(self) -> OwnWork:
        """Return the same work as nobody's: without who it was, when, and the note."""
        review = self.review and replace(self.review, reader="", note="")
        return replace(self, review=review if review and review.verdict else None, signed=False)


def spacing_of(reading: Reading, drawings: Drawings) -> Spacing | None:
    """Return what lengths on a film are measured in: the reader's calibration before what the file says."""
    if drawings.calibration is not None:
        return drawings.calibration.spacing
    return reading.radiograph.spacing if reading.radiograph else None


def row(reading: Reading, own: OwnWork, mask_file: str | None) -> dict[str, Any]:
    """Return a line of reviews.jsonl; `mask_file` is where the reader's mask was written, if it was."""
    said, drawn, spacing = own.review, own.drawings, spacing_of(reading, own.drawings)
    known = said is not None and own.signed
    return {
        "file": readable(reading.name),
        "sha256": reading.sha256,
        "by": "reader",
        "verdict": (said.verdict or None) if said else None,
        "note": (said.note or None) if said and known else None,
        "reader": (said.reader or None) if said and known else None,
        "reviewed_at": said.reviewed_at.isoformat() if said and known else None,
        "mask": drawn.mask and _mask(drawn.mask, spacing, mask_file, signed=own.signed),
        "calibration": drawn.calibration and _calibration(drawn.calibration, signed=own.signed),
        "measures": [_measure(one, spacing) for one in drawn.measures],
    }


def cells(made: dict[str, Any]) -> tuple[Any, ...]:
    """Return a row of reviews.csv from the object of reviews.jsonl."""
    mask, found = made["mask"] or {}, made["calibration"] or {}
    measures = "; ".join(f"{one['kind']} {one['value']:g} {one['unit']}" for one in made["measures"])
    return (
        made["file"], made["verdict"], made["note"], made["reader"], made["reviewed_at"], mask.get("file"),
        mask.get("area_px"), mask.get("area_mm2"), found.get("row_mm"), found.get("col_mm"), found.get("object_mm"),
        measures or None,
    )  # fmt: skip


def sentences(reading: Reading, own: OwnWork) -> tuple[str, ...]:
    """Return what a report says of the reader's drawings, each sentence whole."""
    drawn, spacing, said = own.drawings, spacing_of(reading, own.drawings), []
    if drawn.mask is not None:
        made = _mask(drawn.mask, spacing, None, signed=own.signed)
        area = f"{made['area_px']} px" if made["area_mm2"] is None else f"{made['area_mm2']:.0f} mm²"
        said.append(f"Own fracture mask{_by(drawn.mask.reader, drawn.mask.at, own)}: {area}.")
    if drawn.calibration is not None:
        found = drawn.calibration
        size = f"{found.object_mm:g} mm: {found.spacing.row_mm:.3g} mm/px"
        said.append(f"Calibrated{_by(found.reader, found.at, own)} along an object of {size}. It holds at its depth.")
    for one in drawn.measures:
        value, unit = measured(one, spacing)
        said.append(f"Measured, {one.kind}: {value:g} {unit}.")
    return tuple(said)


def measured(one: OwnMeasure, spacing: Spacing | None) -> tuple[float, str]:
    """Return a measure's value and its unit; an angle between lines of which one is a point is 0."""
    pairs = tuple(zip(one.points[::2], one.points[1::2], strict=False))
    if len(pairs) > 1:
        return round(lines.angle(pairs[0], pairs[1], spacing), DIGITS), "degrees"
    return round(lines.length(pairs[0], spacing), DIGITS), unit(spacing)


def unit(spacing: Spacing | None) -> str:
    """Return what a length is measured in, and what a millimetre means."""
    if spacing is None:
        return "px"
    return "mm calibrated" if spacing.calibration is Calibration.CALIBRATED else "mm at detector"


def _mask(mask: OwnMask, spacing: Spacing | None, file: str | None, *, signed: bool) -> dict[str, Any]:
    area = int(mask.array().sum())
    size = None if spacing is None else round(area * spacing.row_mm * spacing.col_mm, DIGITS)
    return {"file": file, "area_px": area, "area_mm2": size, **_signed(mask.reader, mask.at, signed)}


def _calibration(found: OwnCalibration, *, signed: bool) -> dict[str, Any]:
    spacing = found.spacing
    return {"row_mm": spacing.row_mm, "col_mm": spacing.col_mm, "object_mm": found.object_mm,
            **_signed(found.reader, found.at, signed)}  # fmt: skip


def _measure(one: OwnMeasure, spacing: Spacing | None) -> dict[str, Any]:
    value, said = measured(one, spacing)
    return {"kind": one.kind, "points": [list(point) for point in one.points], "value": value, "unit": said}


def _signed(reader: str, at: datetime, signed: bool) -> dict[str, str | None]:
    return {"reader": (reader or None) if signed else None, "at": at.isoformat() if signed else None}


def _by(reader: str, at: datetime, own: OwnWork) -> str:
    if not own.signed:
        return ""
    return f" by {reader or 'a reader'}, {at:%Y-%m-%d %H:%M}"
