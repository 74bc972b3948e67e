"""Eight bits: the ranges that training films give, and the test that readings in eight bits have to pass."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.bundle import Bundle
from engine.card import Card, Int8
from engine.decode import read_radiographs
from engine.preprocess import preprocess
from engine.progress import Report, Step, silent
from engine.records import Preprocessed, Triage
from engine.runtime import graph
from engine.runtime.int8 import convolutions
from engine.runtime.openvino import compiled, load_weights
from training.data import fracatlas
from training.figures import auc, sensitivity
from training.runtimes import Answer

SEED = 6
# Stay in single precision: on 60 tuning films eight bits here made most of the change in the film's logit (0.072 with
# them, 0.025 without, root mean square), for a quarter of the operations.
EXACT = ("trunk.layer1.", "decoder.")
MOST_AUC, MOST_SENSITIVITY, MOST_TRIAGE = 0.003, 0.005, 0.01  # what eight bits may cost
Figures = dict[str, float | int]


def films(data: Path, card: Card, count: int) -> Iterator[Preprocessed]:
    """Yield `count` training films, drawn with a fixed seed, as the network takes them."""
    train = [film for film in fracatlas.films(data / "fracatlas") if film.side == "train"]
    for film in random.Random(SEED).sample(train, count):
        yield preprocess(read_radiographs(film.path)[0], card.recipe)


def ranges(bundle: Bundle, given: Iterable[Preprocessed], total: int, report: Report = silent) -> dict[str, float]:
    """Return for the convolutions that are to run in eight bits the mean over films of their largest input."""
    from openvino import opset15 as ops

    drawn = graph.main_graph(load_weights(bundle))
    over = {name: node for name, node in convolutions(drawn).items() if not name.startswith(EXACT)}
    every = ops.constant(np.array([0, 1, 2, 3]))
    drawn.add_outputs([ops.reduce_max(node.input_value(0), every).output(0) for node in over.values()])
    tapped, largest = compiled(drawn, "fp32"), []
    for place, film in enumerate(given):
        report(Step(place, total, "ranges"))
        found = list(tapped(film.pixels[None, None]).values())[-len(over) :]
        largest.append([float(one) for one in found])
    return dict(zip(over, map(float, np.mean(largest, axis=0).round(4)), strict=True))


def gate(single: Mapping[str, Answer], eight: Mapping[str, Answer]) -> Figures:
    """Return what eight bits cost on films of known truth: AUC, sensitivity at both points, triage.

    Both map films to answers. A film that one of them turns away counts as changed triage, and in no other figure.
    """
    pairs = [(single[film], eight[film]) for film in single]
    both = [(one, other) for one, other in pairs if one.probability is not None and other.probability is not None]
    truth = np.array([one.fractured for one, _ in both], bool)
    made: Figures = {"films": len(pairs), "fractured": int(truth.sum())}
    made["triage_changed"] = sum(one.triage != other.triage or one.refused != other.refused for one, other in pairs)
    for name, answers in zip(("fp32", "int8"), zip(*both, strict=True), strict=True):
        said = [one.triage for one in answers]
        made[f"auc_{name}"] = auc(truth, np.array([one.probability for one in answers], np.float64))
        low = np.array([triage != Triage.NEGATIVE for triage in said])
        high = np.array([triage == Triage.POSITIVE for triage in said])
        made[f"sensitivity_at_high_sensitivity_{name}"] = sensitivity(truth, low)
        made[f"sensitivity_at_high_specificity_{name}"] = sensitivity(truth, high)
    return made


def passed(figures: Figures) -> bool:
    """Tell whether eight bits cost no more than they may."""

    def fell(figure: str) -> float:
        return figures[f"{figure}_fp32"] - figures[f"{figure}_int8"]

    points = ("sensitivity_at_high_sensitivity", "sensitivity_at_high_specificity")
    return (
        fell("auc") <= MOST_AUC
        and all(fell(point) <= MOST_SENSITIVITY for point in points)
        and figures["triage_changed"] <= MOST_TRIAGE * figures["films"]
    )


def with_ranges(bundle: Bundle, largest: Mapping[str, float]) -> Bundle:
    """Return the bundle with a card that allows eight bits to be tried."""
    return replace(bundle, card=replace(bundle.card, int8=Int8(dict(largest), False, {})))


def tested(card: Card, figures: Figures) -> Card:
    """Return a card that has ranges with what the test of them found."""
    if card.int8 is None:
        raise ValueError("the card has no ranges to test")
    return replace(card, int8=replace(card.int8, passed=passed(figures), gate=dict(figures)))
