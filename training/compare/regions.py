"""Table (a): which region a film shows, by a frozen ResNet50 and a fine-tuned top."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.validation.figures import wilson
from training.compare.cells import Cell, Value, mean
from training.compare.learn import of_features, probabilities, teach
from training.compare.shipped import shipped
from training.compare.study import Study, Where, of_start
from training.compare.trunks import top
from training.export import LIMBS

FLAGS = {"hand": "upper", "shoulder": "upper", "leg": "lower", "hip": "lower"}
PARTS = (*LIMBS["upper"], *LIMBS["lower"])


@dataclass(frozen=True, slots=True)
class Question:
    """One question of regions; `answers` maps a film's place to its class, films without one are not asked."""

    name: str
    classes: tuple[str, ...]
    answers: dict[int, str]


def cells(study: Study) -> Iterator[Cell]:
    """Yield the cells of the table."""
    plan, side = study.config.regions, study.config.trunk_side
    for question in (_limb, _four, _parts):
        name = question.__name__.strip("_")
        yield Cell("regions", "majority", "", study.settings_print(name), partial(_majority, study, question))
        for start in plan.starts:
            settings = f"{of_start(start)}, whole films at {side} px, {plan.top}"
            key = study.settings_print(name, start, side, plan.top)
            system = "ResNet50 frozen, fine-tuned top"
            yield Cell("regions", system, f"{name}: {settings}", key, partial(_frozen, study, question, start))
    wanted = {"limb": "upper or lower limb", "part_main": "main part", "part_main_or_visible": "a part on the film"}
    yield shipped(study, "regions", wanted)


def _limb(study: Study) -> Question:
    """Upper or lower limb, by the part that eyes saw."""
    limb = {part: limb for limb, parts in LIMBS.items() for part in parts}
    answers = {at: limb[film.main] for at, film in enumerate(study.films) if film.main in limb}
    return Question("upper or lower limb", tuple(LIMBS), answers)


def _four(study: Study) -> Question:
    """The four regions of FracAtlas; films with several, or whose flag contradicts the part seen, are not asked."""
    with (study.data / "fracatlas" / "labels.csv").open(encoding="utf-8", newline="") as stream:
        flagged = {row["image_id"]: [flag for flag in FLAGS if row[flag] == "1"] for row in csv.DictReader(stream)}
    answers = {
        at: flagged[film.name][0]
        for at, film in enumerate(study.films)
        if len(flagged[film.name]) == 1 and film.main in LIMBS[FLAGS[flagged[film.name][0]]]
    }
    return Question("hand, leg, hip or shoulder", tuple(FLAGS), answers)


def _parts(study: Study) -> Question:
    """The twelve parts, by eye; films of which the eye was unsure are not asked."""
    answers = {at: film.main for at, film in enumerate(study.films) if film.main in PARTS and film.confident}
    return Question("main part of twelve", PARTS, answers)


def _asked(study: Study, question: Question, side: str) -> tuple[Where, NDArray[np.int64]]:
    places = np.array([at for at in study.places(side) if int(at) in question.answers], np.int64)
    return places, np.array([question.classes.index(question.answers[int(at)]) for at in places], np.int64)


def _majority(study: Study, ask: Callable[[Study], Question]) -> tuple[Value, ...]:
    question = ask(study)
    _, taught = _asked(study, question, "train")
    places, truth = _asked(study, question, "held_out")
    return (mean(question.name, truth == np.bincount(taught).argmax(), study.blocks(places)),)


def _frozen(study: Study, ask: Callable[[Study], Question], start: str) -> tuple[Value, ...]:
    question, pooled = ask(study), study.features(start, 0.0).pooled
    (train, taught), (tune, tuned), (held, truth) = (
        _asked(study, question, side) for side in ("train", "tune", "held_out")
    )
    torch.manual_seed(study.config.seed)
    network = top(len(question.classes))

    def right(network: nn.Module) -> float:
        return float((probabilities(network, of_features(pooled[tune]), len(tune)).argmax(1) == tuned).mean())

    teach(network, of_features(pooled[train]), taught, study.config.regions.top, study.config.seed, right)
    called = probabilities(network, of_features(pooled[held]), len(held)).argmax(1)
    return (_share(question, called == truth, study.blocks(held)),)


def _share(question: Question, right: NDArray[np.bool_], blocks: list[str]) -> Value:
    """Return the share right; where it is 1 a bootstrap sees no spread, and Wilson's interval over blocks stands."""
    made = mean(question.name, right, blocks)
    if not right.all():
        return made
    people = len(set(blocks))
    return Value(made.figure, 1.0, wilson(people, people)[0], 1.0, made.films)
