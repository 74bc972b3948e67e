"""The selftest finds what is broken, and says so without falling over."""

import numpy as np
import pytest

from engine.decode.codecs import PLUGINS
from engine.errors import DeviceError
from engine.records import PartFinding, Status, Triage
from engine.selftest import decoders, installation
from engine.selftest.check import State
from tests.cli.test_read import run
from tests.factory import make_bundle, make_reading


def by_name(checks):
    return {check.name: check for check in checks}


def test_every_decoder_is_tried_and_works(tmp_path):
    found = list(decoders.checks(tmp_path))
    assert len(found) == len(PLUGINS) + 5
    assert [check for check in found if check.state is not State.WORKS] == []


def test_a_decoder_that_gives_other_pixels_is_found(tmp_path, monkeypatch):
    real = decoders.encoded

    def shifted(syntax, pixels):
        return real(syntax, np.roll(pixels, 9, axis=1))

    monkeypatch.setattr(decoders, "encoded", shifted)
    found = by_name(decoders.checks(tmp_path))
    assert all(found[name].state is State.BROKEN for name in ("RLELossless", "JPEG2000", "JPEGLosslessSV1"))
    assert "away from what was written" in found["RLELossless"].said and found["PNG"].state is State.WORKS


def test_a_decoder_that_raises_is_found(tmp_path, monkeypatch):
    def fail(path):
        raise DeviceError("no codec")

    monkeypatch.setattr(decoders, "read_radiographs", fail)
    assert {(check.state, check.said) for check in decoders.checks(tmp_path)} == {(State.BROKEN, "no codec")}


@pytest.mark.parametrize(
    ("reading", "fractured", "known"),
    [
        (make_reading(), True, True),
        (make_reading(triage=Triage.DOUBT), True, True),
        (make_reading(triage=Triage.NEGATIVE), True, False),
        (make_reading(triage=Triage.DOUBT), False, True),
        (make_reading(), False, False),
        (make_reading(parts=(PartFinding("knee", 0.9),)), True, False),
        (make_reading(status=Status.NOT_ASSESSABLE, fracture=None, parts=()), True, False),
    ],
)
def test_a_known_film_is_read_as_known_or_not(reading, fractured, known):
    assert installation.as_known(reading, "wrist", fractured=fractured) is known


def test_a_model_that_reads_the_known_films_otherwise_is_found(tmp_path):
    made = by_name(installation._runtimes(make_bundle(tmp_path / "test-0.0.1"), installation.SAMPLES, []))
    check = made["torch on cpu, fp32"]
    assert check.state is State.BROKEN and "thigh_normal.dcm" in check.said, "the test's model knows no thigh"


def test_without_a_model_the_rest_is_still_tried(tmp_path):
    code, screen = run("selftest", "--models", tmp_path)
    assert code == 2
    assert "BROKEN   bundle" in screen and "works    reviews" in screen and "works    PDF" in screen
    assert len(screen.splitlines()) <= 40, "one screen"
