"""Crops for training: lesion-centred next to random ones, turned and scaled as films are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.augment import Augment, Floats, collimated, spoilt
from training.data.fracatlas import BONE, FRACTURE, IGNORE, PARTS
from training.data.knees import GRADES, KneeCropper
from training.data.pack import Pack, Packed

PLACES = 3  # drawn for a crop that is not centred on anything
SMALLEST_BREAK = 60  # px of a phantom's break at pack scale; smaller ones cannot be seen there
_NO_GRADE = (0.0,) * GRADES


@dataclass(frozen=True, slots=True)
class Mix:
    """How many crops of a batch come from where; films of each kind are drawn with equal chance."""

    fractured: int = 7  # of these, `centred` are centred on a fracture
    centred: int = 6
    normal: int = 6
    hard: int = 0  # of these, so many are centred on what an earlier network took for a fracture
    traced: int = 2
    own: int = 0  # films whose bone a network outlined and nobody traced
    phantom: int = 1
    knee: int = 0  # graded joints, cut square


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Crops and what is known of them; float32 arrays of n crops.

    `pixels`, `bone`, `fracture`, `bone_known` and `fracture_known` are (n, side, side), the known maps being the
    weights of their pixels. `broken` (n,) is 1 or 0 with weight `broken_known`. `main` (n,) int64 is the part's
    place in `PARTS` with weight `main_known`; `visible` is (n, parts); `projection` (n, 3). `grade` (n, grades) is the
    Kellgren-Lawrence grade with its softness, of weight `grade_known` (n,).
    """

    pixels: Floats
    bone: Floats
    bone_known: Floats
    fracture: Floats
    fracture_known: Floats
    broken: Floats
    broken_known: Floats
    main: NDArray[np.int64]
    main_known: Floats
    visible: Floats
    projection: Floats
    projection_known: Floats
    grade: Floats
    grade_known: Floats


class Cropper:
    """Draws batches of crops from one side of a pack; the same seed draws the same batches."""

    def __init__(
        self,
        pack: Pack,
        mix: Mix,
        augment: Augment,
        side: int,
        seed: int,
        phantom_weight: float = 0.3,
        misleading: Mapping[str, tuple[float, float]] | None = None,
        of: str = "train",
        knees: KneeCropper | None = None,
        own: Mapping[str, NDArray[np.uint8]] | None = None,
    ) -> None:
        """`own` holds label maps of bone that a network drew, by film; see `training.selftrain`."""
        films = [film for film in pack.films if film.side == of]
        real = [film for film in films if film.source == "fracatlas"]
        self._pack, self._mix, self._augment, self._side = pack, mix, augment, side
        self._fractured = [film for film in real if film.fractured and film.outlined]
        self._normal = [film for film in real if not film.fractured]
        self._traced = [film for film in real if film.traced]
        self._own = own or {}
        self._outlined = [film for film in real if film.name in self._own]
        self._phantoms = [film for film in films if film.source == "phantom"]
        self._misleading = misleading or {}
        self._hard = [film for film in self._normal if film.name in self._misleading]
        self._seed, self._phantom_weight, self._knees = seed, phantom_weight, knees
        if mix.hard and not self._hard:
            raise ValueError("the mix asks for hard crops, and no misleading film is named")
        if mix.own and not self._outlined:
            raise ValueError("the mix asks for films that a network outlined, and there are none")

    def batch(self, number: int) -> Batch:
        """Return batch `number` of the run; batches do not depend on each other, so a run resumes anywhere."""
        chance = np.random.default_rng((self._seed, number))
        mix = self._mix
        plan = [(self._fractured, True)] * mix.centred + [(self._fractured, False)] * (mix.fractured - mix.centred)
        plan += [(self._hard, True)] * mix.hard + [(self._normal, False)] * (mix.normal - mix.hard)
        plan += [(self._traced, False)] * mix.traced + [(self._outlined, False)] * mix.own
        plan += [(self._phantoms or self._traced, bool(chance.random() < 0.5))] * mix.phantom
        crops = [self._crop(films[chance.integers(len(films))], centred, chance) for films, centred in plan]
        crops += [self._knee(chance) for _ in range(mix.knee)] if self._knees else []
        return Batch(*(np.stack(column) for column in zip(*crops, strict=True)))

    def _knee(self, chance: np.random.Generator) -> tuple[Floats, ...]:
        """Return a joint of which the grade alone is known: its cut is a fingerprint that the router must not learn."""
        assert self._knees is not None
        pixels, grade = self._knees.crop(self._side, self._augment, chance)
        nothing, zero = np.zeros_like(pixels), np.float32(0)
        known = (nothing, nothing, nothing, nothing, zero, zero, np.int64(0), zero)
        empty = (np.zeros(len(PARTS), np.float32), np.zeros(3, np.float32), zero)
        return pixels, *known, *empty, grade, np.float32(1)  # type: ignore[return-value]

    def _crop(self, film: Packed, centred: bool, chance: np.random.Generator) -> tuple[Floats, ...]:
        labels = self._labels(film)
        place = self._place(film, labels, centred, chance)
        size = (self._side, self._side)
        pixels = cv2.warpAffine(self._pack.pixels(film), place, size, flags=cv2.INTER_LINEAR)
        label = np.asarray(cv2.warpAffine(labels, place, size, flags=cv2.INTER_NEAREST, borderValue=0), np.uint8)
        made = spoilt(np.asarray(pixels, np.float32) / np.float32(255), self._augment, chance)
        hidden = collimated(made, self._augment, chance)
        label[hidden] = IGNORE
        return made, *self._known(film, labels, label, abs(np.linalg.det(place[:, :2])))

    def _labels(self, film: Packed) -> NDArray[np.uint8]:
        labels = self._pack.labels(film)
        if film.name not in self._own:
            return labels
        return np.asarray((labels & FRACTURE) | self._own[film.name], np.uint8)

    def _place(
        self, film: Packed, labels: NDArray[np.uint8], centred: bool, chance: np.random.Generator
    ) -> NDArray[np.float64]:
        """Return the 2 x 3 map from film to crop."""
        low, high = self._augment.scale
        scale = float(np.exp(chance.uniform(np.log(low), np.log(high))))
        reach = self._side / scale / 2
        centre = self._busiest(film, reach, chance)
        spot = self._spot(film, labels, chance) if centred else None
        if spot is not None:
            centre = np.array(spot) + chance.uniform(-0.35, 0.35, 2) * self._side / scale
        angle = chance.uniform(-1, 1) * self._augment.rotation_deg
        turn = np.asarray(cv2.getRotationMatrix2D((float(centre[0]), float(centre[1])), angle, scale), np.float64)
        turn[:, 2] += self._side / 2 - centre
        if self._augment.flip and chance.random() < 0.5:
            turn = np.array([[-1, 0], [0, 1]]) @ turn + [[0, 0, self._side - 1], [0, 0, 0]]
        return np.asarray(turn, np.float64)

    def _busiest(self, film: Packed, reach: float, chance: np.random.Generator) -> NDArray[np.float64]:
        """Return, of a few places (col, row) drawn at random, the one with most to see; films are largely empty."""
        pixels = self._pack.pixels(film)
        best, most = np.zeros(2), -1.0
        for _ in range(PLACES):
            col, row = _inside(film.cols, reach, chance), _inside(film.rows, reach, chance)
            top, left = max(0, int(row - reach)), max(0, int(col - reach))
            seen = pixels[top : int(row + reach) + 1 : 4, left : int(col + reach) + 1 : 4]
            if seen.std() > most:
                best, most = np.array([col, row]), float(seen.std())
        return best

    def _spot(self, film: Packed, labels: NDArray[np.uint8], chance: np.random.Generator) -> tuple[float, float] | None:
        """Return (col, row) of a fractured pixel, or of what looked like one on a film without."""
        if film.name in self._misleading:
            row, col = self._misleading[film.name]
            return col, row
        rows, cols = np.nonzero(labels & FRACTURE)
        if not len(rows):
            return None
        pick = chance.integers(len(rows))
        return float(cols[pick]), float(rows[pick])

    def _known(
        self, film: Packed, labels: NDArray[np.uint8], label: NDArray[np.uint8], area_scale: float
    ) -> tuple[Floats, ...]:
        bone, fracture = (label & BONE) > 0, (label & FRACTURE) > 0
        traced = ((label & IGNORE) == 0) if film.traced or film.name in self._own else np.zeros_like(bone)
        outlined = not film.fractured or film.outlined
        whole = np.count_nonzero(labels & FRACTURE) * area_scale
        shown = np.count_nonzero(fracture)
        broken = bool(shown >= min(0.4 * whole, 150) > 0)
        real = film.source == "fracatlas"
        invisible = not real and 0 < np.count_nonzero(labels & FRACTURE) < SMALLEST_BREAK
        clear = float(outlined and (broken or shown == 0) and not invisible)
        weight = 1.0 if real else self._phantom_weight
        seen = min(1.0, 2.0 * self._side**2 / (area_scale * film.rows * film.cols))
        visible = np.isin(PARTS, film.visible)
        known = (traced, fracture, np.full_like(bone, outlined), broken, clear * weight)
        what = (np.int64(PARTS.index(film.main)), seen * (1.0 if film.confident else 0.5) * weight)
        return tuple(
            np.asarray(value, np.int64 if isinstance(value, np.int64) else np.float32)
            for value in (bone, *known, *what, visible, film.projection, float(real and seen > 0.5), _NO_GRADE, 0.0)
        )


def _inside(length: int, reach: float, chance: np.random.Generator) -> float:
    if reach * 2 >= length:
        return length / 2 + chance.uniform(-0.1, 0.1) * length
    return float(chance.uniform(reach * 0.8, length - reach * 0.8))
