import errno
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pytest

from engine.errors import OutputError
from engine.records import Triage
from engine.report import dicom_sc, dicom_seg, dicom_sr
from tests.factory import knee_answers, make_reading
from tests.report.films import dicom_reading, failed

KINDS = {"sr": dicom_sr, "seg": dicom_seg, "sc": dicom_sc}


def written(reading, folder, kind):
    path = folder / f"{kind}.dcm"
    KINDS[kind].write(reading, path)
    return pydicom.dcmread(path)


def from_dicom(folder, **tags):
    return replace(dicom_reading(folder / "film.dcm", **tags), **knee_answers())


@pytest.mark.parametrize("kind", KINDS)
def test_a_dicom_film_gets_a_new_series_in_its_own_study(tmp_path, kind):
    made = written(from_dicom(tmp_path), tmp_path, kind)
    assert made.StudyInstanceUID == "1.2.3"
    assert made.SeriesInstanceUID != "1.2.3.4"
    assert str(made.PatientName) == "WANG^XiaoDong=王^小东"
    assert made.PatientID == "ID-17"


@pytest.mark.parametrize("kind", KINDS)
def test_another_film_gets_a_study_without_an_invented_patient(tmp_path, kind):
    reading = make_reading(tmp_path / "film.png")
    made = written(reading, tmp_path, kind)
    assert not made.PatientName
    assert not made.PatientID
    assert not made.StudyDate
    again = written(reading, tmp_path, kind)
    assert (again.StudyInstanceUID, again.SOPInstanceUID) == (made.StudyInstanceUID, made.SOPInstanceUID)


@pytest.mark.parametrize("kind", KINDS)
def test_another_result_is_another_instance(tmp_path, kind):
    first = written(make_reading(), tmp_path, kind)
    other = written(make_reading(triage=Triage.DOUBT), tmp_path, kind)
    assert first.StudyInstanceUID == other.StudyInstanceUID
    assert first.SOPInstanceUID != other.SOPInstanceUID


def test_the_report_reads_back_with_findings_probabilities_and_regions(tmp_path):
    from highdicom.sr import Comprehensive3DSR

    made = Comprehensive3DSR.from_dataset(written(from_dicom(tmp_path), tmp_path, "sr"))
    assert (made.VerificationFlag, made.PreliminaryFlag) == ("UNVERIFIED", "PRELIMINARY")
    measured = made.content.get_image_measurement_groups()
    assert [group.finding_type.value for group in measured] == ["FRACTURE", "BONE_DENSITY", "OSTEOARTHRITIS"]
    assert measured[0].get_measurements()[0].value == 0.83
    (region,) = made.content.get_planar_roi_measurement_groups()
    assert region.roi.value.tolist() == [[15, 25], [25, 25], [25, 35], [15, 35], [15, 25]]
    assert "at the detector" in str(made)
    reference = made.CurrentRequestedProcedureEvidenceSequence[0].ReferencedSeriesSequence[0].ReferencedSOPSequence[0]
    assert reference.ReferencedSOPInstanceUID == "1.2.3.4.5"


def test_masks_come_back_as_they_were(tmp_path):
    from highdicom.seg import Segmentation

    reading = from_dicom(tmp_path)
    made = Segmentation.from_dataset(written(reading, tmp_path, "seg"))
    assert made.SegmentationType == "BINARY"
    pixels = made.get_pixels_by_source_instance(["1.2.3.4.5"])[0]
    assert np.array_equal(pixels[..., 0], reading.bone_mask)
    assert np.array_equal(pixels[..., 1], reading.fracture_mask)


def test_a_negative_film_claims_no_fracture(tmp_path):
    reading = make_reading(triage=Triage.NEGATIVE)
    assert [segment.SegmentLabel for segment in written(reading, tmp_path, "seg").SegmentSequence] == ["Bone"]
    assert "Image Region" not in str(written(reading, tmp_path, "sr"))


def test_the_capture_is_burned_in_and_says_so(tmp_path):
    made = written(from_dicom(tmp_path), tmp_path, "sc")
    assert made.BurnedInAnnotation == "YES"
    assert "AI: not for diagnosis" in made.ImageComments
    assert made.pixel_array.shape == (60, 40, 3)
    words = dicom_sc.stamped(np.full((200, 300, 3), 90, np.uint8), "AI: not for diagnosis")
    assert (words == 255).any()
    assert (words[100:] == 90).all()


def test_a_film_of_another_format_is_referred_to_by_its_capture(tmp_path):
    reading = make_reading()
    capture, outlines = written(reading, tmp_path, "sc"), written(reading, tmp_path, "seg")
    reference = outlines.ReferencedSeriesSequence[0].ReferencedInstanceSequence[0]
    assert reference.ReferencedSOPInstanceUID == capture.SOPInstanceUID
    assert outlines.ReferencedSeriesSequence[0].SeriesInstanceUID == capture.SeriesInstanceUID


def test_hostile_headers_become_valid_objects(tmp_path):
    pydicom.config.settings.writing_validation_mode = pydicom.config.IGNORE
    try:
        reading = from_dicom(
            tmp_path, PatientName="N" * 300, PatientID="=HYPERLINK\\" + "x" * 300, StudyDate="yesterday",
            PatientSex="?", StudyTime="noon", StudyInstanceUID="1..x", AccessionNumber="A" * 40,
        )  # fmt: skip
    finally:
        pydicom.config.settings.writing_validation_mode = None
    for kind in KINDS:
        made = written(reading, tmp_path, kind)
        assert len(made.PatientID) <= 64
        assert made.StudyInstanceUID.is_valid
        _valid(tmp_path / f"{kind}.dcm")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("origin", ["dicom", "png"])
def test_the_standard_is_kept(tmp_path, kind, origin):
    reading = from_dicom(tmp_path) if origin == "dicom" else make_reading()
    written(reading, tmp_path, kind)
    _valid(tmp_path / f"{kind}.dcm")


@pytest.mark.skipif(shutil.which("dsrdump") is None, reason="dsrdump (dcmtk) is not installed")
def test_dsrdump_reads_the_report(tmp_path):
    written(from_dicom(tmp_path), tmp_path, "sr")
    done = subprocess.run(["dsrdump", tmp_path / "sr.dcm"], capture_output=True, check=True)
    shown = done.stdout.decode("utf-8")
    assert "Suspected fracture" in shown
    assert "Algorithm Version" in shown


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_disk_leaves_what_stood_there(tmp_path, monkeypatch, kind):
    path = tmp_path / "x.dcm"
    path.write_bytes(b"old")

    def refuse(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError, match="No space left"):
        KINDS[kind].write(make_reading(), path)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("kind", KINDS)
def test_a_film_that_was_not_read_is_a_sentence(tmp_path, kind):
    with pytest.raises(OutputError):
        KINDS[kind].write(failed(), tmp_path / "x.dcm")
    assert list(tmp_path.iterdir()) == []


def test_a_film_that_is_gone_is_a_sentence(tmp_path):
    reading = from_dicom(tmp_path)
    (tmp_path / "film.dcm").unlink()
    with pytest.raises(OutputError, match="cannot be read again"):
        dicom_sr.write(reading, tmp_path / "sr.dcm")


def _valid(path: Path) -> None:
    if shutil.which("dciodvfy") is None:
        pytest.skip("dciodvfy (dicom3tools) is not installed")
    said = subprocess.run(["dciodvfy", "-new", path], capture_output=True, check=False).stderr
    assert not [line for line in said.splitlines() if line.startswith(b"Error")]
