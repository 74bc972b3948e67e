"""Teach trunk, decoder and side questions together on crops; resumable at any step."""

from __future__ import annotations

import copy
import csv
import math
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import torch
from torch import Tensor

from engine.progress import Report, Step, silent
from training.average import follow
from training.data.augment import Augment
from training.data.crops import Batch, Cropper, Mix
from training.data.hard import worst
from training.data.knees import CUT, KneeCropper
from training.data.pack import Pack
from training.data.recipe import RECIPE
from training.init import SCRATCH, begun
from training.losses import Weights, overlaps, total
from training.network import MultiTask
from training.plots import draw_losses
from training.precision import mixed
from training.selftrain import kept

PREFETCH = 3


@dataclass(frozen=True, slots=True)
class Pretrain:
    """One run of pretraining; every field may be set in the TOML."""

    pack: str = "packs/first"
    run: str = "runs/pretrain"
    start: str = SCRATCH  # or "imagenet", or a file or bundle to begin from; see `training.init.begun`
    depths: tuple[int, int, int, int] = (3, 4, 6, 3)
    side: int = 192
    steps: int = 3000
    rate: float = 1e-3
    decay: float = 0.02
    warm_up: int = 150
    final_rate: float = 0.02  # share of `rate` at the last step
    average: float = 0.998  # of the running mean of the weights
    seed: int = 1
    phantom_weight: float = 0.3  # what a phantom's part and break count against a real film's
    misleading: str | None = None  # what `training.data.hard.mine` wrote: films on which an earlier network erred
    misleading_share: float = 0.4  # of those films, the worst
    save_every: int = 100
    measure_every: int = 200
    dropout: float = 0.0  # of the channels that the fracture head sees
    knees: str | None = None  # folder of graded knees, for the mix's `knee`
    own_verdicts: str | None = None  # table of who of the pack's own outlines was found wrong; for the mix's `own`
    measured: int = 8  # batches of crops of the tuning films, the same every time
    mix: Mix = field(default_factory=Mix)
    augment: Augment = field(default_factory=Augment)
    weights: Weights = field(default_factory=Weights)
    learns: tuple[str, ...] = ()  # the only parts of `MultiTask` that learn, by name; all where none is named


def run(config: Pretrain, report: Report = silent) -> Path:
    """Train to the last step, going on from the run's own checkpoint if it has one; return the checkpoint."""
    folder = Path(config.run)
    folder.mkdir(parents=True, exist_ok=True)
    state = _State(config, folder / "checkpoint.pt")
    places = worst(Path(config.misleading), config.misleading_share) if config.misleading else None
    pack = Pack(Path(config.pack))
    knees = KneeCropper(Path(config.knees), replace(RECIPE, side=CUT)) if config.knees else None
    own = kept(Path(config.pack), Path(config.own_verdicts)) if config.own_verdicts else None
    cropper = Cropper(
        pack, config.mix, config.augment, config.side, config.seed, config.phantom_weight, places, knees=knees, own=own
    )
    tuning = _tuning(pack, config)
    with (folder / "losses.csv").open("a", newline="") as log, ThreadPoolExecutor(1) as pool:
        rows = csv.writer(log)
        waiting = [pool.submit(cropper.batch, state.step + ahead) for ahead in range(PREFETCH)]
        while state.step < config.steps:
            batch = waiting.pop(0).result()
            waiting.append(pool.submit(cropper.batch, state.step + PREFETCH))
            began = time.perf_counter()
            losses = state.learn(batch)
            rate = len(batch.broken) / (time.perf_counter() - began)
            if state.step % 10 == 0:
                rows.writerow([state.step, f"{rate:.1f}", *(f"{value:.4f}" for value in losses.values())])
                log.flush()
            if tuning and (state.step % config.measure_every == 0 or state.step == config.steps):
                _measure(state, tuning, config, folder / "validation.csv")
            if state.step % config.save_every == 0 or state.step == config.steps:
                state.save()
            report(Step(state.step, config.steps, " ".join(f"{key} {value:.3f}" for key, value in losses.items())))
    if tuning:
        draw_losses(folder)
    return folder / "checkpoint.pt"


def _tuning(pack: Pack, config: Pretrain) -> Cropper | None:
    """Return a cropper of the tuning films, or None where the pack has none."""
    if not any(film.side == "tune" for film in pack.films):
        return None
    mix = replace(config.mix, hard=0, phantom=0, own=0)
    knees = KneeCropper(Path(config.knees), replace(RECIPE, side=CUT), of="tune") if config.knees else None
    return Cropper(pack, mix, config.augment, config.side, config.seed, of="tune", knees=knees)


def _measure(state: _State, tuning: Cropper, config: Pretrain, path: Path) -> None:
    """Add one row to the validation table: what the running mean makes of crops of the tuning films."""
    batches = [state.judge(tuning.batch(number)) for number in range(config.measured)]
    means = {name: sum(batch[name] for batch in batches) / len(batches) for name in batches[0]}
    fresh = not path.exists()
    with path.open("a", newline="") as log:
        rows = csv.writer(log)
        if fresh:
            rows.writerow(["step", *means])
        rows.writerow([state.step, *(f"{value:.4f}" for value in means.values())])


class _State:
    """Network, its running mean, optimiser and step: what a checkpoint holds."""

    def __init__(self, config: Pretrain, path: Path) -> None:
        self._config, self._path = config, path
        self.step = 0
        torch.manual_seed(config.seed)
        saved = torch.load(path, weights_only=True) if path.exists() else None
        start, deep = config.start if saved is None else SCRATCH, config.weights.deep > 0
        self.network = begun(start, config.depths, config.dropout, deep=deep)
        self.network = _taught(self.network.to(memory_format=torch.channels_last), config.learns)
        self._average = copy.deepcopy(self.network)
        self._optimiser = torch.optim.AdamW(_groups(self.network, config.decay), lr=config.rate, betas=(0.9, 0.99))
        if saved is not None:
            self.step = saved["step"]
            self.network.load_state_dict(saved["network"])
            self._average.load_state_dict(saved["average"])
            self._optimiser.load_state_dict(saved["optimiser"])

    def learn(self, batch: Batch) -> dict[str, float]:
        """Take one step on one batch; return the parts of the loss."""
        for group in self._optimiser.param_groups:
            group["lr"] = self._rate()
        truth, x = _tensors(batch)
        with mixed():
            answers = self.network(x)
        loss, parts = total(answers, truth, self._config.weights)
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self._optimiser.step()
        self.step += 1
        follow(self._average, self.network, min(self._config.average, self.step / (self.step + 10)))
        return parts

    @torch.no_grad()
    def judge(self, batch: Batch) -> dict[str, float]:
        """Return the losses of the running mean on one batch, and how often it is right on part and fracture."""
        truth, x = _tensors(batch)
        with mixed():
            answers = self._average.eval()(x)
        loss, parts = total(answers, truth, self._config.weights)
        called, sure = answers.broken > 0, truth["broken_known"] > 0
        right = (called == (truth["broken"] > 0))[sure].float().mean()
        part = (answers.main.argmax(1) == truth["main"])[truth["main_known"] > 0].float().mean()
        accuracies = {"fracture_accuracy": float(right), "part_accuracy": float(part)}
        accuracies |= overlaps(answers.maps, truth)
        if (graded := truth["grade_known"] > 0).any():
            grade = (answers.grade.argmax(1) == truth["grade"].argmax(1))[graded].float().mean()
            accuracies["grade_accuracy"] = float(grade)
        return {"loss": float(loss), **parts, **accuracies}

    def save(self) -> None:
        """Write the checkpoint whole or not at all."""
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self._average.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "config": repr(asdict(self._config)),
        }
        scratch = self._path.with_suffix(".new")
        torch.save(state, scratch)
        scratch.replace(self._path)

    def _rate(self) -> float:
        config = self._config
        if self.step < config.warm_up:
            return config.rate * (self.step + 1) / config.warm_up
        done = (self.step - config.warm_up) / max(1, config.steps - config.warm_up)
        low = config.final_rate
        return config.rate * (low + (1 - low) * (1 + math.cos(math.pi * min(done, 1.0))) / 2)


def _tensors(batch: Batch) -> tuple[dict[str, Tensor], Tensor]:
    """Return the batch's arrays as tensors, and its normalised crops (n, 1, side, side), channels last."""
    truth = {name: torch.from_numpy(getattr(batch, name)) for name in batch.__slots__}
    x = ((truth["pixels"] - RECIPE.mean) / RECIPE.std)[:, None]
    return truth, x.to(memory_format=torch.channels_last)


def _taught(network: MultiTask, learns: tuple[str, ...]) -> MultiTask:
    """Return the network ready to learn, or those parts of it alone; the statistics of the others stay as they are.

    Raise AttributeError where it has no such part.
    """
    if not learns:
        return network.train()
    network.eval().requires_grad_(False)
    for name in learns:
        network.get_submodule(name).train().requires_grad_(True)
    return network


def _groups(network: torch.nn.Module, decay: float) -> list[dict[str, object]]:
    learning = [value for value in network.parameters() if value.requires_grad]
    matrices: list[Tensor] = [value for value in learning if value.ndim > 1]
    vectors: list[Tensor] = [value for value in learning if value.ndim <= 1]
    return [{"params": matrices, "weight_decay": decay}, {"params": vectors, "weight_decay": 0.0}]
