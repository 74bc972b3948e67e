"""Pictures of an evaluation, drawn from its own tables, so that a picture never says what the table does not."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Rows = list[dict[str, str]]


def draw(folder: Path) -> list[Path]:
    """Draw every table of `folder` that has a picture; return the pictures, PNG beside the tables."""
    made = []
    for name, plot in _PLOTS.items():
        table = folder / f"{name}.csv"
        if table.is_file():
            made.append(_drawn(_rows(table), plot, folder / f"{name}.png"))
    return made


def draw_losses(run: Path) -> Path:
    """Draw losses.csv and validation.csv of a training run; the step from which the tuning loss only rises is marked.

    `losses.csv` has step, crops a second, then the losses in the order of `training.losses.total`.
    """
    figure, (left, right) = _figure(2)
    with (run / "losses.csv").open(encoding="utf-8", newline="") as stream:
        numbers = np.array([[float(value) for value in row] for row in csv.reader(stream)])
    smooth = np.ones(20) / 20
    for column, name in ((3, "fracture pixels"), (4, "fracture of the crop"), (5, "part")):
        values = np.convolve(numbers[:, column], smooth, "valid")
        left.plot(numbers[len(numbers) - len(values) :, 0], values, label=f"{name}, training")
    tuning = _rows(run / "validation.csv")
    steps = [int(row["step"]) for row in tuning]
    for key, name in (("fracture_pixels", "fracture pixels"), ("broken", "fracture of the crop"), ("main", "part")):
        left.plot(steps, [float(row[key]) for row in tuning], "o--", label=f"{name}, tuning")
    best = steps[int(np.argmin([float(row["loss"]) for row in tuning]))]
    for axes in (left, right):
        axes.axvline(best, color="grey", linestyle=":", label=f"lowest tuning loss, step {best}")
    for key in ("fracture_accuracy", "part_accuracy"):
        right.plot(steps, [float(row[key]) for row in tuning], "o-", label=key.replace("_", " "))
    _label(left, "step", "loss")
    _label(right, "step", "share right, tuning crops")
    return _saved(figure, run / "curves.png")


def _roc(axes: Any, rows: Rows) -> None:
    axes.plot(_column(rows, "false_positive_rate"), _column(rows, "sensitivity"))
    axes.plot([0, 1], [0, 1], ":", color="grey")
    _label(axes, "1 - specificity", "sensitivity")


def _precision_recall(axes: Any, rows: Rows) -> None:
    axes.plot(_column(rows, "recall"), _column(rows, "precision"))
    axes.set_ylim(0, 1.02)
    _label(axes, "recall", "precision")


def _reliability(axes: Any, rows: Rows) -> None:
    axes.plot([0, 1], [0, 1], ":", color="grey")
    axes.plot(_column(rows, "said"), _column(rows, "true"), "o-")
    _label(axes, "probability said", "share fractured")


def _froc(axes: Any, rows: Rows) -> None:
    axes.plot(_column(rows, "false_regions_per_film"), _column(rows, "lesions_found"))
    axes.set_ylim(0, 1.02)
    _label(axes, "false regions a film", "share of fractures found")


def _confusion(axes: Any, rows: Rows) -> None:
    names = [name for name in rows[0] if name != "true"]
    counts = np.array([[int(row[name]) for name in names] for row in rows])
    axes.imshow(counts / np.maximum(counts.sum(1, keepdims=True), 1), cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=7)
    axes.set_yticks(range(len(names)), names, fontsize=7)
    for place, count in np.ndenumerate(counts):
        if count:
            ink = "white" if count > 0.5 * counts[place[0]].sum() else "black"
            axes.text(place[1], place[0], str(count), ha="center", va="center", fontsize=6, color=ink)
    axes.set_xlabel("called")
    axes.set_ylabel("true main part")


_PLOTS: dict[str, Callable[[Any, Rows], None]] = {
    "roc": _roc,
    "precision_recall": _precision_recall,
    "reliability": _reliability,
    "froc": _froc,
    "parts": _confusion,
}


def _drawn(rows: Rows, plot: Callable[[Any, Rows], None], path: Path) -> Path:
    figure, (axes,) = _figure(1)
    plot(axes, rows)
    return _saved(figure, path)


def _figure(panels: int) -> tuple[Any, Any]:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, panels, figsize=(5.2 * panels, 4.6), squeeze=False)
    return figure, axes[0]


def _saved(figure: Any, path: Path) -> Path:
    from matplotlib import pyplot

    figure.tight_layout()
    figure.savefig(path, dpi=100, metadata={"Software": None})
    pyplot.close(figure)
    return path


def _label(axes: Any, across: str, up: str) -> None:
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.grid(alpha=0.3)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(fontsize=7)


def _column(rows: Rows, name: str) -> list[float]:
    return [float(row[name]) for row in rows]


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
