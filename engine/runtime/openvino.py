"""The bundle in OpenVINO, for processors: no torch, dynamic film sizes, precision set and reported."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file

from engine.bundle import Bundle
from engine.card import Card, Expert
from engine.errors import BundleError, DeviceError
from engine.records import Prediction, Preprocessed, Run
from engine.runtime.answers import FRACTURE, Floats, predicted

if TYPE_CHECKING:
    from openvino import CompiledModel, Core, Model

Found = dict[str, Floats]


class OpenVinoRuntime:
    """A bundle compiled by OpenVINO for this processor."""

    runtime = "openvino"
    device = "cpu"
    batch = 1  # four at once take as long a film, and a film's numbers would depend on its neighbours

    def __init__(self, bundle: Bundle, precision: str | None = None) -> None:
        """Compile the networks; an expert's own follows when it is first asked.

        `precision` is "fp32" or "bf16", by default bf16 where the processor computes in it. Raise BundleError where
        the weights do not fit, DeviceError where OpenVINO cannot compile them.
        """
        _without_telemetry()
        from engine.runtime import graph

        self._turn = Lock()  # a compiled model refuses a second caller while it runs
        self._card: Card = bundle.card
        self.precision = precision or ("bf16" if has_bf16() else "fp32")

        try:
            weights = load_weights(bundle)
            self._main = compiled(graph.main_graph(weights), self.precision)
            drawn = {one.name: graph.expert_graph(weights, one) for one in bundle.card.experts if one.enabled}
        except (KeyError, RuntimeError, SafetensorError) as error:
            raise BundleError(bundle.folder, "its weights do not fit the networks its card names") from error
        self._expert = cache(lambda name: compiled(drawn[name], self.precision))

    def predict(self, films: Sequence[Preprocessed], part: str | None = None) -> list[Prediction]:
        """Return one prediction a film; see `engine.runtime.base.Runtime`."""
        with self._turn:
            return self._predict(films, part)

    def _predict(self, films: Sequence[Preprocessed], part: str | None) -> list[Prediction]:
        began = time.perf_counter()
        try:
            found = _run(self._main, np.stack([film.pixels for film in films])[:, None])
            made = [
                predicted(self._card, found["maps"][at], found["router"][at], partial(self._ask, found, at), part)
                for at in range(len(films))
            ]
        except RuntimeError as error:
            raise DeviceError(f"OpenVINO could not run {len(films)} films at once: {error}.") from error
        run = Run(self.device, self.runtime, self.precision, (time.perf_counter() - began) / len(films))
        return [replace(one, run=run) for one in made]

    def _ask(self, found: Found, at: int, expert: Expert) -> Floats:
        features = found["shared" if expert.own_block else "top"][at : at + 1]
        answer: Floats = _run(self._expert(expert.name), features)["local" if expert.kind == FRACTURE else "logits"][0]
        return answer


def load_weights(bundle: Bundle) -> dict[str, Floats]:
    """Return the bundle's weights by name, float32."""
    return {name: array.astype(np.float32) for name, array in load_file(bundle.weights).items()}


def compiled(model: Model, precision: str) -> CompiledModel:
    """Return a graph made ready for this processor to compute in "fp32" or "bf16"."""
    from openvino import properties

    settings = {
        properties.hint.inference_precision: precision.replace("fp32", "f32"),
        properties.hint.performance_mode: properties.hint.PerformanceMode.LATENCY,
    }
    return _core().compile_model(model, "CPU", settings)


def has_bf16() -> bool:
    """Tell whether the processor computes in bfloat16."""
    return "BF16" in _core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")


@cache
def _core() -> Core:
    _without_telemetry()
    import openvino

    return openvino.Core()


def _run(model: CompiledModel, given: Floats) -> Found:
    """Infer and name what comes out; float32 in and out, whatever the precision between."""
    answer = model(given, share_inputs=True)
    return {output.any_name: np.asarray(answer[output], np.float32) for output in model.outputs}


def _without_telemetry() -> None:
    """Keep OpenVINO's telemetry out: a reader of films speaks to no network, and OpenVINO falls back to its stub."""
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
