"""Readings as JSON Lines: the exact form, one object a film, keys always present."""

from __future__ import annotations

import json
import math
from typing import Any

from engine.records import Fracture, Reading, Region

DIGITS = 6  # after the point


def row(reading: Reading) -> dict[str, Any]:
    """Return a reading as the object of the results' schema; None where something is unknown."""
    spacing = reading.radiograph.spacing if reading.radiograph else None
    density, joint, model = reading.bone_density, reading.osteoarthritis, reading.model
    made = {
        "file": readable(reading.name),
        "sha256": reading.sha256,
        "status": reading.status.value,
        "reason": reading.reason,
        "limb": reading.limb,
        "parts": [{"part": one.part, "probability": one.probability} for one in reading.parts],
        "fracture": _fracture(reading.fracture),
        "bone_density": density and {"label": density.label, "probabilities": density.probabilities},
        "osteoarthritis": joint and {"kl_grade": joint.kl_grade, "probabilities": list(joint.probabilities)},
        "regions": [_region(one) for one in reading.regions],
        "spacing_mm": [spacing.row_mm, spacing.col_mm] if spacing else None,
        "model": model and {"name": model.name, "version": model.version, "sha256": model.sha256},
        "device": reading.device,
        "runtime": reading.runtime,
        "precision": reading.precision,
        "elapsed_s": reading.elapsed_s,
    }
    rounded: dict[str, Any] = _rounded(made)
    return rounded


def readable(name: str) -> str:
    """Return a file's name as text, a mark in place of bytes that are none: UTF-8 cannot hold them."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def line(reading: Reading) -> str:
    """Return one line of results.jsonl, newline included; never NaN or infinity, which JSON does not know."""
    return json.dumps(row(reading), ensure_ascii=False, allow_nan=False) + "\n"


def _fracture(fracture: Fracture | None) -> dict[str, Any] | None:
    if fracture is None:
        return None
    parts = [{"part": one.part, "probability": one.probability, "triage": one.triage.value} for one in fracture.parts]
    return {"probability": fracture.probability, "triage": fracture.triage.value, "parts": parts}


def _region(region: Region) -> dict[str, Any]:
    return {
        "box": list(region.box),
        "probability": region.probability,
        "area_px": region.area_px,
        "area_mm2": region.area_mm2,
        "share_of_bone": region.share_of_bone,
        "extent_across_bone": region.extent_across_bone,
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    return value
