"""The comparison runs from films to tables, and goes on where it was stopped."""

import csv
import json
from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from engine.validation.figures import bootstrap
from training.compare import run as running
from training.compare.plan import Bone, Compare, Density, Fractures, Lesson, Regions
from training.compare.study import Study

BRIEF = Lesson(epochs=1, draws=8, batch=4)
PARTS = {"hand": "wrist", "leg": "knee", "hip": "pelvis_hip", "shoulder": "shoulder"}
TRIANGLE = [[4.0, 4.0, 20.0, 4.0, 20.0, 20.0]]


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A comparison of everything on films of noise, with a bundle that has figures and no weights."""
    chance = np.random.default_rng(1)
    _fracatlas(tmp_path / "fracatlas", chance)
    _knees(tmp_path / "knee_osteoporosis", chance)
    card = SimpleNamespace(sha256="stub", name="stub", version="0", recipe=SimpleNamespace(side=64))
    (tmp_path / "bundle/evaluation").mkdir(parents=True)
    names = ("limb", "part_main", "part_main_or_visible", "fracture_auc", "fracture_auc_without_cast", "bone_dice")
    rows = [f"{name},0.5,0.4,0.6,7,{2 if 'auc' in name else ''}" for name in (*names, "bone_iou")]
    table = "\n".join(["figure,value,low,high,films,positives", *rows])
    (tmp_path / "bundle/evaluation/figures.csv").write_text(table)
    for module in ("training.compare.cells", "training.crossval"):
        monkeypatch.setattr(f"{module}.bootstrap", partial(bootstrap, repeats=20))
    monkeypatch.setattr("training.compare.classical.TREES", 5)
    monkeypatch.setattr(Study, "bundle", SimpleNamespace(card=card, folder=tmp_path / "bundle"))
    return Compare(
        data=str(tmp_path), results=str(tmp_path / "results"), run=str(tmp_path / "run"), trunk_side=32,
        regions=Regions(("scratch",), BRIEF),
        fractures=Fractures(16, 1.0, ("scratch",), ("plain", "crack"), (4, 8), BRIEF, BRIEF, BRIEF),
        density=Density(32, 32, 2, 1, BRIEF, BRIEF, BRIEF), bone=Bone(32, 2, 2, 2, ("bce", "mse"), BRIEF),
    )  # fmt: skip


def test_every_system_of_every_table_gets_its_figures_with_intervals(made, tmp_path):
    cells = running.run(made)
    assert {cell.table for cell in cells} == set(running.TABLES)
    for cell in cells:
        for value in cell.values:
            assert 0 <= value.low <= value.high <= 1 and value.films > 0
    for table in running.TABLES:
        with (tmp_path / "results" / f"compare_{table}.csv").open() as stream:
            rows = list(csv.DictReader(stream))
        assert {row["system"] for row in rows} == {cell.system for cell in cells if cell.table == table}
        assert all(row["date"] and row["hardware"] and row["commit"] for row in rows)
    page = (tmp_path / "results/compare.md").read_text()
    assert "Unfinished" not in page and "Unfinished: 3 systems" in running.report.page(cells, 3)
    assert page.count("\n## (") == 4 and "8 px" not in page.split("## (b)")[0] and "1 epochs of 8 films" in page


def test_a_cell_that_was_measured_is_not_measured_again(made, tmp_path, monkeypatch):
    plan = replace(made, tables=("bone",))
    first = running.run(plan)

    def refused(*_):
        raise AssertionError("measured again")

    monkeypatch.setattr("training.compare.outlines._unet", refused)
    monkeypatch.setattr("training.compare.outlines.dice", refused)
    assert running.run(plan) == first
    with pytest.raises(AssertionError, match="again"):
        running.run(replace(plan, bone=replace(made.bone, width=4)))


def test_a_start_on_the_command_line_is_that_of_every_resnet50(made):
    plan = made.beginning("imagenet")
    assert plan.regions.starts == plan.fractures.starts == ("imagenet",)


def _fracatlas(folder, chance):
    (folder / "images").mkdir(parents=True)
    flags = list(PARTS)
    labels, parts, bone = [], [], {}
    for number in range(48):
        name, flag = f"IMG{number:07}.png", flags[number % 4]
        cv2.imwrite(str(folder / "images" / name), chance.integers(0, 255, (40, 30), np.uint8))
        row = dict.fromkeys(("hand", "leg", "hip", "shoulder", "hardware", "frontal", "lateral", "oblique"), 0)
        row |= {flag: 1, "image_id": name, "block": number // 2, "near_duplicate_group": number}
        labels.append(row | {"original_width": 30, "original_height": 40, "fractured": number // 2 % 2})
        parts.append({"image_id": name, "primary": PARTS[flag], "visible": PARTS[flag], "cast": 0, "confidence": 1})
        if number % 3 == 0:
            bone[name] = {"bone": TRIANGLE, "holes": [], "ignore": []}
    _table(folder / "labels.csv", labels)
    _table(folder / "parts.csv", parts)
    (folder / "bone_masks.json").write_text(json.dumps(bone))
    (folder / "fracture_polygons.json").write_text("{}")


def _knees(folder, chance):
    (folder / "images").mkdir(parents=True)
    rows = []
    for number in range(12):
        name = f"K{number}.png"
        cv2.imwrite(str(folder / "images" / name), chance.integers(0, 255, (36, 40), np.uint8))
        label = ("normal", "osteopenia", "osteoporosis")[number % 3]
        rows.append({"image_id": name, "label": label, "original_width": 900 + number % 2, "original_height": 900})
    _table(folder / "labels.csv", rows)


def _table(path, rows):
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
