"""The tree of questions: film, limb, part, and what that part is asked."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from engine.card import Card, Expert
from engine.records import PartFinding

ROOT = ""


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
    """Return the part the models do not know, if such parts together are likelier than all others."""
    places = [card.routing.parts.index(part) for part in card.routing.unsupported]
    if not places or float(main_part[places].sum()) < 0.5:
        return None
    likeliest = max(places, key=lambda place: float(main_part[place]))
    return PartFinding(card.routing.parts[likeliest], float(main_part[likeliest]))


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
