"""Films built in the test: a DICOM file of any photometric, depth, window and syntax from a plain array."""

from io import BytesIO

import numpy as np
import pytest
from pydicom import uid
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.filewriter import dcmwrite

from engine.decode import read_radiographs
from engine.decode.contain import quiet


def build(pixels, *, syntax=uid.ExplicitVRLittleEndian, packed=None, preamble=True, **facts):
    """Return the bytes of a DX file around (rows, cols[, 3]) or (frames, rows, cols) integers."""
    ds, samples = Dataset(), 3 if pixels.ndim == 3 and pixels.shape[-1] == 3 else 1
    shape = pixels.shape[:-1] if samples == 3 else pixels.shape
    ds.SOPClassUID, ds.SOPInstanceUID, ds.Modality = "1.2.840.10008.5.1.4.1.1.1.1", "1.2.3.4", "DX"
    ds.SpecificCharacterSet = "ISO_IR 192"
    ds.Rows, ds.Columns, ds.SamplesPerPixel = shape[-2], shape[-1], samples
    ds.PhotometricInterpretation = "RGB" if samples == 3 else "MONOCHROME2"
    if samples == 3:
        ds.PlanarConfiguration = 0
    if len(shape) == 3:
        ds.NumberOfFrames = shape[0]
    bits = 8 * pixels.dtype.itemsize
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = bits, bits, bits - 1
    ds.PixelRepresentation = int(pixels.dtype.kind == "i")
    stored = pixels.astype(pixels.dtype.newbyteorder(">")) if syntax == uid.ExplicitVRBigEndian else pixels
    ds.PixelData = encapsulate(packed) if packed else stored.tobytes() + b"\0" * (stored.nbytes % 2)
    ds["PixelData"].VR = "OB" if packed or bits == 8 else "OW"
    if packed:
        ds["PixelData"].is_undefined_length = True
    with quiet():  # some facts are wrong on purpose
        for keyword, value in facts.items():
            if value is None:
                delattr(ds, keyword)
            else:
                setattr(ds, keyword, value)
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.file_meta.MediaStorageSOPClassUID, ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPClassUID, ds.SOPInstanceUID
    file = BytesIO()
    with quiet():
        dcmwrite(file, ds, enforce_file_format=True)
    return file.getvalue() if preamble else file.getvalue()[132:]


@pytest.fixture
def save(tmp_path):
    """Write bytes under a name, and return the path."""

    def write(data, name="film.dcm"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def shown(save):
    """Return the one film that a file built from `pixels` and facts is read as."""

    def show(pixels, **facts):
        (film,) = read_radiographs(save(build(np.asarray(pixels), **facts)))
        return film

    return show
