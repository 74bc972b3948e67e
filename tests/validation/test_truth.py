"""The table of truth, as sites bring it."""

from pathlib import Path

import pytest

from engine.errors import TruthError
from engine.validation.truth import Truth, load, matched


def table(folder, text, encoding="utf-8"):
    path = folder / "truth.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_of_any_spreadsheet_is_read(tmp_path, mark):
    text = "File,Fractured,Body part,Patient\r\nsub\\a.png,yes,Lower leg,7\r\n\r\nb.png,0,,\r\n".replace(",", mark)
    made = load(table(tmp_path, text, "utf-8-sig"))
    assert made.rows == (Truth("sub/a.png", True, "lower_leg", "7"), Truth("b.png", False))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "names no column “file”"),
        ("file,broken\na,1\n", "names no column “fracture”"),
        ("file,fracture\n", "holds no films"),
        ("file,fracture\na,1\nb,perhaps\n", "line 3 says “perhaps”"),
        ("file,fracture\n,1\n", "line 2 names no file"),
        ("file,fracture\na,1\na,0\n", "a stands in it twice"),
    ],
)
def test_a_table_that_cannot_be_used_says_where(tmp_path, text, sentence):
    with pytest.raises(TruthError, match=sentence):
        load(table(tmp_path, text))


def test_a_table_that_is_not_there_or_no_text_is_a_sentence(tmp_path):
    with pytest.raises(TruthError, match=r"none\.csv cannot be used: No such file"):
        load(tmp_path / "none.csv")
    with pytest.raises(TruthError, match="not UTF-8"):
        load(table(tmp_path, "file,fracture\nKnöchel.png,1\n", "latin-1"))


def test_films_are_found_by_path_name_or_stem(tmp_path):
    films = [tmp_path / "x" / "a.png", tmp_path / "y" / "a.png", tmp_path / "b.dcm", tmp_path / "c.png"]
    made = load(table(tmp_path, "file,fracture\ny/a.png,1\nb,0\nc.png,0\ngone.png,1\n"))
    pairs, absent = matched(made, tmp_path, films)
    assert [film for film, _ in pairs] == [films[1], films[2], films[3]]
    assert absent == ("gone.png",)


@pytest.mark.parametrize("text", ["file,fracture\na.png,1\n", "file,fracture\nb.png,1\nb,1\n"])
def test_a_name_that_says_too_little_is_refused(tmp_path, text):
    films = [Path(tmp_path, "x", "a.png"), Path(tmp_path, "y", "a.png"), tmp_path / "b.png"]
    with pytest.raises(TruthError, match=r"path below the folder|under two names"):
        matched(load(table(tmp_path, text)), tmp_path, films)
