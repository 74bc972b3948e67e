"""A reading as a DICOM Comprehensive 3D SR by template TID 1500: findings, probabilities and where they lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from pydicom.dataset import Dataset
from pydicom.sr.coding import Code

from engine.deidentify import Identifiers
from engine.errors import OutputError
from engine.records import Calibration, Model, PartFracture, Reading, Region, Status, Triage
from engine.report import dicom_codes as codes
from engine.report.content import RESEARCH_USE
from engine.report.dicom_source import MAKER, SERIES, VERSION, device_uid, evidence, making, save, uid


def write(reading: Reading, path: Path, identifiers: Identifiers | None = None) -> None:
    """Write the reading's SR; raise OutputError for one without findings, or where the disk refuses."""
    if reading.status is not Status.READ or reading.model is None:
        raise OutputError(path, "the film was not read, so there is nothing to report in a DICOM SR")
    _, source = evidence(reading, "SR")
    with making(path):
        made = _document(reading, source)
    save(made, path, identifiers)


def _document(reading: Reading, source: Dataset) -> Dataset:
    from highdicom.sr import CodedConcept, Comprehensive3DSR, LanguageOfContentItemAndDescendants, MeasurementReport

    report = MeasurementReport(
        _observer(reading), codes.RADIOGRAPHY, _groups(reading, source),
        language_of_content_item_and_descendants=LanguageOfContentItemAndDescendants(CodedConcept(*codes.ENGLISH)),
    )  # fmt: skip
    return Comprehensive3DSR(
        evidence=[source], content=report[0], series_instance_uid=uid(reading, "sr series"), series_number=9801,
        sop_instance_uid=uid(reading, "sr"), instance_number=1, manufacturer=MAKER, is_complete=True, is_final=False,
        is_verified=False, manufacturer_model_name=MAKER, software_versions=VERSION,
        series_description=f"AI findings, {SERIES}",
    )  # fmt: skip


def _observer(reading: Reading) -> Any:
    from highdicom.sr import DeviceObserverIdentifyingAttributes, ObservationContext, ObserverContext
    from pydicom.sr.codedict import codes as dictionary

    device = DeviceObserverIdentifyingAttributes(
        device_uid(reading), name=f"{MAKER}. {RESEARCH_USE}", manufacturer_name=MAKER, model_name=VERSION
    )
    return ObservationContext(observer_device_context=ObserverContext(dictionary.DCM.Device, device))


def _groups(reading: Reading, source: Dataset) -> list[Any]:
    fracture = reading.fracture
    groups = [
        _film_group(reading, source, codes.FRACTURE, part.part, _triage(part), part.probability)
        for part in (fracture.parts if fracture else ())
    ]
    if density := reading.bone_density:
        value = (codes.DENSITY_CLASS, codes.ours(density.label, density.label))
        chance = density.probabilities.get(density.label, 0.0)
        groups.append(_film_group(reading, source, codes.BONE_DENSITY, _part(reading), value, chance))
    if joint := reading.osteoarthritis:
        value = (codes.KL_GRADE, codes.ours(f"KL{joint.kl_grade}", f"Kellgren-Lawrence grade {joint.kl_grade}"))
        chance = joint.probabilities[joint.kl_grade]
        groups.append(_film_group(reading, source, codes.OSTEOARTHRITIS, _part(reading), value, chance))
    if fracture is not None and fracture.triage is not Triage.NEGATIVE:
        groups += [_region_group(reading, source, region, at) for at, region in enumerate(reading.regions, 1)]
    return groups


def _film_group(
    reading: Reading, source: Dataset, finding: Code, part: str | None, value: tuple[Code, Code], chance: float
) -> Any:
    from highdicom import sr

    image = sr.SourceImageForMeasurementGroup(source.SOPClassUID, source.SOPInstanceUID)
    return sr.MeasurementsAndQualitativeEvaluations(
        tracking_identifier=_tracking(reading, f"{finding.value} {part}"), finding_type=finding,
        algorithm_id=_algorithm(reading), finding_sites=_sites(reading, part),
        measurements=[_measured(reading, codes.PROBABILITY, chance, codes.NO_UNITS)],
        qualitative_evaluations=[sr.QualitativeEvaluation(*value)], source_images=[image],
    )  # fmt: skip


def _region_group(reading: Reading, source: Dataset, region: Region, number: int) -> Any:
    from highdicom.sr import ImageRegion, PlanarROIMeasurementsAndQualitativeEvaluations, SourceImageForRegion

    x, y, width, height = region.box
    outline = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    image = SourceImageForRegion(source.SOPClassUID, source.SOPInstanceUID)
    return PlanarROIMeasurementsAndQualitativeEvaluations(
        tracking_identifier=_tracking(reading, f"Region {number}"),
        referenced_region=ImageRegion("POLYLINE", np.array(outline, float), image),
        finding_type=codes.FRACTURE, algorithm_id=_algorithm(reading), finding_sites=_sites(reading, _part(reading)),
        measurements=[_measured(reading, *each) for each in _quantities(reading, region)],
    )  # fmt: skip


def _quantities(reading: Reading, region: Region) -> list[tuple[Code, float, Code]]:
    spacing = reading.radiograph.spacing if reading.radiograph else None
    calibrated = spacing is not None and spacing.calibration is Calibration.CALIBRATED
    area, extent = (codes.AREA, codes.EXTENT) if calibrated else (codes.AREA_DETECTOR, codes.EXTENT_DETECTOR)
    held = (
        (codes.PROBABILITY, region.probability, codes.NO_UNITS), (codes.AREA_PIXELS, region.area_px, codes.PIXELS),
        (area, region.area_mm2, codes.SQUARE_MM), (codes.SHARE_OF_BONE, region.share_of_bone, codes.NO_UNITS),
        (codes.ACROSS, region.extent_across_bone, codes.NO_UNITS), (extent, region.extent_mm, codes.MM),
    )  # fmt: skip
    return [(name, value, unit) for name, value, unit in held if value is not None]


def _triage(part: PartFracture) -> tuple[Code, Code]:
    return codes.TRIAGE, codes.ours(part.triage.value, part.triage.value.capitalize())


def _measured(reading: Reading, name: Code, value: float, unit: Code) -> Any:
    from highdicom.sr import Measurement

    algorithm = _algorithm(reading) if name is codes.PROBABILITY else None
    return Measurement(name=name, value=round(float(value), 6), unit=unit, algorithm_id=algorithm)


def _algorithm(reading: Reading) -> Any:
    from highdicom.sr import AlgorithmIdentification

    model = reading.model or Model("unknown", "unknown", "")
    parameters = [f"SHA-256 {model.sha256}", f"{reading.runtime}, {reading.precision}, {reading.device}"]
    return AlgorithmIdentification(f"{MAKER} {model.name}", model.version, parameters, manufacturer=MAKER)


def _tracking(reading: Reading, name: str) -> Any:
    from highdicom.sr import TrackingIdentifier

    return TrackingIdentifier(uid=uid(reading, f"tracking {name}"), identifier=name)


def _sites(reading: Reading, part: str | None) -> list[Any] | None:
    from highdicom.sr import FindingSite

    if part not in codes.PARTS:
        return None
    side = reading.radiograph.source.laterality if reading.radiograph else None
    return [FindingSite(codes.PARTS[part], laterality=codes.SIDES.get(side or ""))]


def _part(reading: Reading) -> str | None:
    return reading.parts[0].part if reading.parts else None
