"""A drawn graph in eight bits, for processors that multiply whole numbers faster than fractions.

Weights have a scale for every output channel, inputs one each, measured on training films (Jacob et al. 2018,
"Quantization and training of neural networks for efficient integer-arithmetic-only inference").
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from openvino import Model, Node, Type
from openvino import opset15 as ops

LEVELS = 256
# Half the range: without VNNI two products of 255 and 127 are added in sixteen bits, which they overflow.
WEIGHT = 63
TINY = 1e-9


def convolutions(model: Model) -> dict[str, Node]:
    """Return the convolutions over what a rectifier left, 0 and above, by the name of their weights."""
    found = (node for node in model.get_ordered_ops() if node.get_type_name() == "Convolution")
    over = {node.get_friendly_name(): node for node in found}
    return {name: node for name, node in over.items() if node.input_value(0).get_node().get_type_name() != "Parameter"}


def quantize(model: Model, largest: Mapping[str, float]) -> None:
    """Turn the convolutions that `largest` names, with the largest value of their input, to eight bits, in place."""
    quantized: dict[tuple[str, int], Node] = {}
    for name, node in convolutions(model).items():
        if name not in largest:
            continue
        given = node.input_value(0)
        place = (given.get_node().get_name(), given.get_index())
        if place not in quantized:
            low, high = _scalar(0.0), _scalar(largest[name])
            quantized[place] = ops.fake_quantize(given, low, high, low, high, LEVELS)
        node.input(0).replace_source_output(quantized[place].output(0))
        node.input(1).replace_source_output(_kernel(node).output(0))


def _kernel(node: Node) -> Node:
    weights = node.input_value(1).get_node().get_data()
    scale = (np.abs(weights).max((1, 2, 3), keepdims=True) + np.float32(TINY)) / np.float32(WEIGHT)
    whole = ops.convert(ops.constant(np.round(weights / scale).astype(np.int8)), Type.f32)
    return ops.multiply(whole, ops.constant(scale.astype(np.float32)))


def _scalar(value: float) -> Node:
    return ops.constant(np.full((1, 1, 1, 1), value, np.float32))
