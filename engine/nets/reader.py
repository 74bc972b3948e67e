"""The whole network of a bundle: trunk, decoder, router and experts, as the card lists them."""

from __future__ import annotations

from torch import Tensor, nn

from engine.card import Card, Expert
from engine.nets.heads import ClassExpert, Classifier, FractureExpert, FractureHead
from engine.nets.trunk import Features, Trunk
from engine.nets.unet import UNetDecoder

FRACTURE = "fracture"


class ReaderNet(nn.Module):
    """One trunk, many questions; parameter names are those of weights.safetensors."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.trunk = Trunk()
        self.decoder = UNetDecoder()
        self.router = Classifier(len(card.routing.parts))
        self.experts = nn.ModuleDict({expert.name: _expert(expert) for expert in card.experts if expert.enabled})

    def ask(self, expert: Expert, features: Features) -> Tensor | tuple[Tensor, Tensor]:
        """Put one expert's question: film and local logits for fracture, class logits for the others."""
        answer: Tensor | tuple[Tensor, Tensor] = self.experts[expert.name](
            features.shared if expert.own_block else features.top
        )
        return answer


def _expert(expert: Expert) -> nn.Module:
    if expert.kind == FRACTURE:
        return FractureExpert() if expert.own_block else FractureHead()
    classes = len(expert.labels)
    return ClassExpert(classes) if expert.own_block else Classifier(classes)
