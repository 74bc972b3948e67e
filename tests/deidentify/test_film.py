"""Films and our own objects, from file to file."""

import io
import re
import shutil
import subprocess
import sys
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pypdfium2
import pytest
from PIL import Image
from pydicom.uid import RLELossless, SecondaryCaptureImageStorage

from engine.decode import read_radiographs
from engine.deidentify import Identifiers, words
from engine.deidentify.burned_in import corners
from engine.deidentify.film import write_film
from engine.errors import DecodeError
from engine.outputs import DICOM_FORMATS, Outputs
from engine.report import dicom_sc, dicom_seg, dicom_sr
from tests.cli.test_read import run
from tests.report.films import dicom_reading
from tests.workers import broken

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
REAL = Path(__file__).parents[3] / "shared" / "data" / "dicom"
NAMES = (b"WANG", b"ID-17", "王".encode(), b"19700101", b"20260131")


def complaints(path):
    """Return the errors that dicom3tools finds in a file; none where it is not installed."""
    if shutil.which("dciodvfy") is None:
        return []
    said = subprocess.run(["dciodvfy", "-new", path], capture_output=True, check=False).stderr
    return [line for line in said.splitlines() if line.startswith(b"Error")]


def test_a_film_keeps_its_pixels_and_nothing_of_its_patient(tmp_path):
    dicom_reading(tmp_path / "WANG.dcm", InstitutionName="Clinic WANG", BurnedInAnnotation="NO")
    with (tmp_path / "WANG.dcm").open("r+b") as stream:
        stream.write(b"II*\0WANG in the preamble")
    done = write_film(tmp_path / "WANG.dcm", tmp_path / "out.dcm", Identifiers())
    content = (tmp_path / "out.dcm").read_bytes()
    assert done.warnings == ()
    assert not [name for name in NAMES if name in content]
    assert content[:128] == bytes(128)
    before, after = (pydicom.dcmread(tmp_path / name) for name in ("WANG.dcm", "out.dcm"))
    assert np.array_equal(before.pixel_array, after.pixel_array)
    assert after.file_meta.MediaStorageSOPInstanceUID == after.SOPInstanceUID != before.SOPInstanceUID
    assert after.PatientID.startswith("P-") and not after.PatientName and not after.StudyDate
    assert np.array_equal(*(read_radiographs(tmp_path / name)[0].pixels for name in ("WANG.dcm", "out.dcm")))


def test_a_film_that_breaks_its_decoder_costs_itself_alone(tmp_path, monkeypatch):
    (tmp_path / "films").mkdir()
    for name in ("a.dcm", "b.dcm"):
        dicom_reading(tmp_path / "films" / name, BurnedInAnnotation="NO")
    monkeypatch.setattr("engine.deidentify.film.without_names", broken.crash_on_a)
    code, screen = run("deidentify", tmp_path / "films", "--out", tmp_path / "out")
    assert code == 2 and "a.dcm could not be read: its decoder crashed on it" in screen
    assert [path.name for path in (tmp_path / "out").glob("*.dcm")] == ["film-0002.dcm"]


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        ({"BurnedInAnnotation": "YES"}, {words.SAID}),
        ({}, {words.SILENT}),
        ({"BurnedInAnnotation": "NO"}, set()),
        ({"BurnedInAnnotation": "NO", "SOPClassUID": SecondaryCaptureImageStorage}, {words.CAPTURE}),
        ({"Modality": "OT"}, {words.SILENT, words.CAPTURE}),
    ],
)
def test_burned_in_writing_is_warned_of(tmp_path, tags, said):
    dicom_reading(tmp_path / "film.dcm", **tags)
    assert set(write_film(tmp_path / "film.dcm", tmp_path / "out.dcm", Identifiers()).warnings) == said


def test_annotations_in_the_unused_bits_of_the_pixels_are_cleared(tmp_path):
    film = np.linspace(0, 4000, 2400).astype("<u2")
    dicom_reading(tmp_path / "film.dcm", BurnedInAnnotation="NO", PixelData=(film | 0x8000).tobytes())
    ds = pydicom.dcmread(tmp_path / "film.dcm")
    ds.add_new(0x60000010, "US", 60)
    ds.save_as(tmp_path / "film.dcm")
    assert write_film(tmp_path / "film.dcm", tmp_path / "out.dcm", Identifiers()).warnings == ()
    after = pydicom.dcmread(tmp_path / "out.dcm")
    assert 0x60000010 not in after
    assert np.array_equal(np.frombuffer(after.PixelData, "<u2"), film)


def test_annotations_in_the_bits_of_packed_pixels_are_warned_of(tmp_path):
    dicom_reading(tmp_path / "film.dcm", BurnedInAnnotation="NO")
    ds = pydicom.dcmread(tmp_path / "film.dcm")
    ds.add_new(0x60000010, "US", 60)
    ds.compress(RLELossless)
    ds.save_as(tmp_path / "film.dcm")
    assert write_film(tmp_path / "film.dcm", tmp_path / "out.dcm", Identifiers()).warnings == (words.UNUSED_BITS,)


def test_a_film_written_otherwise_than_its_header_says_becomes_what_it_says(tmp_path):
    dicom_reading(tmp_path / "film.dcm", BurnedInAnnotation="NO")
    ds = pydicom.dcmread(tmp_path / "film.dcm")
    stream = io.BytesIO()
    ds.remove_private_tags()
    pydicom.filewriter.write_dataset(_plain(stream), ds)
    head = (tmp_path / "film.dcm").read_bytes()
    start = head.index(b"\x08\x00\x05\x00CS")
    (tmp_path / "film.dcm").write_bytes(head[:start] + stream.getvalue())
    write_film(tmp_path / "film.dcm", tmp_path / "out.dcm", Identifiers())
    after = pydicom.dcmread(tmp_path / "out.dcm")
    assert not after.PatientName and np.array_equal(after.pixel_array, ds.pixel_array)


def _plain(stream):
    """Return a stream that data sets are written to in implicit value representation."""
    made = pydicom.filebase.DicomFileLike(stream)
    made.is_implicit_VR, made.is_little_endian = True, True
    return made


def test_objects_of_one_export_still_belong_to_their_film(tmp_path):
    reading = dicom_reading(tmp_path / "film.dcm")
    names = Identifiers()
    write_film(tmp_path / "film.dcm", tmp_path / "film-0001.dcm", names)
    film = pydicom.dcmread(tmp_path / "film-0001.dcm")
    for kind, writer in {"sr": dicom_sr, "seg": dicom_seg, "sc": dicom_sc}.items():
        writer.write(reading, tmp_path / f"{kind}.dcm", names)
        made = pydicom.dcmread(tmp_path / f"{kind}.dcm")
        content = (tmp_path / f"{kind}.dcm").read_bytes()
        assert not [name for name in NAMES if name in content]
        assert made.StudyInstanceUID == film.StudyInstanceUID
        assert made.PatientID == film.PatientID
        assert kind == "sc" or film.SOPInstanceUID.encode() in content
        assert made.file_meta.MediaStorageSOPInstanceUID == made.SOPInstanceUID
        assert complaints(tmp_path / f"{kind}.dcm") == []


def test_our_report_keeps_its_findings_and_says_that_its_content_was_cleaned(tmp_path):
    reading = dicom_reading(tmp_path / "film.dcm")
    dicom_sr.write(reading, tmp_path / "sr.dcm", Identifiers())
    made = pydicom.dcmread(tmp_path / "sr.dcm")
    assert [code.CodeValue for code in made.DeidentificationMethodCodeSequence] == ["113100", "113104"]
    content = (tmp_path / "sr.dcm").read_bytes()
    assert all(said in content for said in (b"Suspected fracture", b"0.83", b"Research use only"))


def test_a_report_of_ours_from_a_file_is_cleaned_of_foreign_words(tmp_path):
    reading = dicom_reading(tmp_path / "film.dcm")
    dicom_sr.write(reading, tmp_path / "sr.dcm")
    ds = pydicom.dcmread(tmp_path / "sr.dcm")
    item = ds.ContentSequence[3]
    item.ConceptNameCodeSequence[0].CodeValue, item.TextValue = "121106", "WANG said so"
    ds.save_as(tmp_path / "sr.dcm")
    write_film(tmp_path / "sr.dcm", tmp_path / "out.dcm", Identifiers())
    assert b"WANG" not in (tmp_path / "out.dcm").read_bytes()


def test_what_is_no_image_or_no_dicom_is_refused(tmp_path):
    Image.fromarray(np.zeros((4, 4), np.uint8)).save(tmp_path / "a.png")
    with pytest.raises(DecodeError, match="it is not a DICOM file"):
        write_film(tmp_path / "a.png", tmp_path / "out.dcm", Identifiers())
    reading = dicom_reading(tmp_path / "film.dcm")
    dicom_sr.write(reading, tmp_path / "sr.dcm")
    ds = pydicom.dcmread(tmp_path / "sr.dcm")
    ds.Manufacturer = "Another"
    ds.save_as(tmp_path / "sr.dcm")
    with pytest.raises(DecodeError, match="of other objects only Osteoscope's own are de-identified"):
        write_film(tmp_path / "sr.dcm", tmp_path / "out.dcm", Identifiers())
    assert not (tmp_path / "out.dcm").exists()


def test_an_export_without_names_names_nobody_in_any_file(tmp_path, monkeypatch):
    monkeypatch.setenv("OSTEOSCOPE_SITE", str(tmp_path / "site"))
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "letterhead.toml").write_text('name = "WANG hospital"\n', "utf-8")
    reading = dicom_reading(tmp_path / "WANG.dcm")
    out = tmp_path / "out"
    outputs = Outputs(out, ("csv", "jsonl", "pdf", "overlay", "mask", *DICOM_FORMATS), identifiers=Identifiers())
    outputs.add(reading)
    outputs.add(replace(reading, frame=2))
    outputs.finish(complete=True)
    assert outputs.warnings == [f"film-000{n}: {words.SILENT}" for n in (1, 2)]
    files = [path for path in out.rglob("*") if path.is_file()]
    assert {"film-0001.sr.dcm", "film-0002.png", "report.pdf", "results.csv"} <= {path.name for path in files}
    known = (*NAMES, reading.sha256.encode(), str(tmp_path).encode(), b"1.2.3.4")
    for path in files:
        assert not [name for name in known if name in path.read_bytes()], path
    with pypdfium2.PdfDocument(out / "report.pdf") as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "film-0001" in text and "WANG" not in text and "ID-17" not in text
    assert re.findall(rb"/CreationDate \((.{10})", (out / "report.pdf").read_bytes()) == [b"D:19000101"]


def test_corners_show_what_stands_in_the_corners(tmp_path):
    film = dicom_reading(tmp_path / "film.dcm").radiograph
    pixels = np.zeros((60, 40), np.float32)
    pixels[0, 0], pixels[0, -1], pixels[-1, 0], pixels[-1, -1] = 0.25, 0.5, 0.75, 1
    made = corners(replace(film, pixels=pixels))
    assert made.shape == (20, 26)
    assert [made[at] for at in ((0, 0), (0, -1), (-1, 0), (-1, -1))] == [64, 128, 191, 255]


def test_the_command_line_writes_numbered_files_and_says_what_to_look_at(tmp_path):
    films, out = tmp_path / "films", tmp_path / "out"
    films.mkdir()
    dicom_reading(films / "WANG.dcm")
    shutil.copy(SAMPLES / "thigh_normal.dcm", films / "thigh.dcm")
    (films / "broken.dcm").write_bytes(b"DICM")
    code, screen = run("deidentify", films, "--out", out)
    assert code == 2 and "2 written without names, 1 failed" in screen
    assert sorted(path.name for path in out.glob("*.dcm")) == ["film-0002.dcm", "film-0003.dcm"]
    listed = (out / "look-at-these.csv").read_text("utf-8-sig")
    assert words.SILENT in listed and "WANG" not in listed
    assert (out / "corners").is_dir()
    code, screen = run("deidentify", tmp_path / "nothing", "--out", out)
    assert code == 2 and "could not be read" in screen
    (tmp_path / "empty").mkdir()
    code, screen = run("deidentify", tmp_path / "empty", "--out", out)
    assert code == 1 and "There is nothing to read there." in screen


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared DICOM collection is not beside this checkout")
def test_real_files_are_written_without_names_or_refused_with_a_reason(tmp_path):
    outcomes = {True: 0, False: 0}
    for number, path in enumerate(sorted(REAL.rglob("*.dcm"))[::3]):
        try:
            made = write_film(path, tmp_path / f"{number}.dcm", Identifiers()).path
        except DecodeError as error:
            assert error.reason
            outcomes[False] += 1
            continue
        outcomes[True] += 1
        with warnings.catch_warnings(action="ignore"):
            before, after = (pydicom.dcmread(one, force=True) for one in (path, made))
            kept = {str(before.get(name) or "") for name in ("PatientName", "SOPInstanceUID", "StudyInstanceUID")}
            head = str(after)
        assert after.get("PixelData") == before.get("PixelData")
        assert not [name for name in kept if len(name) > 8 and name in head], path
    assert min(outcomes.values()) > 10, (outcomes, sys.platform)
