"""How a DICOM image is laid out in its file: sizes, bits and channels, checked before anything is decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydicom.dataset import Dataset

from engine.decode.attributes import code
from engine.decode.contain import UnreadableError, damage
from engine.decode.guard import check_size

_GREY = ("MONOCHROME1", "MONOCHROME2", "PALETTE COLOR")
_COLOUR = ("RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT")
_MISSPELT = {"MONOCHROME 1": "MONOCHROME1", "MONOCHROME 2": "MONOCHROME2", "PALETTECOLOR": "PALETTE COLOR"}


@dataclass(frozen=True, slots=True)
class Layout:
    """The Image Pixel module (PS3.3 C.7.6.3), its gaps filled in where one value alone makes sense."""

    rows: int
    cols: int
    frames: int
    samples: int
    photometric: str
    planar: int
    signed: bool
    bits_allocated: int
    bits_stored: int
    high_bit: int
    vr: str
    extended_offsets: tuple[bytes, bytes] | None

    @property
    def shifted(self) -> bool:
        """Whether the values lie at the top of their cells and not at the bottom."""
        return self.high_bit >= self.bits_stored

    @property
    def frame_bytes(self) -> float:
        """Bytes of one uncompressed frame; a fraction where 1-bit frames share a byte."""
        size = self.rows * self.cols * self.samples * self.bits_allocated / 8
        return size * 2 / 3 if self.photometric == "YBR_FULL_422" else size


def layout_of(ds: Dataset) -> Layout:
    """Return the layout of the image in `ds`, within the guard's limits; else raise `UnreadableError`."""
    rows, cols = _whole(ds, "Rows"), _whole(ds, "Columns")
    frames = _whole(ds, "NumberOfFrames", 1) or 1  # 0 and empty mean a single frame in old files
    samples = _whole(ds, "SamplesPerPixel", 1)
    allocated = _whole(ds, "BitsAllocated")
    stored = _whole(ds, "BitsStored", allocated)
    if allocated not in (1, 8, 16, 32):
        raise UnreadableError(f"its header allots {allocated} bits to a pixel; only 1, 8, 16 and 32 are read")
    if not 1 <= stored <= allocated:
        raise UnreadableError(f"its header says that {stored} of {allocated} bits are used")
    check_size(rows, cols, frames, samples * allocated // 8)
    offsets = ("ExtendedOffsetTable", "ExtendedOffsetTableLengths")
    return Layout(
        rows,
        cols,
        frames,
        samples,
        _photometric(ds, samples),
        _whole(ds, "PlanarConfiguration", 0) & 1,
        _whole(ds, "PixelRepresentation", 0) == 1,
        allocated,
        stored,
        min(_whole(ds, "HighBit", stored - 1), allocated - 1),
        ds["PixelData"].VR,
        (ds[offsets[0]].value, ds[offsets[1]].value) if all(name in ds for name in offsets) else None,
    )


def _photometric(ds: Dataset, samples: int) -> str:
    """Return the photometric interpretation, spelling forgiven; raise `UnreadableError` if it does not suit."""
    said = " ".join(code(ds, "PhotometricInterpretation").split())
    said = _MISSPELT.get(said, said) or {1: "MONOCHROME2", 3: "RGB"}.get(samples, "")
    if said in {1: _GREY, 3: _COLOUR}.get(samples, ()):
        return said
    raise UnreadableError(f"its header says {samples} samples a pixel and the photometric interpretation {said!r}")


def _whole(ds: Dataset, keyword: str, default: int | None = None) -> int:
    """Return a whole number of the header, `default` where it is absent or empty; nonsense is an `UnreadableError`."""
    with damage(f"its header's {keyword} is not a whole number"):
        value: Any = ds.get(keyword)
        if value is not None and value != "":
            return int(value)
    if default is None:
        raise UnreadableError(f"its header does not say {_WORDS[keyword]}")
    return default


_WORDS = {
    "Rows": "how many rows it has",
    "Columns": "how many columns it has",
    "BitsAllocated": "how many bits a pixel has",
}
