"""A DICOM file without anybody's name: a film, or one of this program's own objects."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID

from engine import files
from engine.decode.attributes import text
from engine.decode.contain import UnreadableError, damage, quiet
from engine.decode.guard import read_file
from engine.decode.header import parse
from engine.decode.sniff import HEAD_BYTES, Kind, known
from engine.deidentify import burned_in
from engine.deidentify.dataset import deidentify
from engine.deidentify.identifiers import Identifiers
from engine.errors import DecodeError
from engine.workers import Crew

OURS = "Osteoscope"  # the manufacturer in objects that this program made, whose words are its own


@dataclass(frozen=True, slots=True)
class Written:
    """One de-identified file, and what a person must still look at, a sentence each."""

    path: Path
    warnings: tuple[str, ...]
    source: str  # SHA-256 of the file it was made of: for the audit, not for whoever gets the film


def write_film(source: Path, path: Path, identifiers: Identifiers) -> Written:
    """Write the DICOM file at `source` to `path` by the Basic Profile, in its own transfer syntax.

    The pixels stay as they are. A worker opens the file, which may break it. Raise DecodeError for a file that is no
    DICOM image nor a report of this program's own (whose words alone are known), or that is damaged; OutputError where
    the disk refuses.
    """
    content, warned, sha256 = Crew().ask(source, without_names, source, identifiers)
    files.write(path, content)
    return Written(path, warned, sha256)


def without_names(source: Path, identifiers: Identifiers) -> tuple[bytes, tuple[str, ...], str]:
    """Return what `write_film` writes, what a person must look at, and the SHA-256 of `source`; raise DecodeError."""
    try:
        with quiet():
            data = read_file(source)
            ds, syntax = _opened(data)
            with damage("its DICOM attributes are damaged"):
                content, warned = _cleaned(ds, syntax, identifiers)
    except UnreadableError as error:
        raise DecodeError(source, str(error)) from error
    return content, warned, hashlib.sha256(data).hexdigest()


def _opened(data: bytes) -> tuple[Dataset, str]:
    if known(data[:HEAD_BYTES]) is not Kind.DICOM:
        raise UnreadableError("it is not a DICOM file, and only those are de-identified")
    ds, syntax = parse(data)
    ours = text(ds, "Manufacturer") == OURS
    if "PixelData" not in ds and not ours:
        raise UnreadableError("it is no image, and of other objects only Osteoscope's own are de-identified")
    if not text(ds, "SOPClassUID") or not text(ds, "SOPInstanceUID"):
        raise UnreadableError("its header does not say which DICOM object it is")
    return ds, syntax


def _cleaned(ds: Dataset, syntax: str, identifiers: Identifiers) -> tuple[bytes, tuple[str, ...]]:
    warned = (*burned_in.warnings(ds), *burned_in.clear_overlays(ds, syntax)) if "PixelData" in ds else ()
    deidentify(ds, identifiers, clean_content=text(ds, "Manufacturer") == OURS)
    if not UID(syntax).is_implicit_VR and any(ds.get_item(tag).VR is None for tag in list(ds.keys())):
        for _ in ds.iterall():  # written otherwise than its header says: each value takes its kind from the dictionary
            pass
    meta = FileMetaDataset()  # a new one, and a new preamble: both may hold names
    meta.TransferSyntaxUID = UID(syntax)
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = ds.SOPClassUID, ds.SOPInstanceUID
    ds.file_meta, ds.preamble = meta, None
    stream = io.BytesIO()
    ds.save_as(stream, enforce_file_format=True)
    return stream.getvalue(), warned
