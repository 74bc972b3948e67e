"""DICOM bytes to a data set, with nothing unpacked beyond the guard's limits."""

from __future__ import annotations

from io import BytesIO

from pydicom import dcmread, uid
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.filereader import _read_file_meta_info, read_dataset, read_preamble

from engine.decode.attributes import text
from engine.decode.codecs import check_supported
from engine.decode.contain import UnreadableError, damage
from engine.decode.guard import inflate

_DAMAGED = "its DICOM header is damaged or ends early"


def parse(data: bytes) -> tuple[Dataset, str]:
    """Return the data set of a DICOM file, preamble or none, and the transfer syntax that its pixels are in.

    Raise `UnreadableError` for a damaged header or a syntax that no radiograph comes in.
    """
    with damage(_DAMAGED):
        file = BytesIO(data)
        read_preamble(file, force=True)
        # Alone, since dcmread would inflate a deflated data set without limit before it showed the syntax.
        meta = _read_file_meta_info(file)
    syntax = text(meta, "TransferSyntaxUID")
    if syntax is not None:
        check_supported(syntax)
    if syntax == uid.DeflatedExplicitVRLittleEndian:
        return _inflated(data[file.tell() :], meta), syntax
    with damage(_DAMAGED):
        ds = dcmread(BytesIO(data), force=True)
        return ds, syntax or _guessed(ds)


def _inflated(packed: bytes, meta: FileMetaDataset) -> Dataset:
    plain = inflate(packed)
    with damage(_DAMAGED):
        ds = read_dataset(BytesIO(plain), is_implicit_VR=False, is_little_endian=True)
        ds.file_meta = meta
        ds.set_original_encoding(False, True)
        return ds


def _guessed(ds: Dataset) -> str:
    """Return the uncompressed syntax that a file without one turned out to be written in."""
    if "PixelData" in ds and ds["PixelData"].is_undefined_length:
        raise UnreadableError("its pixel data are compressed and its header does not say how")
    implicit, little = ds.original_encoding
    if implicit:
        return uid.ImplicitVRLittleEndian
    return uid.ExplicitVRLittleEndian if little else uid.ExplicitVRBigEndian
