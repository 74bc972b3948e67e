"""From a checkpoint to a bundle: experts, router, calibration, operating points, card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from torch import nn

from engine.bundle import Bundle
from engine.card import Expert
from engine.progress import Report, silent
from training import calibrate, experts, export, tables
from training.data.known import of_fracatlas
from training.data.pack import Pack, Packed
from training.data.recipe import RECIPE
from training.experts import GROUPS, Tuning
from training.features import FilmFeatures, compute
from training.init import load
from training.network import MultiTask
from training.outcomes import gather, triaged


@dataclass(frozen=True, slots=True)
class Release:
    """What a bundle is made from."""

    checkpoint: str
    pack: str
    folder: str
    name: str
    version: str
    variants: int = 2  # forms of every training film whose features are cached
    phantoms: int = 150
    limits: tuple[str, ...] = ()
    training: dict[str, Any] = field(default_factory=dict)
    router: Tuning = field(default_factory=lambda: Tuning(epochs=30, batch=64, rate=1e-3))
    expert: Tuning = field(default_factory=Tuning)


def run(release: Release, data: Path, report: Report = silent) -> Bundle:
    """Make the bundle that `release` describes; what was chosen and why is in its `evaluation/experts.csv`."""
    network = load(Path(release.checkpoint))
    pack = Pack(Path(release.pack))
    train, tune = _films(pack, release)
    known = compute(network, pack, train, release.variants, 1, RECIPE, report)
    fresh = compute(network, pack, tune, 1, 2, RECIPE, report)
    network = network.float()
    head = experts.router(network, known, release.router)
    made, chosen = _experts(network, known, fresh, release)
    card = export.draft(release.name, release.version, RECIPE, chosen)
    card = replace(card, limits=release.limits, training=release.training)
    bundle = export.write(Path(release.folder), card, export.weights(network, head, made))
    fitted = calibrate.calibrated(bundle.card, gather(bundle, of_fracatlas(data, "tune"), report=report))
    bundle = export.write(bundle.folder, fitted)
    # The temperature decides which parts are asked, so the tuning films are read again with it.
    tuned = gather(bundle, of_fracatlas(data, "tune"), report=report)
    measured = gather(bundle, of_fracatlas(data, "held_out"), report=report)
    card = calibrate.with_points(bundle.card, tuned, measured, tuple(bundle.card.points))
    results = tables.write(bundle.folder / "evaluation", card, triaged(card, measured))
    return export.write(bundle.folder, replace(card, results=results))


def _films(pack: Pack, release: Release) -> tuple[list[Packed], list[Packed]]:
    train = [film for film in pack.films if film.side == "train" and film.source == "fracatlas"]
    phantoms = [film for film in pack.films if film.source == "phantom"][: release.phantoms]
    return train + phantoms, [film for film in pack.films if film.side == "tune"]


def _experts(
    network: MultiTask, known: Sequence[FilmFeatures], fresh: Sequence[FilmFeatures], release: Release
) -> tuple[dict[str, nn.Module], tuple[Expert, ...]]:
    """Fine-tune every group's expert with and without a block of its own; keep what the tuning films prefer."""
    rows = ["group,films,fractured,auc_common_head,auc_own_head,auc_own_block,kept"]
    modules: dict[str, nn.Module] = {}
    chosen = []
    for group, parts in GROUPS.items():
        own = [one for one in known if set(parts) & {one.film.main, *one.film.visible}]
        tune = [one for one in fresh if one.film.main in parts]
        tries = {
            "common_head": network.fracture.float(),
            "own_head": experts.expert(network, own, release.expert, own_block=False),
            "own_block": experts.expert(network, own, release.expert, own_block=True),
        }
        aucs = {name: experts.film_auc(module, network, tune) for name, module in tries.items()}
        best = max(aucs, key=lambda name: aucs[name])
        modules[group] = tries[best]
        chosen.append(Expert(group, "fracture", parts, own_block=best == "own_block"))
        broken = sum(one.film.fractured for one in tune)
        rows.append(f"{group},{len(tune)},{broken},{','.join(f'{value:.3f}' for value in aucs.values())},{best}")
    folder = Path(release.folder) / "evaluation"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "experts.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return modules, tuple(chosen)
