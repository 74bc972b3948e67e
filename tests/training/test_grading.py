"""Grading knees: agreement is counted as it is in the literature, and a run leaves what a bundle needs."""

import csv
import json
from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch

from engine.nets.heads import JointExpert
from tests.factory import make_bundle, make_card
from training.data.fracatlas import PARTS
from training.data.knees import GRADES
from training.osteoarthritis import Graded, Grading, measured, quadratic_kappa, run, temperature


def test_quadratic_kappa_is_one_for_the_same_grades_and_forgives_neighbours():
    truth = np.array([0, 1, 2, 3, 4, 2])
    assert quadratic_kappa(truth, truth) == pytest.approx(1)
    near, far = np.array([1, 1, 2, 3, 4, 2]), np.array([4, 1, 2, 3, 4, 2])
    assert quadratic_kappa(truth, near) > quadratic_kappa(truth, far)
    assert np.isnan(quadratic_kappa(np.array([2, 2]), np.array([2, 2])))


def test_what_is_measured_counts_every_knee_once():
    grade = np.array([0, 0, 1, 2, 3, 4, 2, 1])
    said = np.eye(GRADES, dtype=np.float32)[[0, 1, 1, 2, 3, 4, 2, 0]]
    found = measured(Graded(grade, np.array(list("aabbccdd")), said))
    assert found.knees == 8 and sum(map(sum, found.confusion)) == 8
    assert found.accuracy[0] == pytest.approx(6 / 8)
    assert found.accuracy[1] <= found.accuracy[0] <= found.accuracy[2]
    assert found.confusion[0][1] == 1 and found.confusion[1][0] == 1


def test_the_temperature_cools_what_is_too_sure():
    said = np.array([[0.98, 0.02], [0.98, 0.02], [0.98, 0.02]], np.float32)
    assert temperature(said, np.array([0, 0, 1])) > 1.5


def test_a_run_trains_an_expert_that_fits_and_measures_it(tmp_path):
    bundle = make_bundle(tmp_path / "test-0.0.1", make_card(routing=replace(make_card().routing, parts=PARTS)))
    knees = tmp_path / "knees"
    (knees / "images").mkdir(parents=True)
    chance = np.random.default_rng(0)
    with (knees / "labels.csv").open("w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["image_id", "patient", "kl_grade"])
        for patient in range(20):
            cv2.imwrite(str(knees / "images" / f"{patient}.png"), chance.integers(0, 255, (64, 64), np.uint8))
            rows.writerow([f"{patient}.png", patient, patient % GRADES])
    config = Grading(str(bundle.folder), str(knees), str(tmp_path / "run"), epochs=1, batch=4)
    made = run(config)
    JointExpert(GRADES).load_state_dict(torch.load(made, weights_only=True))
    found = json.loads((tmp_path / "run" / "grades.json").read_text("utf-8"))
    assert found["held_out"]["knees"] > 0 and found["temperature"] > 0
    assert len((tmp_path / "run" / "losses.csv").read_text().splitlines()) == 2
