"""The tables as CSV, one line a figure, and as one Markdown page, one line a system."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from engine import files
from training.compare.cells import Measured, Value

TITLES = {
    "regions": "(a) Region recognition: share of held-out films right",
    "fractures": "(b) Fracture, yes or no: held-out films",
    "density": "(c) Knee bone density (normal, osteopenia, osteoporosis): cross-validated",
    "bone": "(d) Bone outlines: traced films",
}
NOTES = {
    "regions": "The seed papers begin from ImageNet's weights; here the shipped bundle's trunk, which learnt on the"
    " same training blocks, stands in for them. Aim: over 0.99.",
    "fractures": "Chosen on the tuning films: epoch, components, penalty, leaf size, and the threshold of the two"
    " accuracies. Most films have no fracture: never saying so is right on as many as the majority line says.",
    "density": "Macro AUC: mean over the three classes of one against the rest, pairs of one fold; 0.5 is chance."
    " \"Within one image size\" compares only films of one original size, which tells the classes apart by itself."
    " VGG-16 and ResNet-18 begin untaught, since ImageNet weights are not to be had here: frozen is frozen at random.",
    "bone": "Dice over pixels whose truth is known, at the film's own size, mean over films. The U-Nets are"
    " cross-validated by block over all traced films; the held-out ones among them the shipped bundle never saw.",
}  # fmt: skip
HEADER = (
    "system",
    "settings",
    "figure",
    "value",
    "low",
    "high",
    "films",
    "positives",
    "date",
    "hardware",
    "commit",
    "seconds",
)


def write(folder: Path, cells: Sequence[Measured], left: int = 0) -> None:
    """Write `compare_<table>.csv` for every table and `compare.md` into `folder`; `left` cells are still to come."""
    for table in {cell.table for cell in cells}:
        some = [cell for cell in cells if cell.table == table]
        files.write(folder / f"compare_{table}.csv", as_csv(some).encode())
    files.write(folder / "compare.md", page(cells, left).encode())


def page(cells: Sequence[Measured], left: int = 0) -> str:
    """Return the Markdown page of all tables."""
    lines = [
        "# Where each system stands", "",
        "The seed papers' systems, rebuilt on open data with the project's own splits: `osteoscope-train compare"
        " training/configs/compare.toml`. Small inputs and few epochs, as each line says: this ranks recipes taught"
        " alike, not what each could reach. Every figure stands with its 95 % bootstrap interval, over linked blocks"
        " of films (over films in (c), whose patients are unknown). Research use only.", "",
        where(cells, left),
    ]  # fmt: skip
    for table, title in TITLES.items():
        some = [cell for cell in cells if cell.table == table]
        if not some:
            continue
        lines += ["", f"## {title}", "", NOTES[table], "", *markdown(some)]
    return "\n".join(lines) + "\n"


def where(cells: Sequence[Measured], left: int = 0) -> str:
    """Return when, where and by which commits the cells were measured, and how many are `left`, in plain words."""
    dates = sorted({cell.date for cell in cells})
    commits = ", ".join(sorted({cell.commit for cell in cells}))
    machines = "; ".join(sorted({cell.hardware for cell in cells}))
    minutes = sum(cell.seconds for cell in cells) / 60
    unfinished = f"**Unfinished: {left} systems are still to be measured.** " if left else ""
    return (
        f"{unfinished}Measured {' to '.join(dict.fromkeys((dates[0], dates[-1])))} on {machines} (one thread, a busy"
        f" machine), {minutes:.0f} minutes in all; commit {commits} (+: with changes not yet committed)."
    )


def markdown(cells: Sequence[Measured]) -> list[str]:
    """Return the lines of one table: a line a system, a column a figure."""
    figures = list(dict.fromkeys(value.figure for cell in cells for value in cell.values))
    counts = {value.figure: _count(value) for cell in cells for value in cell.values}
    heads = [f"{figure} ({counts[figure]})" for figure in figures]
    lines = [f"| system | settings | {' | '.join(heads)} |", "|---" * (len(figures) + 2) + "|"]
    for cell in cells:
        said = {value.figure: value for value in cell.values}
        shown = [_shown(said[figure]) if figure in said else "" for figure in figures]
        lines.append(f"| {cell.system} | {cell.settings} | {' | '.join(shown)} |")
    return lines


def _shown(value: Value) -> str:
    return f"{value.value:.3f} ({value.low:.3f} to {value.high:.3f})"


def _count(value: Value) -> str:
    return f"{value.films} films" + (f", {value.positives} fractured" if value.positives is not None else "")


def as_csv(cells: Sequence[Measured]) -> str:
    """Return the cells as CSV, one line a figure."""
    held = io.StringIO(newline="")
    rows = csv.writer(held, lineterminator="\n")
    rows.writerow(HEADER)
    for cell in cells:
        for one in cell.values:
            numbers = (f"{number:.4f}" for number in (one.value, one.low, one.high))
            where = (cell.date, cell.hardware, cell.commit, f"{cell.seconds:.0f}")
            positives = "" if one.positives is None else one.positives
            rows.writerow((cell.system, cell.settings, one.figure, *numbers, one.films, positives, *where))
    return held.getvalue()
