"""From a runtime's raw numbers to a prediction, the same for every runtime."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.card import Card, Expert
from engine.hierarchy import experts_for, parts_of
from engine.nets.pooling import smooth_maximum
from engine.records import Prediction

FRACTURE = "fracture"  # the kind of expert that answers with a map
BONE_OF_JOINT = 0.5  # share of bone on a film that is cut to a joint
TINY = 1e-12
Floats = NDArray[np.float32]
Ask = Callable[[Expert], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Raw:
    """What the networks say of one film, float32.

    `maps` (2, rows, cols) are probabilities of bone and fracture, `router` (parts,) logits, `scope` (2,) the logits of
    being outside of what is known and of being cut to a joint, None where the bundle does not ask. `joint` tells
    whether the film's shape allows that a joint was cut out.
    """

    maps: Floats
    router: Floats
    scope: Floats | None = None
    joint: bool = False


def predicted(card: Card, raw: Raw, ask: Ask, part: str | None) -> Prediction:
    """Return one film's prediction; `part` asks that part's questions whatever the router says.

    `ask` puts an expert's question: (rows, cols) local fracture logits, or (classes,) logits; only what is visible is
    asked, and a joint's expert only of a film that is cut to one.
    """
    maps = raw.maps
    cut = _is_joint(card, raw)
    main = _main_part(card, raw, cut)
    fracture: dict[str, float] = {}
    others: dict[str, Floats] = {}
    activation: Floats | None = None
    parts = (part,) if part else tuple(finding.part for finding in parts_of(card, main))
    for expert in experts_for(card, parts):
        if expert.joint and not cut:
            continue
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


def _is_joint(card: Card, raw: Raw) -> bool:
    """Say whether the film is cut to a joint: by its shape, by how much of it is bone, and by the network's word."""
    filled = float((raw.maps[0] >= card.masks.bone_threshold).mean()) >= BONE_OF_JOINT
    if raw.scope is None:
        return raw.joint and filled
    return raw.joint and filled and float(_logistic(raw.scope[1])) >= card.routing.joint_threshold


def _main_part(card: Card, raw: Raw, cut: bool) -> Floats:
    """Return the chance of every part, summing to 1: the router's word, after what the scope's head says of the film.

    A film that is cut to a joint is of that part; else the chance of being outside is shared among the parts that are
    turned away, and what remains among the others.
    """
    routing = card.routing
    main = _softmax(raw.router / routing.temperature)
    if raw.scope is None or routing.joint_part is None:
        return main
    if cut:
        return np.asarray(np.arange(len(main)) == routing.parts.index(routing.joint_part), np.float32)
    outside = float(_logistic(raw.scope[0]))
    turned = np.isin(routing.parts, routing.unsupported)
    shares = np.where(turned, outside * main / max(main[turned].sum(), TINY), 0)
    return np.asarray(np.where(turned, shares, (1 - outside) * main / max(main[~turned].sum(), TINY)), np.float32)


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max())
    return np.asarray(powers / powers.sum(), np.float32)


def _logistic(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)
