"""The table of attempts, and in plain words what it means for the reading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine import files
from training.compare.cells import Measured, Value
from training.compare.report import as_csv, markdown, where

BASELINES = 2  # the first rows, which know nothing of bone
FIGURE = "macro AUC"
WITHIN = "macro AUC within one image size"


def write(folder: Path, cells: Sequence[Measured], floor: float, left: int = 0) -> None:
    """Write `density.csv` and `density.md` into `folder`; `left` attempts are still to come."""
    files.write(folder / "density.csv", as_csv(cells).encode())
    files.write(folder / "density.md", page(cells, floor, left).encode())


def page(cells: Sequence[Measured], floor: float, left: int = 0) -> str:
    """Return the Markdown page of all attempts."""
    lines = [
        "# Bone density of the knee: the attempts", "",
        "Frontal knee films labelled normal, osteopenia or osteoporosis by quantitative ultrasound, most of them"
        " osteopenia, of unknown patients. Every attempt: `osteoscope-train density training/configs/density.toml`,"
        " the same repeated stratified folds, logistic regression with its penalty chosen inside each fold."
        " Intervals (95 %) are bootstraps over films of cross-validated answers: they know nothing of another draw of"
        " folds, and films of one patient would make them too narrow. Macro AUC: mean over classes of one against the"
        ' rest, 0.5 is chance. "Within one image size" compares only films whose original size is the same, because'
        " size may tell the classes apart by itself. Research use only.", "",
        where(cells, left), "", *markdown(cells), "", verdict(cells, floor),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def verdict(cells: Sequence[Measured], floor: float) -> str:
    """Return which attempts reach `floor` with the lower end of both intervals, in a sentence."""
    tried = list(cells[BASELINES:])
    if not tried:
        return "No attempt has been measured yet."
    reached = [cell.system for cell in tried if min(_value(cell, FIGURE).low, _value(cell, WITHIN).low) >= floor]
    best = max(tried, key=lambda cell: _value(cell, FIGURE).value)
    said = _value(best, FIGURE)
    top = f'The best of {len(tried)} is "{best.system}" at {said.value:.3f} ({said.low:.3f} to {said.high:.3f}).'
    if not reached:
        return f"{top} No attempt has both intervals above {floor:g}: the reading stays switched off, experimental."
    return f"{top} Both intervals stand above {floor:g} for: {', '.join(reached)}."


def _value(cell: Measured, figure: str) -> Value:
    return next(value for value in cell.values if value.figure == figure)
