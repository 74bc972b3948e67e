"""Where our DICOM objects belong: the film's patient and study, its identity, and their own."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid5

from pydicom import dcmread
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian, SecondaryCaptureImageStorage

import engine
from engine import files
from engine.decode.attributes import text
from engine.decode.contain import UnreadableError, quiet
from engine.decode.guard import read_file
from engine.decode.header import parse
from engine.deidentify.identifiers import Identifiers
from engine.errors import OutputError
from engine.records import Radiograph, Reading
from engine.report import jsonl
from engine.report.fonts import cleaned

MAKER = "Osteoscope"
VERSION = engine.__version__
NOT_FOR_DIAGNOSIS = "AI: not for diagnosis"
SERIES = "research use only, not for diagnosis"  # ends every series description, which holds 64 characters
UTF_8 = "ISO_IR 192"
_OURS = UUID("6f1c9a0e-93c5-4f0d-8f1b-6a3b1f0e7d52")  # the space of names that our UIDs come from
_UID = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*))+")
_DATE, _TIME = re.compile(r"\d{8}"), re.compile(r"\d{2}(\d{2}(\d{2}(\.\d{1,6})?)?)?")
_LENGTHS = {"PatientID": 64, "AccessionNumber": 16, "StudyID": 16}
_NAMES = ("PatientName", "ReferringPhysicianName")


def evidence(reading: Reading, kind: str) -> tuple[Radiograph, Dataset]:
    """Return the film and, as a data set, the image that our objects refer to, with its patient and study.

    That is the film's own DICOM image. A film of another format, one of many in a file, or one whose stored size
    differs is referred to through our secondary capture of it. No patient is invented: what a file does not hold is
    left empty. Raise OutputError where the reading has no film or its DICOM file can no longer be read; `kind` names
    the object that is wanted.
    """
    film = reading.radiograph
    if film is None:
        raise OutputError(reading.path, f"there is no film to make a DICOM {kind} of")
    header = _header(reading)
    made = _study(reading, header)
    rows, cols = film.pixels.shape
    made.Rows, made.Columns = int(rows), int(cols)
    whole = reading.frame is None and (header.get("Rows"), header.get("Columns")) == film.pixels.shape
    identity = [_valid(header, name) for name in ("SOPClassUID", "SOPInstanceUID", "SeriesInstanceUID")]
    if whole and all(identity):
        made.SOPClassUID, made.SOPInstanceUID, made.SeriesInstanceUID = identity
    else:
        made.SOPClassUID = SecondaryCaptureImageStorage
        made.SOPInstanceUID, made.SeriesInstanceUID = uid(reading, "sc"), uid(reading, "sc series")
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    return film, made


def uid(reading: Reading, what: str) -> UID:
    """Return the identifier of one of our objects; the same reading has the same, any other result another."""
    row = {key: value for key, value in jsonl.row(reading).items() if key not in ("file", "elapsed_s")}
    return _named(f"{what} {reading.frame} {VERSION} {json.dumps(row, sort_keys=True)}")


def device_uid(reading: Reading) -> UID:
    """Return the identifier of this program with the model that read the film."""
    return _named(f"device {VERSION} {reading.model.sha256 if reading.model else ''}")


def save(made: Dataset, path: Path, identifiers: Identifiers | None = None) -> None:
    """Write one of our objects, whole or not at all; raise OutputError where that cannot be.

    `identifiers` of an export without names leave of it what DICOM's Basic Profile leaves.
    """
    made.SpecificCharacterSet = UTF_8
    content = _packed(made)
    if identifiers is not None:
        from engine.deidentify.dataset import deidentify

        with making(path):
            bare = dcmread(io.BytesIO(content))  # read anew: highdicom lets sequences share their items
            deidentify(bare, identifiers, clean_content=True)
            bare.file_meta.MediaStorageSOPInstanceUID = bare.SOPInstanceUID
        content = _packed(bare)
    files.write(path, content)


def _packed(made: Dataset) -> bytes:
    stream = io.BytesIO()
    with quiet():
        made.save_as(stream, enforce_file_format=True)
    return stream.getvalue()


@contextmanager
def making(path: Path) -> Iterator[None]:
    """Turn what highdicom will not accept of a film into an OutputError, and keep its warnings to itself."""
    try:
        with quiet():
            yield
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise OutputError(path, f"the film's DICOM facts do not allow it ({cleaned(str(error))})") from error


def _header(reading: Reading) -> Dataset:
    film = reading.radiograph
    if film is None or film.source.transfer_syntax is None:
        return Dataset()
    try:
        with quiet():
            return parse(read_file(reading.path))[0]
    except (UnreadableError, OSError) as error:
        raise OutputError(reading.path, f"the film's own DICOM file cannot be read again ({error})") from error


def _study(reading: Reading, header: Dataset) -> Dataset:
    made = Dataset()
    made.SpecificCharacterSet = UTF_8
    for keyword, length in _LENGTHS.items():
        setattr(made, keyword, cleaned(text(header, keyword) or "", 10_000).replace("\\", " ")[:length].strip())
    for keyword in _NAMES:
        setattr(made, keyword, _person(text(header, keyword) or ""))
    for keyword, form in (("PatientBirthDate", _DATE), ("StudyDate", _DATE), ("StudyTime", _TIME)):
        found = text(header, keyword) or ""
        setattr(made, keyword, found if form.fullmatch(found) else None)
    sex = (text(header, "PatientSex") or "").upper()
    made.PatientSex = sex if sex in ("M", "F", "O") else None
    made.StudyInstanceUID = _valid(header, "StudyInstanceUID") or _named(f"study {reading.sha256}")
    made.Modality = (text(header, "Modality") or "OT").upper()
    space = _valid(header, "FrameOfReferenceUID")
    if space and space != made.StudyInstanceUID:
        made.FrameOfReferenceUID = space
    return made


def _person(name: str) -> str:
    groups = [cleaned(group, 10_000).replace("\\", " ")[:64] for group in name.split("=")[:3]]
    return "=".join("^".join(group.split("^")[:5]) for group in groups).rstrip("=^ ")


def _valid(header: Dataset, keyword: str) -> UID | None:
    found = text(header, keyword) or ""
    return UID(found) if _UID.fullmatch(found) and len(found) <= 64 else None


def _named(name: str) -> UID:
    digest = hashlib.sha256(name.encode()).hexdigest()
    return UID(f"2.25.{uuid5(_OURS, digest).int}")
