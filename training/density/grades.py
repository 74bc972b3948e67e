"""A small network that grades osteoarthritis on OAI's joint cuts; what it learnt of knees is asked about density."""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.progress import Report, Step, silent
from training.compare.learn import moved, of_films, probabilities, teach
from training.compare.plan import fingerprint
from training.density.plan import Grades

GRADES = 5
WIDTHS = (24, 48, 96, 128)
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Cuts:
    """OAI's joint cuts (n, side, side) uint8, their KL grades (n,) and whose knees they are (n,)."""

    pixels: Bytes
    grade: NDArray[np.int64]
    patient: NDArray[np.str_]


class Grader(nn.Module):
    """Four strided convolutions in pairs, mean pooling and a linear layer."""

    def __init__(self) -> None:
        super().__init__()
        pairs = zip((1, *WIDTHS[:-1]), WIDTHS, strict=True)
        self.body = nn.Sequential(*(layer for low, up in pairs for layer in _level(low, up)))
        self.out = nn.Linear(WIDTHS[-1], GRADES)

    def seen(self, x: Tensor) -> Tensor:
        """Map (n, 1, side, side) to the mean features (n, 128)."""
        features: Tensor = self.body(x).mean((2, 3))
        return features

    def forward(self, x: Tensor) -> Tensor:
        """Map (n, 1, side, side) to logits of the grades (n, 5)."""
        logits: Tensor = self.out(self.seen(x))
        return logits


def cuts(folder: Path, side: int, report: Report = silent, every: int = 1) -> Cuts:
    """Return the cuts below `folder` (labels.csv, images/), or every so many of them, at `side` px."""
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))[::every]
    pixels = np.empty((len(rows), side, side), np.uint8)
    for number, row in enumerate(rows):
        report(Step(number, len(rows), f"reading {row['image_id']}"))
        film = cv2.imread(str(folder / "images" / row["image_id"]), cv2.IMREAD_GRAYSCALE)
        pixels[number] = cv2.resize(np.asarray(film, np.uint8), (side, side), interpolation=cv2.INTER_AREA)
    grade = np.array([int(row["kl_grade"]) for row in rows], np.int64)
    return Cuts(pixels, grade, np.array([row["patient"] for row in rows]))


def graded(folder: Path, plan: Grades, kept: Path, seed: int, report: Report = silent) -> tuple[Grader, float]:
    """Return the network, and its quadratic kappa on patients it did not learn on; taught once and kept in `kept`."""
    path = kept / f"grades-{fingerprint(plan, seed)}.pt"
    network = Grader()
    if path.is_file():
        saved: dict[str, Any] = torch.load(path, weights_only=True)
        network.load_state_dict(saved["network"])
        return network.eval(), float(saved["kappa"])
    known = cuts(folder, plan.side, report)
    chance = np.random.default_rng(seed)
    people = np.unique(known.patient)
    held = np.isin(known.patient, chance.permutation(people)[: int(plan.held * len(people))])
    torch.manual_seed(seed)
    report(Step(0, 1, "learning to grade"))
    teach(network, moved(known.pixels[~held], plan.lesson.shift, seed), known.grade[~held], plan.lesson, seed)
    kappa = _kappa(network, known.pixels[held], known.grade[held])
    kept.mkdir(parents=True, exist_ok=True)
    torch.save({"network": network.state_dict(), "kappa": kappa, "plan": repr(asdict(plan))}, path)
    return network, kappa


@torch.inference_mode()
def features(network: Grader, films: Bytes) -> NDArray[np.float64]:
    """Return (n, 128 + 5) float64: mean features and grade probabilities of cuts (n, side, side) uint8."""
    x = of_films(films)(np.arange(len(films)))
    seen = network.seen(x)
    return torch.cat((seen, torch.softmax(network.out(seen), 1)), 1).double().numpy()


def _kappa(network: Grader, films: Bytes, truth: NDArray[np.int64]) -> float:
    """Return the quadratic kappa of the expected grade, rounded: losses weigh the distance of grades."""
    from sklearn.metrics import cohen_kappa_score

    expected = probabilities(network, of_films(films), len(films)) @ np.arange(GRADES)
    return float(cohen_kappa_score(truth, np.rint(expected).astype(int), weights="quadratic"))


def _level(low: int, up: int) -> tuple[nn.Module, ...]:
    return (
        nn.Conv2d(low, up, 3, 2, 1, bias=False), nn.BatchNorm2d(up), nn.ReLU(inplace=True),
        nn.Conv2d(up, up, 3, 1, 1, bias=False, groups=8), nn.BatchNorm2d(up), nn.ReLU(inplace=True),
    )  # fmt: skip
