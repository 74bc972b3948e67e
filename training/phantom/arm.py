"""The upper limb, posed: hand and carpus, forearm, upper arm, in mm with the fingers pointing down."""

from __future__ import annotations

import numpy as np

from training.phantom.build import Anatomy, Frame, Habit, flesh, pebble, shaft
from training.phantom.shapes import Solid

_CARPALS = (
    ("scaphoid", 11.0, 9.5, 7.0, 10.5, -0.6),
    ("lunate", -1.5, 7.0, 8.0, 7.0, 0.0),
    ("triquetrum", -13.0, 10.5, 7.0, 6.5, 0.4),
    ("pisiform", -15.5, 13.5, 4.6, 4.6, 0.0),
    ("trapezium", 18.0, 21.5, 7.0, 6.5, -0.4),
    ("trapezoid", 9.5, 24.0, 5.2, 5.5, 0.0),
    ("capitate", 0.5, 21.0, 6.6, 10.0, 0.0),
    ("hamate", -11.0, 22.5, 7.5, 8.5, 0.2),
)
# ray: base x, y; fan in degrees; lengths of metacarpal and phalanges; thickness
_RAYS = (
    (21.0, 28.0, -38.0, (44.0, 31.0, 22.0), 1.1),
    (10.0, 31.0, -7.0, (66.0, 40.0, 24.0, 16.0), 1.05),
    (0.5, 32.0, 0.0, (64.0, 44.0, 28.0, 17.5), 1.05),
    (-9.5, 31.5, 7.0, (57.0, 41.0, 27.0, 17.5), 0.95),
    (-17.5, 30.0, 14.0, (53.0, 32.0, 19.0, 16.0), 0.9),
)
_KINDS = ("mc", "pp", "pp", "dp")


def hand(rng: np.random.Generator, habit: Habit, wrist: Frame, oblique: float) -> Anatomy:
    """Pose carpus, metacarpals and fingers below `wrist`; `oblique` 1 is flat on the plate, 0 is edge-on."""
    size = habit.size
    frame = Frame(wrist.x, wrist.y, wrist.turn, size * oblique, size)
    carried = ("humerus", "radius")
    bones: list[Solid] = [
        pebble(
            rng,
            habit,
            name,
            Frame(frame.x, frame.y, frame.turn, size * max(oblique, 0.55), size),
            (x * oblique / max(oblique, 0.55), y),
            (rx, ry),
            tilt + float(rng.normal(0, 0.15)),
            carried,
        )
        for name, x, y, rx, ry, tilt in _CARPALS
    ]
    spread = float(rng.uniform(0.5, 1.7))
    curl = float(rng.uniform(0.0, 0.16)) if rng.random() < 0.7 else float(rng.uniform(0.16, 0.45))
    skin: list[Solid] = []
    for ray in range(5):
        pieces, cover = _ray(rng, habit, frame, ray, spread, curl)
        bones += pieces
        skin += cover
    plump = habit.flesh * size
    for k, x in enumerate((8.0, -2.0, -11.0)):
        places = [frame.at(x * 0.9, -4), frame.at(x, 30), frame.at(x * 1.45 + 3 * (1 - k), 92)]
        skin += flesh("palm", places, [17 * plump, 19 * plump, 13 * plump], 0.75, carried)
    return Anatomy(tuple(bones), tuple(skin), (("hand", frame.at(0, 78)), ("wrist", frame.at(0, 2))))


def _ray(
    rng: np.random.Generator, habit: Habit, frame: Frame, ray: int, spread: float, curl: float
) -> tuple[list[Solid], list[Solid]]:
    x, y, fan, lengths, thick = _RAYS[ray]
    kinds = _KINDS if ray else ("mc", "pp", "dp")
    heading = np.radians(fan * (spread if ray else float(rng.uniform(0.5, 1.5))) + float(rng.normal(0, 2)))
    carried: tuple[str, ...] = ("humerus", "radius")
    bones: list[Solid] = []
    places = [frame.at(x, y)]
    for k, (kind, length) in enumerate(zip(kinds, lengths, strict=True)):
        reach = length * float(rng.normal(1, 0.03)) * (1 - curl * k if k else 1)
        dx, dy = -np.sin(heading) * reach, np.cos(heading) * reach
        name = f"{kind}{ray + 1}" if k != 2 or ray == 0 else f"{kind}m{ray + 1}"
        gap = 1.6 / max(reach, 1)
        narrow = thick * (1.0, 1.0, 0.84, 0.84)[k]
        end = frame.at(x + dx * (1 - gap), y + dy * (1 - gap))
        bones.append(shaft(rng, habit, kind, name, frame.at(x, y), end, narrow, name, carried))
        carried = (*carried, name)
        x, y = x + dx, y + dy
        places.append(frame.at(x, y))
        heading += np.radians(float(rng.normal(0, 3.5))) - (np.radians(fan) * 0.25 if k else 0)
    plump = habit.flesh**0.6 * habit.size * thick
    widths = [w * plump for w in (11, 11.5, 9.5, 8.2, 5.5)][: len(places)]
    cover = flesh(f"finger{ray + 1}", places, widths, 0.9, ("humerus", "radius"))
    return bones, list(cover)


def forearm(rng: np.random.Generator, habit: Habit, elbow: Frame, lateral: bool) -> tuple[Anatomy, Frame]:
    """Pose radius and ulna below `elbow`; returns them and the wrist's frame."""
    size = habit.size
    frame = Frame(elbow.x, elbow.y, elbow.turn, size, size)
    carried = ("humerus",)
    apart = float(rng.uniform(0.75, 1.15)) * (float(rng.uniform(0.15, 0.7)) if lateral else 1.0)
    top_radius, top_ulna = ((-7.0, 12.0), (3.0, -14.0)) if lateral else ((12.0 * apart, 6.0), (-9.0, -8.0))
    low_radius, low_ulna = (7.0 * apart, 238.0), (-15.0 * apart, 236.0)
    side = "_lateral" if lateral else ""
    ulna = shaft(rng, habit, f"ulna{side}", "ulna", frame.at(*top_ulna), frame.at(*low_ulna), follows=carried)
    radius = shaft(rng, habit, f"radius{side}", "radius", frame.at(*top_radius), frame.at(*low_radius), follows=carried)
    places = [frame.at(0, -10), frame.at(-1, 70), frame.at(-2, 175), frame.at(-3, 245)]
    widths = [w * habit.flesh * size for w in (39, 43, 29, 24)]
    skin = flesh("forearm", places, widths, 0.85, carried)
    wrist = frame.at(-1.0 * apart, 241)
    return (
        Anatomy((ulna, radius), skin, (("forearm", frame.at(-2, 125)),)),
        Frame(*wrist, elbow.turn + float(rng.normal(0, 0.1))),
    )


def upper_arm(rng: np.random.Generator, habit: Habit, shoulder: Frame, lateral: bool) -> tuple[Anatomy, Frame]:
    """Pose the humerus below `shoulder` (the middle of its head); returns it and the elbow's frame."""
    size = habit.size
    frame = Frame(shoulder.x, shoulder.y, shoulder.turn, size, size)
    kind = "humerus_lateral" if lateral else "humerus"
    bone = shaft(rng, habit, kind, "humerus", frame.at(0, -18), frame.at(0, 290))
    plump = habit.flesh * size
    skin = flesh(
        "upper arm",
        [frame.at(4, -4), frame.at(0, 90), frame.at(-2, 210), frame.at(0, 296)],
        [50 * plump, 52 * plump, 46 * plump, 38 * plump],
    )
    elbow = frame.at(0, 296)
    return (
        Anatomy((bone,), skin, (("shoulder", frame.at(-15, 0)), ("upper_arm", frame.at(0, 140)), ("elbow", elbow))),
        Frame(*elbow, shoulder.turn),
    )


def arm(rng: np.random.Generator, habit: Habit, bend: float, lateral: bool, oblique: float) -> Anatomy:
    """Pose a whole arm hanging from (0, 0): `bend` in radians at the elbow."""
    upper, elbow = upper_arm(rng, habit, Frame(), lateral)
    lower, wrist = forearm(rng, habit, Frame(elbow.x, elbow.y, elbow.turn + bend), lateral)
    return upper + lower + hand(rng, habit, wrist, oblique)
