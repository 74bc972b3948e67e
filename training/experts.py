"""Router and experts on frozen lower layers: only the last block and the classifier learn."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from engine.nets.heads import Classifier, FractureExpert, FractureHead
from training.data.fracatlas import PARTS
from training.features import FilmFeatures
from training.figures import auc
from training.network import MultiTask
from training.precision import mixed

GROUPS = {
    "hand_to_forearm": ("hand", "wrist", "forearm"),
    "elbow_to_shoulder": ("elbow", "upper_arm", "shoulder"),
    "hip_to_knee": ("pelvis_hip", "thigh", "knee"),
    "leg_to_foot": ("lower_leg", "ankle", "foot"),
}
CELL = 0.08  # share of a 32 px cell that fracture must cover for the cell to count as broken


@dataclass(frozen=True, slots=True)
class Tuning:
    """How a head is fine-tuned on cached features; `cells` weighs the local loss against the film's."""

    epochs: int = 4
    batch: int = 16
    rate: float = 2e-4
    decay: float = 0.05
    cells: float = 0.5
    seed: int = 1


def router(network: MultiTask, films: Sequence[FilmFeatures], tuning: Tuning) -> Classifier:
    """Return the part classifier, fine-tuned on whole films; its features are those of the trunk's own last block."""
    head = copy.deepcopy(network.main).float()
    pooled = _pooled(network, films)
    main = torch.tensor([PARTS.index(one.film.main) for one in films])
    sure = torch.tensor([1.0 if one.film.confident else 0.4 for one in films])

    def loss(at: Tensor) -> Tensor:
        losses = functional.cross_entropy(head.out(pooled[at]), main[at], reduction="none", label_smoothing=0.02)
        return (losses * sure[at]).mean()

    _learn(head, loss, len(films), tuning)
    return head


def expert(network: MultiTask, films: Sequence[FilmFeatures], tuning: Tuning, *, own_block: bool) -> nn.Module:
    """Return a fracture expert for the films' parts, begun from the trunk's last block and the common head.

    With `own_block` the last bottleneck is fine-tuned too (batch statistics stay frozen); without, the head alone.
    """
    made = FractureExpert()
    made.block.load_state_dict(network.trunk.layer4[-1].state_dict())
    made.head.load_state_dict(network.fracture.state_dict())
    broken = torch.tensor([float(one.film.fractured) for one in films])
    share = float(broken.mean())
    weight = torch.where(broken > 0, 0.5 / share, 0.5 / (1 - share))
    if not own_block:
        made.block.requires_grad_(False)

    def loss(at: Tensor) -> Tensor:
        return _film_and_cells(made, [films[int(place)] for place in at], broken[at], weight[at], tuning.cells)

    _learn(made, loss, len(films), tuning, buckets=_buckets(films))
    return made if own_block else made.head


def film_logits(made: nn.Module, network: MultiTask, films: Sequence[FilmFeatures]) -> NDArray[np.float32]:
    """Return the film logit (films,) float32 of an expert or of a head on the trunk's own last block."""
    made.eval()
    logits = []
    with torch.inference_mode():
        for one in films:
            shared = torch.from_numpy(one.shared[None].astype(np.float32))
            given = network.trunk.layer4[-1].float()(shared) if isinstance(made, FractureHead) else shared
            logits.append(float(made(given)[0]))
    return np.asarray(logits, np.float32)


def film_auc(made: nn.Module, network: MultiTask, films: Sequence[FilmFeatures]) -> float:
    """Return the area under the ROC curve of an expert's film logits."""
    truth = np.array([one.film.fractured for one in films])
    return auc(truth, film_logits(made, network, films))


def _film_and_cells(
    made: FractureExpert, films: list[FilmFeatures], broken: Tensor, weight: Tensor, cells: float
) -> Tensor:
    shared = torch.from_numpy(np.stack([one.shared for one in films]).astype(np.float32))
    if torch.rand(()) < 0.5:
        shared = shared.flip(3)
        target = torch.from_numpy(np.stack([one.broken[:, ::-1] for one in films]))
    else:
        target = torch.from_numpy(np.stack([one.broken for one in films]))
    with mixed():
        film, local = made(functional.dropout2d(shared, 0.1))
    film, local = film.float(), local.float()
    loss = (functional.binary_cross_entropy_with_logits(film, broken, reduction="none") * weight).mean()
    where = (target > CELL).float()
    local_loss = functional.binary_cross_entropy_with_logits(local, where, pos_weight=torch.tensor(8.0))
    return loss + cells * local_loss


def _pooled(network: MultiTask, films: Sequence[FilmFeatures]) -> Tensor:
    block = network.trunk.layer4[-1].float()
    with torch.inference_mode():
        rows = [block(torch.from_numpy(one.shared[None].astype(np.float32))).mean((2, 3)) for one in films]
    return torch.cat(rows).clone()


def _buckets(films: Sequence[FilmFeatures]) -> list[NDArray[np.int64]]:
    shapes: dict[tuple[int, ...], list[int]] = {}
    for place, one in enumerate(films):
        shapes.setdefault(one.shared.shape, []).append(place)
    return [np.array(places) for places in shapes.values()]


def _learn(
    module: nn.Module,
    loss: Callable[[Tensor], Tensor],
    count: int,
    tuning: Tuning,
    buckets: list[NDArray[np.int64]] | None = None,
) -> None:
    """Fine-tune `module` for the epochs of `tuning`; batch normalisation keeps its statistics."""
    torch.manual_seed(tuning.seed)
    chance = np.random.default_rng(tuning.seed)
    buckets = buckets or [np.arange(count)]
    steps = tuning.epochs * sum(-(-len(bucket) // tuning.batch) for bucket in buckets)
    learning = [parameter for parameter in module.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(learning, lr=tuning.rate, weight_decay=tuning.decay)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    module.eval()
    for _ in range(tuning.epochs):
        batches = [
            some
            for bucket in buckets
            for some in np.array_split(chance.permutation(bucket), -(-len(bucket) // tuning.batch))
        ]
        for place in chance.permutation(len(batches)):
            value = loss(torch.from_numpy(batches[place]))
            optimiser.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
