"""Reading a folder whose truth is known, and what the readings are worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.decode import find_films
from engine.errors import TruthError
from engine.progress import Report, silent
from engine.records import Model, Reading, Status, Triage
from engine.triage import WORST_FIRST
from engine.validation import figures
from engine.validation.figures import Figure, Operating
from engine.validation.truth import Truth, TruthTable, load, matched

if TYPE_CHECKING:
    from engine.reader import Reader

ALL = "all"  # the group of all films
THRESHOLDS = tuple(round(step / 100, 2) for step in range(101))
MISSED, FALSE_ALARM, NO_ANSWER = "missed", "false_alarm", "no_answer"


@dataclass(frozen=True, slots=True)
class Case:
    """One film, what is true of it and what was read; without an answer `reason` says why there is none."""

    file: str
    truth: Truth
    status: Status
    reason: str | None
    part: str | None  # as read
    probability: float | None
    triage: Triage | None

    @property
    def group(self) -> str | None:
        """The part it is counted under: the true one, else the one that was read."""
        return self.truth.part or self.part

    @property
    def miss(self) -> str | None:
        """What went wrong: a fracture called negative, an unbroken film called positive, or no answer; else None."""
        if self.triage is None:
            return NO_ANSWER
        if self.truth.fracture:
            return MISSED if self.triage is Triage.NEGATIVE else None
        return FALSE_ALARM if self.triage is Triage.POSITIVE else None


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of all films or of one part, measured on the films that got an answer.

    At the high-sensitivity point positive and doubtful films are called, at the high-specificity point positive ones.
    """

    name: str
    films: int
    fractured: int
    unanswered: int
    auc: Figure
    sensitivity_at_high_sensitivity: Figure
    specificity_at_high_sensitivity: Figure
    sensitivity_at_high_specificity: Figure
    specificity_at_high_specificity: Figure
    doubt: Figure  # share of films in doubt
    part_right: Figure  # share of films whose part is known and was read right


@dataclass(frozen=True, slots=True)
class Validation:
    """A finished study; `absent` are names of the table that the folder does not hold."""

    folder: Path
    truth_file: str
    truth_sha256: str
    by_patient: bool  # intervals are drawn over patients, as the table names them
    model: Model | None
    device: str | None
    runtime: str | None
    precision: str | None
    cases: tuple[Case, ...]
    absent: tuple[str, ...]
    groups: tuple[Group, ...]  # all films first
    curve: tuple[Operating, ...]

    @property
    def misses(self) -> tuple[Case, ...]:
        """What went wrong: missed fractures first, then false alarms, then films without an answer."""
        order = (MISSED, FALSE_ALARM, NO_ANSWER)
        held = [case for case in self.cases if case.miss is not None]
        return tuple(sorted(held, key=lambda case: (order.index(case.miss or NO_ANSWER), -(case.probability or 0.0))))


def validate(
    folder: Path, truth: Path, reader: Reader, report: Report = silent, workers: int = 2,
    each: Callable[[Sequence[Reading]], None] = lambda readings: None,
) -> Validation:  # fmt: skip
    """Read every film of `folder` that the table of truth names, and measure; `report` may raise Cancelled.

    `each` is told the readings of every file. Raise TruthError where the table cannot be used or names no film of the
    folder.
    """
    from engine.batch import read_all

    table = load(truth)
    pairs, absent = matched(table, folder, find_films([folder]))
    if not pairs:
        raise TruthError(truth, f"none of its {len(table.rows)} films is in {folder}")
    true = dict(pairs)
    made, last = [], None
    for path, readings in read_all(list(true), reader, report, workers, pictures=False):
        each(readings)
        made.append(case(true[path], readings))
        last = next((reading for reading in readings if reading.model is not None), last)
    return measured(folder, table, made, absent, last)


def case(truth: Truth, readings: Sequence[Reading]) -> Case:
    """Return one file's case; of several films in a file the worst speaks, as it does within a film."""
    answered = [(reading, reading.fracture) for reading in readings if reading.fracture is not None]
    if answered:
        reading, fracture = min(answered, key=lambda one: (WORST_FIRST.index(one[1].triage), -one[1].probability))
        part = reading.parts[0].part if reading.parts else None
        return Case(truth.file, truth, reading.status, None, part, fracture.probability, fracture.triage)
    reading = readings[0]
    part = reading.parts[0].part if reading.parts else None
    reason = reading.reason or "the fracture question was not asked"
    return Case(truth.file, truth, reading.status, reason, part, None, None)


def measured(
    folder: Path, table: TruthTable, cases: Sequence[Case], absent: Sequence[str] = (), by: Reading | None = None
) -> Validation:
    """Return the figures of cases that were read; `by` is a reading that tells model and device."""
    by_patient = all(one.truth.patient for one in cases)
    parts = sorted({one.group for one in cases if one.group})
    groups = [group(ALL, cases, by_patient)]
    groups += [group(part, [one for one in cases if one.group == part], by_patient) for part in parts]
    answered = [one for one in cases if one.triage is not None]
    truth = np.array([one.truth.fracture for one in answered], bool)
    score = np.array([one.probability for one in answered], np.float64)
    return Validation(
        folder, table.path.name, table.sha256, by_patient, by.model if by else None, by.device if by else None,
        by.runtime if by else None, by.precision if by else None, tuple(cases), tuple(absent), tuple(groups),
        figures.curve(truth, score, THRESHOLDS),
    )  # fmt: skip


def group(name: str, cases: Sequence[Case], by_patient: bool) -> Group:
    """Return the figures of some cases."""
    answered = [one for one in cases if one.triage is not None]
    broken = [one for one in answered if one.truth.fracture]
    whole = [one for one in answered if not one.truth.fracture]
    known = [one for one in answered if one.truth.part is not None]

    def share(some: list[Case], counted: Iterable[bool]) -> Figure:
        return figures.share(np.fromiter(counted, bool), _patients(some) if by_patient else None)

    return Group(
        name, len(cases), sum(one.truth.fracture for one in cases), len(cases) - len(answered),
        auc=figures.auc(
            np.array([one.truth.fracture for one in answered], bool),
            np.array([one.probability for one in answered], np.float64),
            _patients(answered) if by_patient else None,
        ),
        sensitivity_at_high_sensitivity=share(broken, (one.triage is not Triage.NEGATIVE for one in broken)),
        specificity_at_high_sensitivity=share(whole, (one.triage is Triage.NEGATIVE for one in whole)),
        sensitivity_at_high_specificity=share(broken, (one.triage is Triage.POSITIVE for one in broken)),
        specificity_at_high_specificity=share(whole, (one.triage is not Triage.POSITIVE for one in whole)),
        doubt=share(answered, (one.triage is Triage.DOUBT for one in answered)),
        part_right=share(known, (one.part == one.truth.part for one in known)),
    )  # fmt: skip


def _patients(cases: Sequence[Case]) -> list[str]:
    return [one.truth.patient or one.file for one in cases]
