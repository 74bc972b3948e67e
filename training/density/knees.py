"""Every knee of the density films at one scale, and what networks and textures make of it."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from engine import files
from engine.bundle import Bundle
from engine.decode import read_radiographs
from engine.nets.unet import UNetDecoder
from engine.progress import Report, Step, silent
from training.compare.trunks import held, trunk
from training.data.recipe import RECIPE
from training.density import cortex, texture
from training.density.grades import Grader
from training.density.grades import features as grade_features
from training.density.joint import Joint, cut, equalised, locate
from training.density.plan import Question

Floats = NDArray[np.float64]
# patches of a knee, (row, col) of the centre in frames from the joint's; each is taken on both sides
PATCHES = {"condyle": (-0.17, 0.2), "femur": (-0.42, 0.1), "plateau": (0.16, 0.2), "tibia": (0.36, 0.1)}
PATCH = 0.22  # side of a patch in frames


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """The knees of all films: cuts (n, rows, cols) float32 0..1, the film of each (n,), and where it was found."""

    cuts: NDArray[np.float32]
    film: NDArray[np.int64]
    joints: tuple[Joint, ...]


def found(paths: tuple[Path, ...], mean: NDArray[np.float32], plan: Question, report: Report = silent) -> Seen:
    """Return the knees of every film, at least one each: where no joint is found the middle of the film stands in."""
    cuts, film, joints = [], [], []
    for number, path in enumerate(paths):
        report(Step(number, len(paths), f"looking for the joint on {path.name}"))
        (radiograph,) = read_radiographs(path)
        rows, cols = radiograph.pixels.shape
        here = locate(radiograph.pixels, mean) or (Joint(rows / 2, cols / 2, 0.4 * max(rows, cols), 0.0),)
        for joint in here:
            cuts.append(stretched(cut(radiograph.pixels, joint, plan.frame, plan.rows, plan.cols)))
            film.append(number)
            joints.append(joint)
    return Seen(np.stack(cuts), np.array(film, np.int64), tuple(joints))


def stretched(film: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the cut with its contrast stretched between the recipe's percentiles, float32 0..1."""
    dark, bright = np.percentile(film, (RECIPE.low, RECIPE.high))
    return np.asarray(np.clip((film - dark) / max(bright - dark, 1e-6), 0, 1), np.float32)


def save(path: Path, seen: Seen) -> None:
    """Keep the knees, so that a killed run does not look for them again."""
    held = io.BytesIO()
    joints = [(one.row, one.col, one.frame, one.match) for one in seen.joints]
    np.savez_compressed(held, cuts=seen.cuts.astype(np.float16), film=seen.film, joints=np.array(joints))
    files.write(path, held.getvalue())


def saved(path: Path) -> Seen:
    """Return the knees that `save` wrote."""
    with np.load(path) as held:
        joints = tuple(Joint(*(float(one) for one in row)) for row in held["joints"])
        return Seen(held["cuts"].astype(np.float32), held["film"], joints)


def write_joints(path: Path, seen: Seen) -> None:
    """Write where every knee was found, so that it can be looked at."""
    rows = [{"film": int(at), **asdict(joint)} for at, joint in zip(seen.film, seen.joints, strict=True)]
    files.write(path, json.dumps(rows, indent=0).encode())


@torch.inference_mode()
def of_trunk(bundle: Bundle, seen: Seen, report: Report = silent) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the bundle's pooled features of every knee (n, 1024 + 2048), and its bone (n, rows, cols)."""
    network, decoder = trunk("bundle", bundle), UNetDecoder()
    decoder.load_state_dict(held(bundle, "decoder"))
    decoder.eval()
    pooled, bone = [], []
    for number, film in enumerate(seen.cuts):
        report(Step(number, len(seen.cuts), "asking the trunk"))
        x = torch.from_numpy((film - RECIPE.mean) / RECIPE.std).float()[None, None]
        features = network(x.to(memory_format=torch.channels_last))
        pooled.append(torch.cat((features.c4.mean((2, 3)), features.top.mean((2, 3))), 1)[0].double().numpy())
        map_ = torch.sigmoid(decoder(features)[0, 0]).float().numpy()
        large = cv2.resize(map_, (film.shape[1], film.shape[0]), interpolation=cv2.INTER_LINEAR)
        bone.append(large >= bundle.card.masks.bone_threshold)
    return np.stack(pooled), np.stack(bone)


def of_texture(seen: Seen, plan: Question) -> Floats:
    """Return texture of the four places of every knee, the mean of both sides: (n, 4 x 27)."""
    made = []
    for film in seen.cuts:
        patches = [
            np.mean([texture.described(_patch(film, down, across * side, plan.frame)) for side in (-1, 1)], 0)
            for down, across in PATCHES.values()
        ]
        made.append(np.concatenate(patches))
    return np.stack(made)


def of_cortex(seen: Seen, bone: NDArray[np.bool_]) -> Floats:
    """Return cortex and contrast of every knee by its outline of bone: (n, 5), NaN where a shaft is not seen."""
    return np.stack([cortex.described(film, outline) for film, outline in zip(seen.cuts, bone, strict=True)])


def of_grader(network: Grader, seen: Seen, plan: Question) -> Floats:
    """Return what the grader makes of every knee, cut and equalised as OAI's are: (n, 133)."""
    top, left = (plan.rows - plan.frame) // 2, (plan.cols - plan.frame) // 2
    side = plan.grades.side
    films = []
    for film in seen.cuts:
        square = (film[top : top + plan.frame, left : left + plan.frame] * 255).astype(np.uint8)
        films.append(cv2.resize(equalised(square), (side, side), interpolation=cv2.INTER_AREA))
    return grade_features(network, np.stack(films).astype(np.uint8))


def by_film(of_knees: Floats, film: NDArray[np.int64]) -> Floats:
    """Return the mean over a film's knees of what each gave, (films, features); NaN only where no knee knows."""
    known = np.isfinite(of_knees)
    total, count = np.zeros((film.max() + 1, of_knees.shape[1])), np.zeros((film.max() + 1, of_knees.shape[1]))
    np.add.at(total, film, np.where(known, of_knees, 0))
    np.add.at(count, film, known)
    return np.asarray(np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0), np.float64)


def _patch(film: NDArray[np.float32], down: float, across: float, frame: int) -> NDArray[np.float32]:
    half = int(PATCH * frame / 2)
    row, col = int(film.shape[0] / 2 + down * frame), int(film.shape[1] / 2 + across * frame)
    return film[row - half : row + half, col - half : col + half]
