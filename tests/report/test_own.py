"""What a reader did to a film, beside what the machine said."""

import csv
import json
from datetime import UTC, datetime

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from engine.outputs import Outputs
from engine.records import Calibration, Spacing
from engine.report.content import Review
from engine.report.own import OwnWork
from engine.store.drawings import Drawings, OwnCalibration, OwnMask, OwnMeasure
from tests.factory import make_card, make_reading
from tests.report.films import not_assessable

WHEN = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ALL = ("csv", "jsonl", "pdf", "overlay", "mask")


def text_of(path):
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def drawings(shape=(60, 40)):
    mask = np.zeros(shape, bool)
    mask[10:20, 5:15] = True
    spacing = Spacing(0.2, 0.2, Calibration.CALIBRATED)
    return Drawings(
        OwnMask.of(mask, "K. Osei", WHEN),
        OwnCalibration(spacing, 25.0, "K. Osei", WHEN),
        (OwnMeasure("length", ((0.0, 0.0), (30.0, 40.0))), OwnMeasure("cobb", ((0, 0), (10, 0), (0, 0), (10, 10)))),
    )


def exported(folder, *works, reading=None, formats=ALL):
    outputs = Outputs(folder, formats, card=make_card())
    for number, own in enumerate(works):
        outputs.add(reading or make_reading(f"film {number}.png"), own)
    outputs.finish(complete=True)
    return folder


@pytest.fixture
def whole():
    return OwnWork(Review("rejected", "K. Osei", "=old fracture", WHEN), drawings())


def test_the_reader_s_work_lies_beside_the_machine_s(tmp_path, whole):
    folder = exported(tmp_path, whole, OwnWork())
    (row,) = [json.loads(line) for line in (folder / "reader" / "reviews.jsonl").read_text("utf-8").splitlines()]
    assert row["file"] == "film 0.png"
    assert (row["by"], row["verdict"], row["reader"]) == ("reader", "rejected", "K. Osei")
    assert row["mask"]["area_px"] == 100
    assert row["mask"]["area_mm2"] == pytest.approx(4.0)
    assert row["calibration"]["object_mm"] == 25.0
    assert [(one["value"], one["unit"]) for one in row["measures"]] == [(10.0, "mm calibrated"), (45.0, "degrees")]
    with (folder / "reader" / "reviews.csv").open(encoding="utf-8-sig", newline="") as stream:
        (cells,) = csv.DictReader(stream)
    assert cells["note"] == "'=old fracture"
    assert cells["measures"] == "length 10 mm calibrated; cobb 45 degrees"
    machine = [json.loads(line) for line in (folder / "results.jsonl").read_text("utf-8").splitlines()]
    assert [set(line) for line in machine] == [set(machine[1])] * 2
    assert "verdict" not in machine[0]


def test_the_reader_s_mask_and_lines_are_pictures_of_their_own(tmp_path, whole):
    folder = exported(tmp_path, whole)
    mask = np.asarray(Image.open(folder / "reader" / "film 0.mask.png"))
    assert np.array_equal(mask, drawings().mask.array() * np.uint8(255))
    machine = np.asarray(Image.open(folder / "overlays" / "film 0.png"))
    own = np.asarray(Image.open(folder / "reader" / "film 0.overlay.png"))
    assert own.shape == machine.shape
    assert (own != machine).any(axis=-1)[12, 10]


def test_the_report_says_whose_it_is(tmp_path, whole):
    said = text_of(exported(tmp_path, whole, formats=("pdf",)) / "report.pdf")
    for words in (
        "K. Osei disagrees with the machine", "Own fracture mask by K. Osei, 2026-11-21 09:30: 4 mm²",
        "Calibrated by K. Osei", "Measured, length: 10 mm calibrated", "Measured, cobb: 45 degrees",
        "the reader's own in green and yellow",
    ):  # fmt: skip
        assert words in said


def test_a_film_that_nobody_touched_leaves_no_reader_s_files(tmp_path):
    assert not (exported(tmp_path, OwnWork()) / "reader").exists()


def test_unsigned_work_names_nobody_and_no_moment(tmp_path, whole):
    folder = exported(tmp_path, OwnWork(Review("rejected", "", "", WHEN), whole.drawings, signed=False))
    texts = [path.read_text("utf-8-sig") for path in folder.rglob("reviews.*")] + [text_of(folder / "report.pdf")]
    assert len(texts) == 3
    for text in texts:
        assert "Osei" not in text
        assert "09:30" not in text
    assert "A reader disagrees with the machine." in texts[-1]


def test_what_was_drawn_on_a_film_without_a_reading_is_kept_too(tmp_path):
    film = not_assessable()
    shape = film.radiograph.pixels.shape
    folder = exported(tmp_path, OwnWork(None, drawings(shape)), reading=film)
    assert len(list((folder / "reader").glob("*.overlay.png"))) == 1
    assert "Own fracture mask by K. Osei" in text_of(folder / "report.pdf")


def test_a_mask_of_another_size_is_not_drawn_over_the_film(tmp_path):
    folder = exported(tmp_path, OwnWork(None, Drawings(drawings((61, 40)).mask)))
    machine, own = folder / "overlays" / "film 0.png", folder / "reader" / "film 0.overlay.png"
    assert np.array_equal(np.asarray(Image.open(machine)), np.asarray(Image.open(own)))
