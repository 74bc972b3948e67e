"""The head that says what a film is before the router does: outside of all that is known, or a joint cut out.

Two logistic regressions on a bundle's own trunk. Outlier exposure (Hendrycks, Mazeika, Dietterich 2019), with outliers
of our own making: no real chest film teaches it but the few of FracAtlas.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.progress import Report, Step, silent
from training.data import beyond
from training.data.beyond import Picture
from training.data.pack import Pack
from training.data.recipe import RECIPE
from training.export import UNSUPPORTED
from training.features import centred
from training.init import load
from training.network import MultiTask
from training.precision import mixed

Row = tuple[NDArray[np.float32], str, str]
NAMES = ("features", "source", "part")  # of a row, and of the columns that are kept
SAVE_EVERY = 100
SPREAD = 1e-3  # the least deviation a feature counts with


@dataclass(frozen=True, slots=True)
class ScopeHead:
    """One training of the head; counts are of pictures beside the whole films, strengths inverse to the penalty."""

    bundle: str
    pack: str
    knees: str
    run: str
    joints: int = 250
    squares: int = 400
    outside: int = 190
    strangers: int = 150
    phantoms: int = 150  # of limbs: being drawn must not mean being outside
    seed: int = 5
    outside_strength: float = 1e-3
    joint_strength: float = 1e-2


@dataclass(frozen=True, slots=True, eq=False)
class Pooled:
    """What the trunk makes of pictures: features (n, 2048) float32, and the source and part of each."""

    features: NDArray[np.float32]
    source: NDArray[np.str_]
    part: NDArray[np.str_]


def run(config: ScopeHead, report: Report = silent) -> Path:
    """Train the head and write it below the run's folder; features that lie there are not computed again."""
    folder = Path(config.run)
    folder.mkdir(parents=True, exist_ok=True)
    network = load(Path(config.bundle))
    pooled = gathered(network, _pictures(config), folder / "features.npz", report)
    torch.save(fitted(pooled, config.outside_strength, config.joint_strength), folder / "scope.pt")
    return folder / "scope.pt"


def gathered(network: MultiTask, pictures: Iterator[Picture], cache: Path, report: Report = silent) -> Pooled:
    """Return the pooled features of every picture; what `cache` holds of them already is taken from there."""
    rows: list[Row] = _cached(cache)
    for number, picture in enumerate(pictures):
        if number < len(rows):
            continue
        rows.append((_pooled(network, picture), picture.source, picture.part))
        report(Step(number, number + 1, picture.name))
        if number % SAVE_EVERY == 0:
            _keep(cache, rows)
    _keep(cache, rows)
    return Pooled(*(np.array(column) for column in zip(*rows, strict=True)))


def fitted(pooled: Pooled, outside_strength: float, joint_strength: float) -> dict[str, Tensor]:
    """Return the head, `out.weight` (2, 2048) and `out.bias` (2,): the logits of being outside and of being a joint.

    Outside is learnt against whole limb films alone (a joint that was cut out looks odd to it, and is asked about
    first); a joint against everything else. Both classes of each count the same.
    """
    unknown = np.isin(pooled.part, UNSUPPORTED)
    whole = pooled.source == "film"
    strange = np.isin(pooled.source, ("outside", "strange")) | (whole & unknown)
    joint = pooled.source == "joint"
    rows = [
        _logistic(pooled, strange, whole & ~unknown, outside_strength),
        _logistic(pooled, joint, ~joint, joint_strength),
    ]
    weight, bias = zip(*rows, strict=True)
    return {"out.weight": torch.from_numpy(np.stack(weight)), "out.bias": torch.tensor(bias)}


def _logistic(
    pooled: Pooled, true: NDArray[np.bool_], false: NDArray[np.bool_], strength: float
) -> tuple[NDArray[np.float32], float]:
    """Return weights (2048,) float32 and bias over the features as they are; the regression sees them standardised."""
    from sklearn.linear_model import LogisticRegression

    seen = pooled.features[true | false].astype(np.float64)
    mean, spread = seen.mean(0), seen.std(0) + SPREAD
    regression = LogisticRegression(C=strength, max_iter=500, class_weight="balanced")
    regression.fit((seen - mean) / spread, true[true | false])
    weight = regression.coef_[0] / spread
    return weight.astype(np.float32), float(regression.intercept_[0] - (weight * mean).sum())


def _pictures(config: ScopeHead) -> Iterator[Picture]:
    pack, knees = Pack(Path(config.pack)), Path(config.knees)
    return chain(
        beyond.joints(knees, "train", config.joints, RECIPE, config.seed),
        beyond.squares(pack, "train", config.squares, RECIPE, config.seed),
        beyond.outside(config.outside, RECIPE),
        beyond.strangers(config.strangers, RECIPE),
        beyond.films(pack, "train", config.phantoms),
    )


@torch.inference_mode()
def _pooled(network: MultiTask, picture: Picture) -> NDArray[np.float32]:
    canvas = (centred(picture.pixels) - RECIPE.mean) / RECIPE.std
    x = torch.from_numpy(canvas)[None, None].float()
    with mixed():
        top = network.trunk(x.to(memory_format=torch.channels_last)).top
    return np.asarray(top.float().mean((2, 3))[0], np.float32)


def _cached(cache: Path) -> list[Row]:
    if not cache.exists():
        return []
    with np.load(cache) as kept:
        columns = [kept[name] for name in NAMES]
    return [(row[0], str(row[1]), str(row[2])) for row in zip(*columns, strict=True)]


def _keep(cache: Path, rows: list[Row]) -> None:
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    scratch = cache.with_name("features.new.npz")
    np.savez(scratch, **dict(zip(NAMES, columns, strict=True)))  # type: ignore[arg-type]
    scratch.replace(cache)
