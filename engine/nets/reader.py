"""The whole network of a bundle: trunk, decoder, router and experts, as the card lists them."""

from __future__ import annotations

from torch import Tensor, nn

from engine.card import Card, Expert
from engine.nets.heads import ClassExpert, Classifier, FractureExpert, FractureHead, JointExpert
from engine.nets.trunk import Features, Trunk
from engine.nets.unet import UNetDecoder

FRACTURE = "fracture"
SCOPES = 2  # outside of what is known, cut to a joint


class ReaderNet(nn.Module):
    """One trunk, many questions; parameter names are those of weights.safetensors."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.trunk = Trunk()
        self.decoder = UNetDecoder()
        self.router = Classifier(len(card.routing.parts))
        if card.routing.joint_part is not None:
            self.scope = Classifier(SCOPES)
        self.experts = nn.ModuleDict({expert.name: _expert(expert) for expert in card.experts if expert.enabled})

    def ask(self, expert: Expert, features: Features) -> Tensor | tuple[Tensor, Tensor]:
        """Put one expert's question: film and local logits for fracture, class logits for the others."""
        answer: Tensor | tuple[Tensor, Tensor] = self.experts[expert.name](
            features.shared if expert.own_block else features.top
        )
        return answer

    def grade(self, expert: Expert, films: Tensor) -> Tensor:
        """Put a joint's question to films at its scale, (n, 1, rows, cols) normalised: class logits (n, classes)."""
        logits: Tensor = self.experts[expert.name](self.trunk.joint_stage(films))
        return logits


def _expert(expert: Expert) -> nn.Module:
    if expert.kind == FRACTURE:
        return FractureExpert() if expert.own_block else FractureHead()
    classes = len(expert.labels)
    if expert.joint:
        return JointExpert(classes)
    return ClassExpert(classes) if expert.own_block else Classifier(classes)
