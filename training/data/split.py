"""Which films train, which tune, and which are held out: by patient, as far as it can be known."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

SHARES = {"held_out": 0.18, "tune": 0.12, "train": 0.70}
LARGEST = 0.05  # of the films: a component above it always trains
TRIES = 400


def components(links: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, Hashable]:
    """Return a representative for every node, the same for all nodes that chains of links connect."""
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    for one, other in links:
        parent[root(one)] = root(other)
    return {node: root(node) for node in parent}


def split(weights: Mapping[str, Mapping[str, float]], seed: str) -> dict[str, str]:
    """Assign every component to one side of `SHARES`, no component to two.

    `weights` maps a component to what it counts in each stratum ("films", and any label to be balanced). Of
    `TRIES` random orders, seeded, the one that comes nearest to the shares in every stratum is taken; only counts
    of labels decide, never what a network makes of the films.
    """
    tries = [_assigned(weights, f"{seed}/{number}") for number in range(TRIES)]
    return min(tries, key=lambda sides: _unevenness(weights, sides))


def _assigned(weights: Mapping[str, Mapping[str, float]], seed: str) -> dict[str, str]:
    total = sum(counts["films"] for counts in weights.values())
    names = sorted(weights)
    random.Random(seed).shuffle(names)
    sides, filled = {}, defaultdict[str, float](float)
    for name in names:
        films = weights[name]["films"]
        fits = [side for side in ("held_out", "tune") if filled[side] + films <= SHARES[side] * total]
        sides[name] = fits[0] if fits and films <= LARGEST * total else "train"
        filled[sides[name]] += films
    return sides


def _unevenness(weights: Mapping[str, Mapping[str, float]], sides: Mapping[str, str]) -> float:
    """Sum of squared errors of every stratum's shares, in units of what chance alone would give."""
    totals, filled = defaultdict[str, float](float), defaultdict[tuple[str, str], float](float)
    for name, counts in weights.items():
        for stratum, count in counts.items():
            totals[stratum] += count
            filled[sides[name], stratum] += count
    return sum(
        (filled[side, stratum] - share * total) ** 2 / (share * total + 1)
        for stratum, total in totals.items()
        for side, share in SHARES.items()
    )
