"""DICOM files: every frame of CR, DX and their kin as a bright-bone film."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydicom import uid
from pydicom.dataset import Dataset
from pydicom.pixels.processing import apply_color_lut

from engine.decode.attributes import text, value_of
from engine.decode.codecs import frames, name_of
from engine.decode.colour import colourful_share, grey_of
from engine.decode.contain import UnreadableError, damage
from engine.decode.display import display, shown_through
from engine.decode.header import parse
from engine.decode.layout import Layout, layout_of
from engine.decode.source import source_of
from engine.decode.spacing import spacing_of
from engine.records import Source, Spacing

# Functional groups of an enhanced multi-frame image that say how one frame is shown and how large it is.
_FRAME_MACROS = ("FrameVOILUTSequence", "PixelValueTransformationSequence", "PixelMeasuresSequence")
_DISPLAY_FACTS = (
    "ModalityLUTSequence",
    "RescaleSlope",
    "RescaleIntercept",
    "VOILUTSequence",
    "WindowCenter",
    "WindowWidth",
    "VOILUTFunction",
    "PresentationLUTShape",
    "PixelPaddingValue",
    "PixelPaddingRangeLimit",
    "PixelRepresentation",
    "Modality",
    "PixelSpacing",
    "ImagerPixelSpacing",
    "PixelSpacingCalibrationType",
    "NominalScannedPixelSpacing",
    "EstimatedRadiographicMagnificationFactor",
)


class Frame(NamedTuple):
    """(rows, cols) float32 0..1, bone bright; `number` from 1, None for the only frame."""

    pixels: NDArray[np.float32]
    spacing: Spacing | None
    number: int | None
    source: Source


def read_frames(data: bytes, *, allow_truncated: bool = False) -> tuple[Frame, ...]:
    """Return every frame of a DICOM file; raise `UnreadableError` for any that is no image, damaged or unsupported.

    `allow_truncated` fills uncompressed pixel data that end early with zeros; compressed data must be whole.
    """
    ds, syntax = parse(data)
    _check_has_pixels(ds)
    layout = layout_of(ds)
    stored = _pixel_data(ds, syntax, layout, allow_truncated)
    source = source_of(ds, name_of(syntax))
    with damage("its header is damaged"):  # display reads whatever stands there, tables within tables
        return tuple(
            _frame(array, index, ds, layout, source) for index, array in enumerate(frames(stored, syntax, layout))
        )


def _check_has_pixels(ds: Dataset) -> None:
    if "FloatPixelData" in ds or "DoubleFloatPixelData" in ds:
        raise UnreadableError("its pixels are real numbers (a parametric map), which no radiograph holds")
    if "PixelData" not in ds:
        if "Rows" in ds:
            raise UnreadableError("it describes an image and holds no pixel data: the file may be cut short")
        sop = text(ds, "SOPClassUID")
        name = f" ({uid.UID(sop).name})" if sop and uid.UID(sop).name != sop else ""
        raise UnreadableError(f"it holds no pixel data{name}")
    with damage("its pixel data are damaged"):
        ds["PixelData"].VR  # noqa: B018, pydicom reads the element only when it is asked for


def _pixel_data(ds: Dataset, syntax: str, layout: Layout, allow_truncated: bool) -> bytes:
    """Return the Pixel Data element's bytes, long enough for all frames when they are uncompressed."""
    with damage("its pixel data are damaged or end early"):
        element = ds["PixelData"]
        data = bytes(element.value or b"")
    if not data:
        raise UnreadableError("its pixel data are empty")
    if uid.UID(syntax).is_encapsulated:
        return data
    if element.is_undefined_length:
        raise UnreadableError(f"its pixel data are compressed and its header says they are not ({name_of(syntax)})")
    wanted = math.ceil(layout.frame_bytes * layout.frames)
    if len(data) < wanted and not allow_truncated:
        raise UnreadableError(f"its pixel data end early, at {len(data):,} of {wanted:,} bytes")
    return data.ljust(wanted + wanted % 2, b"\0")


def _frame(stored: NDArray[Any], index: int, ds: Dataset, layout: Layout, source: Source) -> Frame:
    facts = _facts_of(ds, index)
    number = index + 1 if layout.frames > 1 else None
    if layout.photometric.startswith("MONOCHROME"):
        seen = replace(source, window=shown_through(facts))
        return Frame(display(stored, facts, layout), spacing_of(facts), number, seen)
    colour = _colour(stored, ds, layout)
    share = colourful_share(colour)
    return Frame(grey_of(colour), spacing_of(facts), number, replace(source, colourful=share))


def _colour(stored: NDArray[Any], ds: Dataset, layout: Layout) -> NDArray[np.float32]:
    """Return (rows, cols, 3) RGB 0..1; no window and no polarity apply to colour (PS3.3 C.11.2.1.2)."""
    white = float((1 << layout.bits_stored) - 1)
    if layout.photometric == "PALETTE COLOR":
        with damage("its colour palette is missing or damaged"):
            stored = apply_color_lut(np.array(stored), ds)
            white = 255.0 if stored.dtype.itemsize == 1 else 65535.0
    return np.asarray((stored / white).clip(0, 1), np.float32)


def _facts_of(ds: Dataset, index: int) -> Dataset:
    """Return what governs the display of one frame: the image's attributes, overridden by its functional groups."""
    facts = Dataset()
    facts.set_original_encoding(*ds.original_encoding)
    for holder in (ds, *_groups(ds, index)):
        for keyword in _DISPLAY_FACTS:
            if value_of(holder, keyword) is not None:
                facts[keyword] = holder[keyword]
    return facts


def _groups(ds: Dataset, index: int) -> Iterator[Dataset]:
    """Yield the macros shared by all frames, then the frame's own, which win."""
    shared = value_of(ds, "SharedFunctionalGroupsSequence") or ()
    own = value_of(ds, "PerFrameFunctionalGroupsSequence") or ()
    for group in (*shared[:1], *own[index : index + 1]):
        for macro in _FRAME_MACROS:
            yield from (value_of(group, macro) or ())[:1]
