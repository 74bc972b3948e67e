"""FracAtlas as it lies in `data/fracatlas`: labels, parts by eye, fracture outlines and bone outlines."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.split import components, split

PARTS = (
    "hand", "wrist", "forearm", "elbow", "upper_arm", "shoulder", "pelvis_hip", "thigh",
    "knee", "lower_leg", "ankle", "foot", "chest", "spine", "skull", "other",
)  # fmt: skip
BONE, FRACTURE, IGNORE = 1, 2, 4  # bits of a label map
SPLIT_SEED = "osteoscope-1"


@dataclass(frozen=True, slots=True)
class Film:
    """One film of FracAtlas and everything its tables say of it."""

    name: str
    path: Path
    component: str
    side: str
    main: str
    visible: tuple[str, ...]
    confident: bool
    cast: bool
    hardware: bool
    fractured: bool
    frontal: bool
    lateral: bool
    oblique: bool
    original_size: tuple[int, int]
    traced: bool
    outlined: bool


def films(folder: Path) -> tuple[Film, ...]:
    """Return every film, sorted by name, with its side of the split; raise OSError where a table is missing."""
    labels = _table(folder / "labels.csv")
    parts = {row["image_id"]: row for row in _table(folder / "parts.csv")}
    traced = json.loads((folder / "bone_masks.json").read_text("utf-8"))
    outlined = json.loads((folder / "fracture_polygons.json").read_text("utf-8"))
    links = [(f"block {row['block']}", f"group {row['near_duplicate_group']}") for row in labels]
    roots = components(links)
    component = {row["image_id"]: str(roots[f"block {row['block']}"]) for row in labels}
    sides = split(_weights(labels, parts, component, traced), SPLIT_SEED)
    made = []
    for row in sorted(labels, key=lambda row: row["image_id"]):
        name, seen = row["image_id"], parts[row["image_id"]]
        made.append(
            Film(
                name=name,
                path=folder / "images" / name,
                component=component[name],
                side=sides[component[name]],
                main=seen["primary"],
                visible=tuple(seen["visible"].split("+")),
                confident=seen["confidence"] != "0",
                cast=seen["cast"] == "1",
                hardware=row["hardware"] == "1",
                fractured=row["fractured"] == "1",
                frontal=row["frontal"] == "1",
                lateral=row["lateral"] == "1",
                oblique=row["oblique"] == "1",
                original_size=(int(row["original_height"]), int(row["original_width"])),
                traced=name in traced,
                outlined=name in outlined,
            )
        )
    return tuple(made)


class Outlines:
    """The fracture and bone outlines, drawn on demand at any scale."""

    def __init__(self, folder: Path) -> None:
        self._bone = json.loads((folder / "bone_masks.json").read_text("utf-8"))
        self._fracture = json.loads((folder / "fracture_polygons.json").read_text("utf-8"))

    def label_map(self, film: Film, source: tuple[int, int], size: tuple[int, int]) -> NDArray[np.uint8]:
        """Return bits `BONE`, `FRACTURE` and `IGNORE` as (rows, cols) uint8 of `size`, from outlines on `source`.

        A film that was not traced is `IGNORE` everywhere; ignored bone is never `BONE` too.
        """
        scale = (size[1] / source[1], size[0] / source[0])
        made = np.zeros(size, np.uint8)
        traced = self._bone.get(film.name)
        if traced is None:
            made |= IGNORE
        else:
            bone = _drawn(traced["bone"], scale, size) & ~_drawn(traced["holes"], scale, size)
            ignore = _drawn(traced["ignore"], scale, size)
            made[bone & ~ignore] |= BONE
            made[ignore] |= IGNORE
        broken = [polygon for fracture in self._fracture.get(film.name, []) for polygon in fracture]
        made[_drawn(broken, scale, size)] |= FRACTURE
        return made


def _drawn(polygons: list[list[float]], scale: tuple[float, float], size: tuple[int, int]) -> NDArray[np.bool_]:
    made = np.zeros(size, np.uint8)
    for polygon in polygons:
        points = (np.asarray(polygon, np.float64).reshape(-1, 2) + 0.5) * scale - 0.5
        cv2.fillPoly(made, [np.round(points * 16).astype(np.int32)], 1, shift=4)
    return made.astype(bool)


def _weights(
    labels: list[dict[str, str]],
    parts: dict[str, dict[str, str]],
    component: dict[str, str],
    traced: dict[str, object],
) -> dict[str, Counter[str]]:
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    for row in labels:
        counts, seen = weights[component[row["image_id"]]], parts[row["image_id"]]
        broken = row["fractured"] == "1"
        counts.update({"films": 1, "fractured": broken, "cast": seen["cast"] == "1", f"part {seen['primary']}": 1})
        counts.update({"traced": row["image_id"] in traced, f"fractured {seen['primary']}": broken})
    return weights


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
