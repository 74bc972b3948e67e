"""From a checkpoint to a bundle, step by step: router, experts, the exported networks; every step is kept on disk."""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from engine.bundle import Bundle
from engine.card import Expert
from engine.nets.heads import Classifier, FractureExpert, FractureHead
from engine.progress import Report, silent
from training import experts, export, features
from training.data.fracatlas import PARTS
from training.data.pack import Pack, Packed
from training.data.recipe import RECIPE
from training.experts import GROUPS, Tuning
from training.features import FilmFeatures
from training.finish import finished
from training.init import load
from training.network import MultiTask

ROUTER, EXPERTS, CHOSEN = "router.pt", "experts.pt", "experts.csv"
CURVES = ("losses.csv", "validation.csv", "curves.png")


@dataclass(frozen=True, slots=True)
class Release:
    """What a bundle is made from."""

    checkpoint: str
    pack: str
    folder: str
    name: str
    version: str
    run: str = "runs/release"  # router and experts, and the features that they learn from
    lessons: str | None = None  # folder of the run whose curves the evaluation shows; by default the checkpoint's
    variants: int = 2  # forms of every training film whose features are cached
    phantoms: int = 150
    limits: tuple[str, ...] = ()
    training: dict[str, Any] = field(default_factory=dict)
    router: Tuning = field(default_factory=lambda: Tuning(epochs=30, batch=64, rate=1e-3))
    expert: Tuning = field(default_factory=Tuning)


def run(release: Release, data: Path, report: Report = silent) -> Bundle:
    """Make the bundle that `release` describes: every step, calibration and evaluation."""
    router(release, report)
    fracture_experts(release, report)
    return finished(exported(release), data, report)


def router(release: Release, report: Report = silent) -> Path:
    """Fine-tune the part classifier on whole films and write it below the run's folder."""
    network, known, _ = _given(release, report)
    head = experts.router(network.float(), known, release.router)
    torch.save(head.state_dict(), Path(release.run) / ROUTER)
    return Path(release.run) / ROUTER


def fracture_experts(release: Release, report: Report = silent) -> Path:
    """Fine-tune every group's expert with and without a block of its own; write what the tuning films prefer.

    The table beside it says how each of them did.
    """
    network, known, fresh = _given(release, report)
    network = network.float()
    rows: list[tuple[object, ...]] = []
    kept = {}
    for group, parts in GROUPS.items():
        own = [one for one in known if set(parts) & {one.film.main, *one.film.visible}]
        tune = [one for one in fresh if one.film.main in parts]
        tries = {
            "common_head": network.fracture,
            "own_head": experts.expert(network, own, release.expert, own_block=False),
            "own_block": experts.expert(network, own, release.expert, own_block=True),
        }
        aucs = {name: experts.film_auc(module, network, tune) for name, module in tries.items()}
        best = max(aucs, key=lambda name: aucs[name])
        kept[group] = {"own_block": best == "own_block", "weights": tries[best].state_dict()}
        broken = sum(one.film.fractured for one in tune)
        rows.append((group, len(tune), broken, *(f"{value:.3f}" for value in aucs.values()), best))
    header = ("group", "films", "fractured", "auc_common_head", "auc_own_head", "auc_own_block", "kept")
    with (Path(release.run) / CHOSEN).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    torch.save(kept, Path(release.run) / EXPERTS)
    return Path(release.run) / EXPERTS


def exported(release: Release) -> Bundle:
    """Write the bundle of the checkpoint, router and experts, not calibrated; raise OSError where one is missing."""
    folder, run_folder = Path(release.folder), Path(release.run)
    head = Classifier(len(PARTS))
    head.load_state_dict(torch.load(run_folder / ROUTER, weights_only=True))
    modules: dict[str, nn.Module] = {}
    asked = []
    for group, kept in torch.load(run_folder / EXPERTS, weights_only=True).items():
        modules[group] = FractureExpert() if kept["own_block"] else FractureHead()
        modules[group].load_state_dict(kept["weights"])
        asked.append(Expert(group, "fracture", GROUPS[group], own_block=kept["own_block"]))
    card = export.draft(release.name, release.version, RECIPE, tuple(asked))
    card = replace(card, limits=release.limits, training=release.training)
    bundle = export.write(folder, card, export.weights(load(Path(release.checkpoint)), head, modules))
    (folder / "evaluation" / "training").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(run_folder / CHOSEN, folder / "evaluation" / CHOSEN)
    lessons = Path(release.lessons) if release.lessons else Path(release.checkpoint).parent
    for curve in CURVES:
        if (found := lessons / curve).exists():
            shutil.copyfile(found, folder / "evaluation" / "training" / curve)
    return bundle


def _given(release: Release, report: Report) -> tuple[MultiTask, Sequence[FilmFeatures], Sequence[FilmFeatures]]:
    """Return the network, and the features of training and tuning films, computed once for one checkpoint and pack."""
    network, pack = load(Path(release.checkpoint)), Pack(Path(release.pack))
    train, tune = _films(pack, release)
    what = f"{_print(Path(release.checkpoint))} {release.pack} {release.variants} {release.phantoms}"
    cache = Path(release.run) / "features.pt"
    cache.parent.mkdir(parents=True, exist_ok=True)
    if (held := features.stored(cache, what, pack)) is not None:
        return network, held[: len(train) * release.variants], held[len(train) * release.variants :]
    known = features.compute(network, pack, train, release.variants, 1, RECIPE, report)
    fresh = features.compute(network, pack, tune, 1, 2, RECIPE, report)
    features.store(cache, what, [*known, *fresh])
    return network, known, fresh


def _print(checkpoint: Path) -> str:
    files = sorted(checkpoint.glob("*.safetensors")) if checkpoint.is_dir() else [checkpoint]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _films(pack: Pack, release: Release) -> tuple[list[Packed], list[Packed]]:
    train = [film for film in pack.films if film.side == "train" and film.source == "fracatlas"]
    phantoms = [film for film in pack.films if film.source == "phantom"][: release.phantoms]
    return train + phantoms, [film for film in pack.films if film.side == "tune"]
