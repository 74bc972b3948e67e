"""The density question from the films to its table; knees, networks and attempts are kept as they are done."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from engine import files
from engine.bundle import load, newest
from engine.progress import Report, Step, silent
from training.compare.cells import Cell, Measured, Value, measured
from training.compare.knees import Knees, majority, size_only
from training.compare.plan import fingerprint
from training.crossval import Fit, accuracy, crossed, macro_auc
from training.density import grades
from training.density import knees as knee
from training.density.joint import template
from training.density.nested import fit
from training.density.plan import Question
from training.density.report import write

EVERY = 24  # of OAI's cuts, one goes into the template
Floats = NDArray[np.float64]


class Evidence:
    """What is known of every film, worked out when an attempt first asks for it."""

    def __init__(self, plan: Question, report: Report) -> None:
        self.plan, self.report = plan, report
        self.kept = Path(plan.run)
        self.films = Knees(Path(plan.data), self.kept)
        self.bundle = load(Path(plan.bundle)) if plan.bundle else newest()

    @cached_property
    def seen(self) -> knee.Seen:
        """The knees at one scale; kept on disk."""
        plan = self.plan
        path = self.kept / f"knees-{fingerprint(plan.frame, plan.rows, plan.cols, plan.template)}.npz"
        if not path.is_file():
            cuts = grades.cuts(Path(plan.data) / "knee_oai_kl", plan.template, self.report, EVERY)
            made = knee.found(self.films.paths, template(cuts.pixels, plan.template), plan, self.report)
            knee.write_joints(self.kept / "joints.json", made)
            knee.save(path, made)
        return knee.saved(path)

    @cached_property
    def pooled(self) -> tuple[Floats, NDArray[np.bool_]]:
        """The trunk's features of every knee, and its bone; kept on disk."""
        plan = self.plan
        key = fingerprint(self.bundle.card.sha256, plan.frame, plan.rows, plan.cols, plan.template)
        path = self.kept / f"trunk-{key}.npz"
        if path.is_file():
            with np.load(path) as kept:
                return kept["pooled"], kept["bone"]
        pooled, bone = knee.of_trunk(self.bundle, self.seen, self.report)
        held = io.BytesIO()
        np.savez_compressed(held, pooled=pooled, bone=bone)
        files.write(path, held.getvalue())
        return pooled, bone

    @cached_property
    def texture(self) -> Floats:
        """Texture of every knee."""
        return knee.of_texture(self.seen, self.plan)

    @cached_property
    def cortex(self) -> Floats:
        """Cortex of every knee."""
        return knee.of_cortex(self.seen, self.pooled[1])

    @cached_property
    def grader(self) -> tuple[grades.Grader, float]:
        """The network that learnt KL grades, and its kappa."""
        folder = Path(self.plan.data) / "knee_oai_kl"
        return grades.graded(folder, self.plan.grades, self.kept, self.plan.seed, self.report)

    @cached_property
    def graded(self) -> Floats:
        """What the grader makes of every knee."""
        return knee.of_grader(self.grader[0], self.seen, self.plan)

    def by_film(self, of_knees: Floats) -> Floats:
        """Return the mean over each film's knees."""
        return knee.by_film(of_knees, self.seen.film)


def run(plan: Question, report: Report = silent) -> tuple[Measured, ...]:
    """Measure every attempt that was not measured before, write density.csv and density.md, and return them."""
    torch.set_num_threads(plan.threads)
    evidence = Evidence(plan, report)
    done: list[Measured] = []
    cells = list(_cells(evidence))
    for number, cell in enumerate(cells):
        report(Step(number, len(cells), cell.system))
        done.append(measured(cell, evidence.kept / "cells"))
        write(Path(plan.results), done, plan.floor, len(cells) - len(done))
    return tuple(done)


def _cells(evidence: Evidence) -> Iterator[Cell]:
    plan = evidence.plan
    for system, settings, make in _attempts(evidence):
        key = fingerprint(system, plan, evidence.bundle.card.sha256)
        yield Cell("density", system, settings, key, lambda make=make: _values(evidence, make()))  # type: ignore[misc]


def _attempts(evidence: Evidence) -> Iterator[tuple[str, str, Callable[[], Fit]]]:
    """Yield what is tried: name, how, and the call that gives its fit."""
    truth, plan = evidence.films.truth, evidence.plan

    def nested(*parts: tuple[Callable[[], Floats], int | None]) -> Callable[[], Fit]:
        return lambda: fit([(evidence.by_film(part()), axes) for part, axes in parts], truth, plan)

    axes = plan.components
    of_trunk = (lambda: evidence.pooled[0], axes)
    of_texture = (lambda: evidence.texture, axes)
    of_cortex = (lambda: evidence.cortex, None)
    of_grades = (lambda: evidence.graded, axes)
    yield "majority", "nothing is known", lambda: lambda taught, asked, seed: majority(truth, taught, asked, seed)
    yield "the original image's size alone", "logistic regression", lambda: size_only(evidence.films)
    yield "1a texture", "co-occurrence, binary patterns, fractal signature; four places", nested(of_texture)
    yield "2 trunk on the joint cut", "shipped trunk, pooled features of two stages", nested(of_trunk)
    yield "1b cortex", "cortical index, shaft width, contrast of bone", nested(of_cortex)
    yield "1 texture and cortex", "both of the above", nested(of_texture, of_cortex)
    yield "3 KL network on the joint cut", "features and grades of a network taught on OAI's KL", nested(of_grades)
    yield "4 all together", "1, 2 and 3", nested(of_trunk, of_texture, of_cortex, of_grades)


def _values(evidence: Evidence, make: Fit) -> Sequence[Value]:
    plan, films = evidence.plan, evidence.films
    said = crossed(make, films.truth, plan.folds, plan.repeats, plan.seed)
    made = {
        "macro AUC": macro_auc(said),
        "macro AUC within one image size": macro_auc(said, films.sources),
        "accuracy": accuracy(said),
        "balanced accuracy": accuracy(said, balanced=True),
    }
    return [Value(figure, *numbers, len(films.truth)) for figure, numbers in made.items()]
