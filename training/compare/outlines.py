"""Table (d): where is bone, by U-Nets with several losses, by k-means on grey levels and by Otsu's threshold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from engine.decode import read_radiographs
from engine.geometry import Fit
from training import phantom
from training.compare.cells import Cell, Value, mean
from training.compare.films import square
from training.compare.learn import normalised
from training.compare.nets import SmallUNet
from training.compare.plan import Bone
from training.compare.shipped import shipped
from training.compare.study import Study
from training.data.fracatlas import BONE, IGNORE, Film, Outlines
from training.figures import dice

Bytes = NDArray[np.uint8]
Bools = NDArray[np.bool_]
LOSSES: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "bce": partial(functional.binary_cross_entropy_with_logits, reduction="none"),
    "mse": lambda logits, truth: (torch.sigmoid(logits) - truth) ** 2,
    "l1": lambda logits, truth: (torch.sigmoid(logits) - truth).abs(),
}
NAMES = {"bce": "binary cross-entropy", "mse": "the plain loss (mean squared error)", "l1": "the plain loss (L1)"}
SAMPLE_SIDE = 128  # k-means finds its levels on the film this small


class Traced:
    """The traced films of FracAtlas: their pixels and outlines, small for teaching and whole for measuring."""

    def __init__(self, study: Study) -> None:
        self.films = tuple(film for film in study.films if film.traced)
        self.blocks = [film.component for film in self.films]
        self._outlines = Outlines(study.data / "fracatlas")

    def whole(self, at: int) -> tuple[NDArray[np.float32], Bytes]:
        """Return the film's pixels, (rows, cols) 0..1, and its label map."""
        film: Film = self.films[at]
        (radiograph,) = read_radiographs(film.path)
        rows, cols = radiograph.pixels.shape
        return radiograph.pixels, self._outlines.label_map(film, (rows, cols), (rows, cols))

    def small(self, side: int) -> tuple[Bytes, NDArray[np.float32], NDArray[np.float32]]:
        """Return all films, their bone and the weight of their pixels, on squares (n, side, side)."""
        drawn = [self.whole(at) for at in range(len(self.films))]
        bone = np.stack([_centred((labels & BONE > 0).astype(np.float32), side) for _, labels in drawn])
        known = np.stack([1 - _centred((labels & IGNORE > 0).astype(np.float32), side) for _, labels in drawn])
        return np.stack([square(pixels, side) for pixels, _ in drawn]), (bone > 0.5).astype(np.float32), known


def cells(study: Study) -> Iterator[Cell]:
    """Yield the cells of the table."""
    plan = study.config.bone
    traced = Traced(study)
    for levels in (2, 3):
        key = study.settings_print("k-means", levels)
        call = partial(_scored, traced, partial(by_levels, levels=levels))
        yield Cell("bone", "k-means on grey levels", f"brightest of {levels} levels is bone", key, call)
    call = partial(_scored, traced, by_otsu)
    yield Cell("bone", "Otsu's threshold", "brighter is bone", study.settings_print("otsu"), call)
    folds = f"{plan.folds} folds by block, {plan.side} px, {plan.phantoms} phantoms, {plan.lesson}"
    for loss in plan.losses:
        system = f"small U-Net, {NAMES[loss]}"
        yield Cell("bone", system, folds, study.settings_print(loss, plan), partial(_unet, study, traced, loss))
    yield shipped(study, "bone", {"bone_dice": "Dice, held-out blocks", "bone_iou": "IoU, held-out blocks"})


def by_otsu(pixels: NDArray[np.float32]) -> Bools:
    """Return what is brighter than Otsu's threshold (1979), (rows, cols) bool of a film 0..1."""
    _, made = cv2.threshold((pixels * 255).astype(np.uint8), 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return made.astype(bool)


def by_levels(pixels: NDArray[np.float32], levels: int) -> Bools:
    """Return what is nearest to the brightest of `levels` k-means of the grey levels, (rows, cols) bool of a film."""
    cv2.setRNGSeed(1)
    sample = cv2.resize(pixels, (SAMPLE_SIDE, SAMPLE_SIDE), interpolation=cv2.INTER_AREA).reshape(-1, 1)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 50, 1e-4)
    _, _, centres = cv2.kmeans(sample, levels, None, stop, 3, cv2.KMEANS_PP_CENTERS)  # type: ignore[call-overload]
    low, high = np.sort(centres.ravel())[-2:]
    return np.asarray(pixels > (low + high) / 2)


def _scored(traced: Traced, outline: Callable[[NDArray[np.float32]], Bools]) -> tuple[Value, ...]:
    found = (outline(traced.whole(at)[0]) for at in range(len(traced.films)))
    return _values(traced, found)


def _values(traced: Traced, found: Iterator[Bools]) -> tuple[Value, ...]:
    scores = np.array([_dice(mask, traced.whole(at)[1]) for at, mask in enumerate(found)])
    union = scores / (2 - scores)
    held = np.array([film.side == "held_out" for film in traced.films])
    of_held = [block for block, ok in zip(traced.blocks, held, strict=True) if ok]
    return (
        mean("Dice", scores, traced.blocks),
        mean("IoU", union, traced.blocks),
        mean("Dice, held-out blocks", scores[held], of_held),
        mean("IoU, held-out blocks", union[held], of_held),
    )


def _dice(mask: Bools, labels: Bytes) -> float:
    """Return the Dice of bone over the pixels whose truth is known."""
    bone, known = labels & BONE > 0, labels & IGNORE == 0
    return dice(float((mask & bone & known).sum()), float((mask & known).sum()), float((bone & known).sum()))


def _unet(study: Study, traced: Traced, loss: str) -> tuple[Value, ...]:
    from sklearn.model_selection import GroupKFold

    plan, count = study.config.bone, len(traced.films)
    films = traced.small(plan.side)
    drawn = phantoms(plan)
    maps = np.zeros(films[0].shape, np.float32)
    folds = GroupKFold(plan.folds, shuffle=True, random_state=study.config.seed).split(maps, groups=traced.blocks)
    for number, (taught, asked) in enumerate(folds):
        torch.manual_seed(study.config.seed + number)
        network = outliner([each[taught] for each in films], drawn, plan, loss, study.config.seed + number)
        with torch.inference_mode():
            maps[asked] = torch.sigmoid(network(normalised(torch.from_numpy(films[0][asked]))))[:, 0].numpy()
    return _values(traced, (_back(maps[at], traced.whole(at)[0].shape) >= 0.5 for at in range(count)))


def outliner(films: list[NDArray[Any]], drawn: list[NDArray[Any]], plan: Bone, loss: str, seed: int) -> SmallUNet:
    """Return a U-Net taught on real films and phantoms, half and half; both are (pixels, bone, weight) on squares."""
    network = SmallUNet(plan.width)
    lesson, chance = plan.lesson, np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(network.parameters(), lr=lesson.rate, weight_decay=lesson.decay)
    steps = lesson.epochs * (lesson.draws // lesson.batch)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    network.train()
    for _ in range(steps):
        half = lesson.batch // 2
        pixels, bone, known = (
            np.concatenate(parts) for parts in zip(_draw(films, half, chance), _draw(drawn, half, chance), strict=True)
        )
        logits = network(normalised(torch.from_numpy(pixels)))[:, 0]
        losses, weight = LOSSES[loss](logits, torch.from_numpy(bone)), torch.from_numpy(known)
        optimiser.zero_grad()
        ((losses * weight).sum() / weight.sum()).backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
    return network.eval()


def phantoms(plan: Bone) -> list[NDArray[Any]]:
    """Return phantoms as (pixels, bone, weight), each (n, side, side); all of their pixels are known."""
    made = [phantom.make(seed, long_side=2 * plan.side) for seed in range(plan.phantoms)]
    pixels = np.stack([square(one.pixels, plan.side) for one in made])
    bone = np.stack([_centred(one.bone.astype(np.float32), plan.side) > 0.5 for one in made]).astype(np.float32)
    return [pixels, bone, np.ones_like(bone)]


def _draw(films: list[NDArray[Any]], count: int, chance: np.random.Generator) -> list[NDArray[Any]]:
    """Return some of the films, each mirrored or not and upside down or not, as is its outline."""
    at = chance.integers(len(films[0]), size=count)
    flips = chance.random((count, 2)) < 0.5
    return [
        np.stack(
            [
                each[place][:: -1 if up else 1, :: -1 if across else 1]
                for place, (up, across) in zip(at, flips, strict=True)
            ]
        )
        for each in films
    ]


def _centred(map_: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """Return a map over the film, (rows, cols), on the square that `films.square` gives the film."""
    rows, cols, top, left = _inside(map_.shape, side)
    made = np.zeros((side, side), np.float32)
    made[top : top + rows, left : left + cols] = cv2.resize(map_, (cols, rows), interpolation=cv2.INTER_AREA)
    return made


def _back(map_: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Return a map over the square as one over the film of `shape`, resampled linearly."""
    rows, cols, top, left = _inside(shape, map_.shape[0])
    cut = np.ascontiguousarray(map_[top : top + rows, left : left + cols])
    return np.asarray(cv2.resize(cut, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR), np.float32)


def _inside(shape: tuple[int, ...], side: int) -> tuple[int, int, int, int]:
    """Return rows, cols, top and left of a film of `shape` on its square."""
    rows, cols = Fit((shape[0], shape[1]), side).film
    return rows, cols, (side - rows) // 2, (side - cols) // 2
