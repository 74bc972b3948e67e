"""Losses: binary cross-entropy per pixel and per film, with weights; Dice, focal and deep supervision as options."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.network import Answers


@dataclass(frozen=True, slots=True)
class Weights:
    """What each question counts, and what a positive pixel counts against a negative one."""

    fracture_pixels: float = 1.0
    bone_pixels: float = 1.0
    broken: float = 0.7
    main: float = 0.35
    visible: float = 0.35
    projection: float = 0.1
    grade: float = 0.5
    dice: float = 0.5
    positive_pixel: float = 5.0
    focal: float = 0.0  # gamma of Lin et al. 2017 for pixels; 0 is cross-entropy as it is
    deep: float = 0.0  # of each of the decoder's coarser maps


def total(answers: Answers, truth: dict[str, Tensor], weights: Weights) -> tuple[Tensor, dict[str, float]]:
    """Return the loss of one batch and its parts by name; `truth` holds the tensors of `Batch` by field."""
    parts = _maps(answers.maps, truth, weights) | {
        "broken": _weighted(
            functional.binary_cross_entropy_with_logits(answers.broken.float(), truth["broken"], reduction="none"),
            truth["broken_known"],
        ),
        "main": _weighted(
            functional.cross_entropy(answers.main.float(), truth["main"], reduction="none"), truth["main_known"]
        ),
        "visible": _weighted(_each(answers.visible, truth["visible"]), truth["main_known"]),
        "projection": _weighted(_each(answers.projection, truth["projection"]), truth["projection_known"]),
        "grade": _weighted(
            functional.cross_entropy(answers.grade.float(), truth["grade"], reduction="none"), truth["grade_known"]
        ),
    }
    for coarse in answers.coarse:
        deep = _maps(coarse, truth, weights)
        parts = {name: value + weights.deep * deep[name] if name in deep else value for name, value in parts.items()}
    loss = sum((getattr(weights, name) * value for name, value in parts.items()), torch.zeros(()))
    return loss, {name: float(value.detach()) for name, value in parts.items()}


def overlaps(maps: Tensor, truth: dict[str, Tensor]) -> dict[str, float]:
    """Return the soft Dice of bone and fracture, mean over the crops that hold some; `maps` as in `Answers`."""
    made = {}
    for place, name in enumerate(("bone", "fracture")):
        overlap, holds = _overlap(*_sized(maps[:, place].float(), truth[name], truth[f"{name}_known"]))
        made[f"{name}_dice"] = float(_weighted(overlap, holds))
    return made


def _maps(maps: Tensor, truth: dict[str, Tensor], weights: Weights) -> dict[str, Tensor]:
    bone = _pixels(maps[:, 0].float(), truth["bone"], truth["bone_known"], 1.0, weights)
    heavy = weights.positive_pixel
    fracture = _pixels(maps[:, 1].float(), truth["fracture"], truth["fracture_known"], heavy, weights)
    return {"bone_pixels": bone, "fracture_pixels": fracture}


def _each(logits: Tensor, truth: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(logits.float(), truth, reduction="none").mean(1)


def _weighted(losses: Tensor, known: Tensor) -> Tensor:
    return (losses * known).sum() / known.sum().clamp(min=1.0)


def _pixels(logits: Tensor, truth: Tensor, known: Tensor, positive: float, weights: Weights) -> Tensor:
    """Cross-entropy, focal if asked, over known pixels, plus soft Dice over the crops (n) that hold some of it."""
    logits, truth, known = _sized(logits, truth, known)
    heavy = known * (1 + (positive - 1) * truth)
    losses = functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    if weights.focal:
        heavy = heavy * (torch.sigmoid(logits) - truth).abs().detach() ** weights.focal
    loss = (losses * heavy).sum() / heavy.sum().clamp(min=1.0)
    overlap, holds = _overlap(logits, truth, known)
    return loss + weights.dice * _weighted(1 - overlap, holds)


def _sized(logits: Tensor, truth: Tensor, known: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return the logits, and truth and weight of their pixels at their size, all (n, rows, cols)."""
    size = logits.shape[-2:]
    truth = functional.interpolate(truth[:, None], size, mode="area")[:, 0]
    return logits, truth, functional.interpolate(known[:, None], size, mode="area")[:, 0]


def _overlap(logits: Tensor, truth: Tensor, known: Tensor) -> tuple[Tensor, Tensor]:
    """Return each crop's soft Dice (n,), and 1 where it holds more than a trace of the thing."""
    likely = torch.sigmoid(logits) * known
    shared, both = (likely * truth).sum((1, 2)), (likely + truth * known).sum((1, 2))
    return (2 * shared + 1) / (both + 1), ((truth * known).sum((1, 2)) > 8).float()
