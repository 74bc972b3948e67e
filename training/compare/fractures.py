"""Table (b): fracture yes or no, each system with and without a Gaussian filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.validation.figures import area
from training.compare.cells import Cell, Value, bootstrapped, mean
from training.compare.classical import Fit, Sides, pca_forest, pca_svm
from training.compare.learn import Fetch, moved, of_features, of_films, probabilities, teach
from training.compare.nets import NAMES, NETWORKS
from training.compare.plan import Lesson
from training.compare.shipped import shipped
from training.compare.study import Study, Where, of_start
from training.compare.trunks import Block, top, trunk
from training.figures import auc

Floats = NDArray[np.float64]
Scores = tuple[Floats, Floats]  # of the tuning films and of the held-out ones
CLASSES = 2  # Stable, Fractured


def cells(study: Study) -> Iterator[Cell]:
    """Yield the cells of the table."""
    plan, wide = study.config.fractures, study.config.trunk_side
    yield Cell("fractures", "majority (never fractured)", "", study.settings_print("majority"), partial(_never, study))
    for name, score in _BASELINES.items():
        yield Cell("fractures", name, "", study.settings_print(name), partial(_baseline, study, score))
    yield shipped(study, "fractures", {"fracture_auc": "AUC", "fracture_auc_without_cast": "AUC without cast"})
    for sigma in (0.0, plan.sigma_px):
        words = f"Gaussian filter {sigma:g} px" if sigma else "no filter"
        for name in plan.networks:
            key = study.settings_print(name, sigma, plan.side, plan.small, wide)
            settings = f"{words}, {plan.side} px, from scratch, {plan.small}"
            yield _cell(NAMES[name], settings, key, study, partial(_small, study, name, sigma))
        for name, fit in (("PCA, SVM", pca_svm), ("PCA, random forest", pca_forest)):
            key = study.settings_print(name, sigma, plan.side, plan.components, wide)
            yield _cell(name, f"{words}, {plan.side} px", key, study, partial(_classical, study, fit, sigma))
        for start in plan.starts:
            settings = f"{words}, {of_start(start)}, {wide} px"
            key = study.settings_print(start, sigma, wide, plan.top)
            system = "ResNet50 frozen, fine-tuned top"
            yield _cell(system, f"{settings}, {plan.top}", key, study, partial(_frozen, study, start, sigma))
            if start != "scratch":
                key = study.settings_print(start, sigma, wide, plan.block, "block")
                system = "ResNet50, last block and top fine-tuned"
                yield _cell(system, f"{settings}, {plan.block}", key, study, partial(_block, study, start, sigma))


def _cell(system: str, settings: str, key: str, study: Study, scores: Callable[[], Scores]) -> Cell:
    return Cell("fractures", system, settings, key, lambda: values(study, *scores()))


def values(study: Study, tuned: Floats, held: Floats) -> tuple[Value, ...]:
    """Return the figures of fracture scores of the tuning films and of the held-out ones.

    Accuracies are those at the threshold that is best for balanced accuracy on the tuning films.
    """
    places = study.places("held_out")
    truth, blocks = fractured(study, places), study.blocks(places)
    bare = np.array([not study.films[at].cast for at in places])
    called = held >= threshold(fractured(study, study.places("tune")), tuned)
    return (
        _auc("AUC", truth, held, blocks),
        _auc("AUC without cast", truth[bare], held[bare], [one for one, ok in zip(blocks, bare, strict=True) if ok]),
        _balanced(truth, called, blocks),
        bootstrapped("accuracy", lambda weights: float(weights @ (called == truth) / weights.sum()), blocks),
    )


def threshold(truth: NDArray[np.bool_], score: Floats) -> float:
    """Return the score at or above which calling a film fractured gives the largest balanced accuracy."""
    tried = np.unique(score)
    gain = [(score[truth] >= one).mean() - (score[~truth] >= one).mean() for one in tried]
    return float(tried[int(np.argmax(gain))])


def fractured(study: Study, places: Where) -> NDArray[np.bool_]:
    """Return which of the films are fractured."""
    return np.array([study.films[at].fractured for at in places], bool)


def _auc(figure: str, truth: NDArray[np.bool_], score: Floats, blocks: list[str]) -> Value:
    _, ranks = np.unique(score, return_inverse=True)
    return bootstrapped(figure, lambda weights: area(truth, ranks, weights), blocks, int(truth.sum()))


def _balanced(truth: NDArray[np.bool_], called: NDArray[np.bool_], blocks: list[str]) -> Value:
    def over(weights: Floats) -> float:
        sides = [(weights * some).sum() for some in (truth, ~truth)]
        right = [(weights * some * (called == truth)).sum() for some in (truth, ~truth)]
        return float("nan") if 0 in sides else float(right[0] / sides[0] + right[1] / sides[1]) / 2

    return bootstrapped("balanced accuracy", over, blocks, int(truth.sum()))


def _never(study: Study) -> tuple[Value, ...]:
    places = study.places("held_out")
    return (mean("accuracy", ~fractured(study, places), study.blocks(places)),)


def _baseline(study: Study, score: Callable[[Study, Where], Floats]) -> tuple[Value, ...]:
    return values(study, score(study, study.places("tune")), score(study, study.places("held_out")))


def _small(study: Study, name: str, sigma: float) -> Scores:
    plan = study.config.fractures
    torch.manual_seed(study.config.seed)
    films = study.small(plan.side, sigma)
    moving = moved(films[study.places("train")], plan.small.shift, study.config.seed)
    tune, held = (of_films(films[study.places(side)]) for side in ("tune", "held_out"))
    return _taught(study, NETWORKS[name](CLASSES), moving, tune, held, plan.small)


def _frozen(study: Study, start: str, sigma: float) -> Scores:
    pooled = study.features(start, sigma).pooled
    train, tune, held = (of_features(pooled[study.places(side)]) for side in ("train", "tune", "held_out"))
    torch.manual_seed(study.config.seed)
    return _taught(study, top(CLASSES), train, tune, held, study.config.fractures.top)


def _block(study: Study, start: str, sigma: float) -> Scores:
    shared = study.features(start, sigma).shared
    train, tune, held = (of_features(shared[study.places(side)]) for side in ("train", "tune", "held_out"))
    torch.manual_seed(study.config.seed)
    network = Block(trunk(start, study.bundle, study.config.seed), CLASSES)
    return _taught(study, network, train, tune, held, study.config.fractures.block)


def _taught(study: Study, network: nn.Module, train: Fetch, tune: Fetch, held: Fetch, lesson: Lesson) -> Scores:
    taught = fractured(study, study.places("train")).astype(np.int64)
    tuned = fractured(study, study.places("tune"))

    def preferred(network: nn.Module) -> float:
        return auc(tuned, probabilities(network, tune, len(tuned))[:, 1])

    teach(network, train, taught, lesson, study.config.seed, preferred)
    count = len(study.places("held_out"))
    return probabilities(network, tune, len(tuned))[:, 1], probabilities(network, held, count)[:, 1]


def _classical(study: Study, fit: Fit, sigma: float) -> Scores:
    films = study.small(study.config.fractures.side, sigma).reshape(len(study.films), -1).astype(
        np.float32
    ) / np.float32(255)
    train, tune, held = (study.places(side) for side in ("train", "tune", "held_out"))
    sides = Sides(films[train], fractured(study, train), films[tune], fractured(study, tune), films[held])
    return fit(sides, study.config.fractures.components, study.config.seed)


def _size(study: Study, places: Where) -> Floats:
    return np.array([float(np.prod(study.films[at].original_size)) for at in places])


def _cast(study: Study, places: Where) -> Floats:
    return np.array([float(study.films[at].cast) for at in places])


_BASELINES: dict[str, Callable[[Study, Where], Floats]] = {
    "the original image's size alone": _size,
    "knowing of a cast alone": _cast,
}
