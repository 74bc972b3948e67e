"""Losses: binary cross-entropy per pixel and per film, with weights; Dice beside it."""

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


def total(answers: Answers, truth: dict[str, Tensor], weights: Weights) -> tuple[Tensor, dict[str, float]]:
    """Return the loss of one batch and its parts by name; `truth` holds the tensors of `Batch` by field."""
    maps = answers.maps.float()
    parts = {
        "bone_pixels": _pixels(maps[:, 0], truth["bone"], truth["bone_known"], 1.0, weights.dice),
        "fracture_pixels": _pixels(
            maps[:, 1], truth["fracture"], truth["fracture_known"], weights.positive_pixel, weights.dice
        ),
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
    loss = sum((getattr(weights, name) * value for name, value in parts.items()), torch.zeros(()))
    return loss, {name: float(value.detach()) for name, value in parts.items()}


def _each(logits: Tensor, truth: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(logits.float(), truth, reduction="none").mean(1)


def _weighted(losses: Tensor, known: Tensor) -> Tensor:
    return (losses * known).sum() / known.sum().clamp(min=1.0)


def _pixels(logits: Tensor, truth: Tensor, known: Tensor, positive: float, dice: float) -> Tensor:
    """BCE over known pixels, plus soft Dice over the crops (n) that hold some of the thing."""
    size = logits.shape[-2:]
    truth = functional.interpolate(truth[:, None], size, mode="area")[:, 0]
    known = functional.interpolate(known[:, None], size, mode="area")[:, 0]
    heavy = known * (1 + (positive - 1) * truth)
    bce = functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    loss = (bce * heavy).sum() / heavy.sum().clamp(min=1.0)
    likely = torch.sigmoid(logits) * known
    shared, both = (likely * truth).sum((1, 2)), (likely + truth * known).sum((1, 2))
    holds = ((truth * known).sum((1, 2)) > 8).float()
    overlap = (2 * shared + 1) / (both + 1)
    return loss + dice * _weighted(1 - overlap, holds)
