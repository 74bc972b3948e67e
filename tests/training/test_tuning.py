"""Judging a network on tuning films: figures of films that are known, asked once or twice, kept in one table."""

import csv
import json

import numpy as np
import pytest
import torch

from training import tuning
from training.data.pack import Pack
from training.data.recipe import RECIPE
from training.network import MultiTask


@pytest.fixture
def tuned(packed):
    """The shared pack, its films on the tuning side."""
    index = json.loads((packed / "index.json").read_text("utf-8"))
    for film in index["films"]:
        film["side"] = "tune"
    (packed / "index.json").write_text(json.dumps(index), "utf-8")
    return Pack(packed)


@pytest.fixture
def checkpoint(tmp_path):
    torch.manual_seed(0)
    torch.save({"average": MultiTask().state_dict()}, tmp_path / "checkpoint.pt")
    return tmp_path / "checkpoint.pt"


def test_a_network_is_judged_on_every_tuning_film(tuned, checkpoint):
    films = tuning.seen(checkpoint, tuned, RECIPE)
    assert len(films) == 8 and [bool(one.fracture) for one in films] == [True, False] * 4
    found = tuning.figures(films)
    truth = np.array([one.film.fractured for one in films])
    logits = np.array([one.logit for one in films])
    pairs = [one > other for one in logits[truth] for other in logits[~truth]]
    assert found["fracture_auc_film"]["value"] == pytest.approx(np.mean(pairs))
    assert found["bone_dice"]["films"] == 4 and found["limb"]["films"] == 8
    assert all(one["low"] <= one["value"] <= one["high"] for one in found.values())


def test_mirrored_asking_averages_both_answers(tuned, checkpoint):
    once = tuning.seen(checkpoint, tuned, RECIPE)[0]
    twice = tuning.seen(checkpoint, tuned, RECIPE, mirrored=True)[0]
    assert twice.logit != once.logit and twice.logit == pytest.approx(once.logit, abs=0.5)
    assert twice.parts.sum() == pytest.approx(1, abs=1e-3)


def test_rows_replace_those_of_the_same_name(tmp_path):
    table = tmp_path / "results" / "tuning.csv"
    tuning.write(table, "one", {"limb": {"value": 0.5, "low": 0.4, "high": 0.6, "films": 8}})
    tuning.write(table, "two", {"limb": {"value": 0.7, "low": 0.6, "high": 0.8, "films": 8}})
    (line,) = tuning.write(table, "one", {"limb": {"value": 0.9, "low": 0.8, "high": 1.0, "films": 8}})
    assert line.split() == ["limb", "0.900", "[0.800,", "1.000]", "8"]
    with table.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["network"], row["value"]) for row in rows] == [("two", "0.7000"), ("one", "0.9000")]
