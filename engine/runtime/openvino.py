"""The bundle in OpenVINO, for processors: no torch, dynamic film sizes, precision set and reported."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from threading import Lock, local
from typing import TYPE_CHECKING

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file

from engine.bundle import Bundle
from engine.card import Card, Expert
from engine.errors import BundleError, DeviceError
from engine.records import Prediction, Preprocessed, Run
from engine.runtime.answers import FRACTURE, Floats, Raw, predicted

if TYPE_CHECKING:
    from openvino import CompiledModel, Core, InferRequest, Model

Found = dict[str, Floats]
MAIN = ""  # the network that every film goes through; the others have their experts' names
MOST_LANES = 4
X86 = ("x86_64", "amd64")  # where eight bits were measured


class OpenVinoRuntime:
    """A bundle compiled by OpenVINO for this processor."""

    runtime = "openvino"
    device = "cpu"
    batch = 1  # four at once take as long a film, and a film's numbers would depend on its neighbours

    def __init__(self, bundle: Bundle, precision: str | None = None, *, many: bool = False) -> None:
        """Compile the networks; an expert's own follows when it is first asked.

        For `many` films the cores are shared among several at once, each of which takes longer: cores that work on
        one film wait for one another at every layer, and longest where decoders take one of them away.
        `precision` is one of `precisions`, by default their first. Raise BundleError where the weights do not fit,
        DeviceError where the precision is not to be had.
        """
        _without_telemetry()
        possible = precisions(bundle.card)
        self.lanes = max(1, min(MOST_LANES, os.cpu_count() or 1)) if many else 1
        self._own = local()  # a thread's requests: one request refuses a second caller while it runs
        self._turn = Lock()  # over what is compiled
        self._card: Card = bundle.card
        self.precision = precision or possible[0]
        if self.precision not in possible:
            raise DeviceError(
                f"{self.precision} is not to be had with this model on this processor, only {', '.join(possible)}."
            )
        try:
            main, drawn = _graphs(bundle, self.precision)
            self._ready = {MAIN: compiled(main, self.precision, self.lanes)}
        except (KeyError, RuntimeError, SafetensorError) as error:
            raise BundleError(bundle.folder, "its weights do not fit the networks its card names") from error
        self._drawn = drawn

    def predict(self, films: Sequence[Preprocessed], part: str | None = None) -> list[Prediction]:
        """Return one prediction a film; see `engine.runtime.base.Runtime`."""
        began = time.perf_counter()
        try:
            found = self._run(MAIN, np.stack([film.pixels for film in films])[:, None])
            made = [
                predicted(self._card, _raw(found, at, film), partial(self._ask, found, at, film), part)
                for at, film in enumerate(films)
            ]
        except RuntimeError as error:
            raise DeviceError(f"OpenVINO could not run {len(films)} films at once: {error}.") from error
        run = Run(self.device, self.runtime, self.precision, (time.perf_counter() - began) / len(films))
        return [replace(one, run=run) for one in made]

    def _ask(self, found: Found, at: int, film: Preprocessed, expert: Expert) -> Floats:
        if expert.joint and film.joint is not None:
            features = film.joint[None, None]
        else:
            features = found["shared" if expert.own_block else "top"][at : at + 1]
        answer: Floats = self._run(expert.name, features)["local" if expert.kind == FRACTURE else "logits"][0]
        return answer

    def _run(self, name: str, given: Floats) -> Found:
        """Infer and name what comes out; float32 in and out, whatever the precision between."""
        requests: dict[str, InferRequest] = self._own.__dict__
        if name not in requests:
            requests[name] = self._compiled(name).create_infer_request()
        answer = requests[name].infer(given, share_inputs=True)
        return {output.any_name: np.asarray(found, np.float32) for output, found in answer.items()}

    def _compiled(self, name: str) -> CompiledModel:
        with self._turn:
            if name not in self._ready:
                self._ready[name] = compiled(self._drawn[name], self.precision, self.lanes)
            return self._ready[name]


def _raw(found: Found, at: int, film: Preprocessed) -> Raw:
    scope = found["scope"][at] if "scope" in found else None
    return Raw(found["maps"][at], found["router"][at], scope, film.joint is not None)


def load_weights(bundle: Bundle) -> dict[str, Floats]:
    """Return the bundle's weights by name, float32."""
    return {name: array.astype(np.float32) for name, array in load_file(bundle.weights).items()}


def precisions(card: Card) -> tuple[str, ...]:
    """Return in what this processor computes with a bundle of this card, the one to use first.

    OpenVINO quietly computes in single precision where bfloat16 was asked of a processor without it. Eight bits are
    offered where their ranges were measured, and preferred where the bundle passed the test that its card describes.
    """
    found = ["bf16", "fp32"] if has_bf16() else ["fp32"]
    if card.int8 is not None and platform.machine().lower() in X86:
        found.insert(0 if card.int8.passed and not has_bf16() else len(found), "int8")
    return tuple(found)


def compiled(model: Model, precision: str, lanes: int = 1) -> CompiledModel:
    """Return a graph made ready for this processor; what is not in eight bits computes in "fp32" or "bf16".

    `lanes` films run at once, each on its share of the cores. It takes as many threads as OMP_NUM_THREADS allows,
    which schedulers of clusters set, else all cores.
    """
    from openvino import properties

    settings = {
        properties.hint.inference_precision: "bf16" if precision == "bf16" else "f32",
        properties.hint.performance_mode: properties.hint.PerformanceMode.LATENCY,
    }
    if lanes > 1:
        settings[properties.hint.performance_mode] = properties.hint.PerformanceMode.THROUGHPUT
        settings[properties.num_streams] = properties.streams.Num(lanes)
    if (threads := os.environ.get("OMP_NUM_THREADS", "")).isdigit():
        settings[properties.inference_num_threads] = int(threads)
    return _core().compile_model(model, "CPU", settings)


def has_bf16() -> bool:
    """Tell whether the processor computes in bfloat16."""
    return "BF16" in _core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")


def _graphs(bundle: Bundle, precision: str) -> tuple[Model, dict[str, Model]]:
    """Draw the main graph and those of the experts, by name."""
    from engine.runtime import graph, int8

    weights = load_weights(bundle)
    main = graph.main_graph(weights)
    asked = [expert for expert in bundle.card.experts if expert.enabled]
    drawn = {one.name: graph.expert_graph(weights, one) for one in asked if not one.joint}
    joints = {one.name: graph.joint_graph(weights, one) for one in asked if one.joint}  # never in eight bits
    if precision == "int8" and bundle.card.int8 is not None:
        for model in (main, *drawn.values()):
            int8.quantize(model, bundle.card.int8.largest)
    return main, drawn | joints


@cache
def _core() -> Core:
    _without_telemetry()
    import openvino

    return openvino.Core()


def _without_telemetry() -> None:
    """Keep OpenVINO's telemetry out: a reader of films speaks to no network, and OpenVINO falls back to its stub.

    Its converter of foreign models stays out too: nothing is converted here, and loading it holds up a window.
    """
    for unwanted in ("openvino_telemetry", "openvino.tools.ovc"):
        sys.modules.setdefault(unwanted, None)  # type: ignore[arg-type]
