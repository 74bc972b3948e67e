"""One network from several that were taught one after another: the mean of their weights.

"Model soups" (Wortsman et al. 2022). The mean's statistics of batch normalisation can be measured anew on training
crops, as after stochastic weight averaging (Izmailov et al. 2018).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor
from torch.optim.swa_utils import update_bn

from engine.progress import Report, Step, silent
from training.data.augment import Augment
from training.data.crops import Cropper, Mix
from training.data.pack import Pack
from training.data.recipe import RECIPE
from training.init import stored
from training.network import grown
from training.precision import mixed


@dataclass(frozen=True, slots=True)
class Soup:
    """What is averaged, and on what the statistics are measured."""

    networks: tuple[str, ...]  # checkpoints, or bundles' folders; all count the same
    pack: str
    run: str
    side: int = 352
    batches: int = 50  # of crops; with none the statistics are averaged as the weights are
    seed: int = 19
    mix: Mix = field(default_factory=lambda: Mix(fractured=3, centred=1, normal=4, traced=1, phantom=1))
    augment: Augment = field(default_factory=lambda: Augment(scale=(0.75, 1.1)))


def run(config: Soup, report: Report = silent) -> Path:
    """Write the averaged network, as a checkpoint that others can begin from; return its path."""
    folder = Path(config.run)
    folder.mkdir(parents=True, exist_ok=True)
    network = grown(mean([stored(Path(one)) for one in config.networks]))
    if config.batches:
        with mixed():
            update_bn(_crops(config, report), network.to(memory_format=torch.channels_last))
    torch.save({"step": 0, "average": network.state_dict()}, folder / "checkpoint.pt")
    return folder / "checkpoint.pt"


def mean(networks: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of every weight over those networks that have it; counts are the last one's."""
    made = {}
    for name in {name for network in networks for name in network}:
        values = [network[name] for network in networks if name in network]
        floating = values[0].is_floating_point()
        made[name] = torch.stack([value.float() for value in values]).mean(0) if floating else values[-1]
    return made


def _crops(config: Soup, report: Report) -> Iterator[Tensor]:
    """Yield batches of normalised training crops, (n, 1, side, side)."""
    cropper = Cropper(Pack(Path(config.pack)), config.mix, config.augment, config.side, config.seed)
    for number in range(config.batches):
        report(Step(number, config.batches, "batch normalisation"))
        pixels = torch.from_numpy(cropper.batch(number).pixels)
        yield ((pixels - RECIPE.mean) / RECIPE.std)[:, None].to(memory_format=torch.channels_last)
