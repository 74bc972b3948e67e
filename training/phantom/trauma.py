"""Which bone breaks, and what goes along with it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from training.phantom import fracture
from training.phantom.build import Anatomy, flesh
from training.phantom.fracture import Break
from training.phantom.profiles import SITES
from training.phantom.shapes import Plate, Shaft, Solid

KINDS = {"displaced": 0.55, "hairline": 0.33, "buckle": 0.12}
_PARTNERS = {"radius": "ulna", "ulna": "radius", "tibia": "fibula", "fibula": "tibia"}
_LIMB = {"forearm": ("radius",), "upper arm": ("humerus",), "thigh": ("femur", "neck"), "lower leg": ("tibia",)}
_OFTEN = {"radius": 2.5, "neck": 6.0, "femur": 3.0, "tibia": 1.5, "humerus": 2.5, "mc": 1.6, "mt": 2.0}


def draw_kind(rng: np.random.Generator) -> str:
    """Draw displaced, hairline or buckle, as often as they are seen."""
    return str(rng.choice(list(KINDS), p=list(KINDS.values())))


def draw_breaks(rng: np.random.Generator, anatomy: Anatomy, part: str, kind: str) -> tuple[Break, ...]:
    """Break a bone that `part` shows, and at times its neighbour in the same blow; the first break is the main one."""
    shafts = [b for b in anatomy.bones if isinstance(b, Shaft)]
    sites = [(b, low, high) for b in shafts for where, low, high in SITES.get(_plain(b.name), ()) if where == part]
    weights = np.array([_OFTEN.get(_plain(b.name), 1.0) for b, _, _ in sites])
    bone, low, high = sites[int(rng.choice(len(sites), p=weights / weights.sum()))]
    partner = next((b for b in shafts if b.name == _PARTNERS.get(bone.name)), None)
    both = kind == "displaced" and partner is not None and rng.random() < 0.6
    first = fracture.place(rng, bone, (low, high), kind, splinted=partner is not None and not both)
    if partner is None or not both:
        return (first,)
    return first, fracture.companion(rng, partner, first, bone.point(first.site_mm))


def carried(anatomy: Anatomy, breaks: tuple[Break, ...]) -> Anatomy:
    """Move what hangs from a broken bone along with its far side: bones, and the flesh about them."""
    if not breaks:
        return anatomy
    first = breaks[0]
    bone = next(b for b in anatomy.bones if b.name == first.bone and isinstance(b, Shaft))
    names = {b.bone for b in breaks}
    bones = tuple(b.moved(first.move) if names & set(b.follows) else b for b in anatomy.bones)
    skin = tuple(piece for old in anatomy.flesh for piece in _bent(old, bone, first, names))
    return replace(anatomy, bones=bones, flesh=skin)


def _bent(piece: Solid, bone: Shaft, broken: Break, names: set[str]) -> tuple[Solid, ...]:
    """Carry the flesh beyond a break along with it; flesh across the break bends there."""
    if names & set(piece.follows):
        return (piece.moved(broken.move),)
    bends = broken.kind == "displaced" and names & set(_LIMB.get(piece.name, ()))
    if isinstance(piece, Plate) or not bends:
        return (piece,)
    (start, _), (stop, _) = (
        bone.local(np.array(p[0], np.float32), np.array(p[1], np.float32)) for p in (piece.head, piece.tail)
    )
    if stop <= broken.site_mm:
        return (piece,)
    moved = piece.moved(broken.move)
    if start >= broken.site_mm:
        return (moved,)
    share = float((broken.site_mm - start) / (stop - start))
    kink = tuple(float(h + share * (t - h)) for h, t in zip(moved.head, moved.tail, strict=True))
    first, last = float(piece.table[0, 1]), float(piece.table[-1, 1])
    return flesh(
        piece.name,
        [piece.head, (kink[0], kink[1]), moved.tail],
        [first, first + share * (last - first), last],
        piece.depth,
    )


def _plain(name: str) -> str:
    base = name.rstrip("0123456789")
    return {"ppm": "pp", "ramus-": "ramus", "rami": "ramus", "rami-": "ramus"}.get(base, base)
