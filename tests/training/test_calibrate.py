"""What is fitted on tuning films, on outcomes whose truth is known."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.card import Expert
from engine.preprocess import Recipe
from engine.records import Fracture, PartFracture, Triage
from training import calibrate, evaluate, tables
from training.data.fracatlas import PARTS, Film
from training.export import draft
from training.outcomes import THRESHOLDS, Found, Outcome, Overlap, triaged

EXPERT = Expert("hand_to_forearm", "fracture", ("hand", "wrist", "forearm"), own_block=False)
CARD = draft("test", "0.0.1", Recipe(448, 0.5, 99.5, 0.2, 0.25), (EXPERT,))


def outcome(number, fractured, logit, main="wrist"):
    film = Film(
        name=f"{number}.jpg", path=Path(f"{number}.jpg"), component=f"block {number // 5}", side="tune", main=main,
        visible=(main,), confident=True, cast=number % 7 == 0, hardware=False, fractured=fractured, frontal=True,
        lateral=False, oblique=False, original_size=(400 + number % 9, 300), traced=False, outlined=fractured,
    )  # fmt: skip
    likely = np.full(len(PARTS), 0.01, np.float32)
    likely[PARTS.index(main)] = 1 - 0.01 * (len(PARTS) - 1)
    probability = float(1 / (1 + np.exp(-logit)))
    called = tuple(int(100 * (1 - threshold)) for threshold in THRESHOLDS)
    answer = Fracture(probability, Triage.DOUBT, (PartFracture(main, probability, Triage.DOUBT),))
    overlap = Overlap(50, called, tuple(min(50, one) for one in called)) if fractured else None
    return Outcome(
        film=film, main_part=likely, film_logits={EXPERT.name: logit}, answer=answer, peak=0.5, refused=None,
        found=Found(int(fractured), ((0.9, 0 if fractured and number % 4 else None),)), fracture=overlap, bone=overlap,
    )  # fmt: skip


@pytest.fixture(scope="module")
def outcomes():
    chance = np.random.default_rng(0)
    truth = chance.random(400) < 0.3
    return [outcome(at, bool(one), float(chance.normal(2.0 if one else -1.0, 1.2))) for at, one in enumerate(truth)]


def test_calibration_learns_what_a_logit_is_worth(outcomes):
    doubled = [replace(one, film_logits={EXPERT.name: 3 * one.film_logits[EXPERT.name]}) for one in outcomes]
    fitted = [calibrate.calibrated(CARD, some).experts[0] for some in (outcomes, doubled)]
    assert fitted[0].logit_weight == pytest.approx(3 * fitted[1].logit_weight, rel=0.05)
    assert fitted[0].logit_weight > 1 and fitted[0].bias < 0


def test_mask_thresholds_are_those_of_the_best_overlap(outcomes):
    assert calibrate.calibrated(CARD, outcomes).masks.fracture_threshold == 0.5


def test_operating_points_reach_their_aim_where_they_were_chosen(outcomes):
    card = calibrate.with_points(CARD, outcomes, outcomes, ("wrist", "hand"))
    points = card.points["wrist"]
    assert points.high_sensitivity.sensitivity.value >= 0.95
    assert points.high_specificity.specificity.value >= 0.95
    assert points.high_sensitivity.threshold <= points.high_specificity.threshold
    rate = points.high_sensitivity.sensitivity
    assert rate.low <= rate.value <= rate.high and rate.films == sum(one.film.fractured for one in outcomes)
    assert points.scope == "wrist" and card.points["hand"].scope == "all parts"


def test_figures_agree_with_the_points_they_are_taken_at(outcomes):
    card = calibrate.with_points(CARD, outcomes, outcomes, tuple(CARD.points))
    made = evaluate.figures(card, triaged(card, outcomes))
    points = card.points["wrist"]
    assert made["sensitivity_at_high_sensitivity"]["value"] == points.high_sensitivity.sensitivity.value
    assert made["specificity_at_high_specificity"]["value"] == points.high_specificity.specificity.value
    assert 0.9 < made["fracture_auc"]["value"] < 1 and made["part_main"]["value"] == 1
    assert made["fracture_auc_of_size_alone"]["value"] == pytest.approx(0.5, abs=0.1)
    assert made["fracture_auc_knee"]["value"] is None, "no film, no figure"


def test_an_evaluation_is_written_as_tables(outcomes, tmp_path):
    tables.write(tmp_path, CARD, outcomes)
    assert len((tmp_path / "films.csv").read_text("utf-8").splitlines()) == 1 + len(outcomes)
    assert (
        (tmp_path / "figures.csv").read_text("utf-8").startswith("figure,value,low,high,films,positives\npart_main,1.0")
    )
    held = {path.name for path in tmp_path.iterdir()}
    for name in ("roc", "precision_recall", "reliability", "froc", "parts"):
        assert {f"{name}.csv", f"{name}.png"} <= held
    assert (tmp_path / "report_parts.csv").read_text("utf-8").splitlines()[1].startswith("wrist,1.0000,1.0000")
