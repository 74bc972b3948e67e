"""Lookup tables of DICOM, for the modality and for the values of interest.

Not pydicom's own: its tables refuse 10 to 15-bit modality output, wrap the index of an 8-bit VOI table at 256, and
overflow signed pixels.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from engine.decode.attributes import numbers, value_of


class Table(NamedTuple):
    """`output[i]` is shown for the input `first + i`; inputs beyond either end take the end's output."""

    first: int
    output: NDArray[np.float64]
    white: float  # the largest output the table's depth allows


def look_up(values: NDArray[np.float64], table: Table) -> NDArray[np.float64]:
    """Return the table's output for each value, rounded to the nearest input; the shape of `values` is kept."""
    index = np.rint(values - table.first).clip(0, len(table.output) - 1)
    return np.asarray(table.output[index.astype(np.int64)])


def table_of(sequence: Any, ds: Dataset) -> Table | None:
    """Return the first table of a Modality or VOI LUT Sequence (PS3.3 C.11.1.1), None if there is no usable one."""
    if not sequence:
        return None
    descriptor, data = numbers(value_of(sequence[0], "LUTDescriptor")), value_of(sequence[0], "LUTData")
    if len(descriptor) != 3 or data is None:
        return None
    # 65,536 entries do not fit the descriptor's 16 bits and are written 0.
    count, first, bits = (int(each or 0) for each in descriptor)
    count = count % (1 << 16) or 1 << 16
    output = _data(data, count, bits, ds)
    if output.size == 0 or not 1 <= bits <= 16:
        return None
    # Some write more depth than they say; to clip it would whiten the film.
    return Table(_first(first, ds), output, max(float((1 << bits) - 1), float(output.max())))


def _first(first: int, ds: Dataset) -> int:
    """Read the first input as signed where pixels are, or the rescaled ones may be below zero."""
    signed = value_of(ds, "PixelRepresentation") == 1 or "RescaleIntercept" in ds
    return first - (1 << 16) if signed and first >= 1 << 15 else first


def _data(value: Any, count: int, bits: int, ds: Dataset) -> NDArray[np.float64]:
    if not isinstance(value, (bytes, bytearray)):
        return np.atleast_1d(np.asarray(value, np.float64))[:count]
    if bits <= 8 and len(value) <= count + count % 2:  # two 8-bit entries to a word
        return np.frombuffer(value, np.uint8)[:count].astype(np.float64)
    little = ds.original_encoding[1] is not False
    even = value[: len(value) // 2 * 2]
    return np.frombuffer(even, "<u2" if little else ">u2")[:count].astype(np.float64)
