"""Bone and fracture as a DICOM segmentation, binary, at the film's own size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from pydicom.dataset import Dataset

from engine.deidentify import Identifiers
from engine.errors import OutputError
from engine.records import Reading, Triage
from engine.report import dicom_codes as codes
from engine.report.content import RESEARCH_USE
from engine.report.dicom_source import MAKER, SERIES, VERSION, evidence, making, save, uid


def write(reading: Reading, path: Path, identifiers: Identifiers | None = None) -> None:
    """Write the reading's SEG; raise OutputError where there is nothing to outline, or the disk refuses.

    On a film triaged negative there is no fracture segment, as nothing is claimed there.
    """
    masks = _masks(reading)
    if not masks or reading.model is None:
        raise OutputError(path, "neither bone nor fracture was outlined, so there is nothing to segment")
    _, source = evidence(reading, "SEG")
    with making(path):
        made = _segmentation(reading, source, masks)
    save(made, path, identifiers)


def _masks(reading: Reading) -> dict[str, Any]:
    made = {}
    if reading.bone_mask is not None and reading.bone_mask.any():
        made["bone"] = reading.bone_mask
    claimed = reading.fracture is not None and reading.fracture.triage is not Triage.NEGATIVE
    if claimed and reading.fracture_mask is not None and reading.fracture_mask.any():
        made["fracture"] = reading.fracture_mask
    return made


def _segmentation(reading: Reading, source: Dataset, masks: dict[str, Any]) -> Dataset:
    from highdicom.seg import Segmentation, SegmentationTypeValues

    made = Segmentation(
        source_images=[source], pixel_array=np.stack(list(masks.values()), axis=-1)[None].astype(np.uint8),
        segmentation_type=SegmentationTypeValues.BINARY,
        segment_descriptions=[_segment(reading, name, number) for number, name in enumerate(masks, 1)],
        series_instance_uid=uid(reading, "seg series"), series_number=9802, sop_instance_uid=uid(reading, "seg"),
        instance_number=1, manufacturer=MAKER, manufacturer_model_name=MAKER, software_versions=VERSION,
        device_serial_number=reading.model.sha256[:64] if reading.model else "unknown", content_label="AI_OUTLINES",
        content_description=RESEARCH_USE[:64], series_description=f"AI outlines, {SERIES}",
    )  # fmt: skip
    made.PatientOrientation = None  # not known: the standard wants it said
    return made


def _segment(reading: Reading, name: str, number: int) -> Any:
    from highdicom import AlgorithmIdentificationSequence
    from highdicom.seg import SegmentAlgorithmTypeValues, SegmentDescription
    from pydicom.sr.codedict import codes as dictionary

    model = reading.model
    algorithm = AlgorithmIdentificationSequence(
        name=f"{MAKER} {model.name if model else ''}", version=model.version if model else "unknown",
        family=dictionary.DCM.ArtificialIntelligence, source=MAKER,
        parameters={"SHA-256": model.sha256 if model else "unknown"},
    )  # fmt: skip
    anatomy, finding = (codes.ANATOMY, codes.BONE), (codes.ABNORMAL, codes.FRACTURE)
    category, kind = anatomy if name == "bone" else finding
    return SegmentDescription(
        number, name.capitalize() if name == "bone" else "Suspected fracture", category, kind,
        SegmentAlgorithmTypeValues.AUTOMATIC, algorithm, tracking_uid=uid(reading, f"segment {name}"), tracking_id=name,
    )  # fmt: skip
