"""Films and readings that the report's tests share."""

import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
from pydicom.dataset import FileMetaDataset
from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian

from engine.decode import read_radiographs
from engine.records import PartFinding, Radiograph, Reading, Source, Status, Triage
from tests.factory import knee_answers, make_reading

PATIENT = Source(
    modality="DX", transfer_syntax="Explicit VR Little Endian", body_part="WRIST", laterality="L", view="PA",
    patient_id="ID-17", patient_name="MUSTER^Erika", patient_sex="F", patient_age="067Y", study_date="20260131",
)  # fmt: skip


def with_source(reading, **facts):
    return replace(reading, radiograph=replace(reading.radiograph, source=replace(PATIENT, **facts)))


def positive():
    return with_source(make_reading("wrist.dcm"))


def doubt():
    return make_reading("doubt.png", Triage.DOUBT, parts=(PartFinding("pelvis_hip", 0.9),))


def negative():
    return make_reading("knee.png", Triage.NEGATIVE, parts=(PartFinding("knee", 0.98),), **knee_answers())


def not_assessable():
    film = Radiograph(Path("chest.png"), np.zeros((50, 50), np.float32))
    return Reading(Path("chest.png"), Status.NOT_ASSESSABLE, "it shows a chest, a part that is not supported",
                   "cd" * 32, radiograph=film)  # fmt: skip


def failed():
    return Reading(Path("broken.dcm"), Status.FAILED, "its DICOM header is damaged or ends early", "ef" * 32)


def every_kind():
    return positive(), doubt(), negative(), not_assessable(), failed()


def dicom_reading(path, triage=Triage.POSITIVE, **tags):
    """Write a DICOM film of 60 x 40 pixels and return its reading."""
    ds = pydicom.Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = DigitalXRayImageStorageForPresentation
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = "1.2.3.4.5"
    ds.SpecificCharacterSet = "ISO_IR 192"
    facts = {
        "StudyInstanceUID": "1.2.3", "SeriesInstanceUID": "1.2.3.4", "PatientName": "WANG^XiaoDong=王^小东",
        "PatientID": "ID-17", "PatientSex": "M", "PatientBirthDate": "19700101", "StudyDate": "20260131",
        "StudyTime": "1012", "Modality": "DX", "ImageLaterality": "L", "Rows": 60, "Columns": 40, "BitsAllocated": 16,
        "BitsStored": 12, "HighBit": 11, "PixelRepresentation": 0, "SamplesPerPixel": 1, "PixelSpacing": [0.2, 0.2],
        "PhotometricInterpretation": "MONOCHROME2", "PixelData": np.linspace(0, 4000, 2400).astype("<u2").tobytes(),
    }  # fmt: skip
    with warnings.catch_warnings(action="ignore"):
        for keyword, value in {**facts, **tags}.items():
            setattr(ds, keyword, value)
        ds.save_as(path, enforce_file_format=True)
    film = read_radiographs(path)[0]
    return replace(make_reading(str(path), triage), radiograph=film, sha256=film.sha256)
