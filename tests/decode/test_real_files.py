"""Every DICOM file of the shared collection against the outcome argued for it in dicom_table.csv."""

import csv
from pathlib import Path

import pytest

from engine.decode import read_radiographs
from engine.errors import DecodeError

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "dicom"
with (Path(__file__).parent / "dicom_table.csv").open(encoding="utf-8", newline="") as _file:
    TABLE = list(csv.DictReader(_file))


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared DICOM collection is not beside this checkout")
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["file"])
def test_file_has_the_outcome_argued_for_it(row):
    path = FOLDER / row["file"]
    if row["outcome"] == "radiograph":
        films = read_radiographs(path)
        assert len(films) == int(row["frames"])
        assert all(film.pixels.ndim == 2 and 0 <= film.pixels.min() <= film.pixels.max() <= 1 for film in films)
    else:
        with pytest.raises(DecodeError) as caught:
            read_radiographs(path)
        assert caught.value.reason == row["reason"] and row["why"]
