"""Every decoder against a small picture whose pixels are known, encoded here and read as any file is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydicom import uid
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate

from engine.decode import read_radiographs
from engine.decode.codecs import PLUGINS
from engine.decode.contain import quiet
from engine.selftest.check import Check, State, broken

AREA = "Decoders"
EXACT, NEAR = 1e-4, 0.04  # of the display range; the second for lossy files
EIGHT_BITS = frozenset((uid.JPEGBaseline8Bit,))
LOSSY = frozenset((uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit))
PICTURES = {"PNG": EXACT, "JPEG": NEAR, "TIFF": EXACT, "BMP": EXACT, "WEBP": EXACT}
Pixels = NDArray[np.uint16]


def known(bits: int) -> Pixels:
    """Return the known picture, (48, 64) uint16, a wedge over the whole range of `bits`."""
    wedge = np.add.outer(np.arange(48), np.arange(64)) / 110
    return np.asarray(np.round(wedge * (2**bits - 1)), np.uint16)


def checks(folder: Path) -> Iterator[Check]:
    """Yield one check for every DICOM transfer syntax and picture format that is read; `folder` takes the files."""
    for syntax in PLUGINS:
        bits = 8 if syntax in EIGHT_BITS else 12
        write, limit = _dicom(syntax, bits), NEAR if syntax in LOSSY else EXACT
        yield _checked(folder / "film.dcm", uid.UID(syntax).keyword, write, known(bits), limit)
    for name, limit in PICTURES.items():
        yield _checked(folder / f"film.{name.lower()}", name, _picture(name), known(8), limit)


def _checked(path: Path, name: str, write: Callable[[Pixels], bytes], pixels: Pixels, limit: float) -> Check:
    try:
        path.write_bytes(write(pixels))
        (film,) = read_radiographs(path)
    except Exception as error:  # any failure of a library is the finding
        return broken(AREA, name, error)
    away = float(np.abs(film.pixels - pixels / pixels.max()).max())
    if away > limit:
        return Check(AREA, name, State.BROKEN, f"Pixels are {away:.3f} of the range away from what was written.")
    return Check(AREA, name, State.WORKS)


def _dicom(syntax: str, bits: int) -> Callable[[Pixels], bytes]:
    def write(pixels: Pixels) -> bytes:
        ds = Dataset()
        ds.SOPClassUID = uid.UID(uid.DigitalXRayImageStorageForPresentation)
        ds.SOPInstanceUID = uid.UID("1.2.3.4")
        ds.Modality = "DX"
        ds.Rows, ds.Columns = pixels.shape
        ds.SamplesPerPixel, ds.PhotometricInterpretation, ds.PixelRepresentation = 1, "MONOCHROME2", 0
        ds.BitsAllocated = 8 if bits == 8 else 16
        ds.BitsStored, ds.HighBit = bits, bits - 1
        packed = encoded(syntax, pixels.astype(np.uint8) if bits == 8 else pixels)
        ds.PixelData = encapsulate([packed]) if uid.UID(syntax).is_encapsulated else packed
        ds["PixelData"].VR = "OB" if uid.UID(syntax).is_encapsulated else "OW"
        ds["PixelData"].is_undefined_length = uid.UID(syntax).is_encapsulated
        ds.file_meta = FileMetaDataset()
        ds.file_meta.TransferSyntaxUID = uid.UID(syntax)
        stream = io.BytesIO()
        with quiet():
            ds.save_as(stream, enforce_file_format=True)
        return stream.getvalue()

    return write


def encoded(syntax: str, pixels: NDArray[Any]) -> bytes:
    """Return (rows, cols) uint8 or uint16 pixels as one frame of a transfer syntax."""
    import imagecodecs

    if syntax == uid.RLELossless:
        return _rle(pixels)
    if syntax in (uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit):
        return bytes(imagecodecs.jpeg8_encode(pixels, level=98, bitspersample=8 if pixels.itemsize == 1 else 12))
    if syntax in (uid.JPEGLossless, uid.JPEGLosslessSV1):
        predictor = 1 if syntax == uid.JPEGLosslessSV1 else 4
        return bytes(imagecodecs.jpeg8_encode(pixels, lossless=True, bitspersample=12, predictor=predictor))
    if syntax in (uid.JPEGLSLossless, uid.JPEGLSNearLossless):
        return bytes(imagecodecs.jpegls_encode(pixels, level=0))
    if syntax in (uid.JPEG2000Lossless, uid.JPEG2000):
        return bytes(imagecodecs.jpeg2k_encode(pixels, codecformat="j2k", reversible=True))
    if uid.UID(syntax).is_encapsulated:
        return bytes(imagecodecs.htj2k_encode(pixels, reversible=True))
    return pixels.astype(pixels.dtype.newbyteorder(">" if syntax == uid.ExplicitVRBigEndian else "<")).tobytes()


def _rle(pixels: NDArray[Any]) -> bytes:
    from pydicom.pixels.encoders.base import get_encoder

    rows, cols = pixels.shape
    return bytes(
        get_encoder(uid.RLELossless).encode(
            pixels, rows=rows, columns=cols, samples_per_pixel=1, bits_allocated=16, bits_stored=12,
            pixel_representation=0, photometric_interpretation="MONOCHROME2", number_of_frames=1,
        )
    )  # fmt: skip


def _picture(name: str) -> Callable[[Pixels], bytes]:
    def write(pixels: Pixels) -> bytes:
        stream = io.BytesIO()
        options: dict[str, dict[str, Any]] = {"JPEG": {"quality": 98}, "WEBP": {"lossless": True}}
        Image.fromarray(pixels.astype(np.uint8)).save(stream, name, **options.get(name, {}))
        return stream.getvalue()

    return write
