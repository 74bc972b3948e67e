"""A bundle grown from a shipped one: the same trunk and outlines, and questions that it did not ask."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor

from engine import bundle as bundles
from engine.bundle import Bundle
from engine.card import Card, Expert
from engine.progress import Report, silent
from training import export, grades
from training.data.knees import CUT, GRADES
from training.finish import finished
from training.release import CHOSEN

JOINT = 0.9  # chance from which a film is a joint cut out; tuning joints: 98 in 100 have 0.97 or more


@dataclass(frozen=True, slots=True)
class Extension:
    """What a new bundle takes from where."""

    bundle: str  # whose trunk, decoder and fracture experts it keeps
    folder: str
    version: str
    scope: str | None = None  # what `osteoscope-train scope` wrote
    grades: str | None = None  # the folder that `osteoscope-train osteoarthritis` wrote into
    limits: tuple[str, ...] = ()
    training: dict[str, Any] = field(default_factory=dict)  # added to what the card already says


def run(config: Extension, data: Path, report: Report = silent) -> Bundle:
    """Make the bundle, calibrate it on the tuning films, measure it on those held out, and return it."""
    begun = bundles.load(Path(config.bundle))
    tensors, card = _joined(load_file(begun.weights), begun.card, config)
    made = export.write(Path(config.folder), card, tensors)
    _take(begun.folder / "evaluation", made.folder / "evaluation", config)
    return finished(made, data, report)


def _take(old: Path, new: Path, config: Extension) -> None:
    """Copy what is told of the training; what was measured of the bundle before is not this one's."""
    (new / "training").mkdir(parents=True, exist_ok=True)
    for path in (*(old / "training").glob("*"), *old.glob(CHOSEN)):
        shutil.copyfile(path, new / path.relative_to(old))
    if config.grades:
        shutil.copyfile(Path(config.grades) / "losses.csv", new / "training" / "knee_grade.csv")


def _joined(tensors: Mapping[str, Tensor], card: Card, config: Extension) -> tuple[dict[str, Tensor], Card]:
    made = dict(tensors)
    if config.scope:
        for name, value in torch.load(config.scope, weights_only=True).items():
            made[f"scope.{name}"] = value.half()
        card = replace(card, routing=replace(card.routing, joint_part="knee", joint_threshold=JOINT))
    if config.grades:
        folder = Path(config.grades)
        for name, value in torch.load(folder / "expert.pt", weights_only=True).items():
            made[f"experts.{grades.EXPERT}.{name}"] = value.half() if value.is_floating_point() else value
        temperature = json.loads((folder / "grades.json").read_text("utf-8"))["temperature"]
        asked = Expert(
            grades.EXPERT, "osteoarthritis", ("knee",), own_block=True, joint=True, temperature=temperature,
            labels=tuple(str(grade) for grade in range(GRADES)),
        )  # fmt: skip
        experts = tuple(asked if one.name == grades.EXPERT else one for one in card.experts)
        card = replace(card, experts=experts, recipe=replace(card.recipe, joint_side=CUT))
    card = replace(card, version=config.version, training=card.training | config.training)
    return made, replace(card, limits=config.limits or card.limits)
