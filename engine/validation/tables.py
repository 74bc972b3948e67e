"""A validation as files: the figures, the threshold curve and the misses as CSV, all of it as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from engine import files
from engine.report.content import RESEARCH_USE
from engine.report.table import sheet
from engine.validation.figures import Figure, Operating
from engine.validation.study import Case, Group, Validation

FIGURES = tuple(one.name for one in fields(Group) if one.type == "Figure")
FIGURE_COLUMNS = ("group", "figure", "value", "low", "high", "films", "hits")
CURVE_COLUMNS = ("threshold", "sensitivity", "specificity", "true_positive", "false_positive", "true_negative",
                 "false_negative")  # fmt: skip
MISS_COLUMNS = ("miss", "file", "patient", "true_part", "fracture", "status", "reason", "part", "triage",
                "fracture_probability")  # fmt: skip
DIGITS = 6


def write(validation: Validation, folder: Path) -> None:
    """Write validation.json and its tables into `folder`; raise OutputError where the disk refuses."""
    for name, columns, rows in (
        ("validation.csv", FIGURE_COLUMNS, figure_rows(validation.groups)),
        ("validation-thresholds.csv", CURVE_COLUMNS, (_point(one) for one in validation.curve)),
        ("validation-misses.csv", MISS_COLUMNS, (_miss(one) for one in validation.misses)),
    ):
        files.write(folder / name, "".join(sheet(columns, rows)).encode("utf-8"))
    text = json.dumps(as_object(validation), ensure_ascii=False, allow_nan=False, indent=2)
    files.write(folder / "validation.json", (text + "\n").encode("utf-8"))


def figure_rows(groups: Sequence[Group]) -> Iterable[tuple[Any, ...]]:
    """Yield one row for each figure of each group, empty where the films do not allow the figure."""
    for group in groups:
        for name in FIGURES:
            one: Figure = getattr(group, name)
            yield group.name, name, *map(_rounded, (one.value, one.low, one.high)), one.films, one.hits


def as_object(validation: Validation) -> dict[str, Any]:
    """Return the whole study as JSON can hold it; None where something is unknown."""
    model = validation.model
    return {
        "note": RESEARCH_USE,
        "folder": str(validation.folder),
        "truth": {"file": validation.truth_file, "sha256": validation.truth_sha256},
        "intervals": "95 %, bootstrap over patients" if validation.by_patient else "95 %, Wilson; area: bootstrap",
        "model": model and asdict(model),
        "device": validation.device, "runtime": validation.runtime, "precision": validation.precision,
        "films": len(validation.cases),
        "absent": list(validation.absent),
        "groups": [_group(group) for group in validation.groups],
        "thresholds": [dict(zip(CURVE_COLUMNS, _point(one), strict=True)) for one in validation.curve],
        "misses": [dict(zip(MISS_COLUMNS, _miss(one), strict=True)) for one in validation.misses],
    }  # fmt: skip


def _group(group: Group) -> dict[str, Any]:
    made: dict[str, Any] = {name: getattr(group, name) for name in ("name", "films", "fractured", "unanswered")}
    for name in FIGURES:
        made[name] = {key: _rounded(value) for key, value in asdict(getattr(group, name)).items()}
    return made


def _point(one: Operating) -> tuple[Any, ...]:
    counts = (one.true_positive, one.false_positive, one.true_negative, one.false_negative)
    return one.threshold, _rounded(one.sensitivity), _rounded(one.specificity), *counts


def _miss(one: Case) -> tuple[Any, ...]:
    triage = one.triage.value if one.triage else None
    return (
        one.miss, one.file, one.truth.patient, one.truth.part, int(one.truth.fracture), one.status.value, one.reason,
        one.part, triage, _rounded(one.probability),
    )  # fmt: skip


def _rounded(value: Any) -> Any:
    return round(value, DIGITS) if isinstance(value, float) else value
