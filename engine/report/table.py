"""Readings as a table for spreadsheets: one row a film, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

COLUMNS = (
    "file", "status", "reason", "limb", "part", "part_probability", "triage", "fracture_probability",
    "bone_density", "kl_grade", "regions", "model", "device", "elapsed_s",
)  # fmt: skip
BOM = "\ufeff"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def cells(row: dict[str, Any]) -> list[str]:
    """Return one row of results.csv from the object of results.jsonl; empty where that has None."""
    part = row["parts"][0] if row["parts"] else {"part": None, "probability": None}
    fracture = row["fracture"] or {"triage": None, "probability": None}
    density, joint, model = row["bone_density"], row["osteoarthritis"], row["model"]
    values = (
        row["file"], row["status"], row["reason"], row["limb"], part["part"], part["probability"],
        fracture["triage"], fracture["probability"], density and density["label"], joint and joint["kl_grade"],
        len(row["regions"]), model and f"{model['name']} {model['version']}", row["device"], row["elapsed_s"],
    )  # fmt: skip
    return [_cell(value) for value in values]


def text(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    """Yield results.csv piece by piece: a byte order mark, the header, then a row for every object; CRLF."""
    yield BOM + _csv(COLUMNS)
    for row in rows:
        yield _csv(cells(row))


def sheet(columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> Iterable[str]:
    """Yield any table in that form; None is an empty cell, and no text cell can be run."""
    yield BOM + _csv(columns)
    for row in rows:
        yield _csv(_cell(value) for value in row)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    return "'" + value if str(value).startswith(DANGEROUS) else str(value)


def _csv(values: Iterable[str]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerow(values)
    return stream.getvalue()
