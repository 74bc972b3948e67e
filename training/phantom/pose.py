"""How a part is put before the beam: which limb, from which side, how bent, and how wide the film is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from training.phantom.arm import arm
from training.phantom.build import Anatomy, Habit
from training.phantom.leg import leg
from training.phantom.outside import OUTSIDE, column, skull, torso
from training.phantom.shapes import Plate, Point
from training.phantom.trunk import girdle, lung, other_leg, pelvis

PARTS = (
    "hand",
    "wrist",
    "forearm",
    "elbow",
    "upper_arm",
    "shoulder",
    "pelvis_hip",
    "thigh",
    "knee",
    "lower_leg",
    "ankle",
    "foot",
)
_ARM = PARTS[:6]
# film's long side in mm, least and most
_FIELD = {
    "hand": (210, 420),
    "wrist": (150, 380),
    "forearm": (300, 440),
    "elbow": (190, 400),
    "upper_arm": (330, 460),
    "shoulder": (260, 430),
    "pelvis_hip": (360, 500),
    "thigh": (380, 520),
    "knee": (230, 450),
    "lower_leg": (380, 500),
    "ankle": (210, 420),
    "foot": (250, 420),
    "chest": (300, 420),
    "spine": (230, 430),
    "skull": (230, 330),
}


@dataclass(frozen=True, slots=True, eq=False)
class Posed:
    """An anatomy ready for the beam."""

    anatomy: Anatomy
    organs: tuple[Plate, ...]  # what adds to the flesh or, as a lung does, takes from it
    focus: Point  # mm, what the film is centred on
    turn: float  # radians, of the limb's axis at the focus
    field_mm: float  # the film's long side
    trunk: bool  # the patient's trunk keeps the film upright


def pose(part: str, rng: np.random.Generator, habit: Habit) -> Posed:
    """Pose the limb that `part` belongs to, or one of `OUTSIDE`, and aim at it."""
    organs: tuple[Plate, ...] = ()
    if part in OUTSIDE:
        anatomy, organs = _pose_outside(part, rng, habit)
    elif part in _ARM:
        anatomy = _pose_arm(part, rng, habit)
        if part in ("shoulder", "upper_arm"):
            anatomy, organs = girdle(rng, habit) + anatomy, (lung(rng, habit),)
    else:
        anatomy = _pose_leg(part, rng, habit)
        if part in ("pelvis_hip", "thigh"):
            anatomy = pelvis(rng, habit) + anatomy + other_leg(anatomy, habit)
    places = [p for name, p in anatomy.landmarks if name == part]
    focus = (float(np.mean([p[0] for p in places])), float(np.mean([p[1] for p in places])))
    if part == "shoulder":
        focus = (focus[0] - 25 * habit.size, focus[1] + 45 * habit.size)
    low, high = _FIELD[part]
    field = float(rng.uniform(low, high)) * (0.35 + 0.65 * habit.size)
    return Posed(anatomy, organs, focus, _axis(anatomy, part), field, part in ("shoulder", "pelvis_hip", *OUTSIDE))


def _pose_outside(part: str, rng: np.random.Generator, habit: Habit) -> tuple[Anatomy, tuple[Plate, ...]]:
    if part == "chest":
        return torso(rng, habit, _pose_arm("shoulder", rng, habit) if rng.random() < 0.4 else None)
    return skull(rng, habit) if part == "skull" else (column(rng, habit), ())


def _pose_arm(part: str, rng: np.random.Generator, habit: Habit) -> Anatomy:
    side = bool(rng.random() < {"elbow": 0.6, "forearm": 0.5}.get(part, 0.3))
    bend = (
        float(rng.uniform(0.9, 1.75))
        if side and part in ("elbow", "forearm", "upper_arm")
        else float(rng.normal(0, 0.07))
    )
    if part in ("hand", "wrist"):
        oblique = float(rng.choice([1.0, rng.uniform(0.55, 0.9), rng.uniform(0.1, 0.3)], p=[0.6, 0.2, 0.2]))
    else:
        oblique = float(rng.uniform(0.2, 1.0))
    lateral = side and part in ("elbow", "forearm", "upper_arm")
    return arm(rng, habit, bend, lateral or oblique < 0.3, oblique)


def _pose_leg(part: str, rng: np.random.Generator, habit: Habit) -> Anatomy:
    lateral = bool(rng.random() < {"pelvis_hip": 0.0, "thigh": 0.25, "foot": 0.15}.get(part, 0.5))
    bend = float(rng.uniform(0.3, 1.5)) if lateral and part in ("knee", "thigh") else float(rng.normal(0, 0.05))
    squash = float(rng.uniform(0.85, 1.0)) if part == "foot" else float(rng.uniform(0.4, 0.9))
    return leg(rng, habit, bend, lateral, lateral and part not in ("knee", "thigh"), squash)


def _axis(anatomy: Anatomy, part: str) -> float:
    main = {
        "hand": "mc3",
        "wrist": "radius",
        "forearm": "radius",
        "elbow": "humerus",
        "upper_arm": "humerus",
        "knee": "femur",
        "thigh": "femur",
        "lower_leg": "tibia",
        "ankle": "tibia",
        "foot": "mt3",
    }
    for bone in anatomy.bones:
        if bone.name == main.get(part) and not isinstance(bone, Plate):
            along, _ = bone.axes
            return float(np.arctan2(-along[0], along[1]))
    return 0.0
