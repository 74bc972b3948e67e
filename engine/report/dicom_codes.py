"""Codes of our DICOM objects: those of the standard's own dictionary, and a private scheme for the rest."""

from __future__ import annotations

from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code

SCHEME = "99OSTEOSCOPE"
# SNOMED CT codes are those that DICOM itself lists; it lists none for a fracture, so that one is ours.
FRACTURE = Code("FRACTURE", SCHEME, "Suspected fracture")
BONE_DENSITY = Code("BONE_DENSITY", SCHEME, "Radiographic features of low bone density")
OSTEOARTHRITIS = Code("OSTEOARTHRITIS", SCHEME, "Radiographic features of osteoarthritis")
TRIAGE = Code("TRIAGE", SCHEME, "Fracture triage")
DENSITY_CLASS = Code("DENSITY_CLASS", SCHEME, "Class of bone density, not a T-score")
KL_GRADE = Code("KL_GRADE", SCHEME, "Kellgren-Lawrence grade")
SHARE_OF_BONE = Code("SHARE_OF_BONE", SCHEME, "Share of the bone's area")
ACROSS = Code("ACROSS_BONE", SCHEME, "Extent across the bone's local width")
EXTENT = Code("EXTENT", SCHEME, "Length across the bone")
AREA_PIXELS = Code("AREA_PIXELS", SCHEME, "Area in pixels")
AREA = codes.SCT.Area
AREA_DETECTOR = Code("AREA_DETECTOR", SCHEME, "Area at the detector, magnification not known")
EXTENT_DETECTOR = Code("EXTENT_DETECTOR", SCHEME, "Length across the bone at the detector, not corrected")
ENGLISH = Code("en-GB", "RFC5646", "English (United Kingdom)")
PROBABILITY = codes.DCM.Probability
RADIOGRAPHY = codes.SCT.PlainRadiography
BONE = codes.SCT.Bone
ANATOMY = codes.SCT.AnatomicalStructure
ABNORMAL = codes.SCT.MorphologicallyAbnormalStructure
NO_UNITS = Code("1", "UCUM", "no units")
PIXELS = Code("{pixels}", "UCUM", "pixels")
SQUARE_MM = Code("mm2", "UCUM", "square millimeter")
MM = Code("mm", "UCUM", "millimeter")
PARTS = {
    "hand": codes.SCT.Hand, "wrist": codes.SCT.WristJoint, "forearm": codes.SCT.Forearm, "elbow": codes.SCT.ElbowJoint,
    "upper_arm": codes.SCT.UpperArm, "shoulder": codes.SCT.Shoulder, "pelvis_hip": codes.SCT.Hip,
    "thigh": codes.SCT.Thigh, "knee": codes.SCT.Knee, "lower_leg": codes.SCT.LowerLeg, "ankle": codes.SCT.AnkleJoint,
    "foot": codes.SCT.Foot,
}  # fmt: skip
SIDES = {"L": codes.SCT.Left, "R": codes.SCT.Right}


def ours(value: str, meaning: str) -> Code:
    """Return a code of the private scheme; a code value may hold 16 characters."""
    return Code(value.upper()[:16], SCHEME, meaning[:64])
