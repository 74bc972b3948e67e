"""The lower limb, posed: thigh, knee, lower leg and ankle, with the foot below, in mm."""

from __future__ import annotations

import numpy as np

from training.phantom.build import Anatomy, Frame, Habit, flesh, pebble, shaft
from training.phantom.foot import foot_flat, foot_side
from training.phantom.shapes import Solid


def thigh(rng: np.random.Generator, habit: Habit, hip: Frame, lateral: bool) -> tuple[Anatomy, Frame]:
    """Pose neck and shaft of the femur below the middle of its head; returns them and the knee's frame."""
    size = habit.size
    frame = Frame(hip.x, hip.y, hip.turn, size, size)
    top, low = (50.0, 28.0), (22.0, 432.0)
    kind = "femur_lateral" if lateral else "femur"
    bones: tuple[Solid, ...] = (
        shaft(rng, habit, kind, "femur", frame.at(*top), frame.at(*low), 1, "femur", ("neck",)),
        shaft(rng, habit, "neck", "neck", frame.at(-17, -16), frame.at(52, 46 + float(rng.normal(0, 4))), 1, "femur"),
    )
    places = [frame.at(20, 10), frame.at(28, 150), frame.at(24, 330), frame.at(21, 436)]
    skin = flesh("thigh", places, [w * habit.flesh * size for w in (82, 80, 63, 54)], 0.85, ("neck",))
    knee = frame.at(21, 437)
    return (
        Anatomy(bones, skin, (("pelvis_hip", frame.at(0, 10)), ("thigh", frame.at(40, 220)), ("knee", knee))),
        Frame(*knee, hip.turn - 0.06),
    )


def lower_leg(rng: np.random.Generator, habit: Habit, knee: Frame, lateral: bool) -> tuple[Anatomy, Frame]:
    """Pose tibia, fibula and patella below `knee`; returns them and the ankle's frame."""
    size, carried = habit.size, ("neck", "femur")
    frame = Frame(knee.x, knee.y, knee.turn, size, size)
    apart = float(rng.uniform(0.3, 0.6)) if lateral else float(rng.uniform(0.85, 1.05))
    low = (27 * apart - (6 if lateral else 0), 388)
    kind = "tibia_lateral" if lateral else "tibia"
    front, radii = ((-46.0, -22.0), (10, 21)) if lateral else ((0.0, -28.0), (21, 22))
    bones: tuple[Solid, ...] = (
        shaft(rng, habit, kind, "tibia", frame.at(0, 6), frame.at(2, 366), follows=carried),
        shaft(rng, habit, "fibula", "fibula", frame.at(31 * apart, 26), frame.at(*low), follows=carried),
        pebble(rng, habit, "patella", frame, front, radii, 0.15, carried, 1.7),
    )
    places = [frame.at(2, -12), frame.at(8, 100), frame.at(6, 250), frame.at(3, 362)]
    skin = flesh("lower leg", places, [w * habit.flesh * size for w in (54, 57, 43, 35)], 0.9, carried)
    ankle = frame.at(1, 372)
    return (
        Anatomy(bones, skin, (("lower_leg", frame.at(4, 190)), ("ankle", ankle))),
        Frame(*ankle, knee.turn),
    )


def leg(rng: np.random.Generator, habit: Habit, bend: float, lateral: bool, side_foot: bool, squash: float) -> Anatomy:
    """Pose a whole leg below a hip at (0, 0): `bend` in radians at the knee."""
    upper, knee = thigh(rng, habit, Frame(), lateral)
    lower, ankle = lower_leg(rng, habit, Frame(knee.x, knee.y, knee.turn - bend), lateral)
    turn = ankle.turn + float(rng.normal(0, 0.12))
    if side_foot:
        return upper + lower + foot_side(rng, habit, Frame(ankle.x, ankle.y, turn))
    return upper + lower + foot_flat(rng, habit, Frame(ankle.x, ankle.y, turn), squash)
