"""Table (c): bone density of the knee, by repeated stratified cross-validation on 168 films."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.compare.cells import Cell, Value
from training.compare.films import squares
from training.compare.learn import moved, of_features, of_films, probabilities, teach
from training.compare.nets import plain
from training.compare.plan import Density, Lesson
from training.compare.study import Study, of_start
from training.compare.trunks import Block, FilmFeatures, features, top, trunk
from training.crossval import Fit, accuracy, crossed, macro_auc
from training.network import initialise

LABELS = ("normal", "osteopenia", "osteoporosis")
Floats = NDArray[np.float64]
Places = NDArray[np.int64]


class Knees:
    """The films of `knee_osteoporosis` below `data`: labels, sizes, and pixels when they are asked for."""

    def __init__(self, data: Path, kept: Path) -> None:
        with (data / "knee_osteoporosis" / "labels.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        self._kept = kept
        self.paths = tuple(data / "knee_osteoporosis" / "images" / row["image_id"] for row in rows)
        self.truth = np.array([LABELS.index(row["label"]) for row in rows], np.int64)
        self.sizes = np.array([[int(row["original_width"]), int(row["original_height"])] for row in rows])

    def pixels(self, side: int) -> NDArray[np.uint8]:
        """Return the films on squares of `side`."""
        return squares(self.paths, side, self._kept / f"knees-{side}.npy")

    @cached_property
    def sources(self) -> NDArray[np.str_]:
        """Which films probably come from one machine: those of one original size, turned or not."""
        rounded = np.sort(self.sizes, 1) // 100
        return np.array([f"{low}x{high}" for low, high in rounded])


def cells(study: Study) -> Iterator[Cell]:
    """Yield the cells of the table."""
    plan = study.config.density
    knees = Knees(study.data, study.folder)
    folds = f"{plan.repeats} x {plan.folds} folds"
    for system, settings, fit in _systems(study, knees):
        key = study.settings_print(system, settings, plan)
        words = f"{settings}; {folds}" if settings else folds
        yield Cell("density", system, words, key, partial(values, knees, fit, plan, study.config.seed))


def values(knees: Knees, fit: Callable[[], Fit], plan: Density, seed: int) -> tuple[Value, ...]:
    """Return the figures of one system."""
    said = crossed(fit(), knees.truth, plan.folds, plan.repeats, seed)
    count = len(knees.truth)
    made = {
        "macro AUC": macro_auc(said),
        "macro AUC within one image size": macro_auc(said, knees.sources),
        "accuracy": accuracy(said),
        "balanced accuracy": accuracy(said, balanced=True),
    }
    return tuple(Value(figure, *numbers, count) for figure, numbers in made.items())


def _systems(study: Study, knees: Knees) -> Iterator[tuple[str, str, Callable[[], Fit]]]:
    plan = study.config.density
    small = f"{plan.side} px, from scratch"
    yield "majority", "", lambda: partial(majority, knees.truth)
    yield "the original image's size alone", "logistic regression", lambda: size_only(knees)
    yield "3-layer CNN", f"{small}, {plan.small}", lambda: _whole(study, knees, lambda: plain(len(LABELS)), plan.small)
    yield "ResNet-18", f"{small}, {plan.deep}", lambda: _whole(study, knees, resnet18, plan.deep)
    yield "VGG-16 frozen, new top", f"{small}, {plan.top}", lambda: _on(vgg(study, knees)[1], knees, plan.top, 512)
    yield (
        "VGG-16, last block and top fine-tuned", f"{small}, {plan.deep}",
        lambda: _over(vgg(study, knees)[0], knees, plan.deep, lambda: VggTop(study.config.seed)),
    )  # fmt: skip
    start = study.config.regions.starts[0]
    wide = f"{plan.trunk_side} px, {of_start(start)}"
    yield "ResNet50 frozen, new top", f"{wide}, {plan.top}", lambda: _on(_trunk(study, knees).pooled, knees, plan.top)
    yield (
        "ResNet50, last block and top fine-tuned", f"{wide}, {plan.deep}",
        lambda: _over(_trunk(study, knees).shared, knees, plan.deep, lambda: _block(study)),
    )  # fmt: skip


def majority(truth: Places, taught: Places, asked: Places, seed: int) -> Floats:
    """Answer every film with the classes' shares among the taught ones; with `truth` bound, a `crossval.Fit`."""
    shares = np.bincount(truth[taught], minlength=len(LABELS)) / len(taught)
    return np.tile(shares, (len(asked), 1))


def size_only(knees: Knees) -> Fit:
    """Return the fit that knows the original image's width and height and nothing of what it shows."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    wide, high = knees.sizes.T / 1000
    known = np.stack([wide, high, wide * high, wide / high], 1)

    def fit(taught: Places, asked: Places, seed: int) -> Floats:
        model = make_pipeline(StandardScaler(), LogisticRegression(class_weight="balanced", max_iter=2000))
        return np.asarray(model.fit(known[taught], knees.truth[taught]).predict_proba(known[asked]), np.float64)

    return fit


def resnet18() -> nn.Module:
    """ResNet-18 (He et al. 2016) over one grey channel, untaught."""
    from torchvision.models import resnet18 as made

    network: nn.Module = made(num_classes=len(LABELS))
    network.conv1 = nn.Conv2d(1, 64, 7, 2, 3, bias=False)
    return network


class VggTop(nn.Module):
    """The last block of VGG-16 (Simonyan and Zisserman 2015), learning, and a classifier of pooled features."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.block = vgg_features(seed)[24:]
        self.out = nn.Linear(512, len(LABELS))

    def forward(self, x: Tensor) -> Tensor:
        """Map what the four blocks below give, (n, 512, rows, cols), to logits."""
        logits: Tensor = self.out(self.block(x).mean((2, 3)))
        return logits


@torch.inference_mode()
def vgg(study: Study, knees: Knees) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return what four blocks of VGG-16 make of the knees, and the means of the fifth's features."""
    network = vgg_features(study.config.seed).eval()
    fetch = of_films(knees.pixels(study.config.density.side))
    below: Tensor = network[:24](fetch(np.arange(len(knees.truth))).expand(-1, 3, -1, -1))
    pooled: Tensor = network[24:](below).mean((2, 3))
    return below.numpy(), pooled.numpy()


def vgg_features(seed: int) -> nn.Sequential:
    """Return the five blocks of convolutions of VGG-16, untaught, over three equal channels."""
    from torchvision.models.vgg import cfgs, make_layers

    torch.manual_seed(seed)
    made: nn.Sequential = make_layers(cfgs["D"])
    initialise(made)
    return made


def _trunk(study: Study, knees: Knees) -> FilmFeatures:
    side, start = study.config.density.trunk_side, study.config.regions.starts[0]
    network = trunk(start, study.bundle, study.config.seed)
    kept = study.folder / f"knees-{start}-{study.settings_print(start, side)}"
    return features(network, knees.pixels(side), kept, study.report)


def _block(study: Study) -> nn.Module:
    return Block(trunk(study.config.regions.starts[0], study.bundle, study.config.seed), len(LABELS))


def _whole(study: Study, knees: Knees, make: Callable[[], nn.Module], lesson: Lesson) -> Fit:
    """Return the fit of a network that learns whole, on mirrored and moved films."""
    films = knees.pixels(study.config.density.side)

    def fit(taught: Places, asked: Places, seed: int) -> Floats:
        torch.manual_seed(seed)
        network = teach(make(), moved(films[taught], lesson.shift, seed), knees.truth[taught], lesson, seed)
        return probabilities(network, of_films(films[asked]), len(asked))

    return fit


def _over(held: NDArray[np.floating], knees: Knees, lesson: Lesson, make: Callable[[], nn.Module]) -> Fit:
    """Return the fit of a network that learns on cached features."""

    def fit(taught: Places, asked: Places, seed: int) -> Floats:
        torch.manual_seed(seed)
        network = teach(make(), of_features(held[taught]), knees.truth[taught], lesson, seed)
        return probabilities(network, of_features(held[asked]), len(asked))

    return fit


def _on(pooled: NDArray[np.float32], knees: Knees, lesson: Lesson, width: int = 2048) -> Fit:
    return _over(pooled, knees, lesson, lambda: top(len(LABELS), width))
