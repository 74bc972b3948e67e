"""The bundle's networks as OpenVINO graphs, drawn straight from its weights.

`engine.nets` is where the networks are defined; this draws the same layers again from the names and shapes of the
weights, without torch. It takes a fraction of the second that a conversion takes tens of, so there is no converted
copy to keep, verify or share between processes, and an edition without torch reads any bundle.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from openvino import Model, Node, Output, PartialShape, Type
from openvino import opset15 as ops

from engine.card import Expert
from engine.nets.pooling import JOINT_STRIDES
from engine.runtime.answers import FRACTURE

Weights = Mapping[str, NDArray[np.float32]]
EPSILON = 1e-5  # torch's, in every batch normalisation
MAPS, ROUTER, SCOPE, SHARED, TOP, LOCAL, LOGITS = "maps", "router", "scope", "shared", "top", "local", "logits"


def main_graph(weights: Weights) -> Model:
    """Return trunk, decoder and router over films (n, 1, rows, cols) float32, sides multiples of 32.

    Outputs: `maps` (n, 2, rows / 2, cols / 2) probabilities, `router` logits (n, parts), `scope` logits (n, 2) where
    the bundle has them, and `shared` and `top`, (n, 2048, rows / 32, cols / 32) each, for the experts.
    """
    films = _films()
    stem, c2, c3 = _lower_stages(weights, films)
    c4 = _stage(weights, "trunk.layer3", c3, 2)
    *lower, last = _blocks(weights, "trunk.layer4")
    shared = c4
    for number, name in enumerate(lower):
        shared = _bottleneck(weights, name, shared, 1 if number else 2)
    top = _bottleneck(weights, last, shared, 1)
    maps = ops.sigmoid(_decoder(weights, [stem, c2, c3, c4], top))
    outputs: dict[str, Node | Output] = {MAPS: maps, SHARED: shared, TOP: top}
    outputs |= {name: _classifier(weights, name, top) for name in (ROUTER, SCOPE) if f"{name}.out.weight" in weights}
    return _model(outputs, films)


def expert_graph(weights: Weights, expert: Expert) -> Model:
    """Return one expert over `shared`, or over `top` where it has no block of its own.

    Output: `local` logits (n, rows, cols) of a fracture expert, `logits` (n, classes) of any other.
    """
    name = f"experts.{expert.name}"
    width = weights[f"{name}.block.conv1.weight" if expert.own_block else f"{name}.out.weight"].shape[1]
    given = ops.parameter(PartialShape([-1, width, -1, -1]), Type.f32, name="features")
    top = _bottleneck(weights, f"{name}.block", given, 1) if expert.own_block else given
    head = f"{name}.head" if expert.own_block else name
    if expert.kind != FRACTURE:
        return _model({LOGITS: _classifier(weights, head, top)}, given)
    around = ops.avg_pool(_convolution(weights, f"{head}.out", None, top), [1, 1], [1, 1], [1, 1], [3, 3], True)
    return _model({LOCAL: ops.squeeze(around, ops.constant(np.array([1])))}, given)


def joint_graph(weights: Weights, expert: Expert) -> Model:
    """Return a question put to joints that fill the frame, films (n, 1, rows, cols) float32, with the stages it needs.

    Output: `logits` (n, classes).
    """
    name, films = f"experts.{expert.name}", _films()
    c4 = _stage(weights, "trunk.layer3", _lower_stages(weights, films)[-1], 2)
    x = _conv_relu(weights, f"{name}.reduce", c4)
    for number, stride in enumerate(JOINT_STRIDES):
        x = _conv_relu(weights, f"{name}.layers.{number}", x, stride)
    return _model({LOGITS: _classifier(weights, name, x)}, films)


def _films() -> Node:
    return ops.parameter(PartialShape([-1, 1, -1, -1]), Type.f32, name="films")


def _lower_stages(weights: Weights, films: Node) -> tuple[Output, Output, Output]:
    """Return stem, c2 and c3."""
    stem = ops.relu(_convolution(weights, "trunk.conv1", "trunk.bn1", films, 2)).output(0)
    c2 = _stage(weights, "trunk.layer1", ops.max_pool(stem, [2, 2], [1, 1], [1, 1], [1, 1], [3, 3]).output(0), 1)
    return stem, c2, _stage(weights, "trunk.layer2", c2, 2)


def _model(outputs: Mapping[str, Node | Output], parameter: Node) -> Model:
    results = []
    for name, node in outputs.items():
        output = node.output(0) if isinstance(node, Node) else node
        output.get_tensor().set_names({name})
        results.append(output)
    return Model(results, [parameter], "osteoscope")


def _stage(weights: Weights, name: str, x: Output, stride: int) -> Output:
    for number, block in enumerate(_blocks(weights, name)):
        x = _bottleneck(weights, block, x, 1 if number else stride)
    return x


def _blocks(weights: Weights, stage: str) -> list[str]:
    numbers = {int(name.split(".")[2]) for name in weights if name.startswith(f"{stage}.")}
    return [f"{stage}.{number}" for number in sorted(numbers)]


def _bottleneck(weights: Weights, name: str, x: Node | Output, stride: int) -> Output:
    projects = f"{name}.downsample.0.weight" in weights
    kept = _convolution(weights, f"{name}.downsample.0", f"{name}.downsample.1", x, stride) if projects else x
    inner = ops.relu(_convolution(weights, f"{name}.conv1", f"{name}.bn1", x))
    inner = ops.relu(_convolution(weights, f"{name}.conv2", f"{name}.bn2", inner, stride))
    outer = _convolution(weights, f"{name}.conv3", f"{name}.bn3", inner)
    return ops.relu(ops.add(outer, kept)).output(0)


def _decoder(weights: Weights, stages: list[Output], top: Output) -> Node:
    x = _conv_relu(weights, "decoder.bridge", top)
    for at in reversed(range(len(stages))):
        skip = _conv_relu(weights, f"decoder.skips.{at}", stages[at])
        x = _conv_relu(weights, f"decoder.ups.{at}", ops.concat([_doubled(x), skip], 1))
    return _convolution(weights, "decoder.out", None, x)


def _conv_relu(weights: Weights, name: str, x: Node | Output, stride: int = 1) -> Node:
    return ops.relu(_convolution(weights, f"{name}.0", f"{name}.1", x, stride))


def _doubled(x: Node) -> Node:
    scales, axes = ops.constant(np.array([2, 2], np.float32)), ops.constant(np.array([2, 3]))
    return ops.interpolate(
        x, scales, "nearest", "scales", axes=axes, coordinate_transformation_mode="asymmetric", nearest_mode="floor"
    )


def _classifier(weights: Weights, name: str, top: Node | Output) -> Node:
    mean = ops.reduce_mean(top, ops.constant(np.array([2, 3])))
    scores = ops.matmul(mean, ops.constant(weights[f"{name}.out.weight"]), False, True)
    return ops.add(scores, ops.constant(weights[f"{name}.out.bias"][None]))


def _convolution(weights: Weights, name: str, norm: str | None, x: Node | Output, stride: int = 1) -> Node:
    """Convolve with "same" padding; a batch normalisation is folded into kernel and bias."""
    kernel, bias = weights[f"{name}.weight"], weights.get(f"{name}.bias")
    if norm is not None:
        scale = weights[f"{norm}.weight"] / np.sqrt(weights[f"{norm}.running_var"] + np.float32(EPSILON))
        kernel = kernel * scale[:, None, None, None]
        bias = weights[f"{norm}.bias"] - weights[f"{norm}.running_mean"] * scale
    pad = [kernel.shape[2] // 2] * 2
    made = ops.convolution(x, ops.constant(kernel), [stride, stride], pad, pad, [1, 1])
    made.set_friendly_name(name)
    return made if bias is None else ops.add(made, ops.constant(bias[None, :, None, None]))
