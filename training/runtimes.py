"""Whether the runtimes read alike, film by film; nothing here asks which of them is right."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from engine import classify, hierarchy, quality, segment, triage
from engine.bundle import Bundle
from engine.card import Card
from engine.preprocess import preprocess
from engine.progress import Report, Step, silent
from engine.records import Prediction, Preprocessed
from engine.runtime.base import Runtime
from engine.runtime.openvino import OpenVinoRuntime, precisions
from training.data.known import Known

LOGITS = 1e-2  # by how much those of single precision may differ
HEADER = (
    "runtime", "precision", "films", "largest_logit_difference", "p99_logit_difference", "films_beyond_0.01",
    "largest_probability_difference", "other_status", "other_triage", "cpu_s_a_film",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What one runtime said of one film."""

    film: str
    side: str  # of the split: "tune" or "held_out"
    fractured: bool
    runtime: str  # and precision, "openvino fp32"
    model: str  # SHA-256
    refused: str | None  # the part that the film is turned away for
    probability: float | None  # of fracture; None where there is no answer
    triage: str | None
    logits: dict[str, float]  # experts' by name, the mask's vote, and those of every softmax about their mean
    cpu_s: float  # of all cores


class Answers:
    """A JSON Lines file of answers: a run that was stopped goes on, and another compares with what is there."""

    def __init__(self, path: Path, model: str) -> None:
        self._path = path
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        every = [Answer(**json.loads(line)) for line in lines]
        self._by = {(one.film, one.runtime): one for one in every if one.model == model}

    def __contains__(self, key: tuple[str, str]) -> bool:
        return key in self._by

    def add(self, answer: Answer) -> None:
        """Keep an answer, on disk too."""
        self._by[answer.film, answer.runtime] = answer
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(asdict(answer)) + "\n")

    def settled(self, runtimes: Iterable[str]) -> set[str]:
        """Return the films of which every one of the runtimes has spoken: they need not be decoded again."""
        return set.intersection(*(set(self.of(name)) for name in runtimes))

    def of(self, runtime: str, side: str | None = None) -> dict[str, Answer]:
        """Return one runtime's answers by film, of one side or of all."""
        films = (one for one in self._by.values() if one.runtime == runtime and side in (None, one.side))
        return {one.film: one for one in films}


def loaded(bundle: Bundle, names: Sequence[str] = ()) -> dict[str, Runtime]:
    """Return the named runtimes ("torch fp32", "openvino int8"), else all of this processor, torch first.

    Raise DeviceError where one is not to be had here.
    """
    from engine.runtime.torch import TorchRuntime

    made: dict[str, Runtime] = {}
    for name in names or ("torch fp32", *(f"openvino {one}" for one in precisions(bundle.card))):
        runtime, precision = name.split()
        torch = runtime == "torch"
        made[name] = TorchRuntime(bundle, "cpu", precision) if torch else OpenVinoRuntime(bundle, precision)
    return made


def gather(
    bundle: Bundle,
    runtimes: Mapping[str, Runtime],
    known: tuple[int, Iterable[Known]],
    answers: Answers,
    report: Report = silent,
) -> None:
    """Add what every runtime says of every film that can be assessed and is not yet among `answers`."""
    for place, one in enumerate(known[1]):
        report(Step(place, known[0], one.film.name))
        left = [name for name in runtimes if (one.film.name, name) not in answers]
        if left and quality.assess(one.radiograph) is None:
            given = preprocess(one.radiograph, bundle.card.recipe)
            for name in left:
                answers.add(_answer(bundle, name, runtimes[name], one, given))


def rows(answers: Answers, names: Sequence[str]) -> list[tuple[object, ...]]:
    """Return a row of `HEADER` for every runtime against the first, over the films that both answered."""
    first = answers.of(names[0])
    made = []
    for name in names:
        other = answers.of(name)
        made.append(_row(name, [(first[film], other[film]) for film in first if film in other]))
    return made


def write(path: Path, made: Sequence[tuple[object, ...]]) -> list[str]:
    """Write the rows as CSV, and return them as lines."""
    from training.tables import table

    path.parent.mkdir(parents=True, exist_ok=True)
    table(path, HEADER, made)
    return [",".join(map(str, row)) for row in (HEADER, *made)]


def _answer(bundle: Bundle, name: str, runtime: Runtime, known: Known, given: Preprocessed) -> Answer:
    card = bundle.card
    began = time.process_time()
    (said,) = runtime.predict([given])
    cpu_s = time.process_time() - began
    unknown = hierarchy.unsupported(card, said.main_part)
    fracture = None if unknown else classify.fracture(card, hierarchy.parts_of(card, said.main_part), said)
    return Answer(
        film=known.film.name, side=known.film.side, fractured=known.film.fractured, runtime=name, model=card.sha256,
        refused=unknown.part if unknown else None, probability=fracture.probability if fracture else None,
        triage=fracture.triage if fracture else None, logits=_logits(card, said), cpu_s=cpu_s,
    )  # fmt: skip


def _logits(card: Card, said: Prediction) -> dict[str, float]:
    made = said.fracture_logit | {"mask": triage.mask_logit(segment.peak(said.fracture))}
    softmaxes = {"part": (said.main_part, card.routing.temperature)}
    for expert in card.experts:
        if expert.name in said.expert_probabilities:
            softmaxes[expert.name] = said.expert_probabilities[expert.name], expert.temperature
    for name, (shares, temperature) in softmaxes.items():
        logits = np.log(np.maximum(shares, 1e-30)) * temperature
        made |= {f"{name} {place}": float(value) for place, value in enumerate(logits - logits.mean())}
    return made


def _row(name: str, pairs: Sequence[tuple[Answer, Answer]]) -> tuple[object, ...]:
    logits = np.array([_apart(first.logits, said.logits) for first, said in pairs])
    answered = [(first.probability, said.probability) for first, said in pairs]
    apart = [abs(one - other) for one, other in answered if one is not None and other is not None]
    return (
        *name.split(), len(pairs), f"{logits.max():.1e}", f"{np.quantile(logits, 0.99):.1e}",
        int((logits > LOGITS).sum()), f"{max(apart):.1e}",
        sum(first.refused != said.refused for first, said in pairs),
        sum(first.triage != said.triage for first, said in pairs),
        f"{np.median([said.cpu_s for _, said in pairs]):.2f}",
    )  # fmt: skip


def _apart(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the largest difference of a logit that both have: an expert is asked where its part is likely enough."""
    return max(abs(one[key] - other[key]) for key in one.keys() & other.keys())
