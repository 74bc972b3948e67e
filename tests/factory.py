"""Things that tests read with: readings, cards and a bundle of random weights."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.card import FORMAT, Card, Expert, Masks, OperatingPoint, PartPoints, Rate, Routing
from engine.preprocess import Recipe
from engine.records import (
    BoneDensity,
    Calibration,
    Fracture,
    Model,
    Osteoarthritis,
    PartFinding,
    PartFracture,
    Radiograph,
    Reading,
    Region,
    Spacing,
    Status,
    Triage,
)

PARTS = ("hand", "wrist", "knee", "chest")


def make_card(**changes):
    rate = Rate(0.95, 0.9, 0.98, 60)
    points = PartPoints(OperatingPoint(0.2, rate, rate), OperatingPoint(0.7, rate, rate), "all parts")
    experts = (
        Expert("upper_fracture", "fracture", ("hand", "wrist"), own_block=True),
        Expert("knee_fracture", "fracture", ("knee",), own_block=False, mask_weight=0.5, bias=-0.5),
        Expert("density", "bone_density", ("knee",), True, ("normal", "osteopenia", "osteoporosis")),
        Expert("joint", "osteoarthritis", ("knee",), False, ("0", "1", "2", "3", "4"), enabled=False, why_off="chance"),
        Expert("grade", "osteoarthritis", ("knee",), True, ("0", "1", "2", "3", "4"), joint=True),
    )
    tree = {
        "": ("upper", "lower", "unsupported"), "upper": ("hand", "wrist"), "lower": ("knee",),
        "unsupported": ("chest",), "hand": ("upper_fracture",), "wrist": ("upper_fracture",),
        "knee": ("knee_fracture", "density", "joint", "grade"),
    }  # fmt: skip
    card = Card(
        format=FORMAT, name="test", version="0.0.1", sha256="0" * 64,
        recipe=Recipe(64, 0.5, 99.5, 0.2, 0.25), tree=tree,
        routing=Routing(PARTS, 0.2, 1.0, ("chest",)), experts=experts,
        points=dict.fromkeys(("hand", "wrist", "knee"), points), masks=Masks(0.5, 0.5, 4.0, 10.0),
        limits=("Made of random numbers.",), training={"films": 0}, results={},
    )  # fmt: skip
    return replace(card, **changes)


def make_reading(path="film.png", triage=Triage.POSITIVE, **changes):
    pixels = np.linspace(0, 1, 60 * 40, dtype=np.float32).reshape(60, 40)
    bone = np.zeros((60, 40), bool)
    bone[:, 15:25] = True
    fracture = np.zeros((60, 40), bool)
    fracture[25:35, 15:25] = True
    probability = {Triage.POSITIVE: 0.83, Triage.DOUBT: 0.4, Triage.NEGATIVE: 0.03}[triage]
    reading = Reading(
        path=Path(path), status=Status.READ, reason=None, sha256="ab" * 32,
        radiograph=Radiograph(Path(path), pixels, Spacing(0.2, 0.2, Calibration.DETECTOR), sha256="ab" * 32),
        limb="upper", parts=(PartFinding("wrist", 0.97), PartFinding("hand", 0.2)),
        fracture=Fracture(probability, triage, (PartFracture("wrist", probability, triage),)),
        regions=(Region((15, 25, 10, 10), 0.9, 100, 4.0, 0.1667, 1.0, 2.0),),
        bone_mask=bone, fracture_mask=fracture, activation=np.zeros((4, 3), np.float32),
        model=Model("test", "0.0.1", "0" * 64), device="cpu", runtime="torch", precision="fp32", elapsed_s=0.1234567,
    )  # fmt: skip
    return replace(reading, **changes)


def knee_answers():
    """Findings that only a knee has."""
    density = BoneDensity("osteopenia", {"normal": 0.2, "osteopenia": 0.5, "osteoporosis": 0.3})
    return {"bone_density": density, "osteoarthritis": Osteoarthritis(2, (0.1, 0.2, 0.4, 0.2, 0.1))}


def make_bundle(folder, card=None, seed=0):
    """Write a bundle of random weights and return it, loaded and verified."""
    import hashlib

    import torch
    from safetensors.torch import save

    from engine.bundle import CARD, WEIGHTS, load
    from engine.nets.reader import ReaderNet

    torch.manual_seed(seed)
    card = card or make_card()
    content = save({name: value.half() if value.is_floating_point() else value
                    for name, value in ReaderNet(card).state_dict().items()})  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WEIGHTS).write_bytes(content)
    replace(card, sha256=hashlib.sha256(content).hexdigest()).save(folder / CARD)
    return load(folder)
