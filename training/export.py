"""From trained networks to a bundle: weights.safetensors in half precision and the card that goes with them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import save
from torch import Tensor, nn

from engine import files
from engine.bundle import CARD, WEIGHTS, Bundle
from engine.card import FORMAT, Card, Expert, Masks, OperatingPoint, PartPoints, Rate, Routing
from engine.preprocess import Recipe
from training.data.fracatlas import PARTS
from training.network import MultiTask

UNSUPPORTED = ("chest", "spine", "skull", "other")
LIMBS = {
    "upper": ("hand", "wrist", "forearm", "elbow", "upper_arm", "shoulder"),
    "lower": ("pelvis_hip", "thigh", "knee", "lower_leg", "ankle", "foot"),
}
OFF = (
    Expert(
        "knee_density", "bone_density", ("knee",), own_block=True, labels=("normal", "osteopenia", "osteoporosis"),
        enabled=False,
        why_off="experimental: the best of six attempts reached a macro AUC of 0.56 (95 % interval 0.50 to 0.63) on "
        "168 knees, where 0.5 is chance",  # training/results/density.md
    ),
    Expert(
        "knee_osteoarthritis", "osteoarthritis", ("knee",), own_block=True, labels=("0", "1", "2", "3", "4"),
        enabled=False, why_off="no network of this version has been trained to grade whole films",
    ),
)  # fmt: skip
UNMEASURED = Rate(0.0, 0.0, 1.0, 0)


def tree(experts: tuple[Expert, ...]) -> dict[str, tuple[str, ...]]:
    """Return the tree: root to limbs, limbs to parts, parts to the experts that are asked of them."""
    below: dict[str, tuple[str, ...]] = {"": (*LIMBS, "unsupported"), **LIMBS, "unsupported": UNSUPPORTED}
    for part in (*LIMBS["upper"], *LIMBS["lower"]):
        below[part] = tuple(expert.name for expert in experts if part in expert.parts)
    return below


def draft(name: str, version: str, recipe: Recipe, experts: tuple[Expert, ...]) -> Card:
    """Return a card whose calibration is still to be fitted; questions that are `OFF` stand in it, and say why."""
    experts = (*experts, *OFF)
    point = OperatingPoint(0.5, UNMEASURED, UNMEASURED)
    return Card(
        format=FORMAT, name=name, version=version, sha256="", recipe=recipe, tree=tree(experts),
        routing=Routing(PARTS, 0.15, 1.0, UNSUPPORTED), experts=experts,
        points={part: PartPoints(point, point, "unmeasured") for limb in LIMBS.values() for part in limb},
        masks=Masks(0.5, 0.5, 12.0, 40.0), limits=(), training={}, results={},
    )  # fmt: skip


def weights(network: MultiTask, router: nn.Module, experts: Mapping[str, nn.Module]) -> dict[str, Tensor]:
    """Return the named tensors of a bundle, in half precision where they are floats."""
    whole = nn.ModuleDict(
        {"trunk": network.trunk, "decoder": network.decoder, "router": router, "experts": nn.ModuleDict(dict(experts))}
    )
    return {
        name: (value.to(torch.float16) if value.is_floating_point() else value).contiguous()
        for name, value in whole.state_dict().items()
    }


def write(folder: Path, card: Card, tensors: Mapping[str, Tensor] | None = None) -> Bundle:
    """Write a bundle and return it; without `tensors` the weights that lie there stay and only the card changes."""
    folder.mkdir(parents=True, exist_ok=True)
    if tensors is not None:
        content = save(dict(tensors))
        files.write(folder / WEIGHTS, content)
        card = replace(card, sha256=hashlib.sha256(content).hexdigest())
    card.save(folder / CARD)
    return Bundle(folder, Card.load(folder / CARD))
