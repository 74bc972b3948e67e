"""Which films are turned away, and that plain ones are not."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.quality import assess
from engine.records import Radiograph, Source

RNG = np.random.default_rng(3)


def limb(rows=300, cols=240):
    """A bright shaft in grey soft tissue on black ground, with noise."""
    across = np.abs(np.linspace(-1, 1, cols))
    profile = np.where(across < 0.12, 0.8, np.where(across < 0.45, 0.35, 0.03))
    return (np.tile(profile, (rows, 1)) + RNG.normal(0, 0.02, (rows, cols))).clip(0, 1).astype(np.float32)


def film(pixels, **facts):
    return Radiograph(Path("film.png"), np.asarray(pixels, np.float32), source=Source(**facts))


def test_a_plain_film_is_assessed_with_collimation_and_large_black_ground():
    pixels = limb()
    assert assess(film(pixels, modality="DX", colourful=0.01)) is None
    pixels[:, -50:] = 1
    assert assess(film(pixels)) is None
    small = np.zeros((900, 900), np.float32)
    small[:300, :240] = limb()
    assert assess(film(small)) is None


@pytest.mark.parametrize(
    ("pixels", "facts", "says"),
    [
        (limb(), {"modality": "CT"}, "it is a CT image, not a radiograph"),
        (limb(), {"modality": "SR"}, "it is a report, not a radiograph"),
        (limb(100, 500), {}, "too small"),
        (limb(), {"colourful": 0.6}, "colour picture"),
        (np.full((200, 200), 0.4), {}, "nearly empty"),
        (limb() * 0.04 + 0.5, {}, "nearly empty"),
        ((limb() > 0.3).astype(np.float32), {}, "clipped"),
        (np.where(RNG.random((300, 300)) < 0.12, 0.1, 0.97), {}, "page of text"),
    ],
)
def test_what_cannot_be_assessed_says_why(pixels, facts, says):
    assert says in assess(film(pixels, **facts))


def test_a_negative_shown_film_is_not_taken_for_paper():
    assert assess(film(1 - limb())) is None


def test_assessing_changes_nothing():
    before = film(limb())
    copy = replace(before, pixels=before.pixels.copy())
    assess(before)
    assert np.array_equal(before.pixels, copy.pixels)
