"""The limb girdles: pelvis with sacrum, and shoulder girdle with the ribs behind it, in mm."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from training.phantom.build import Anatomy, Frame, Habit, flesh, plate, shaft
from training.phantom.shapes import Plate, Point, Shaft, Solid, smooth

_HALF = 92.0  # mm from the midline to the middle of a femoral head
_ILIUM = (
    (30, -45),
    (22, -78),
    (42, -118),
    (82, -138),
    (118, -124),
    (133, -88),
    (120, -55),
    (112, -30),
    (116, -8),
    (104, 26),
    (84, 32),
    (66, 12),
    (58, -8),
    (46, -26),
)
_RAMI = (
    ("ramus", (86.0, 16.0), (5.0, 46.0), 0.9, -6.0),
    ("rami", (68.0, 92.0), (6.0, 58.0), 0.75, 8.0),
    ("ischium", (92.0, 12.0), (64.0, 94.0), 1.3, 10.0),
)
_SACRUM = (
    (-52, -92),
    (-20, -100),
    (20, -100),
    (52, -92),
    (46, -62),
    (26, -32),
    (10, -8),
    (-10, -8),
    (-26, -32),
    (-46, -62),
)
_SCAPULA = (
    (-24, -16),
    (-21, 4),
    (-26, 20),
    (-44, 50),
    (-62, 118),
    (-78, 124),
    (-98, 60),
    (-108, 5),
    (-104, -28),
    (-70, -30),
    (-44, -20),
)
_CORACOID = ((-46, -26), (-30, -32), (-16, -20), (-20, -8), (-36, -12))


def pelvis(rng: np.random.Generator, habit: Habit) -> Anatomy:
    """Pose the pelvis with the hip that the leg hangs from at (0, 0); the midline lies at -x."""
    size = habit.size
    frame = Frame(-_HALF * size, 0.0, float(rng.normal(0, 0.02)), size, size)
    bones: list[Solid] = []
    for side in (1.0, -1.0):
        bones += _hip_bone(rng, habit, frame, side)
    bones.append(plate(rng, habit, "sacrum", frame.outline(_SACRUM), 30, 16, 1.6))
    for k in range(3):
        bones.append(vertebra(rng, habit, frame, 0.0, -118.0 - 38 * k, 25.0))
    plump = habit.flesh * size
    skin: list[Solid] = []
    for x in (-80.0, -30.0, 30.0, 80.0):
        skin += flesh(
            "abdomen",
            [frame.at(x, -330), frame.at(x, -130), frame.at(x * 1.1, -20), frame.at(x * 1.05, 55)],
            [78 * plump, 82 * plump, 84 * plump, 40 * plump],
            1.0,
        )
    return Anatomy(tuple(bones), tuple(skin), (("pelvis_hip", frame.at(40, -20)),))


def other_leg(leg: Anatomy, habit: Habit) -> Anatomy:
    """Return the thigh of the other side, for a leg that hangs from (0, 0)."""
    middle = -_HALF * habit.size
    bones = tuple(b.mirrored(middle) for b in leg.bones if isinstance(b, Shaft) and b.name in ("femur", "neck"))
    skin = tuple(b.mirrored(middle) for b in leg.flesh if isinstance(b, Shaft) and b.name == "thigh")
    return Anatomy(bones, skin, ())


def _hip_bone(rng: np.random.Generator, habit: Habit, frame: Frame, side: float) -> list[Solid]:
    tag = f"hip{int(side)}"
    mirrored = [(side * x, y) for x, y in _ILIUM]
    cup = [(side * (88 + 31 * np.cos(a)), 1 + 31 * np.sin(a)) for a in np.linspace(0.5, 2 * np.pi - 1.6, 14)]

    def at(x: float, y: float) -> Point:
        return frame.at(side * x, y)

    return [
        plate(rng, habit, tag, frame.outline(mirrored), 20, 12, 2.2, tag),
        plate(rng, habit, tag, frame.outline(cup), 14, 8, 1.6, tag),
        *(
            replace(
                shaft(rng, habit, "ramus", f"{name}{int(side)}", at(*head), at(*tail), wide, f"{tag}p"),
                bow=bow * side * habit.size,
            )
            for name, head, tail, wide, bow in _RAMI
        ),
    ]


def girdle(rng: np.random.Generator, habit: Habit) -> Anatomy:
    """Pose scapula, clavicle, ribs and spine medial (-x) to a humeral head at (0, 0)."""
    size = habit.size
    frame = Frame(0.0, 0.0, float(rng.normal(0, 0.05)), size, size)
    high = float(rng.uniform(-8, 8))
    ends = frame.at(-160, -18 + high), frame.at(-3, -46 + high / 2)
    clavicle = shaft(rng, habit, "clavicle", "clavicle", *ends, 1.1)
    bones: list[Solid] = [
        plate(rng, habit, "scapula", frame.outline(_SCAPULA), 8, 8, 2.2),
        shaft(rng, habit, "ramus", "spine of scapula", frame.at(-100, -4), frame.at(8, -37), 0.7, "scapula2"),
        shaft(rng, habit, "ramus", "border", frame.at(-30, 10), frame.at(-70, 120), 0.55, "scapula3"),
        plate(rng, habit, "coracoid", frame.outline(_CORACOID), 13, 6, 0.8),
        replace(clavicle, sway=float(rng.uniform(4, 10)) * size, bow=float(rng.uniform(-8, 2)) * size),
        *_cage(rng, habit, frame),
    ]
    chest: list[Solid] = []
    plump = habit.flesh * size
    for x in (-120.0, -180.0, -250.0):
        chest += flesh(
            "chest", [frame.at(x, -20), frame.at(x, 120), frame.at(x, 320)], [62 * plump, 80 * plump, 84 * plump], 1.0
        )
    chest += flesh("neck", [frame.at(-195, -230), frame.at(-195, -40)], [52 * plump, 60 * plump], 0.9)
    chest += flesh(
        "cap", [frame.at(-180, -20), frame.at(-80, -18), frame.at(0, 6)], [62 * plump, 50 * plump, 48 * plump], 0.9
    )
    return Anatomy(tuple(bones), tuple(chest), (("shoulder", frame.at(-20, 0)),))


def _cage(rng: np.random.Generator, habit: Habit, frame: Frame) -> list[Solid]:
    bones: list[Solid] = []
    for k in range(9):
        y = -60 + 27.0 * k
        out = -122 + 62 - 42 * float(np.exp(-k / 2.2))
        bones.append(_rib(rng, habit, frame, (-172.0, y - 14), (out, y + 26), 20.0))
        bones.append(_rib(rng, habit, frame, (out, y + 28), (-128.0, y + 62), -14.0))
    bones += [vertebra(rng, habit, frame, -192.0, -130.0 + 27 * k, 17.0) for k in range(10)]
    return bones


def lung(rng: np.random.Generator, habit: Habit) -> Plate:
    """Return the air of the near lung as a body of negative thickness, to be added to the flesh."""
    size = habit.size
    frame = Frame(0.0, 0.0, 0.0, size, size)
    floor = float(rng.uniform(150, 210))
    points = (
        (-160, -52),
        (-125, -48),
        (-92, 0),
        (-74, 80),
        (-70, floor),
        (-120, floor - 26),
        (-165, floor + 4),
        (-172, 60),
    )
    return Plate("lung", smooth(frame.outline(points)), -float(rng.uniform(55, 85)) * size, 60 * size, 0.0)


def _rib(rng: np.random.Generator, habit: Habit, frame: Frame, head: Point, tail: Point, bow: float) -> Shaft:
    rib = shaft(rng, habit, "rib", "rib", frame.at(*head), frame.at(*tail), 0.95, f"rib{head}")
    return replace(rib, bow=bow * habit.size, density=rib.density * 0.9)


def vertebra(rng: np.random.Generator, habit: Habit, frame: Frame, x: float, y: float, half: float) -> Solid:
    """Grow a vertebral body round (x, y) of the frame, `half` as wide as it is, all in mm."""
    tall = half * 0.62
    box = (
        (x - half, y - tall),
        (x - half * 0.4, y - tall * 0.9),
        (x + half * 0.4, y - tall * 0.9),
        (x + half, y - tall),
        (x + half * 0.85, y),
        (x + half, y + tall),
        (x + half * 0.4, y + tall * 0.9),
        (x - half * 0.4, y + tall * 0.9),
        (x - half, y + tall),
        (x - half * 0.85, y),
    )
    body = plate(rng, habit, "vertebra", frame.outline(box), half * 0.9, 9, 1.0, f"vertebra{y:.0f}")
    return replace(body, density=body.density * 0.65)
