"""The engine's sentences in the user's language."""

import re
from pathlib import Path

import pytest

from desktop import failure, language, spoken, words
from engine.bundle import SHIPPED, find, newest
from engine.errors import BundleError, DecodeError, OutputError
from engine.store.errors import StoreError
from tests.test_boundaries import ROOT


@pytest.fixture
def arabic(qapp):
    language.speak(qapp, "ar")
    yield
    language.forget(qapp)


def sources():
    texts = [path.read_text("utf-8") for path in (ROOT / "engine").rglob("*.py")]
    texts.append((ROOT / "desktop" / "work.py").read_text("utf-8"))
    joined = re.sub(r'"\s+f?"', "", "\n".join(texts))  # one literal in several lines
    return joined.replace("{_EYE}", "look at it before it leaves the house")


def test_every_form_is_still_one_that_the_engine_says():
    cards = "\n".join("\n".join(newest(SHIPPED).card.limits) for _ in find(SHIPPED)[:1])
    cards += "\n".join(one.why_off or "" for one in newest(SHIPPED).card.experts)
    system = (
        "No space left on device", "Permission denied", "Read-only file system", "No such file or directory",
        "database or disk is full", "Operation not permitted",
    )  # fmt: skip
    known = sources() + cards
    for form in spoken.FORMS:
        longest = max(re.split(r"\{\w+\}", form), key=len)
        assert longest in known or form in system, form


@pytest.mark.parametrize(
    "error",
    [
        DecodeError(Path("a: b.dcm"), "its pixel data (JPEG 2000) are damaged or end early"),
        DecodeError(Path("x.pdf"), "it is a PDF document, not a radiograph"),
        OutputError(Path("results.csv"), "No space left on device"),
        BundleError(Path("model"), "weights.safetensors is not the file its card names (SHA-256 0123456789ab…)"),
        StoreError(Path("cases.sqlite3"), "a newer version of Osteoscope has written it (form 9, and this version "
                                          "knows 2)"),
    ],
)  # fmt: skip
def test_an_error_is_said_in_arabic_with_its_names_in_place(arabic, error):
    said = failure.sentence(error)
    assert said != str(error)
    names = r"\(JPEG 2000\)|SHA-256|Osteoscope|PDF|[\w.: ]+\.(dcm|pdf|csv|sqlite3|safetensors)|model|\w{12}…"
    plain = re.sub(names, "", said)
    assert not re.search("[a-z]{3}", plain), said
    assert getattr(error, "path", getattr(error, "folder", None)).name in said


def test_a_reason_of_no_known_form_stays_as_it_is(arabic):
    assert spoken.said("its flux is out of phase") == "its flux is out of phase"
    assert words.sentence("its flux is out of phase") == "Its flux is out of phase."


def test_a_part_that_is_turned_away_is_named_in_arabic(arabic):
    said = words.sentence("the film shows the chest, which the models do not know")
    assert words.part("chest").lower() in said
    assert "chest" not in said


def test_english_stays_what_the_engine_said(qapp):
    error = DecodeError(Path("x.pdf"), "it is a PDF document, not a radiograph")
    assert failure.sentence(error) == str(error)
