"""How many millimetres a pixel is, and at which plane that is true."""

from __future__ import annotations

import math

from pydicom.dataset import Dataset

from engine.decode.attributes import code, number, numbers, value_of
from engine.records import Calibration, Spacing

PROJECTION = frozenset({"CR", "DX", "DR", "RG", "RF", "XA", "MG", "IO", "PX", "OT", "SC", "DF", "XC", ""})
_LEAST_MM, _MOST_MM = 0.01, 10.0
_MOST_MAGNIFIED = 10.0
_CORRECTED = ("FIDUCIAL", "GEOMETRY")

Pair = tuple[float, float]


def spacing_of(ds: Dataset) -> Spacing | None:
    """Return the film's spacing, None where the file gives none that can be true.

    On a projection image (PS3.3 10.7.1.1 and 10.7.1.3) Imager Pixel Spacing lies at the detector's front face, where
    the bone is magnified. Pixel Spacing is corrected for that only if it differs from Imager Pixel Spacing, and says
    by what when it is so (Pixel Spacing Calibration Type: GEOMETRY, an assumed magnification; FIDUCIAL, an object of
    known size). Equal values are uncorrected, whatever type stands beside them. Where they differ and no type is
    given, nobody vouches for the correction: we keep what the detector knows. Estimated Radiographic Magnification
    Factor is the distance source-detector over source-patient: at the bone, the detector's pixel is that much smaller.
    """
    pixel = _pair(ds, "PixelSpacing")
    if code(ds, "Modality") not in PROJECTION:
        return _spacing(pixel, Calibration.CALIBRATED)  # in the patient already (PS3.3 10.7.1.2)
    imager = _pair(ds, "ImagerPixelSpacing")
    corrected = code(ds, "PixelSpacingCalibrationType") in _CORRECTED
    if pixel and corrected and not _same(pixel, imager):
        return _spacing(pixel, Calibration.CALIBRATED)
    if imager and (factor := _magnification(ds)) is not None:
        return _spacing((imager[0] / factor, imager[1] / factor), Calibration.CALIBRATED)
    # A digitised film lay on the detector; its scanner's pixel is the detector's.
    return _spacing(imager or pixel or _pair(ds, "NominalScannedPixelSpacing"), Calibration.DETECTOR)


def _spacing(pair: Pair | None, calibration: Calibration) -> Spacing | None:
    return Spacing(pair[0], pair[1], calibration) if pair else None


def _same(pixel: Pair, imager: Pair | None) -> bool:
    return imager is not None and all(math.isclose(a, b, rel_tol=1e-4) for a, b in zip(pixel, imager, strict=True))


def _magnification(ds: Dataset) -> float | None:
    """Return the magnification, None if absent, 1, or impossible: the patient stands before the detector."""
    factor = number(value_of(ds, "EstimatedRadiographicMagnificationFactor"))
    return factor if factor is not None and 1.0 < factor <= _MOST_MAGNIFIED else None


def _pair(ds: Dataset, keyword: str) -> Pair | None:
    """Return (row, col) millimetres, None unless both are lengths that a detector can have."""
    found = numbers(value_of(ds, keyword))
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    return (found[0], found[1]) if all(_LEAST_MM <= mm <= _MOST_MM for mm in found if mm is not None) else None
