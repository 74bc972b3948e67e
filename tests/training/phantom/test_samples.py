"""The sample films are what their names, headers and truth.csv say, and the same every time."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pydicom
import pytest
from PIL import Image

from training.phantom import make
from training.phantom.samples import SAMPLES, write_samples


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    write_samples(folder)
    return folder


def test_truth_names_every_sample(folder: Path) -> None:
    rows = list(csv.DictReader((folder / "truth.csv").read_text("utf-8").splitlines()))
    assert {r["file"] for r in rows} == {p.name for p in folder.iterdir() if p.suffix in (".png", ".dcm")}
    assert [r["fracture"] for r in rows] == [str(int(s.fractured)) for s in SAMPLES]
    assert all(("fracture" in r["file"]) == (r["fracture"] == "1") and r["file"].startswith(r["part"]) for r in rows)


def test_the_samples_are_small_enough_to_ship(folder: Path) -> None:
    assert sum(p.stat().st_size for p in folder.iterdir()) < 9_000_000


def test_every_dicom_says_that_it_is_synthetic_and_decodes(folder: Path) -> None:
    films = [pydicom.dcmread(p) for p in sorted(folder.glob("*.dcm"))]
    assert len(films) == 5
    assert {f.PhotometricInterpretation for f in films} == {"MONOCHROME1", "MONOCHROME2"}
    for film in films:
        assert str(film.PatientName) == "SYNTHETIC^PHANTOM" and film.PatientID.startswith("SYNTHETIC-")
        assert film.ImageComments == "SYNTHETIC: simulated, no patient"
        assert film.BurnedInAnnotation == "YES" and film.BitsStored == 12
        values = film.pixel_array
        assert values.shape == (film.Rows, film.Columns) and values.max() <= 4095 and np.ptp(values) > 2000


def test_every_png_says_that_it_is_synthetic(folder: Path) -> None:
    depths = set()
    for path in folder.glob("*.png"):
        with Image.open(path) as picture:
            assert "SYNTHETIC" in picture.info["Comment"]
            depths.add(picture.mode)
    assert depths == {"L", "I;16"}


def test_the_shipped_samples_are_those_this_code_makes(folder: Path) -> None:
    shipped = Path(__file__).parents[3] / "resources" / "samples"
    assert {p.name for p in folder.iterdir()} <= {p.name for p in shipped.iterdir()}
    assert (folder / "truth.csv").read_bytes() == (shipped / "truth.csv").read_bytes()


def test_the_header_names_the_side_that_the_letter_on_the_film_names(folder: Path) -> None:
    for sample in (one for one in SAMPLES if one.syntax):
        film = make(
            sample.seed, sample.part, sample.fractured, sample.long_side, kind="displaced" if sample.fractured else None
        )
        assert pydicom.dcmread(folder / sample.name).ImageLaterality == (film.side or "U")
    assert {make(seed, "wrist", long_side=128).side for seed in range(24)} == {"L", "R", None}
