"""The synthetic films are reproducible, and what they claim about themselves is true."""

from __future__ import annotations

import warnings

import cv2
import numpy as np
import pytest

from training.phantom import OUTSIDE, PARTS, Phantom, make
from training.phantom.build import draw_habit
from training.phantom.fracture import Break, outline, path, place
from training.phantom.pose import pose
from training.phantom.shapes import Shaft

_SIDE = 224
_KINDS = ("displaced", "hairline", "buckle")


def test_the_same_seed_gives_the_same_film_bit_for_bit() -> None:
    first, again = make(11, "wrist", True, _SIDE), make(11, "wrist", True, _SIDE)
    assert first.pixels.tobytes() == again.pixels.tobytes()
    assert first.bone.tobytes() == again.bone.tobytes()
    assert first.fracture.tobytes() == again.fracture.tobytes()
    assert first.extents == again.extents


def test_another_seed_gives_another_film() -> None:
    one, other = make(1, "knee", False, _SIDE), make(2, "knee", False, _SIDE)
    assert one.pixels.shape != other.pixels.shape or not np.array_equal(one.pixels, other.pixels)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", [None, *_KINDS])
def test_every_part_renders_in_every_mode_without_a_warning(part: str, kind: str | None) -> None:
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        film = make(5, part, kind is not None, _SIDE, kind=kind)
    assert film.part == part and film.visible[0] == part and film.seed == 5
    assert film.fractured is (kind is not None)
    assert film.pixels.dtype == np.float32 and film.pixels.min() >= 0 and film.pixels.max() <= 1
    assert max(film.pixels.shape) == _SIDE
    assert film.bone.shape == film.fracture.shape == film.pixels.shape
    assert film.bone.dtype == film.fracture.dtype == np.bool_
    assert film.spacing_mm > 0


@pytest.mark.parametrize("part", OUTSIDE)
def test_what_is_turned_away_renders_when_asked_for_and_is_never_broken(part: str) -> None:
    films = [make(seed, part, True, _SIDE) for seed in range(4)]
    assert all(film.part == part and film.visible[0] == part and not film.fractured for film in films)
    assert all(film.bone.any() and film.pixels.std() > 0.05 for film in films)


@pytest.mark.parametrize("seed", range(24))
def test_bone_covers_a_plausible_share_and_is_brighter_than_the_rest(seed: int) -> None:
    film = make(seed, fractured=False, long_side=_SIDE)
    assert not film.fracture.any() and film.extents == ()
    assert 0.01 < film.bone.mean() < 0.6
    around = _grown(film.bone, 0.03) & ~_grown(film.bone, 0.006)
    assert film.pixels[film.bone].mean() > film.pixels[around].mean()


@pytest.mark.parametrize("seed", range(24))
def test_a_fracture_lies_on_the_bone(seed: int) -> None:
    film = make(seed, fractured=True, long_side=_SIDE)
    assert film.fractured and film.fracture.any() and film.extents
    margin_px = 6.0 / film.spacing_mm + 3
    outside = film.fracture & ~_grown(film.bone, margin_px / _SIDE)  # between the shifted ends of a wide bone
    assert outside.sum() < 0.03 * film.fracture.sum()
    assert (film.fracture & film.bone).sum() > 0.2 * film.fracture.sum()


@pytest.mark.parametrize("seed", range(12))
def test_the_share_of_bone_is_what_the_masks_say(seed: int) -> None:
    film = make(seed, fractured=True, long_side=_SIDE, kind="hairline")
    assert film.extents[0].share == pytest.approx(float((film.fracture & film.bone).sum() / film.bone.sum()), abs=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_a_partial_crack_runs_as_far_across_the_bone_as_it_says(seed: int) -> None:
    rng = np.random.default_rng(seed)
    bone = _bone(rng, "thigh", "femur")
    broken = _crack(rng, bone)
    assert 0.3 <= broken.extent <= 0.8
    assert _measured(bone, broken) == pytest.approx(broken.extent, abs=0.08)


def test_a_crack_darkens_the_bone_it_crosses() -> None:
    rng = np.random.default_rng(3)
    bone = _bone(rng, "lower_leg", "tibia")
    broken = _crack(rng, bone)
    x, y = _grid(bone, broken)
    whole, cracked = path(bone, (), x, y, 0.2), path(bone, (broken,), x, y, 0.2)
    lost = (whole.outer - cracked.outer) > 0.3 * whole.outer.max()
    assert lost.any()
    assert (lost & ~outline(bone, broken, x, y)).sum() < 0.1 * lost.sum()


def test_a_part_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="tail"):
        make(0, "tail")
    with pytest.raises(ValueError, match="bent"):
        make(0, "hand", kind="bent")


def test_without_a_wish_about_half_the_films_are_broken_and_every_part_comes() -> None:
    films: list[Phantom] = [make(seed, long_side=96) for seed in range(80)]
    assert 0.3 < np.mean([f.fractured for f in films]) < 0.7
    assert {f.part for f in films} == set(PARTS)


def _bone(rng: np.random.Generator, part: str, name: str) -> Shaft:
    bones = pose(part, rng, draw_habit(rng)).anatomy.bones
    return next(b for b in bones if isinstance(b, Shaft) and b.name == name)


def _crack(rng: np.random.Generator, bone: Shaft) -> Break:
    while True:
        broken = place(rng, bone, (0.3, 0.7), "hairline")
        if broken.extent < 0.99:
            return broken


def _grid(bone: Shaft, broken: Break) -> tuple[np.ndarray, np.ndarray]:
    cx, cy = bone.point(broken.site_mm)
    steps = np.arange(-60, 60, 0.2, dtype=np.float32)
    return np.broadcast_to(cx + steps[None], (600, 600)).copy(), np.broadcast_to(cy + steps[:, None], (600, 600)).copy()


def _measured(bone: Shaft, broken: Break) -> float:
    """Extent across the bone as a reader of the masks finds it, without asking the break."""
    x, y = _grid(bone, broken)
    marks = outline(bone, broken, x, y)
    s, w = bone.local(x, y)
    solid = bone.path(s, w).outer > 0.25
    near = np.abs(s - broken.site_mm) < 1.5
    width = np.ptp(w[solid & near])
    return float(np.ptp(w[marks & solid]) / width)


def _grown(mask: np.ndarray, share: float) -> np.ndarray:
    size = 2 * round(share * max(mask.shape)) + 1
    return cv2.dilate(mask.astype(np.uint8), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))).astype(bool)
