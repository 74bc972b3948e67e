"""The shipped bundle's own figures beside those of the seed papers' systems."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import partial

from training.compare.cells import Cell, Value
from training.compare.study import Study


def shipped(study: Study, table: str, wanted: Mapping[str, str]) -> Cell:
    """Return the cell of the bundle; `wanted` maps names of its evaluation's figures to those of the table."""
    card = study.bundle.card
    settings = f"{card.name} {card.version}, whole films at {card.recipe.side} px; from its own evaluation"
    key = study.settings_print(table, sorted(wanted.items()))
    return Cell(table, "Osteoscope as shipped", settings, key, partial(_values, study, dict(wanted)))


def _values(study: Study, wanted: dict[str, str]) -> tuple[Value, ...]:
    with (study.bundle.folder / "evaluation" / "figures.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["figure"]: row for row in csv.DictReader(stream)}
    return tuple(_value(rows[name], figure) for name, figure in wanted.items())


def _value(row: Mapping[str, str], figure: str) -> Value:
    positives = int(row["positives"]) if row["positives"] else None
    return Value(figure, float(row["value"]), float(row["low"]), float(row["high"]), int(row["films"]), positives)
