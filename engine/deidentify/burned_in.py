"""Writing that is burned into a film's own pixels: nothing here removes it, and so it is warned of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.uid import UID

from engine.decode.attributes import code
from engine.deidentify import words
from engine.records import Radiograph

_CAPTURES = "1.2.840.10008.5.1.4.1.1.7"  # secondary capture and its multi-frame kinds
_GROUPS = range(0x6000, 0x6020, 2)


def warnings(ds: Dataset) -> tuple[str, ...]:
    """Return what a header lets suspect of its picture, a sentence each; nothing where it denies any writing."""
    said = []
    burned = code(ds, "BurnedInAnnotation")
    if burned == "YES":
        said.append(words.SAID)
    elif burned != "NO":
        said.append(words.SILENT)
    if code(ds, "SOPClassUID").startswith(_CAPTURES) or code(ds, "Modality") in ("OT", "SC"):
        said.append(words.CAPTURE)
    return tuple(said)


def clear_overlays(ds: Dataset, syntax: str) -> tuple[str, ...]:
    """Clear annotations that lie in the unused bits of the pixels (PS3.5 2007, 8.1.2); return what to warn of.

    They are described by overlay groups without data of their own, which the profile removes.
    """
    if not any((group, 0x0010) in ds and (group, 0x3000) not in ds for group in _GROUPS) or "PixelData" not in ds:
        return ()
    stored, high = int(ds.get("BitsStored") or 0), int(ds.get("HighBit") or 0)
    native = not UID(syntax).is_compressed or UID(syntax).is_deflated
    if not native or int(ds.get("BitsAllocated") or 0) != 16 or not 0 < stored <= high + 1 <= 16:
        return (words.UNUSED_BITS,)
    kind = "<u2" if UID(syntax).is_little_endian else ">u2"
    cells = np.frombuffer(ds.PixelData, kind) & np.uint16(((1 << stored) - 1) << (high + 1 - stored))
    ds.PixelData = cells.astype(kind).tobytes()
    return ()


def corners(film: Radiograph) -> NDArray[np.uint8]:
    """Return the four corners of a film side by side as they lie on it, where writing mostly stands.

    (rows, cols) uint8, 0 dark: each corner a sixth of the film's height and a third of its width.
    """
    pixels = np.rint(film.pixels.clip(0, 1) * 255).astype(np.uint8)
    high, wide = (max(1, side // share) for side, share in zip(pixels.shape, (6, 3), strict=True))
    rows = [np.hstack([band[:, :wide], band[:, -wide:]]) for band in (pixels[:high], pixels[-high:])]
    return np.vstack(rows)
