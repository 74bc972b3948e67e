"""ResNet50 trunks to begin from, and what they make of films, kept on disk piece by piece."""

from __future__ import annotations

import copy
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine import files
from engine.bundle import Bundle
from engine.nets.trunk import Trunk
from engine.progress import Report, Step, silent
from training.compare.learn import normalised
from training.network import initialise

STARTS = ("bundle", "scratch", "imagenet")
PIECE = 128


@dataclass(frozen=True, slots=True, eq=False)
class FilmFeatures:
    """`shared` (n, 2048, side / 32, side / 32) float16 before the last bottleneck, `pooled` (n, 2048) after it."""

    shared: NDArray[np.float16]
    pooled: NDArray[np.float32]


def trunk(start: str, bundle: Bundle, seed: int = 1) -> Trunk:
    """Return a ResNet50 with the bundle's weights, none ("scratch"), or torchvision's ("imagenet").

    Raise ValueError for any other start, and URLError where torchvision neither has its weights nor can reach them.
    """
    if start not in STARTS:
        raise ValueError(f"a trunk starts from {', '.join(STARTS)}, not from {start}")
    torch.manual_seed(seed)
    made = Trunk()
    initialise(made)
    if start == "bundle":
        made.load_state_dict(held(bundle, "trunk"))
    if start == "imagenet":
        from torchvision.models import ResNet50_Weights

        made.load_state_dict(grey(ResNet50_Weights.IMAGENET1K_V2.get_state_dict(progress=False)))
    return made.to(memory_format=torch.channels_last).eval()


def held(bundle: Bundle, module: str) -> dict[str, Tensor]:
    """Return the weights of one module of a bundle ("trunk", "decoder"), in single precision."""
    from safetensors.torch import load_file

    some = {name: one for name, one in load_file(bundle.weights).items() if name.startswith(f"{module}.")}
    return {name.removeprefix(f"{module}."): one.float() for name, one in some.items()}


def grey(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return torchvision's ResNet50 weights without their classifier, the stem summed over its colours."""
    kept = {name: one for name, one in weights.items() if not name.startswith("fc.")}
    return {**kept, "conv1.weight": kept["conv1.weight"].sum(1, keepdim=True)}


def features(network: Trunk, films: NDArray[np.uint8], folder: Path, report: Report = silent) -> FilmFeatures:
    """Return what `network` makes of films (n, side, side) uint8; pieces already in `folder` are not computed again."""
    pieces: list[tuple[NDArray[np.float16], NDArray[np.float32]]] = []
    for begin in range(0, len(films), PIECE):
        report(Step(begin, len(films), f"features, {folder.name}"))
        path = folder / f"{begin:05}.npz"
        if not path.is_file():
            held = io.BytesIO()
            shared, pooled = _made(network, films[begin : begin + PIECE])
            np.savez(held, shared=shared, pooled=pooled)
            files.write(path, held.getvalue())
        with np.load(path) as piece:
            pieces.append((piece["shared"], piece["pooled"]))
    return FilmFeatures(np.concatenate([one for one, _ in pieces]), np.concatenate([one for _, one in pieces]))


@torch.inference_mode()
def _made(network: Trunk, films: NDArray[np.uint8]) -> tuple[NDArray[np.float16], NDArray[np.float32]]:
    shared, pooled = [], []
    for some in np.array_split(films, -(-len(films) // 16)):
        made = network(normalised(torch.from_numpy(some)).to(memory_format=torch.channels_last))
        shared.append(made.shared.half().contiguous().numpy())
        pooled.append(made.top.mean((2, 3)).numpy())
    return np.concatenate(shared), np.concatenate(pooled)


def top(classes: int, width_in: int = 2048) -> nn.Module:
    """The papers' new top on a frozen trunk: normalised features (n, width_in), one hidden layer, logits."""
    return nn.Sequential(
        nn.BatchNorm1d(width_in), nn.Dropout(0.3), nn.Linear(width_in, 64), nn.ReLU(), nn.Linear(64, classes)
    )


class Block(nn.Module):
    """The trunk's last bottleneck, learning, and a classifier; batch statistics stay frozen."""

    def __init__(self, network: Trunk, classes: int) -> None:
        super().__init__()
        self.block = copy.deepcopy(network.layer4[-1])
        self.out = nn.Linear(2048, classes)

    def forward(self, shared: Tensor) -> Tensor:
        """Map `FilmFeatures.shared` to logits (n, classes)."""
        self.block.eval()
        logits: Tensor = self.out(self.block(shared).mean((2, 3)))
        return logits
