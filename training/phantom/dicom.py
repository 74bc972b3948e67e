"""A phantom as a DICOM file: Digital X-Ray Image Storage - For Presentation, marked synthetic throughout."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import UID, DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian, generate_uid

from training.phantom.records import Phantom

COMMENT = "SYNTHETIC: simulated, no patient"
_WHITE = 4095

# part: BodyPartExamined, SNOMED CT code, its meaning
_ANATOMY = {
    "hand": ("HAND", "85562004", "Hand"),
    "wrist": ("WRIST", "8205005", "Wrist"),
    "forearm": ("FOREARM", "14975008", "Forearm"),
    "elbow": ("ELBOW", "16953009", "Elbow joint"),
    "upper_arm": ("UPPERARM", "40983000", "Upper arm"),
    "shoulder": ("SHOULDER", "16982005", "Shoulder"),
    "pelvis_hip": ("PELVIS", "12921003", "Pelvis"),
    "thigh": ("THIGH", "68367000", "Thigh"),
    "knee": ("KNEE", "72696002", "Knee"),
    "lower_leg": ("LEG", "30021000", "Lower leg"),
    "ankle": ("ANKLE", "70258002", "Ankle joint"),
    "foot": ("FOOT", "56459004", "Foot"),
}


def write_dicom(
    path: Path, film: Phantom, pixels: NDArray[np.float32], number: int, syntax: UID, dark_bone: bool = False
) -> None:
    """Store `pixels` (rows, cols, float32 0..1, bone bright) of `film` in 12 bits; `dark_bone` makes it MONOCHROME1."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = DigitalXRayImageStorageForPresentation
    meta.MediaStorageSOPInstanceUID = _uid(film, number, "instance")
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    header = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    _identify(header, film, number)
    _describe(header, film)
    _store(header, pixels, dark_bone)
    if syntax != ExplicitVRLittleEndian:
        header.compress(syntax, generate_instance_uid=False)
    header.save_as(path, enforce_file_format=True)


def _identify(header: Dataset, film: Phantom, number: int) -> None:
    header.SpecificCharacterSet = "ISO_IR 192"
    header.SOPClassUID = DigitalXRayImageStorageForPresentation
    header.SOPInstanceUID = _uid(film, number, "instance")
    header.StudyInstanceUID, header.SeriesInstanceUID = _uid(film, number, "study"), _uid(film, number, "series")
    header.PatientName, header.PatientID = "SYNTHETIC^PHANTOM", f"SYNTHETIC-{number}"
    header.PatientBirthDate, header.PatientSex = "", "O"
    header.StudyDate = header.SeriesDate = header.ContentDate = header.AcquisitionDate = "20260101"
    header.StudyTime = header.SeriesTime = header.ContentTime = header.AcquisitionTime = "120000"
    header.ReferringPhysicianName, header.AccessionNumber, header.StudyID = "", "", str(number)
    header.SeriesNumber, header.InstanceNumber = 1, 1
    header.Manufacturer, header.ManufacturerModelName = "Osteoscope", "Phantom"
    header.SoftwareVersions, header.DeviceSerialNumber = "1", str(film.seed)
    header.StudyDescription, header.ImageComments = COMMENT, COMMENT


def _describe(header: Dataset, film: Phantom) -> None:
    body_part, code, meaning = _ANATOMY[film.part]
    region = Dataset()
    region.CodeValue, region.CodingSchemeDesignator, region.CodeMeaning = code, "SCT", meaning
    header.Modality, header.PresentationIntentType = "DX", "FOR PRESENTATION"
    header.ImageType = ["DERIVED", "PRIMARY"]
    header.DerivationDescription = COMMENT
    header.BodyPartExamined, header.AnatomicRegionSequence = body_part, Sequence([region])
    header.ImageLaterality = film.side or "U"
    header.PatientOrientation = ["L", "F"]
    header.AcquisitionContextSequence = Sequence([])
    header.DetectorType = "DIRECT"
    spacing = f"{film.spacing_mm:.5f}"
    header.ImagerPixelSpacing, header.PixelSpacing = [spacing, spacing], [spacing, spacing]
    header.BurnedInAnnotation, header.LossyImageCompression = "YES", "00"


def _store(header: Dataset, pixels: NDArray[np.float32], dark_bone: bool) -> None:
    values = np.rint(np.clip(pixels, 0, 1) * _WHITE).astype("<u2")
    header.SamplesPerPixel, header.Rows, header.Columns = 1, *values.shape
    header.BitsAllocated, header.BitsStored, header.HighBit, header.PixelRepresentation = 16, 12, 11, 0
    header.PhotometricInterpretation = "MONOCHROME1" if dark_bone else "MONOCHROME2"
    header.PresentationLUTShape = "INVERSE" if dark_bone else "IDENTITY"
    header.PixelIntensityRelationship, header.PixelIntensityRelationshipSign = "LOG", 1 if dark_bone else -1
    header.RescaleIntercept, header.RescaleSlope, header.RescaleType = "0", "1", "US"
    header.WindowCenter, header.WindowWidth = "2048", "4096"
    header.PixelData = (_WHITE - values if dark_bone else values).astype("<u2").tobytes()
    header["PixelData"].VR = "OW"


def _uid(film: Phantom, number: int, level: str) -> UID:
    return UID(generate_uid(entropy_srcs=["osteoscope phantom", level, film.part, str(film.seed), str(number)]))
