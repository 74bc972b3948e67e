"""What a network begins with: nothing, ImageNet's ResNet50, a checkpoint, or a bundle."""

from __future__ import annotations

from pathlib import Path
from urllib.error import URLError

import torch
from torch import Tensor

from engine import bundle
from training.network import MultiTask, grown, initialise, shipped

SCRATCH, IMAGENET = "scratch", "imagenet"


def begun(start: str, depths: tuple[int, int, int, int], dropout: float = 0.0, *, deep: bool = False) -> MultiTask:
    """Return a network that begins as `start` says; `deep` is that of `MultiTask`.

    "scratch" is He's initialisation at `depths`; "imagenet" torchvision's ResNet50, downloaded where it can be
    reached; a file ending in ".pth" such weights from the disk; else a checkpoint of ours, or a bundle's folder. Raise
    ValueError where the weights do not fit, or cannot be reached.
    """
    if start == SCRATCH:
        network = MultiTask(depths, dropout, deep=deep)
        initialise(network)
        return network
    if start == IMAGENET:
        return _trunk_of(_downloaded(), MultiTask(dropout=dropout, deep=deep))
    if start.endswith(".pth"):
        return _trunk_of(torch.load(start, weights_only=True), MultiTask(dropout=dropout, deep=deep))
    return grown(stored(Path(start)), dropout, deep=deep)


def stored(start: Path) -> dict[str, Tensor]:
    """Return the weights that lie in a checkpoint, or in a bundle's folder, by the names of `MultiTask`."""
    if start.is_dir():
        return shipped(bundle.load(start))
    weights: dict[str, Tensor] = torch.load(start, weights_only=True)["average"]
    return weights


def load(start: Path) -> MultiTask:
    """Return the running mean of a checkpoint, or a bundle's network, ready to be asked, grown to full depth."""
    return grown(stored(start)).to(memory_format=torch.channels_last).eval()


def _trunk_of(weights: dict[str, Tensor], network: MultiTask) -> MultiTask:
    """Return `network`, begun anew on a colour ResNet50 asked about grey films: its stem is summed over colours."""
    initialise(network)
    named = {name: value for name, value in weights.items() if not name.startswith("fc.")}
    if "conv1.weight" not in named or named["conv1.weight"].shape[1] != 3:
        raise ValueError("the weights are not those of torchvision's ResNet50")
    named["conv1.weight"] = named["conv1.weight"].sum(1, keepdim=True)
    try:
        network.trunk.load_state_dict(named)
    except RuntimeError as error:
        raise ValueError("the weights are not those of torchvision's ResNet50") from error
    return network


def _downloaded() -> dict[str, Tensor]:
    from torchvision.models import ResNet50_Weights

    try:
        weights: dict[str, Tensor] = ResNet50_Weights.IMAGENET1K_V2.get_state_dict(progress=False)
    except (URLError, OSError) as error:
        raise ValueError("ImageNet's weights cannot be reached from here; name a file of them instead") from error
    return weights
