"""Teaching a network on films or on cached features; the epoch that the tuning films prefer is kept."""

from __future__ import annotations

import copy
from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.compare.plan import Lesson
from training.data.recipe import RECIPE

Places = NDArray[np.int64]
Fetch = Callable[[Places], Tensor]
AT_ONCE = 64


def teach(
    network: nn.Module,
    fetch: Fetch,
    truth: NDArray[np.int64],
    lesson: Lesson,
    seed: int,
    preferred: Callable[[nn.Module], float] | None = None,
) -> nn.Module:
    """Return `network` taught to tell classes `truth` (n,) of what `fetch` gives for some of the n places.

    `preferred` is asked after every epoch, and the weights of its largest answer are kept; without it, the last.
    """
    chance = np.random.default_rng(seed)
    counts = np.bincount(truth)
    odds = 1 / counts[truth] / np.count_nonzero(counts)
    learning = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(learning, lr=lesson.rate, weight_decay=lesson.decay)
    steps = -(-lesson.draws // lesson.batch)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, lesson.epochs * steps)
    best, most = None, -np.inf
    for _ in range(lesson.epochs):
        network.train()
        for at in np.array_split(chance.choice(len(truth), lesson.draws, p=odds), steps):
            loss = functional.cross_entropy(network(fetch(at)), torch.from_numpy(truth[at]))
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
        liked = preferred(network) if preferred else -np.inf
        if liked > most:
            best, most = copy.deepcopy(network.state_dict()), liked
    if best is not None:
        network.load_state_dict(best)
    return network.eval()


@torch.inference_mode()
def probabilities(network: nn.Module, fetch: Fetch, count: int) -> NDArray[np.float64]:
    """Return (count, classes) float64 probabilities of the places 0 to `count`."""
    network.eval()
    some = np.array_split(np.arange(count), -(-count // AT_ONCE))
    return np.concatenate([torch.softmax(network(fetch(at)).double(), 1).numpy() for at in some])


def of_films(films: NDArray[np.uint8]) -> Fetch:
    """Return what gives films (n, side, side) uint8 as they are: (some, 1, side, side) float32, normalised."""
    return lambda at: normalised(torch.from_numpy(films[at]))


def moved(films: NDArray[np.uint8], shift: int, seed: int) -> Fetch:
    """Return what gives films mirrored at random and moved by up to `shift` px, what leaves coming in opposite."""
    chance = np.random.default_rng((seed, 3))

    def fetch(at: Places) -> Tensor:
        made = np.empty((len(at), *films.shape[1:]), np.uint8)
        for row, place in enumerate(at):
            one = films[place][:, :: 1 if chance.random() < 0.5 else -1]
            made[row] = np.roll(one, chance.integers(-shift, shift + 1, 2), (0, 1))
        return normalised(torch.from_numpy(made))

    return fetch


def of_features(features: NDArray[np.floating]) -> Fetch:
    """Return what gives cached features of places, float32."""
    return lambda at: torch.from_numpy(np.asarray(features[at], np.float32))


def normalised(films: Tensor) -> Tensor:
    """Return films (n, side, side) uint8 as a network's input (n, 1, side, side) float32."""
    return ((films.float() / 255 - RECIPE.mean) / RECIPE.std)[:, None]
