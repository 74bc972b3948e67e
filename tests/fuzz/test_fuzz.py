"""Every file that once broke the program, and a few that nobody has tried yet."""

from itertools import chain, repeat
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.decode import read_radiographs
from engine.errors import DecodeError
from engine.workers import Crew
from tests.decode.conftest import build
from tests.fuzz import rounds, seeds
from tests.fuzz.__main__ import LIMITS, fuzz
from tests.fuzz.targets import TARGETS

CRASHERS = sorted((Path(__file__).parent / "crashers").glob("*.bin"))
INPUTS = 30  # a target, in every run of the tests; `python -m tests.fuzz` tries more


@pytest.mark.parametrize("path", CRASHERS, ids=lambda path: path.stem)
def test_what_once_broke_the_program_is_refused_or_read(path, tmp_path):
    target = TARGETS[path.stem.rpartition("-")[0]]
    assert rounds.broken_by(target, path.read_bytes(), tmp_path / "place") in (None, True)


@pytest.mark.parametrize("name", TARGETS)
def test_what_fuzzing_begins_from_is_whole(name, tmp_path):
    read = [rounds.broken_by(TARGETS[name], seed, tmp_path / "place") for seed in TARGETS[name].seeds()]
    assert read.count(True) >= len(read) - 2 or name == "dicomdir", read
    assert True in read


@pytest.mark.parametrize("name", TARGETS)
def test_changed_files_are_refused_in_words_or_read(name, tmp_path):
    made = Crew(LIMITS).ask(Path(name), rounds.run, name, 0, INPUTS)
    assert (made.tried, made.findings) == (INPUTS, ())
    assert made.peak < LIMITS.memory


def test_the_driver_counts_and_keeps_what_breaks(monkeypatch, tmp_path):
    found = rounds.Finding("settings", b"{}", "KeyError in settings.py:load")
    monkeypatch.setattr("tests.fuzz.__main__.KEPT", tmp_path)
    monkeypatch.setattr("tests.fuzz.__main__.one_round", lambda *_: rounds.Round(7, 5, (found,), 1 << 20))
    moments = chain([0.0, 1.0, 1.0, 1.0], repeat(99.0))
    monkeypatch.setattr("tests.fuzz.__main__.time", SimpleNamespace(monotonic=moments.__next__))
    figures = fuzz(["settings"], 10.0, 7, 0)["settings"]
    assert (figures["tried"], figures["read"]) == (7, 5)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"{}"]


def test_a_crasher_is_made_small(tmp_path):
    def breaks(data, folder):
        if b"bad" in data:
            raise KeyError

    target = type(TARGETS["settings"])("x", tuple, breaks)
    error = rounds.broken_by(target, b"bad", tmp_path / "place")
    assert rounds.smaller(target, b"a" * 300 + b"bad" + b"z" * 300, error, tmp_path / "place") == b"bad"


NUMBER = st.one_of(st.integers(-(2**31), 2**31), st.sampled_from([0, 1, 65535, 65536, 1 << 20]))
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)
DECIMAL = st.sampled_from(["0", "-1", "1e30", "-1e-30", "nan", "", "0.2", "99999999999999"])
FACTS = {
    "Rows": st.integers(0, 65535), "Columns": st.integers(0, 65535), "NumberOfFrames": st.integers(-3, 2**31),
    "SamplesPerPixel": st.integers(0, 9), "BitsAllocated": st.integers(0, 70), "BitsStored": st.integers(0, 70),
    "HighBit": st.integers(0, 70), "PixelRepresentation": st.integers(0, 3),
    "PhotometricInterpretation": st.one_of(TEXT, st.sampled_from(["MONOCHROME1", "RGB", "YBR_FULL", "PALETTE COLOR"])),
    "WindowCenter": DECIMAL, "WindowWidth": DECIMAL, "RescaleSlope": DECIMAL, "RescaleIntercept": DECIMAL,
    "VOILUTFunction": st.sampled_from(["LINEAR", "SIGMOID", "LINEAR_EXACT", "?"]),
    "PixelPaddingValue": st.integers(0, 65535),
    "PixelSpacing": st.lists(DECIMAL, max_size=3), "PatientName": TEXT, "PatientAge": TEXT,
}  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.fixed_dictionaries({}, optional=FACTS), cut=st.floats(0.9, 1))
def test_any_header_is_a_film_or_a_decode_error(tmp_path, facts, cut):
    try:
        data = build(seeds._film(16, 12), **facts)
    except Exception:  # what cannot be written cannot be read
        return
    path = tmp_path / "film.dcm"
    path.write_bytes(data[: int(len(data) * cut)])
    try:
        films = read_radiographs(path)
    except DecodeError as error:
        assert error.reason
    else:
        assert all(film.pixels.min() >= 0 and film.pixels.max() <= 1 for film in films)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXT, inner, max_size=4)),
    max_leaves=12,
)


@pytest.mark.parametrize("name", ["settings", "card", "results"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=JSON)
def test_any_json_is_refused_in_words_or_read(name, tmp_path, value):
    assert rounds.broken_by(TARGETS[name], seeds.as_json(value), tmp_path / "place") in (None, True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(st.one_of(TEXT, st.sampled_from(["1", "0", "a.png", '"', ";"])), max_size=5), max_size=6))
def test_any_table_of_truth_is_refused_in_words_or_read(tmp_path, rows):
    text = "file,fracture,part\n" + "\n".join(",".join(row) for row in rows)
    assert rounds.broken_by(TARGETS["truth_csv"], text.encode("utf-8"), tmp_path / "place") in (None, True)
