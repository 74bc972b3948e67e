"""The film with its overlay burned in, as a DICOM secondary capture that any viewer shows."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from engine import overlay
from engine.deidentify import Identifiers
from engine.records import Reading
from engine.report.content import RESEARCH_USE, state
from engine.report.dicom_source import MAKER, NOT_FOR_DIAGNOSIS, SERIES, VERSION, evidence, making, save, uid

EDGE = (0, 0, 0)
TEXT = (255, 255, 255)


def write(reading: Reading, path: Path, identifiers: Identifiers | None = None) -> None:
    """Write the reading's secondary capture; raise OutputError for one without its film, or where the disk refuses."""
    _, source = evidence(reading, "secondary capture")
    picture = stamped(overlay.picture(reading), f"{NOT_FOR_DIAGNOSIS}  {state(reading).replace('_', ' ')}")
    with making(path):
        made = _capture(reading, source, picture)
    save(made, path, identifiers)


def stamped(picture: NDArray[np.uint8], words: str) -> NDArray[np.uint8]:
    """Return a picture, (rows, cols, 3) uint8 RGB, with words burned into its upper left, white with a dark edge."""
    made = picture.copy()
    cols = made.shape[1]
    font, thick = cv2.FONT_HERSHEY_SIMPLEX, max(1, round(cols / 700))
    (width, _), _ = cv2.getTextSize(words, font, 1.0, thick)
    scale = min(0.94 * cols / max(1, width), cols / 900 + 0.25)
    (_, height), below = cv2.getTextSize(words, font, scale, thick)
    place = (round(0.03 * cols), height + below)
    for colour, line in ((EDGE, 3 * thick), (TEXT, thick)):
        cv2.putText(made, words, place, font, scale, colour, line, cv2.LINE_AA)
    return made


def _capture(reading: Reading, source: Dataset, picture: NDArray[np.uint8]) -> Dataset:
    from highdicom.sc import SCImage

    film = reading.radiograph
    spacing, side = (film.spacing, film.source.laterality) if film else (None, None)
    made = SCImage(
        pixel_array=picture, photometric_interpretation="RGB", bits_allocated=8, coordinate_system="PATIENT",
        study_instance_uid=source.StudyInstanceUID, series_instance_uid=uid(reading, "sc series"), series_number=9803,
        sop_instance_uid=uid(reading, "sc"), instance_number=1, manufacturer=MAKER, manufacturer_model_name=MAKER,
        software_versions=VERSION, patient_id=source.PatientID, patient_name=str(source.PatientName),
        patient_birth_date=source.PatientBirthDate, patient_sex=source.PatientSex,
        accession_number=source.AccessionNumber, study_id=source.StudyID, study_date=source.StudyDate,
        study_time=source.StudyTime, patient_orientation=("L", "F"),
        pixel_spacing=None if spacing is None else (round(spacing.row_mm, 6), round(spacing.col_mm, 6)),
        series_description=f"AI overlay, {SERIES}",
    )  # fmt: skip
    made.PatientOrientation = []  # not known; highdicom insists on one
    made.Laterality = side or ""
    made.BurnedInAnnotation = "YES"
    made.ImageComments = f"{NOT_FOR_DIAGNOSIS}. {RESEARCH_USE}"
    return made
