"""What share of this processor's own matrix multiplication the network reaches."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np

from engine.bundle import Bundle
from engine.runtime.openvino import compiled, load_weights

SIDE = 2048
TURNS = 5


def peak_flops(precision: str) -> float:
    """Return the floating-point operations a second of the best of a few large matrix products in OpenVINO."""
    import openvino
    from openvino import opset15 as ops

    left = ops.parameter([SIDE, SIDE], openvino.Type.f32)
    right = ops.constant(np.random.default_rng(0).normal(size=(SIDE, SIDE)).astype(np.float32))
    product = compiled(openvino.Model([ops.matmul(left, right, False, False)], [left], "product"), precision)
    given = np.ones((SIDE, SIDE), np.float32)
    return 2 * SIDE**3 / min(_timed(product, given) for _ in range(TURNS))


def network_flops(bundle: Bundle, rows: int, cols: int) -> float:
    """Return the floating-point operations of the convolutions that one film of this canvas goes through."""
    from engine.runtime.graph import main_graph

    model = main_graph(load_weights(bundle))
    model.reshape([1, 1, rows, cols])
    return float(sum(_operations(node) for node in model.get_ops() if node.get_type_name() == "Convolution"))


def _operations(convolution: Any) -> int:
    """Two for every weight that meets an output pixel."""
    kernel, made = convolution.input(1).get_shape(), convolution.output(0).get_shape()
    return int(2 * math.prod(kernel) * math.prod(made[2:]))


def _timed(product: Any, given: Any) -> float:
    began = time.perf_counter()
    product(given, share_inputs=True)
    return time.perf_counter() - began
