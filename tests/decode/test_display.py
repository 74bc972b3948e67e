"""The display chain against values worked out by hand from the standard's formulas."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydicom import uid
from pydicom.dataset import Dataset

from engine.decode.display import window

RAMP = np.arange(16, dtype=np.uint16).reshape(4, 4) * 100  # 0, 100 … 1500
FULL = RAMP / 1500


def lut(first, data, bits, vr="US"):
    item = Dataset()
    item.add_new("LUTDescriptor", "SS" if first < 0 else "US", [len(data) % 65536, first, bits])
    item.add_new("LUTData", vr, data if vr == "US" else np.asarray(data, np.uint16).tobytes())
    return [item]


def test_no_window_shows_from_the_least_to_the_greatest_pixel(shown):
    assert np.allclose(shown(RAMP).pixels, FULL)


@pytest.mark.parametrize(
    ("photometric", "shape", "inverted"),
    [
        ("MONOCHROME2", None, False),
        ("MONOCHROME2", "IDENTITY", False),
        ("MONOCHROME1", None, True),
        ("MONOCHROME1", "INVERSE", True),
        ("MONOCHROME1", "IDENTITY", True),
        ("MONOCHROME2", "INVERSE", True),
        (" monochrome1 ", None, True),
    ],
)
def test_polarity_is_turned_once_or_never(shown, photometric, shape, inverted):
    facts = {"PresentationLUTShape": shape} if shape else {}
    with_shape = shown(RAMP, PhotometricInterpretation=photometric, **facts).pixels
    assert np.allclose(with_shape, 1 - FULL if inverted else FULL)


@pytest.mark.parametrize("function", [None, "LINEAR", "LINEAR_EXACT", "SIGMOID", "UNHEARD_OF"])
@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize("signed", [False, True])
def test_window_follows_the_standard_whatever_the_sign_and_polarity(shown, function, photometric, signed):
    centre, width = (-50, 401) if signed else (750, 401)
    stored = (RAMP.astype(np.int32) - 800).astype(np.int16) if signed else RAMP
    facts = {} if function is None else {"VOILUTFunction": function}
    film = shown(stored, PhotometricInterpretation=photometric, WindowCenter=centre, WindowWidth=width, **facts)
    x = stored.astype(float)
    truth = {"LINEAR_EXACT": (x - centre) / width + 0.5, "SIGMOID": 1 / (1 + np.exp(-4 * (x - centre) / width))}.get(
        function, (x - (centre - 0.5)) / (width - 1) + 0.5
    ).clip(0, 1)
    assert np.allclose(film.pixels, 1 - truth if photometric == "MONOCHROME1" else truth, atol=1e-6)


def test_window_applies_after_rescale(shown):
    film = shown(RAMP, RescaleSlope=2, RescaleIntercept=-1000, WindowCenter=500.5, WindowWidth=1001)
    assert np.allclose(film.pixels, ((2.0 * RAMP - 1000) / 1000).clip(0, 1), atol=1e-6)


def test_first_usable_of_several_windows_is_taken(shown):
    film = shown(RAMP, WindowCenter=[100, 750.5, 0], WindowWidth=[0, 1501, 10])
    assert np.allclose(film.pixels, FULL, atol=1e-6)


@pytest.mark.parametrize(("centre", "width"), [("700", "0"), ("700", "-5"), (None, "10"), ("700", None)])
def test_unusable_window_is_as_none(shown, centre, width):
    facts = {k: v for k, v in (("WindowCenter", centre), ("WindowWidth", width)) if v is not None}
    assert np.allclose(shown(RAMP, **facts).pixels, FULL)


def test_window_of_width_one_is_a_step(shown):
    assert np.array_equal(shown(RAMP, WindowCenter=700, WindowWidth=1).pixels, (RAMP >= 700).astype(np.float32))


@pytest.mark.parametrize("vr", ["US", "OW"])
@pytest.mark.parametrize("syntax", [uid.ExplicitVRLittleEndian, uid.ImplicitVRLittleEndian])
def test_voi_table_wins_over_a_window_and_ends_hold(shown, vr, syntax):
    table = [0, 1000, 2000, 4095]
    stored = np.array([[8, 9, 10], [11, 12, 13], [14, 200, 0]], np.uint16)
    film = shown(stored, VOILUTSequence=lut(10, table, 12, vr), WindowCenter=5, WindowWidth=2, syntax=syntax)
    truth = np.array([[0, 0, 0], [1000, 2000, 4095], [4095, 4095, 0]]) / 4095
    assert np.allclose(film.pixels, truth, atol=1e-6)


def test_eight_bit_voi_table_of_many_entries_does_not_wrap(shown):
    table = list(np.linspace(0, 255, 1501).round().astype(int).tolist())
    assert np.allclose(shown(RAMP, VOILUTSequence=lut(0, table, 8)).pixels, FULL, atol=1 / 255)


def test_signed_pixels_find_the_negative_start_of_a_table(shown):
    stored = np.array([[-3, -2], [-1, 0]], np.int16)
    assert np.allclose(shown(stored, VOILUTSequence=lut(-2, [0, 50, 255], 8)).pixels, [[0, 0], [50 / 255, 1]])


def test_modality_table_comes_before_the_window_and_need_not_rise(shown):
    table = [4000, 3000, 2000, 1000]
    stored = np.array([[0, 1], [2, 3]], np.uint16)
    assert np.allclose(shown(stored, ModalityLUTSequence=lut(0, table, 12)).pixels, [[1, 2 / 3], [1 / 3, 0]])
    windowed = shown(stored, ModalityLUTSequence=lut(0, table, 12), WindowCenter=2500.5, WindowWidth=1001)
    assert np.allclose(windowed.pixels, [[1, 1], [0, 0]])


@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
def test_padding_is_black_and_has_no_say_in_the_range(shown, photometric):
    stored = np.array([[0, 1000], [1500, 65535]], np.uint16)
    film = shown(stored, PhotometricInterpretation=photometric, PixelPaddingValue=65535)
    truth = np.array([[0, 1000 / 1500], [1, 0]])
    if photometric == "MONOCHROME1":
        truth = np.array([[1, 500 / 1500], [0, 0]])
    assert np.allclose(film.pixels, truth, atol=1e-6)


def test_padding_range_and_signed_padding(shown):
    stored = np.array([[-2000, -1990], [0, 10]], np.int16)
    assert np.allclose(shown(stored, PixelPaddingValue=-2000, PixelPaddingRangeLimit=-1980).pixels, [[0, 0], [0, 1]])


def test_one_value_or_only_padding_is_no_division_by_zero(shown):
    flat = np.full((4, 4), 7, np.uint16)
    assert not shown(flat).pixels.any() and not shown(flat, PixelPaddingValue=7).pixels.any()


def test_overlay_in_unused_bits_is_not_seen_and_high_bit_is_heeded(shown):
    stored = RAMP | np.uint16(0x8000)
    assert np.allclose(shown(stored, BitsStored=12, HighBit=11).pixels, FULL)
    assert np.allclose(shown(RAMP << 4, BitsStored=12, HighBit=15).pixels, FULL)


def test_thirty_two_bit_pixels(shown):
    assert np.allclose(shown(RAMP.astype(np.uint32) * 100_000).pixels, FULL, atol=1e-6)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.floats(-4000, 4000), st.floats(1, 8000), st.sampled_from(["LINEAR", "LINEAR_EXACT", "SIGMOID"]))
def test_window_never_falls_and_stays_within_bounds(centre, width, shape):
    seen = window(np.arange(-5000.0, 5000.0, 50.0), centre, width, shape)
    assert (np.diff(seen) >= 0).all() and seen.min() >= 0 and seen.max() <= 1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "the film's whole range"),
        ({"WindowCenter": 700, "WindowWidth": 300}, "centre 700, width 300"),
        ({"WindowCenter": 700, "WindowWidth": 0}, "the film's whole range"),
        ({"WindowCenter": 7, "WindowWidth": 3, "VOILUTFunction": "SIGMOID"}, "centre 7, width 3, SIGMOID"),
        ({"VOILUTSequence": lut(0, [0, 255], 8), "WindowCenter": 7, "WindowWidth": 3}, "VOI LUT of the file"),
    ],
)
def test_a_film_says_what_it_is_shown_through(shown, facts, words):
    assert shown(RAMP, **facts).source.window == words
