"""The comparison from the first cell to the last; a kill costs the cell under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import torch

from engine.progress import Report, Step, silent
from training.compare import fractures, knees, outlines, regions, report
from training.compare.cells import Cell, Measured, measured
from training.compare.plan import Compare
from training.compare.study import Study

TABLES: dict[str, Callable[[Study], Iterator[Cell]]] = {
    "regions": regions.cells,
    "fractures": fractures.cells,
    "density": knees.cells,
    "bone": outlines.cells,
}


def run(config: Compare, told: Report = silent) -> tuple[Measured, ...]:
    """Measure every cell that was not measured before, write the tables after each, and return all cells."""
    torch.set_num_threads(config.threads)
    study = Study(config, told)
    cells = [cell for table in config.tables for cell in TABLES[table](study)]
    done: list[Measured] = []
    for cell in cells:
        told(Step(len(done), len(cells), f"{cell.table}: {cell.system}"))
        done.append(measured(cell, study.folder / "cells"))
        report.write(Path(config.results), done, len(cells) - len(done))
    told(Step(len(cells), len(cells), "done"))
    return tuple(done)
