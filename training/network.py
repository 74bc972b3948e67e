"""The multi-task network of training: trunk, decoder and the side questions that shape the trunk."""

from __future__ import annotations

from typing import NamedTuple

from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from engine.bundle import Bundle
from engine.card import Expert
from engine.nets.heads import Classifier, FractureHead
from engine.nets.trunk import DEPTHS, Trunk
from engine.nets.unet import MAPS, UP_WIDTHS, UNetDecoder
from training.data.fracatlas import PARTS
from training.data.knees import GRADES

SLIM = (2, 2, 2, 3)
_COARSE = "coarse."
_FRESH = ("trunk.layer", "visible.", "projection.", "grade.", _COARSE)  # what weights may lack: they begin anew


class Answers(NamedTuple):
    """What one batch of n crops got: logits throughout."""

    maps: Tensor  # (n, 2, rows / 2, cols / 2): bone, fracture
    broken: Tensor  # (n,)
    local: Tensor  # (n, rows / 32, cols / 32)
    main: Tensor  # (n, parts)
    visible: Tensor  # (n, parts)
    projection: Tensor  # (n, 3): frontal, lateral, oblique
    grade: Tensor  # (n, 5): Kellgren and Lawrence's
    coarse: tuple[Tensor, ...] = ()  # the maps at strides 16, 8 and 4, where the network is supervised that deep


class MultiTask(nn.Module):
    """Everything that is learnt together on the trunk.

    `deep` has the decoder's coarser stages answer too (deep supervision, Lee et al. 2015); bundles leave that out.
    """

    def __init__(self, depths: tuple[int, int, int, int] = DEPTHS, dropout: float = 0.0, *, deep: bool = False) -> None:
        super().__init__()
        self.trunk = Trunk(depths)
        self.decoder = UNetDecoder()
        self.fracture = FractureHead()
        self.main = Classifier(len(PARTS))
        self.visible = Classifier(len(PARTS))
        self.projection = Classifier(3)
        self.grade = Classifier(GRADES)
        widths = UP_WIDTHS[:0:-1] if deep else ()
        self.coarse = nn.ModuleList(nn.Conv2d(width, len(MAPS), 1) for width in widths)
        self.dropout = dropout

    def forward(self, x: Tensor) -> Answers:
        """Map (n, 1, rows, cols), normalised, sides multiples of 32, to the answers."""
        features = self.trunk(x)
        broken, local = self.fracture(functional.dropout2d(features.top, self.dropout, self.training))
        main, visible, projection, grade = (
            head(features.top) for head in (self.main, self.visible, self.projection, self.grade)
        )
        stages = self.decoder.stages(features)
        coarse = tuple(out(stage) for out, stage in zip(self.coarse, stages, strict=False))
        return Answers(self.decoder.out(stages[-1]), broken, local, main, visible, projection, grade, coarse)


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


def grown(weights: dict[str, Tensor], dropout: float = 0.0, *, deep: bool = False) -> MultiTask:
    """Return the full network that answers as the slim one did: its further blocks begin as the identity.

    Function-preserving growth as in Net2Net (Chen, Goodfellow, Shlens 2016). `weights` come from any depths; side
    questions that they lack begin anew, and coarser maps are left behind unless `deep` asks for them.
    """
    network = MultiTask(dropout=dropout, deep=deep)
    initialise(network)
    kept = {name: value for name, value in weights.items() if deep or not name.startswith(_COARSE)}
    missing, unexpected = network.load_state_dict(kept, strict=False)
    if unexpected or any(not name.startswith(_FRESH) for name in missing):
        raise ValueError(f"the weights do not grow into this network: {unexpected or missing}")
    return network


def shipped(bundle: Bundle) -> dict[str, Tensor]:
    """Return a bundle's weights under the names of `MultiTask`: its router, and the fracture head that groups share.

    Raise ValueError where every group has a fracture block of its own.
    """
    common = [expert.name for expert in bundle.card.experts if _shared(expert)]
    if not common:
        raise ValueError(f"{bundle.folder.name} has no fracture head on the trunk's own last block")
    names = {"router.": "main.", f"experts.{common[0]}.": "fracture.", "trunk.": "trunk.", "decoder.": "decoder."}
    return {
        new + name.removeprefix(old): value.float() if value.is_floating_point() else value
        for name, value in load_file(bundle.weights).items()
        for old, new in names.items()
        if name.startswith(old)
    }


def _shared(expert: Expert) -> bool:
    return expert.enabled and expert.kind == "fracture" and not expert.own_block
