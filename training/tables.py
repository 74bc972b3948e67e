"""An evaluation as tables: figures, confusion, every film, the points of every curve, reports by class."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.card import Card
from engine.records import Triage
from training import froc, plots
from training.data.fracatlas import PARTS
from training.evaluate import Figure, figures, likeliest
from training.outcomes import Outcome

BINS = 10


def write(
    folder: Path, card: Card, outcomes: Sequence[Outcome], further: Mapping[str, Figure] | None = None
) -> dict[str, Figure]:
    """Write figures.csv, parts.csv (confusion), films.csv, the curves and their pictures; return the figures.

    `further` figures, measured elsewhere, stand after those of the films.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = figures(card, outcomes) | dict(further or {})
    keys = ("value", "low", "high", "films", "positives")
    table(folder / "figures.csv", ("figure", *keys), ((name, *map(one.get, keys)) for name, one in made.items()))
    confusion = Counter((one.film.main, likeliest(one)) for one in outcomes)
    table(folder / "parts.csv", ("true", *PARTS), ((true, *(confusion[true, one] for one in PARTS)) for true in PARTS))
    header = ("film", "component", "main", "called", "fractured", "cast", "probability", "triage")
    table(folder / "films.csv", header, map(_film, outcomes))
    _curves(folder, outcomes)
    plots.draw(folder)
    return made


def _film(one: Outcome) -> tuple[object, ...]:
    film = one.film
    said = (one.probability, one.triage) if one.answer else ("", "")
    return film.name, film.component, film.main, likeliest(one), int(film.fractured), int(film.cast), *said


def _curves(folder: Path, outcomes: Sequence[Outcome]) -> None:
    answered = [one for one in outcomes if one.answer]
    truth = np.array([one.film.fractured for one in answered], bool)
    probability = np.array([one.probability for one in answered], np.float64)
    if 0 < truth.sum() < len(truth):
        _fracture(folder, truth, probability)
    films = [one.found for one in answered if one.found is not None]
    points = zip(*froc.curve(films), strict=True)
    table(folder / "froc.csv", ("threshold", "false_regions_per_film", "lesions_found"), points)
    _report(folder / "report_parts.csv", [one.film.main for one in outcomes], [likeliest(one) for one in outcomes])
    sorted_out = [one for one in answered if one.triage is not Triage.DOUBT]
    names = ("not fractured", "fractured")
    _report(
        folder / "report_triage.csv",
        [names[one.film.fractured] for one in sorted_out],
        [names[one.triage is Triage.POSITIVE] for one in sorted_out],
    )


def table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a CSV; floats have four decimals."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        for row in rows:
            writer.writerow([f"{value:.4f}" if isinstance(value, float) else value for value in row])


def _fracture(folder: Path, truth: NDArray[np.bool_], probability: NDArray[np.float64]) -> None:
    from sklearn.metrics import precision_recall_curve, roc_curve

    false, true, thresholds = roc_curve(truth, probability)
    table(
        folder / "roc.csv",
        ("threshold", "false_positive_rate", "sensitivity"),
        zip(thresholds, false, true, strict=True),
    )
    precision, recall, thresholds = precision_recall_curve(truth, probability)
    rows = zip([*thresholds, 1.0], precision, recall, strict=True)
    table(folder / "precision_recall.csv", ("threshold", "precision", "recall"), rows)
    bins = [some for some in np.array_split(np.argsort(probability), BINS) if len(some)]
    reliability = [(float(probability[some].mean()), float(truth[some].mean()), len(some)) for some in bins]
    table(folder / "reliability.csv", ("said", "true", "films"), reliability)


def _report(path: Path, truth: Sequence[str], called: Sequence[str]) -> None:
    """Precision, recall, F1 and support of every class, with macro and weighted means."""
    from sklearn.metrics import classification_report

    if not truth:
        return
    made: dict[str, Any] = classification_report(truth, called, output_dict=True, zero_division=0.0)
    accuracy = made.pop("accuracy", None)
    header = ("precision", "recall", "f1-score", "support")
    rows = [(name, *(float(one[key]) for key in header[:3]), int(one["support"])) for name, one in made.items()]
    if accuracy is not None:
        rows.append(("accuracy", float("nan"), float("nan"), float(accuracy), len(truth)))
    table(path, ("class", *header), rows)
