"""The one verb: read a film."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from engine import classify, hierarchy, measure, segment, workers
from engine.bundle import Bundle
from engine.errors import DecodeError
from engine.prepare import Prepared, prepare, prepare_file
from engine.preprocess import Recipe
from engine.records import PartFinding, Prediction, Preprocessed, Radiograph, Reading, Run, Status
from engine.runtime.base import Runtime
from engine.runtime.choose import choose


class Reader:
    """A bundle ready to read."""

    def __init__(self, bundle: Bundle, device: str = "auto", runtime: str = "auto", *, many: bool = False) -> None:
        """Load the bundle; raise BundleError or DeviceError where that cannot be.

        `many` films matter more than how soon one of them is read.
        """
        workers.warm(workers.USUAL)  # they load what they need while the model is loaded here
        self.bundle = bundle
        self.runtime: Runtime = choose(bundle, device, runtime, many=many)

    @property
    def recipe(self) -> Recipe:
        """How its films are prepared."""
        return self.bundle.card.recipe

    def read(self, path: Path, part: str | None = None) -> tuple[Reading, ...]:
        """Return one reading for every film in the file; a file that cannot be read is a reading that says so.

        `part` overrides the router: the film is read as that part.
        """
        try:
            prepared = workers.Crew().ask(path, prepare_file, path, self.recipe, False)
        except DecodeError as error:
            return (failed(error),)
        return tuple(self._read(prepared, part))

    def read_films(self, films: Sequence[Radiograph], part: str | None = None) -> list[Reading]:
        """Return one reading a film, in order; films of one canvas size go through the network together."""
        return self._read([self.prepared(film) for film in films], part)

    def _read(self, prepared: Sequence[Prepared], part: str | None) -> list[Reading]:
        inputs = {at: one.given for at, one in enumerate(prepared) if one.given is not None}
        predictions = self.predictions(inputs, part)
        return [self.concluded(one, predictions.get(at), part) for at, one in enumerate(prepared)]

    def prepared(self, film: Radiograph) -> Prepared:
        """Return what the network needs of a film, or the reason why it is not asked."""
        return prepare(film, self.recipe)

    def concluded(self, one: Prepared, answer: Prediction | None, part: str | None = None) -> Reading:
        """Return the reading of a prepared film; `answer` is None where the network was not asked."""
        began = time.perf_counter()
        if answer is None or one.given is None:
            reading = self._stamped(one.film, Status.NOT_ASSESSABLE, one.reason)
        else:
            reading = self._concluded(one.film, one.given, answer, part)
        network_s = answer.run.elapsed_s if answer and answer.run else 0.0
        return replace(reading, elapsed_s=one.elapsed_s + network_s + time.perf_counter() - began)

    def predictions(self, inputs: dict[int, Preprocessed], part: str | None = None) -> dict[int, Prediction]:
        """Return the networks' answers under the keys of their inputs; films of one canvas go together."""
        made: dict[int, Prediction] = {}
        by_canvas = sorted(inputs, key=lambda at: inputs[at].fit.canvas)
        for _, group in groupby(by_canvas, key=lambda at: inputs[at].fit.canvas):
            places = list(group)
            for start in range(0, len(places), self.runtime.batch):
                some = places[start : start + self.runtime.batch]
                answers = self.runtime.predict([inputs[at] for at in some], part)
                made |= dict(zip(some, answers, strict=True))
        return made

    def _stamped(self, film: Radiograph, status: Status, reason: str | None, run: Run | None = None) -> Reading:
        ran = run or self.runtime
        return Reading(
            path=film.path, status=status, reason=reason, sha256=film.sha256, frame=film.frame, radiograph=film,
            model=self.bundle.model, device=ran.device, runtime=ran.runtime, precision=ran.precision,
        )  # fmt: skip

    def _concluded(self, film: Radiograph, given: Preprocessed, answer: Prediction, part: str | None) -> Reading:
        card = self.bundle.card
        unknown = hierarchy.unsupported(card, answer.main_part) if part is None else None
        if unknown is not None:
            reason = hierarchy.turned_away(unknown)
            reading = self._stamped(film, Status.NOT_ASSESSABLE, reason, answer.run)
            return replace(reading, parts=(unknown,))
        parts = (PartFinding(part, 1.0),) if part else hierarchy.parts_of(card, answer.main_part)
        found = segment.segments(answer.fracture, given.fit, card.masks)
        bone = segment.bone_mask(answer.bone, given.fit, card.masks)
        shape = given.fit.source
        return replace(
            self._stamped(film, Status.READ, None, answer.run),
            limb=hierarchy.limb_of(card, parts[0].part),
            parts=parts,
            fracture=classify.fracture(card, parts, answer),
            bone_density=classify.bone_density(card, answer),
            osteoarthritis=classify.osteoarthritis(card, answer),
            regions=tuple(measure.region(one, bone, film.spacing) for one in found),
            bone_mask=bone,
            fracture_mask=segment.union(found, shape),
            activation=segment.over_film(answer.activation, given.fit),
            fracture_map=answer.fracture,
        )


def failed(error: DecodeError) -> Reading:
    """Return the reading of a file that could not be decoded: one row, one reason."""
    return Reading(path=error.path, status=Status.FAILED, reason=error.reason, sha256=None)
