"""What a bundle makes of graded knees as it reads them: how many it grades, and how well."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.bundle import Bundle
from engine.classify import median_grade
from engine.decode import read_radiographs
from engine.preprocess import preprocess
from engine.progress import Report, Step, silent
from engine.runtime.choose import choose
from engine.validation.figures import wilson
from training.data.knees import GRADES, knees
from training.evaluate import Figure
from training.osteoarthritis import Graded, measured
from training.tables import table

EXPERT = "knee_osteoarthritis"


def write(folder: Path, bundle: Bundle, data: Path, report: Report = silent) -> dict[str, Figure]:
    """Read held-out knees as films are read, write kl_confusion.csv and kl_knees.csv, and return the figures.

    Returns nothing where there are no knees or the question is off.
    """
    asked = any(expert.name == EXPERT and expert.enabled for expert in bundle.card.experts)
    if not asked or not (data / "knee_oai_kl").is_dir():
        return {}
    runtime = choose(bundle, "auto")
    held = [knee for knee in knees(data / "knee_oai_kl") if knee.side == "held_out"]
    said = []
    for number, knee in enumerate(held):
        report(Step(number, len(held), knee.name))
        (film,) = read_radiographs(knee.path)
        (answer,) = runtime.predict([preprocess(film, bundle.card.recipe)])
        said.append(answer.expert_probabilities.get(EXPERT))
    graded = [(knee, one) for knee, one in zip(held, said, strict=True) if one is not None]
    header = ("knee", "patient", "grade", "called", *(f"probability_{grade}" for grade in range(GRADES)))
    rows = ((knee.name, knee.patient, knee.grade, median_grade(one), *map(float, one)) for knee, one in graded)
    table(folder / "kl_knees.csv", header, rows)
    low, high = wilson(len(graded), len(held))
    made: dict[str, Figure] = {
        "knees_graded": {"value": len(graded) / len(held), "low": low, "high": high, "films": len(held)}
    }
    if not graded:
        return made
    truth, patients = np.array([knee.grade for knee, _ in graded]), np.array([knee.patient for knee, _ in graded])
    return made | _agreement(folder, Graded(truth, patients, np.stack([one for _, one in graded])))


def _agreement(folder: Path, graded: Graded) -> dict[str, Figure]:
    found = measured(graded)
    rows = ((grade, *row) for grade, row in enumerate(found.confusion))
    table(folder / "kl_confusion.csv", ("true", *map(str, range(GRADES))), rows)
    return {
        name: {"value": value, "low": low, "high": high, "films": found.knees}
        for name, (value, low, high) in (("kl_quadratic_kappa", found.kappa), ("kl_accuracy", found.accuracy))
    }
