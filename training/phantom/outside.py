"""What the models must turn away: chest, spine and skull, in mm; coarser than the limbs, which are the trade here."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from training.phantom.build import Anatomy, Frame, Habit, flesh, plate, shaft
from training.phantom.shapes import Plate, Point, Solid, smooth
from training.phantom.trunk import girdle, lung, pelvis, vertebra

OUTSIDE = ("chest", "spine", "skull")
_MIDLINE = -192.0  # of the girdle's frame, mm
_ORBITS = ((-33.0, 8.0), (33.0, 8.0))


def torso(rng: np.random.Generator, habit: Habit, arm: Anatomy | None) -> tuple[Anatomy, tuple[Plate, ...]]:
    """Pose both shoulder girdles, ribs and spine, with lungs and heart; arms hang where one is given."""
    middle = _MIDLINE * habit.size
    half = girdle(rng, habit)
    if arm is not None:
        half = half + replace(arm, landmarks=())
    bones = half.bones + tuple(bone.mirrored(middle) for bone in half.bones if "vertebra" not in bone.name)
    skin = half.flesh + tuple(piece.mirrored(middle) for piece in half.flesh)
    near = lung(rng, habit)
    far = near.mirrored(middle)
    centre = (middle + float(rng.uniform(8, 24)) * habit.size, float(rng.uniform(105, 145)) * habit.size)
    heart = _blob(rng, "heart", centre, float(rng.uniform(52, 70)) * habit.size, float(rng.uniform(30, 60)))
    marks = (("chest", (middle, 80.0 * habit.size)), ("shoulder", (-20.0, 0.0)))
    return Anatomy(bones, skin, marks), (near, far, heart)


def column(rng: np.random.Generator, habit: Habit) -> Anatomy:
    """Pose the lower spine on the pelvis, from the front or, without the pelvis, from the side."""
    lateral = bool(rng.random() < 0.5)
    size = habit.size
    below = pelvis(rng, habit)
    frame = Frame(-92.0 * size, 0.0, float(rng.normal(0, 0.03)), size, size)
    sway = float(rng.uniform(10, 35)) if lateral else float(rng.normal(0, 6))
    bones: list[Solid] = [] if lateral else [bone for bone in below.bones if "vertebra" not in bone.name]
    for k in range(9):
        y = -118.0 - 38 * k
        x = sway * float(np.sin(k / 2.2))
        bones.append(vertebra(rng, habit, frame, x, y, 25.0))
        if lateral:
            bones.append(_process(rng, habit, frame, (x - 26, y + 4), (x - 78, y + 26)))
        else:
            bones.append(_process(rng, habit, frame, (x - 48, y - 2), (x + 48, y - 2)))
            bones.append(_process(rng, habit, frame, (x, y - 4), (x, y + 22)))
    skin = below.flesh + tuple(
        flesh("back", [frame.at(0, -480), frame.at(0, -200), frame.at(0, 40)], [120 * size * habit.flesh] * 3, 1.3)
    )
    return Anatomy(tuple(bones), skin, (("spine", frame.at(0, -230)),))


def skull(rng: np.random.Generator, habit: Habit) -> tuple[Anatomy, tuple[Plate, ...]]:
    """Pose a head from the front or the side: a ring of vault, face, teeth, sinuses, and the neck below."""
    lateral = bool(rng.random() < 0.5)
    size = habit.size
    frame = Frame(0.0, 0.0, float(rng.normal(0, 0.05)), size * (1.22 if lateral else 1.0), size)
    angles = np.linspace(0, 2 * np.pi, 25)
    vault = [(76 * float(np.cos(a)), -30 + 84 * float(np.sin(a))) for a in angles]
    bones: list[Solid] = [plate(rng, habit, "vault", frame.outline(vault[:-1]), 15, 5, 5.0)]
    for number, (head, tail) in enumerate(pairwise(vault)):
        piece = shaft(rng, habit, "rib", f"vault{number}", frame.at(*head), frame.at(*tail), 1.0, "ring")
        bones.append(replace(piece, density=piece.density * 2.2))
    jaw = [(-46, 20), (-38, 78), (-14, 98), (14, 98), (38, 78), (46, 20)]
    for head, tail in pairwise(jaw):
        piece = shaft(rng, habit, "ramus", f"jaw{head}", frame.at(*head), frame.at(*tail), 1.0, "jaw")
        bones.append(piece)
    for x in np.linspace(-26, 26, 9):
        tooth = plate(rng, habit, "tooth", frame.outline(_box(float(x), 66, 3.0, 11)), 9, 2, 1.0, f"tooth{x:.0f}")
        bones.append(replace(tooth, density=tooth.density * 1.9))
    bones += [vertebra(rng, habit, frame, -8.0, 70.0 + 20 * k, 13.0) for k in range(6)]
    skin = flesh("head", [frame.at(0, -110), frame.at(0, -30), frame.at(0, 70)], [60 * size, 92 * size, 70 * size], 1.0)
    skin += flesh("neck", [frame.at(0, 60), frame.at(0, 240)], [58 * size, 64 * size], 1.0)
    sinuses = tuple(_blob(rng, "orbit", frame.at(*place), 17 * size, -22.0) for place in _ORBITS)
    return Anatomy(tuple(bones), tuple(skin), (("skull", frame.at(0, 0)),)), sinuses


def _process(rng: np.random.Generator, habit: Habit, frame: Frame, head: Point, tail: Point) -> Solid:
    return shaft(rng, habit, "rib", "process", frame.at(*head), frame.at(*tail), 0.9, f"process{head}")


def _blob(rng: np.random.Generator, name: str, centre: Point, radius: float, thick_mm: float) -> Plate:
    """Return a rounded body that adds `thick_mm` of flesh along the beam, or takes so much away."""
    angles = np.linspace(0, 2 * np.pi, 10, endpoint=False)
    reach = radius * rng.uniform(0.85, 1.2, 10)
    outline = np.stack([centre[0] + reach * np.cos(angles), centre[1] + reach * np.sin(angles)], 1)
    return Plate(name, smooth(outline), thick_mm, radius * 0.8, 0.0)


def _box(x: float, y: float, wide: float, tall: float) -> tuple[Point, ...]:
    return ((x - wide, y - tall), (x + wide, y - tall), (x + wide, y + tall), (x - wide, y + tall))
