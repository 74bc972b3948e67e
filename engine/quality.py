"""Whether a film can be assessed at all, and if not, why."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from engine.records import Radiograph

# Thresholds stand well clear of real films: of 3,429 limb films the least contrast is 0.3, the most colour 0.
LEAST_SIDE = 128  # pixels; below it a fracture line is narrower than a pixel
LEAST_CONTRAST = 0.06  # between the 1st and 99th percentile
MOST_COLOUR = 0.25  # share of visibly coloured pixels; markers and annotations stay below
PAPER_TONE = 0.7  # a page is brighter
PAPER_SHARE = 0.6  # of the page at its own white
PAPER_INK = 0.1  # share of half-tones that print has at most; a film shown negative has far more
LEAST_BETWEEN = 0.03  # share of pixels neither black nor white
MOST_BLOWN = 0.75  # of all that is not black ground, at pure white; collimation strips stay below
_SAMPLES = 300_000

# DICOM modalities (PS3.3 C.7.3.1.1.1) that are no projection radiographs, in words.
OTHER_MODALITIES = {
    "CT": "a CT image",
    "MR": "an MR image",
    "US": "an ultrasound image",
    "IVUS": "an ultrasound image",
    "NM": "a nuclear medicine image",
    "PT": "a PET image",
    "SR": "a report",
    "DOC": "a document",
    "SEG": "a segmentation",
    "PR": "a presentation state",
    "KO": "a list of key images",
    "REG": "a registration",
    "RTDOSE": "a radiotherapy dose",
    "RTPLAN": "a radiotherapy plan",
    "RTSTRUCT": "a radiotherapy structure set",
    "RTRECORD": "a radiotherapy record",
    "ES": "an endoscopic image",
    "OP": "a photograph of the eye",
    "OPT": "an OCT image",
    "OCT": "an OCT image",
    "IVOCT": "an OCT image",
    "SM": "a microscopic image",
    "GM": "a microscopic image",
    "XC": "a photograph",
    "DMS": "a photograph of the skin",
    "ECG": "an ECG",
    "EPS": "an electrophysiology study",
    "HD": "a pressure curve",
    "BDUS": "an ultrasound measurement",
    "PLAN": "a plan",
    "M3D": "a 3-D model",
    "TG": "a thermogram",
}


def assess(radiograph: Radiograph) -> str | None:
    """Return as a clause why the film cannot be assessed, or None when it can.

    Judged are what the file says and how its greys are spread, over at most 300,000 pixels of the film. Which part
    of the body it shows is the router's question.
    """
    source, (rows, cols) = radiograph.source, radiograph.pixels.shape
    if source.modality in OTHER_MODALITIES:
        return f"it is {OTHER_MODALITIES[source.modality]}, not a radiograph"
    if min(rows, cols) < LEAST_SIDE:
        return f"it is too small, {rows} x {cols} pixels, where {LEAST_SIDE} are needed on the short side"
    if source.colourful is not None and source.colourful > MOST_COLOUR:
        return "it is a colour picture, not a radiograph"
    return _greys(_sampled(radiograph.pixels))


def _greys(greys: NDArray[np.float32]) -> str | None:
    low, high = np.percentile(greys, [1, 99])
    if high - low < LEAST_CONTRAST:
        return "it is nearly empty, with hardly any contrast"
    if _is_paper(greys):
        return "it is a page of text or a drawing, not a radiograph"
    white, black = float((greys >= 0.98).mean()), float((greys <= 0.02).mean())
    between = 1.0 - white - black
    # White alone would refuse collimated films, black alone a finger on a large detector.
    if between < LEAST_BETWEEN or white > MOST_BLOWN * (white + between):
        return "it is clipped: nearly all that it shows is pure black or pure white"
    return None


def _is_paper(greys: NDArray[np.float32]) -> bool:
    """Say whether the picture is print: mostly one bright tone, some dark, and little between the two."""
    counts = np.bincount(np.minimum(greys * 50, 49).astype(np.uint8).ravel(), minlength=50)
    peak = int(counts.argmax())
    tone = peak / 50
    if tone <= PAPER_TONE:  # the ground of a film is black
        return False
    paper = counts[max(0, peak - 2) : peak + 3].sum() / greys.size
    half_tones = float(((greys > 0.35 * tone) & (greys < 0.85 * tone)).mean())
    return bool(paper > PAPER_SHARE) and half_tones < PAPER_INK


def _sampled(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    step = max(1, math.ceil(math.sqrt(pixels.size / _SAMPLES)))
    return pixels[::step, ::step]
