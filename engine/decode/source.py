"""What a DICOM file says of its patient, study and view."""

from __future__ import annotations

from pydicom.dataset import Dataset

from engine.decode.attributes import code, text
from engine.records import Source


def source_of(ds: Dataset, transfer_syntax: str) -> Source:
    """Return the facts as the file writes them, in any script; None where it is silent or unreadable."""
    return Source(
        modality=code(ds, "Modality") or None,
        transfer_syntax=transfer_syntax,
        body_part=text(ds, "BodyPartExamined"),
        laterality=_laterality(ds),
        view=text(ds, "ViewPosition"),
        patient_id=text(ds, "PatientID"),
        patient_name=text(ds, "PatientName"),
        patient_sex=text(ds, "PatientSex"),
        patient_age=text(ds, "PatientAge"),
        study_uid=text(ds, "StudyInstanceUID"),
        series_uid=text(ds, "SeriesInstanceUID"),
        instance_uid=text(ds, "SOPInstanceUID"),
        study_date=text(ds, "StudyDate"),
        burned_in={"YES": True, "NO": False}.get(code(ds, "BurnedInAnnotation")),
    )


def _laterality(ds: Dataset) -> str | None:
    """Return the image's side, else the series's; "B" and "U" name no side."""
    sides = (code(ds, keyword) for keyword in ("ImageLaterality", "Laterality"))
    return next((side for side in sides if side in ("L", "R")), None)
