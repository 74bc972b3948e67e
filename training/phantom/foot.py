"""The foot, posed from above or from its side, in mm below an ankle with the toes pointing down or towards -x."""

from __future__ import annotations

import numpy as np

from training.phantom.build import Anatomy, Frame, Habit, flesh, pebble, plate, shaft
from training.phantom.shapes import Point, Solid

_TARSALS = (
    ("navicular", -8.0, 42.0, 17.0, 7.5, 0.25),
    ("cuboid", 16.0, 52.0, 12.0, 15.0, -0.2),
    ("cuneiform1", -16.0, 57.0, 8.0, 10.5, 0.1),
    ("cuneiform2", -4.5, 55.0, 6.0, 8.5, 0.0),
    ("cuneiform3", 4.5, 56.0, 6.5, 10.0, 0.0),
)
_RAYS = (
    (-16.5, 69.0, 4.0, (62.0, 30.0, 22.0), 1.55),
    (-6.0, 64.0, 1.0, (74.0, 26.0, 13.0, 9.0), 1.0),
    (4.0, 66.5, -3.0, (71.0, 24.0, 11.0, 8.5), 1.0),
    (13.0, 69.0, -7.0, (69.0, 22.5, 9.0, 8.5), 1.0),
    (21.0, 70.0, -11.0, (67.0, 20.5, 7.5, 8.0), 1.05),
)
_TALUS = ((-24, 6), (-14, -1), (0, -5), (13, -1), (22, 9), (18, 19), (0, 22), (-18, 23), (-36, 22), (-38, 9))
_TALUS_TOP = ((-21, 0), (-10, 2), (8, 2), (19, 0), (20, 14), (12, 24), (8, 34), (-14, 36), (-18, 22), (-21, 14))
_HEEL = ((-32, 25), (-12, 21), (10, 19), (30, 20), (50, 30), (56, 46), (46, 60), (20, 55), (-5, 47), (-34, 43))
_SIDE = (
    ("navicular", -46.0, 18.0, 7.0, 12.0),
    ("cuboid", -48.0, 38.0, 13.0, 10.0),
    ("cuneiform", -61.0, 25.0, 10.0, 11.0),
)


def foot_flat(rng: np.random.Generator, habit: Habit, ankle: Frame, squash: float) -> Anatomy:
    """Pose the foot seen from above; `squash` is its foreshortening along its length."""
    size, carried = habit.size, ("neck", "femur", "tibia")
    frame = Frame(ankle.x, ankle.y, ankle.turn, size, size * squash)
    stout = Frame(ankle.x, ankle.y, ankle.turn, size, size * max(squash, 0.75))
    bones: list[Solid] = [
        plate(rng, habit, "talus", stout.outline(_TALUS_TOP), 24 * size, 9 * size, 1.0, follows=carried),
        pebble(rng, habit, "calcaneus", stout, (7, 20), (17, 26), float(rng.normal(0.1, 0.15)), carried, 1.6),
    ]
    for name, x, y, rx, ry, tilt in _TARSALS:
        bones.append(pebble(rng, habit, name, frame, (x, y), (rx, ry), tilt + float(rng.normal(0, 0.1)), carried))
    plump = habit.flesh**0.7 * size
    places = [frame.at(2, -8), frame.at(2, 30), frame.at(0, 75)]
    skin: list[Solid] = [*flesh("hindfoot", places, [33 * plump, 34 * plump, 31 * plump], 1.1, carried)]
    spread = float(rng.uniform(0.6, 1.5))
    for ray in range(5):
        pieces, places = _ray(rng, habit, frame, ray, spread)
        bones += pieces
        widths = [w * plump * (14 if ray else 16) for w in (1, 0.95, 0.68, 0.62, 0.45)][: len(places)]
        skin += flesh("toe", places, widths, 0.95, carried)
    for k in (0, 1):
        bones.append(pebble(rng, habit, f"sesamoid{k}", frame, (-25 + 11 * k, 124), (4.5, 5.5), 0, carried))
    return Anatomy(tuple(bones), tuple(skin), (("foot", frame.at(0, 90)),))


def _ray(
    rng: np.random.Generator, habit: Habit, frame: Frame, ray: int, spread: float
) -> tuple[list[Solid], list[Point]]:
    x, y, fan, lengths, thick = _RAYS[ray]
    heading = np.radians(fan * spread + float(rng.normal(0, 1.5)))
    carried: tuple[str, ...] = ("neck", "femur", "tibia")
    bones: list[Solid] = []
    places = [frame.at(x, y)]
    for k, length in enumerate(lengths):
        reach = length * float(rng.normal(1, 0.03)) * (float(rng.uniform(0.75, 1)) if k else 1)
        dx, dy = -np.sin(heading) * reach, np.cos(heading) * reach
        kind, name = ("toe", f"toe{k}{ray + 1}") if k else ("mt", f"mt{ray + 1}")
        wide = thick * (1.0, 0.98, 0.85, 0.8)[k]
        keep = 1 - 1.3 / reach
        end = frame.at(x + dx * keep, y + dy * keep)
        bones.append(shaft(rng, habit, kind, name, frame.at(x, y), end, wide, name, carried))
        carried = (*carried, name)
        x, y = x + dx, y + dy
        places.append(frame.at(x, y))
        heading += np.radians(float(rng.normal(0, 4)) + (-6 if ray == 0 and k == 0 else 0))
    return bones, places


def foot_side(rng: np.random.Generator, habit: Habit, ankle: Frame) -> Anatomy:
    """Pose the foot seen from its side, toes towards -x."""
    size, carried = habit.size, ("neck", "femur", "tibia")
    frame = Frame(ankle.x, ankle.y, ankle.turn, size, size)
    bones: list[Solid] = [
        plate(rng, habit, "talus", frame.outline(_TALUS), 34, 15, 1.0, follows=carried),
        plate(rng, habit, "calcaneus", frame.outline(_HEEL), 32, 14, 1.1, follows=carried),
    ]
    for name, x, y, rx, ry in _SIDE:
        bones.append(pebble(rng, habit, name, frame, (x, y), (rx, ry), float(rng.normal(-0.2, 0.1)), carried))
    for ray in range(5):
        bones += _side_ray(rng, habit, frame, ray)
    plump = habit.flesh**0.7 * size
    places = [frame.at(25, 44), frame.at(-50, 36), frame.at(-122, 58), frame.at(-180, 66)]
    skin = (
        *flesh("heel", [frame.at(0, -5), frame.at(22, 38)], [33 * plump, 34 * plump], 1, carried),
        *flesh("sole", places, [30 * plump, 30 * plump, 18 * plump, 11 * plump], 1.3, carried),
    )
    return Anatomy(tuple(bones), skin, (("foot", frame.at(-75, 35)),))


def _side_ray(rng: np.random.Generator, habit: Habit, frame: Frame, ray: int) -> list[Solid]:
    x, y = -70.0 + 4 * ray, 24.0 + 6.5 * ray
    lengths, thick = _RAYS[ray][3], _RAYS[ray][4]
    heading = np.radians(max(62 - 8 * ray + float(rng.normal(0, 2)) + (0 if ray else 4), 60 + 4 * ray))
    carried: tuple[str, ...] = ("neck", "femur", "tibia")
    bones: list[Solid] = []
    for k, length in enumerate(lengths):
        reach = length * (0.9 if k else 0.95)
        tail = (x - np.sin(heading) * reach, y + np.cos(heading) * reach)
        kind, name = ("toe", f"toe{k}{ray + 1}") if k else ("mt", f"mt{ray + 1}")
        wide = thick * (0.9 if k else 1)
        bones.append(shaft(rng, habit, kind, name, frame.at(x, y), frame.at(*tail), wide, name, carried))
        carried = (*carried, name)
        x, y = tail
        heading = np.radians(85 + float(rng.normal(0, 7)))
    return bones
