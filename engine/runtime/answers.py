"""From a runtime's raw numbers to a prediction, the same for every runtime."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from engine.card import Card, Expert
from engine.hierarchy import experts_for, parts_of
from engine.nets.pooling import smooth_maximum
from engine.records import Prediction

FRACTURE = "fracture"  # the kind of expert that answers with a map
Floats = NDArray[np.float32]
Ask = Callable[[Expert], Floats]


def predicted(card: Card, maps: Floats, router: Floats, ask: Ask, part: str | None) -> Prediction:
    """Return one film's prediction; `part` asks that part's questions whatever the router says.

    `maps` (2, rows, cols) float32 are probabilities of bone and fracture, `router` (parts,) float32 logits. `ask`
    puts an expert's question: (rows, cols) local fracture logits, or (classes,) logits; only what is visible is asked.
    """
    main = _softmax(router / card.routing.temperature)
    fracture: dict[str, float] = {}
    others: dict[str, Floats] = {}
    activation: Floats | None = None
    parts = (part,) if part else tuple(finding.part for finding in parts_of(card, main))
    for expert in experts_for(card, parts):
        answer = np.asarray(ask(expert), np.float32)
        if expert.kind == FRACTURE:
            fracture[expert.name] = smooth_maximum(answer)
            seen = _logistic(answer)
            activation = seen if activation is None else np.maximum(activation, seen)
        else:
            others[expert.name] = _softmax(answer / expert.temperature)
    if activation is None:
        activation = np.zeros((1, 1), np.float32)
    return Prediction(main, maps[0], maps[1], activation, fracture, others)


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max())
    return np.asarray(powers / powers.sum(), np.float32)


def _logistic(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)
