"""What the frozen lower layers make of whole films: computed once, then experts train on it in minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.geometry import GRID, Fit
from engine.preprocess import Recipe, on_canvas
from engine.progress import Report, Step, silent
from training.data.augment import Augment, spoilt
from training.data.fracatlas import FRACTURE
from training.data.pack import Pack, Packed
from training.network import MultiTask
from training.precision import mixed

BATCH = 8


@dataclass(frozen=True, slots=True, eq=False)
class FilmFeatures:
    """`shared` (2048, rows / 32, cols / 32) float16 of one whole film, and the share of fracture in every cell."""

    film: Packed
    shared: NDArray[np.float16]
    broken: NDArray[np.float32]


def whole(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return a packed film on its canvas, centred as in reading: (rows, cols) uint8 in, float32 0..1 out."""
    return centred(np.asarray(pixels / 255, np.float32))


def centred(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a film at network scale, (rows, cols) float32 0..1, on its canvas."""
    return on_canvas(pixels, Fit((pixels.shape[0], pixels.shape[1]), max(pixels.shape)))


@torch.inference_mode()
def likely(network: MultiTask, pixels: NDArray[np.uint8], recipe: Recipe) -> NDArray[np.float32]:
    """Return the chances of bone and of fracture on a packed film's canvas, (2, rows / 2, cols / 2) 0..1."""
    x = torch.from_numpy((whole(pixels) - recipe.mean) / recipe.std)[None, None].float()
    with mixed():
        logits = network.decoder(network.trunk(x.to(memory_format=torch.channels_last)))[0]
    return np.asarray(torch.sigmoid(logits.float()))


def compute(
    network: MultiTask,
    pack: Pack,
    films: list[Packed],
    variants: int,
    seed: int,
    recipe: Recipe,
    report: Report = silent,
) -> list[FilmFeatures]:
    """Return features of every film, as it is and in `variants` - 1 spoilt and mirrored forms of it."""
    chance = np.random.default_rng(seed)
    jobs = [(film, variant) for film in films for variant in range(variants)]
    jobs.sort(key=lambda job: (job[0].rows, job[0].cols))
    made: list[FilmFeatures] = []
    for some in _batches(jobs):
        drawn = [_drawn(pack, film, variant, chance) for film, variant in some]
        x = torch.from_numpy((np.stack([pixels for pixels, _ in drawn]) - recipe.mean) / recipe.std)[:, None]
        shared = _shared(network, x.float())
        for (film, _), (_, broken), one in zip(some, drawn, shared, strict=True):
            made.append(FilmFeatures(film, one, broken))
        report(Step(len(made), len(jobs), some[-1][0].name))
    return made


def store(path: Path, what: str, films: list[FilmFeatures]) -> None:
    """Keep features on disk as those of `what`: a network, a pack and how they were drawn."""
    scratch = path.with_suffix(".new")
    rows = [(one.film.name, torch.from_numpy(one.shared), torch.from_numpy(one.broken)) for one in films]
    torch.save({"what": what, "films": rows}, scratch)
    scratch.replace(path)


def stored(path: Path, what: str, pack: Pack) -> list[FilmFeatures] | None:
    """Return the features that `store` kept of `what`, in their order; None where there are none."""
    if not path.exists() or (held := torch.load(path, weights_only=True))["what"] != what:
        return None
    named = {film.name: film for film in pack.films}
    return [FilmFeatures(named[name], shared.numpy(), broken.numpy()) for name, shared, broken in held["films"]]


@torch.inference_mode()
def _shared(network: MultiTask, x: Tensor) -> NDArray[np.float16]:
    with mixed():
        features = network.trunk(x.to(memory_format=torch.channels_last))
    return np.asarray(features.shared.to(torch.float16).contiguous())


def _batches(jobs: list[tuple[Packed, int]]) -> Iterator[list[tuple[Packed, int]]]:
    some: list[tuple[Packed, int]] = []
    for job in jobs:
        if some and (len(some) == BATCH or (some[0][0].rows, some[0][0].cols) != (job[0].rows, job[0].cols)):
            yield some
            some = []
        some.append(job)
    if some:
        yield some


def _drawn(
    pack: Pack, film: Packed, variant: int, chance: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    pixels = whole(pack.pixels(film))
    broken = whole(((pack.labels(film) & FRACTURE) > 0).astype(np.uint8) * 255)
    if variant:
        pixels = spoilt(pixels, Augment(), chance)
    if variant % 2:
        pixels, broken = pixels[:, ::-1], broken[:, ::-1]
    cells = broken.reshape(broken.shape[0] // GRID, GRID, -1, GRID).mean((1, 3))
    return np.ascontiguousarray(pixels), cells.astype(np.float32)
