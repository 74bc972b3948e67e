"""The tree of questions: film, limb, part, and what that part is asked."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from engine.card import Card, Expert
from engine.records import PartFinding

ROOT = ""
OTHER = "other"  # whatever is no body part of the card


def parts_of(card: Card, main_part: NDArray[np.float32]) -> tuple[PartFinding, ...]:
    """Return the parts at or above the threshold, likeliest first, the likeliest always among them.

    `main_part` (parts,) float32 sums to 1 in the order of the card's `routing.parts`. A part the models do not
    know is never listed beside one they do.
    """
    order = np.argsort(-main_part, kind="stable")
    known = [at for at in order if card.routing.parts[at] not in card.routing.unsupported]
    listed = [at for at in known if main_part[at] >= card.routing.threshold] or known[:1]
    return tuple(PartFinding(card.routing.parts[at], float(main_part[at])) for at in listed)


def unsupported(card: Card, main_part: NDArray[np.float32]) -> PartFinding | None:
    """Return the likeliest part the models do not know, if such parts together are as likely as the card demands."""
    places = [card.routing.parts.index(part) for part in card.routing.unsupported]
    if not places or unknown_share(card, main_part) < card.routing.turn_away:
        return None
    likeliest = max(places, key=lambda place: float(main_part[place]))
    return PartFinding(card.routing.parts[likeliest], float(main_part[likeliest]))


def unknown_share(card: Card, main_part: NDArray[np.float32]) -> float:
    """Return the probability, 0..1, of all parts together that the models do not know."""
    return float(main_part[np.isin(card.routing.parts, card.routing.unsupported)].sum())


def turned_away(part: PartFinding) -> str:
    """Return as a clause why a film of a part that the models do not know is not assessed."""
    if part.part == OTHER:
        return "it shows none of the body parts that the models know"
    return f"the film shows the {part.part}, which the models do not know"


def limb_of(card: Card, part: str) -> str | None:
    """Return the limb that the tree hangs `part` under, or None."""
    for limb in card.tree.get(ROOT, ()):
        if part in card.tree.get(limb, ()):
            return limb
    return None


def experts_for(card: Card, parts: Iterable[str]) -> tuple[Expert, ...]:
    """Return the enabled experts that the tree hangs under any of `parts`, in the card's order."""
    asked = {name for part in parts for name in card.tree.get(part, ())}
    return tuple(expert for expert in card.experts if expert.name in asked and expert.enabled)
