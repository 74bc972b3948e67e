"""The Kellgren-Lawrence grade of a knee: an expert of its own on the trunk's frozen lower stages."""

from __future__ import annotations

import copy
import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from engine.classify import median_grade
from engine.nets.heads import JointExpert
from engine.progress import Report, Step, silent
from training.average import follow
from training.calibrate import temperature
from training.data.knees import CUT, GRADES, Knee, knees, pixels, softened
from training.data.recipe import RECIPE
from training.figures import interval
from training.init import load
from training.network import MultiTask
from training.precision import mixed

BATCH = 16  # knees whose features are computed at once


@dataclass(frozen=True, slots=True)
class Grading:
    """One training of the grade's expert on features that are computed once."""

    bundle: str
    knees: str
    run: str
    epochs: int = 9
    batch: int = 32
    rate: float = 2.5e-3
    decay: float = 0.05
    dropout: float = 0.1  # of the channels of the features
    average: float = 0.995  # of the running mean of the weights
    seed: int = 3


@dataclass(frozen=True, slots=True, eq=False)
class Graded:
    """Knees with what the expert says: probabilities (n, grades) float32 beside grade and patient (n,)."""

    grade: NDArray[np.int64]
    patient: NDArray[np.str_]
    probabilities: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Measured:
    """Quadratic kappa and accuracy as value, low and high; `confusion` counts knees by true and called grade."""

    knees: int
    kappa: tuple[float, float, float]
    accuracy: tuple[float, float, float]
    confusion: tuple[tuple[int, ...], ...]


def run(config: Grading, report: Report = silent) -> Path:
    """Train the expert; below the run's folder go `expert.pt`, `losses.csv` and `grades.json`.

    The tuning knees are followed and fit the temperature; the held-out ones are measured once, at the end.
    """
    folder = Path(config.run)
    folder.mkdir(parents=True, exist_ok=True)
    films = knees(Path(config.knees))
    network = load(Path(config.bundle))
    seen = computed(network, films, folder / "features.npy", report)
    train, tune = (np.array([at for at, one in enumerate(films) if one.side == side]) for side in ("train", "tune"))
    grades = np.array([one.grade for one in films])
    expert = _begun(network, seen[train[::10]], config)
    with (folder / "losses.csv").open("w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("epoch", "training_loss", "tuning_kappa", "tuning_accuracy"))
        for epoch, loss in enumerate(_epochs(expert, seen, grades, train, config)):
            said = probabilities(expert, seen, tune)
            kappa = quadratic_kappa(grades[tune], said.argmax(1))
            rows.writerow((epoch + 1, f"{loss:.4f}", f"{kappa:.4f}", f"{np.mean(said.argmax(1) == grades[tune]):.4f}"))
            stream.flush()
            report(Step(epoch, config.epochs, f"loss {loss:.3f} tuning kappa {kappa:.3f}"))
    torch.save(expert.state_dict(), folder / "expert.pt")
    made: dict[str, object] = {}
    for side in ("tune", "held_out"):
        at = np.array([place for place, one in enumerate(films) if one.side == side])
        patients = np.array([films[place].patient for place in at])
        made[side] = asdict(measured(Graded(grades[at], patients, probabilities(expert, seen, at))))
    made["temperature"] = temperature(probabilities(expert, seen, tune), grades[tune])
    (folder / "grades.json").write_text(json.dumps(made, indent=2) + "\n", "utf-8")
    return folder / "expert.pt"


def computed(network: MultiTask, films: Sequence[Knee], cache: Path, report: Report = silent) -> NDArray[np.float16]:
    """Return the joint stage of every knee, (n, channels, rows, cols) float16, on disk at `cache`; made once."""
    if cache.exists():
        kept: NDArray[np.float16] = np.load(cache, mmap_mode="r")
        return kept
    scratch = cache.with_name("features.new.npy")
    made = None
    for start in range(0, len(films), BATCH):
        some = [_input(one) for one in films[start : start + BATCH]]
        x = torch.from_numpy(np.stack(some))[:, None].to(memory_format=torch.channels_last)
        with torch.inference_mode(), mixed():
            stage = network.trunk.joint_stage(x).float().numpy()
        if made is None:
            made = np.lib.format.open_memmap(scratch, "w+", np.float16, (len(films), *stage.shape[1:]))
        made[start : start + len(some)] = stage
        report(Step(start, len(films), films[start].name))
    assert made is not None
    made.flush()
    scratch.replace(cache)
    return np.asarray(np.load(cache, mmap_mode="r"))


def probabilities(expert: JointExpert, seen: NDArray[np.float16], at: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return what the expert says of the knees at `at`, (n, grades) float32."""
    expert.eval()
    with torch.inference_mode():
        rows = [torch.softmax(expert(_given(seen, some)), 1) for some in np.array_split(at, -(-len(at) // 64))]
    return np.asarray(torch.cat(rows), np.float32)


def measured(graded: Graded) -> Measured:
    """Return kappa and accuracy of the median grade, 95 % bootstrapped over patients, and the confusion of grades."""
    called, true = np.array([median_grade(one) for one in graded.probabilities]), graded.grade
    kappa = interval(graded.patient, lambda at: quadratic_kappa(true[at], called[at]), 500)
    right = interval(graded.patient, lambda at: float(np.mean(true[at] == called[at])), 500)
    confusion = np.zeros((GRADES, GRADES), int)
    np.add.at(confusion, (true, called), 1)
    return Measured(
        len(called),
        (quadratic_kappa(true, called), *kappa),
        (float(np.mean(called == true)), *right),
        tuple(tuple(int(count) for count in row) for row in confusion),
    )


def quadratic_kappa(truth: NDArray[np.int64], called: NDArray[np.int64]) -> float:
    """Return Cohen's kappa with quadratic weights (Cohen 1968); NaN where all is one grade."""
    from sklearn.metrics import cohen_kappa_score

    if len(set(truth) | set(called)) < 2:
        return float("nan")
    return float(cohen_kappa_score(truth, called, weights="quadratic", labels=range(GRADES)))


def _begun(network: MultiTask, some: NDArray[np.float16], config: Grading) -> JointExpert:
    """Return a new expert whose first convolution is scaled to how far each channel of the features swings."""
    torch.manual_seed(config.seed)
    expert = JointExpert(GRADES)
    swing = torch.from_numpy(some.astype(np.float32).std((0, 2, 3))).clamp(min=0.02)
    weight: Tensor = expert.reduce.get_parameter("0.weight")
    with torch.no_grad():
        torch.nn.init.kaiming_normal_(weight)
        weight /= swing[None, :, None, None]
    return expert


def _epochs(
    expert: JointExpert, seen: NDArray[np.float16], grades: NDArray[np.int64], train: NDArray[np.int64], config: Grading
) -> Iterator[float]:
    """Train, and yield the mean loss of every epoch with `expert` holding the running mean of the weights."""
    live = copy.deepcopy(expert)
    steps = len(train) // config.batch
    optimiser = torch.optim.AdamW(live.parameters(), lr=config.rate, weight_decay=config.decay)
    rate = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, config.rate, total_steps=config.epochs * steps, pct_start=0.15
    )
    chance = np.random.default_rng(config.seed)
    soft = torch.from_numpy(np.stack([softened(grade) for grade in range(GRADES)]))
    rare = torch.from_numpy(np.bincount(grades[train], minlength=GRADES).astype(np.float32) ** -0.5)
    rare /= rare.mean()
    for epoch in range(config.epochs):
        live.train()
        losses = []
        for number, some in enumerate(np.array_split(chance.permutation(train), steps)):
            logits = live(functional.dropout2d(_varied(_given(seen, some), chance), config.dropout))
            wanted = torch.from_numpy(grades[some])
            loss = (-(soft[wanted] * functional.log_softmax(logits, 1)).sum(1) * rare[wanted]).mean()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            rate.step()
            follow(expert, live, min(config.average, (epoch * steps + number) / (epoch * steps + number + 10)))
            losses.append(float(loss.detach()))
        yield float(np.mean(losses))


def _varied(given: Tensor, chance: np.random.Generator) -> Tensor:
    """Mirror and move the features, which is nearly what mirroring and moving the films does."""
    if chance.random() < 0.5:
        given = given.flip(3)
    down, across = chance.integers(-1, 2, 2)
    return torch.roll(given, (int(down), int(across)), (2, 3))


def _given(seen: NDArray[np.float16], at: NDArray[np.int64]) -> Tensor:
    return torch.from_numpy(seen[at].astype(np.float32))


def _input(knee: Knee) -> NDArray[np.float32]:
    film = pixels(knee, replace(RECIPE, side=CUT))
    return np.asarray((film - RECIPE.mean) / RECIPE.std, np.float32)
