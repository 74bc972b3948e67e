"""The multi-task network of training: trunk, decoder and the side questions that shape the trunk."""

from __future__ import annotations

from typing import NamedTuple

from torch import Tensor, nn

from engine.nets.heads import Classifier, FractureHead
from engine.nets.trunk import DEPTHS, Trunk
from engine.nets.unet import UNetDecoder
from training.data.fracatlas import PARTS

SLIM = (2, 2, 2, 3)


class Answers(NamedTuple):
    """What one batch of n crops got: logits throughout."""

    maps: Tensor  # (n, 2, rows / 2, cols / 2): bone, fracture
    broken: Tensor  # (n,)
    local: Tensor  # (n, rows / 32, cols / 32)
    main: Tensor  # (n, parts)
    visible: Tensor  # (n, parts)
    projection: Tensor  # (n, 3): frontal, lateral, oblique


class MultiTask(nn.Module):
    """Everything that is learnt together on the trunk."""

    def __init__(self, depths: tuple[int, int, int, int] = DEPTHS) -> None:
        super().__init__()
        self.trunk = Trunk(depths)
        self.decoder = UNetDecoder()
        self.fracture = FractureHead()
        self.main = Classifier(len(PARTS))
        self.visible = Classifier(len(PARTS))
        self.projection = Classifier(3)

    def forward(self, x: Tensor) -> Answers:
        """Map (n, 1, rows, cols), normalised, sides multiples of 32, to the answers."""
        features = self.trunk(x)
        broken, local = self.fracture(features.top)
        sides = (self.main(features.top), self.visible(features.top), self.projection(features.top))
        return Answers(self.decoder(features), broken, local, *sides)


def initialise(network: nn.Module) -> None:
    """Start from scratch: He's initialisation, and residual branches that begin as nothing.

    A zero last scale in every branch makes each block the identity at first (Goyal et al. 2017), so that a
    slim trunk can grow deeper without forgetting (`grown`).
    """
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)
    for name, parameter in network.named_parameters():
        if name.endswith("bn3.weight"):
            nn.init.zeros_(parameter)
        if name.endswith("out.weight"):
            nn.init.normal_(parameter, std=0.01)


def grown(weights: dict[str, Tensor]) -> MultiTask:
    """Return the full network that answers as the slim one did: its further blocks begin as the identity.

    Function-preserving growth as in Net2Net (Chen, Goodfellow, Shlens 2016). `weights` come from any depths.
    """
    network = MultiTask()
    initialise(network)
    missing, unexpected = network.load_state_dict(weights, strict=False)
    if unexpected or any(not name.startswith("trunk.layer") for name in missing):
        raise ValueError(f"the weights do not grow into this network: {unexpected or missing}")
    return network
