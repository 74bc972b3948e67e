"""What a network in training makes of the tuning films, whole: what stages and options are chosen by.

The films are read from the pack, without router, experts or calibration: quicker than a bundle, and enough to compare.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from engine import segment
from engine.geometry import Fit
from engine.preprocess import Recipe
from engine.progress import Report, Step, silent
from engine.triage import mask_logit
from training.data.fracatlas import BONE, FRACTURE, IGNORE, PARTS
from training.data.pack import Pack, Packed
from training.evaluate import Figure
from training.export import LIMBS
from training.features import whole
from training.figures import auc, dice, interval
from training.init import load
from training.network import MultiTask
from training.precision import mixed
from training.tables import table

CUTS = (0.4, 0.5, 0.6, 0.7)  # thresholds of the maps; the best one counts, as in calibration


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """One film and what the network says: film logit, mask logit, chances of parts (parts,), Dice at every cut."""

    film: Packed
    logit: float
    mask: float
    parts: NDArray[np.float32]
    fracture: tuple[float, ...]  # empty where no fracture is outlined
    bone: tuple[float, ...]  # empty where nothing is traced


def seen(
    checkpoint: Path, pack: Pack, recipe: Recipe, *, mirrored: bool = False, report: Report = silent
) -> list[Seen]:
    """Return what the network in `checkpoint` (or in a bundle's folder) says of every tuning film.

    With `mirrored` it is asked twice, the film as it is and mirrored, and the answers are averaged.
    """
    network = load(checkpoint)
    films = [film for film in pack.films if film.side == "tune" and film.source == "fracatlas"]
    made: list[Seen] = []
    for film in films:
        report(Step(len(made), len(films), film.name))
        made.append(_seen(network, pack, film, recipe, mirrored))
    return made


@torch.inference_mode()
def _seen(network: MultiTask, pack: Pack, film: Packed, recipe: Recipe, mirrored: bool) -> Seen:
    canvas = torch.from_numpy((whole(pack.pixels(film)) - recipe.mean) / recipe.std)[None, None].float()
    asked = torch.cat((canvas, canvas.flip(3))) if mirrored else canvas
    with mixed():
        answers = network(asked.to(memory_format=torch.channels_last))
    maps = torch.sigmoid(answers.maps.float())
    mean = ((maps[0] + maps[1].flip(2)) / 2 if mirrored else maps[0]).numpy()
    fit = Fit((film.rows, film.cols), max(film.rows, film.cols))
    bone, fracture = (segment.on_film(map_, fit) for map_ in mean)
    labels = pack.labels(film)
    known = labels & IGNORE == 0
    return Seen(
        film,
        float(answers.broken.float().mean()),
        mask_logit(segment.peak(mean[1])),
        np.asarray(torch.softmax(answers.main.float(), 1).mean(0), np.float32),
        _dices(fracture, labels & FRACTURE > 0, np.ones_like(known)) if film.fractured and film.outlined else (),
        _dices(bone, labels & BONE > 0, known) if film.traced else (),
    )


def _dices(map_: NDArray[np.float32], truth: NDArray[np.bool_], known: NDArray[np.bool_]) -> tuple[float, ...]:
    called = [(map_ >= cut) & known for cut in CUTS]
    truth = truth & known
    return tuple(dice(float((one & truth).sum()), float(one.sum()), float(truth.sum())) for one in called)


def figures(films: Sequence[Seen]) -> dict[str, Figure]:
    """Return every figure by name: value, 95 % interval over patients' blocks, number of films."""
    made = _fracture(films)
    for name in ("fracture", "bone"):
        some = [one for one in films if getattr(one, name)]
        dices = np.array([getattr(one, name) for one in some])
        best = dices[:, int(dices.mean(0).argmax())]
        made[f"{name}_dice"] = _measured(some, lambda at, best=best: float(best[at].mean()))  # type: ignore[misc]
    called = np.array([PARTS[int(one.parts.argmax())] for one in films])
    right = np.array([name in (one.film.main, *one.film.visible) for name, one in zip(called, films, strict=True)])
    made["part_main_or_visible"] = _measured(films, lambda at: float(right[at].mean()))
    limbs = [one for one in films if any(one.film.main in parts for parts in LIMBS.values())]
    limb = np.array([one.film.main in max(LIMBS.values(), key=lambda parts: _chance(one, parts)) for one in limbs])
    made["limb"] = _measured(limbs, lambda at: float(limb[at].mean()))
    return made


def write(path: Path, name: str, made: Mapping[str, Figure]) -> list[str]:
    """Put the figures into the CSV at `path` under `name`, in place of what it held under it; return them as lines."""
    kept: list[list[str]] = []
    if path.exists():
        with path.open(encoding="utf-8", newline="") as stream:
            kept = [row for row in list(csv.reader(stream))[1:] if row[0] != name]
    keys = ("value", "low", "high", "films")
    path.parent.mkdir(parents=True, exist_ok=True)
    new = [[name, figure, *map(one.get, keys)] for figure, one in made.items()]
    table(path, ("network", "figure", *keys), [*kept, *new])
    return [f"{figure:30} {value:.3f}  [{low:.3f}, {high:.3f}]  {films}" for _, figure, value, low, high, films in new]


def _fracture(films: Sequence[Seen]) -> dict[str, Figure]:
    """AUCs of the film's logit, of the mask's, and of both in Platt's fusion fitted on these films."""
    from sklearn.linear_model import LogisticRegression

    truth = np.array([one.film.fractured for one in films])
    both = np.array([(one.logit, one.mask) for one in films])
    fused = LogisticRegression(C=10.0).fit(both, truth).decision_function(both)
    scores = {"film": both[:, 0], "mask": both[:, 1], "both": fused}
    made = {
        f"fracture_auc_{name}": _measured(films, lambda at, score=score: auc(truth[at], score[at]))  # type: ignore[misc]
        for name, score in scores.items()
    }
    bare = [place for place, one in enumerate(films) if not one.film.cast]
    some, true, score = [films[place] for place in bare], truth[bare], fused[bare]
    return made | {"fracture_auc_both_without_cast": _measured(some, lambda at: auc(true[at], score[at]))}


def _measured(films: Sequence[Seen], figure: Callable[[NDArray[np.int64]], float]) -> Figure:
    low, high = interval(np.array([one.film.component for one in films]), figure)
    return {"value": figure(np.arange(len(films))), "low": low, "high": high, "films": len(films)}


def _chance(one: Seen, parts: tuple[str, ...]) -> float:
    return float(sum(one.parts[PARTS.index(part)] for part in parts))
