"""Millimetres: at the detector, calibrated, or unknown."""

import numpy as np
import pytest

from engine.records import Calibration, Spacing

PIXELS = np.arange(16, dtype=np.uint16).reshape(4, 4)
IMAGER = {"ImagerPixelSpacing": [0.2, 0.1]}


@pytest.mark.parametrize(
    ("facts", "spacing"),
    [
        (IMAGER, (0.2, 0.1, "detector")),
        ({"PixelSpacing": [0.2, 0.1]}, (0.2, 0.1, "detector")),
        ({**IMAGER, "PixelSpacing": [0.2, 0.1], "PixelSpacingCalibrationType": "GEOMETRY"}, (0.2, 0.1, "detector")),
        ({**IMAGER, "PixelSpacing": [0.16, 0.08]}, (0.2, 0.1, "detector")),
        (
            {**IMAGER, "PixelSpacing": [0.16, 0.08], "PixelSpacingCalibrationType": "FIDUCIAL"},
            (0.16, 0.08, "calibrated"),
        ),
        ({"PixelSpacing": [0.16, 0.08], "PixelSpacingCalibrationType": "GEOMETRY"}, (0.16, 0.08, "calibrated")),
        ({**IMAGER, "EstimatedRadiographicMagnificationFactor": "1.25"}, (0.16, 0.08, "calibrated")),
        ({**IMAGER, "EstimatedRadiographicMagnificationFactor": "1.0"}, (0.2, 0.1, "detector")),
        ({**IMAGER, "EstimatedRadiographicMagnificationFactor": "0.5"}, (0.2, 0.1, "detector")),
        ({"NominalScannedPixelSpacing": [0.3, 0.3]}, (0.3, 0.3, "detector")),
        ({"PixelSpacing": [0.0, 0.0]}, None),
        ({"PixelSpacing": [-0.1, 0.1]}, None),
        ({"PixelSpacing": "0.1"}, None),
        ({"PixelSpacing": [900, 900]}, None),
        ({}, None),
        ({"Modality": "CT", "PixelSpacing": [0.5, 0.5]}, (0.5, 0.5, "calibrated")),
    ],
)
def test_spacing_says_at_which_plane_it_is_true(shown, facts, spacing):
    found = shown(PIXELS, **facts).spacing
    if spacing is None:
        assert found is None
    else:
        assert isinstance(found, Spacing) and found.calibration is Calibration(spacing[2])
        assert (found.row_mm, found.col_mm) == pytest.approx(spacing[:2])


def test_names_in_any_script_are_kept(shown):
    film = shown(PIXELS, PatientName="é^骨=عظم", PatientID=" 7 ", BurnedInAnnotation="NO", ImageLaterality="l")
    assert film.source.patient_name == "é^骨=عظم" and film.source.patient_id == "7"
    assert film.source.burned_in is False and film.source.laterality == "L" and film.source.view is None
