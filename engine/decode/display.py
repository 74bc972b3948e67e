"""The display chain of DICOM, in one place: stored value -> modality -> VOI -> polarity -> 0..1, bone bright.

The order is that of PS3.4 N.2 (figure N.2-1). Polarity comes last: both a window and a VOI LUT speak of values
before it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from engine.decode.attributes import code, number, numbers, value_of
from engine.decode.layout import Layout
from engine.decode.tables import look_up, table_of

Reals = NDArray[np.float64]


def display(stored: NDArray[Any], ds: Dataset, layout: Layout) -> NDArray[np.float32]:
    """Return stored (rows, cols) integers of a MONOCHROME frame as float32 0..1, bone bright, padding 0.

    `ds` holds the frame's own modality and VOI attributes. Up to 16 bits each stored value is worked out once.
    """
    padding = _padding(stored, ds, layout)
    seen = stored if padding is None else stored[~padding]
    if seen.size == 0:
        return np.zeros(stored.shape, np.float32)
    low, high = int(seen.min()), int(seen.max())
    chain = _chain(ds, low, high, inverted=_is_inverted(ds, layout))
    if high - low <= 0xFFFF:
        table = chain(np.arange(low, high + 1, dtype=np.float64)).astype(np.float32)
        within = stored if padding is None else stored.clip(low, high)
        grey = table[within.astype(np.int64) - low]
    else:
        grey = chain(stored.astype(np.float64)).astype(np.float32)
    if padding is not None:
        grey[padding] = 0  # after polarity: padding is no exposure, whichever way round the film is stored
    return grey


def _chain(ds: Dataset, low: int, high: int, *, inverted: bool) -> Callable[[Reals], Reals]:
    """Return the whole chain as a function of stored values, for an image whose values lie in low..high."""
    modality = _modality(ds)
    # A modality table need not rise, so every value is asked for and not the ends alone.
    ends = modality(np.linspace(low, high, min(high - low, 0xFFFF) + 1))
    voi = _voi(ds, float(ends.min()), float(ends.max()))

    def chain(values: Reals) -> Reals:
        shown = np.clip(np.nan_to_num(voi(modality(values))), 0.0, 1.0)
        return 1.0 - shown if inverted else shown

    return chain


def _is_inverted(ds: Dataset, layout: Layout) -> bool:
    """Say whether low values are bright.

    MONOCHROME1: "the minimum sample value is intended to be displayed as white after any VOI gray scale
    transformations have been performed" (PS3.3 C.7.6.3.1.2). Presentation LUT Shape INVERSE: "output after inversion
    is in P-Values" (C.11.6). The DX module requires INVERSE beside MONOCHROME1 and IDENTITY beside MONOCHROME2
    (C.8.11.3): one fact told twice, so one inversion, never two. Where they disagree the standard is broken.
    MONOCHROME1 with IDENTITY is inverted all the same, as Photometric Interpretation is the attribute that every
    image must have and every viewer obeys; MONOCHROME2 with INVERSE is inverted as the shape is stated on purpose.
    """
    shape = code(ds, "PresentationLUTShape")
    return layout.photometric == "MONOCHROME1" or shape == "INVERSE"


def _padding(stored: NDArray[Any], ds: Dataset, layout: Layout) -> NDArray[np.bool_] | None:
    """Mark pixels that are no part of the image: Pixel Padding Value, to its Range Limit (PS3.3 C.7.5.1.1.2)."""
    value = _stored_number(value_of(ds, "PixelPaddingValue"), layout)
    if value is None:
        return None
    limit = _stored_number(value_of(ds, "PixelPaddingRangeLimit"), layout)
    low, high = sorted((value, value if limit is None else limit))
    padding = np.asarray((stored >= low) & (stored <= high))
    return padding if padding.any() else None


def _stored_number(value: Any, layout: Layout) -> int | None:
    """Read a padding value as a pixel is read: its type is ambiguous, and signed ones are met stored as unsigned."""
    if isinstance(value, bytes) and len(value) == 2:
        value = int.from_bytes(value, "little")
    if not isinstance(value, int):
        return None
    if layout.signed and value >= 1 << 15 and layout.bits_allocated == 16:
        return value - (1 << 16)
    if not layout.signed and value < 0:
        return value + (1 << layout.bits_allocated)
    return value


def _modality(ds: Dataset) -> Callable[[Reals], Reals]:
    """Return the modality transformation: its LUT, else rescale, else nothing (PS3.3 C.11.1)."""
    if (table := table_of(value_of(ds, "ModalityLUTSequence"), ds)) is not None:
        return lambda values: look_up(values, table)
    slope, intercept = number(value_of(ds, "RescaleSlope")), number(value_of(ds, "RescaleIntercept"))
    if slope is None or intercept is None or slope == 0:
        return lambda values: values
    return lambda values: values * slope + intercept


def _voi(ds: Dataset, low: float, high: float) -> Callable[[Reals], Reals]:
    """Return the values-of-interest transformation to 0..1: its LUT, else a usable window, else low..high."""
    if (table := table_of(value_of(ds, "VOILUTSequence"), ds)) is not None:
        return lambda values: look_up(values, table) / table.white
    if (usable := usable_window(ds)) is not None:
        return lambda values: window(values, *usable)
    return lambda values: (values - low) / ((high - low) or 1.0)


def usable_window(ds: Dataset) -> tuple[float, float, str] | None:
    """Return the first window of the file that can be used, (centre, width, shape), or None."""
    shape = code(ds, "VOILUTFunction")
    least = 1.0 if shape not in ("LINEAR_EXACT", "SIGMOID") else math.ulp(0.0)
    for centre, width in zip(numbers(value_of(ds, "WindowCenter")), numbers(value_of(ds, "WindowWidth")), strict=False):
        if centre is not None and width is not None and width >= least:
            return centre, width, shape
    return None


def shown_through(ds: Dataset) -> str:
    """Return in words what `display` shows a film through."""
    if table_of(value_of(ds, "VOILUTSequence"), ds) is not None:
        return "VOI LUT of the file"
    if (usable := usable_window(ds)) is None:
        return "the film's whole range"
    centre, width, shape = usable
    return f"centre {centre:g}, width {width:g}{f', {shape}' if shape not in ('', 'LINEAR') else ''}"


def window(values: Reals, centre: float, width: float, shape: str = "LINEAR") -> Reals:
    """Return values seen through a window, 0..1, shape kept; `shape` is LINEAR, LINEAR_EXACT or SIGMOID.

    PS3.3 C.11.2.1.2.1, C.11.2.1.3.2 and C.11.2.1.3.1. LINEAR spans `width` - 1 steps about `centre` - 0.5, and is a
    step at width 1; any unknown shape is taken as LINEAR, which is what the standard falls back to.
    """
    if shape == "SIGMOID":
        return np.asarray(1.0 / (1.0 + np.exp(np.clip(-4.0 * (values - centre) / width, -700.0, 700.0))))
    if shape != "LINEAR_EXACT":
        centre, width = centre - 0.5, width - 1.0
    if width <= 0:
        return np.asarray(values > centre, np.float64)
    return np.asarray(((values - centre) / width + 0.5).clip(0.0, 1.0))
