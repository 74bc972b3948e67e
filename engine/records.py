"""The nouns of the engine: what was read, and what we concluded about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.geometry import Fit


class Status(StrEnum):
    """What became of a file."""

    READ = "read"
    NOT_ASSESSABLE = "not_assessable"
    FAILED = "failed"


class Triage(StrEnum):
    """At or above the high-specificity point, below the high-sensitivity point, or between."""

    POSITIVE = "positive"
    DOUBT = "doubt"
    NEGATIVE = "negative"


class Calibration(StrEnum):
    """What a millimetre in `Spacing` means."""

    DETECTOR = "detector"  # at the detector plane: magnified by an unknown factor
    CALIBRATED = "calibrated"  # corrected for magnification, or measured on a known object


@dataclass(frozen=True, slots=True)
class Spacing:
    """Millimetres between pixel centres, down (`row_mm`) and across (`col_mm`), both above 0."""

    row_mm: float
    col_mm: float
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class Source:
    """What the file says of itself; every fact is None where the file is silent."""

    modality: str | None = None  # DICOM (0008,0060), "DX"
    transfer_syntax: str | None = None  # its name, "JPEG Lossless, Non-Hierarchical, SV1"
    body_part: str | None = None  # DICOM (0018,0015), as written there
    laterality: str | None = None  # "L" or "R"
    view: str | None = None  # DICOM (0018,5101), "AP"
    patient_id: str | None = None
    patient_name: str | None = None
    patient_sex: str | None = None
    patient_age: str | None = None  # DICOM age string, "034Y"
    study_uid: str | None = None
    series_uid: str | None = None
    instance_uid: str | None = None
    study_date: str | None = None  # DICOM date, "20260131"
    burned_in: bool | None = None  # (0028,0301) BurnedInAnnotation
    window: str | None = None  # what the film is shown through: "centre 2048, width 4096", "VOI LUT of the file"
    colourful: float | None = None  # share of pixels with visible colour, 0..1; None for grey files


@dataclass(frozen=True, slots=True, eq=False)
class Radiograph:
    """One decoded film, bright bone on dark ground, whatever the file said."""

    path: Path
    pixels: NDArray[np.float32]  # (rows, cols), display range 0..1
    spacing: Spacing | None = None  # None: no spacing, no millimetres
    frame: int | None = None  # 1-based in a multi-frame file, None for a single film
    sha256: str = ""  # of the file's bytes
    source: Source = field(default_factory=Source)


@dataclass(frozen=True, slots=True, eq=False)
class Preprocessed:
    """A film as the network takes it, and the way back to the film."""

    pixels: NDArray[np.float32]  # (canvas rows, canvas cols), normalised as the card says
    fit: Fit
    joint: NDArray[np.float32] | None = None  # the same at a joint's scale; None where no joint can fill the frame


@dataclass(frozen=True, slots=True)
class Run:
    """Where and how the networks ran, and one film's share of the time it took."""

    device: str
    runtime: str
    precision: str
    elapsed_s: float


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """What the networks answered, before any decision; float32 throughout.

    `main_part` (parts,) sums to 1 in the card's order of parts. `bone` and `fracture` are probabilities 0..1
    on a grid over the canvas. `fracture_logit` holds, for each part group that was asked, the film's
    uncalibrated logit. `expert_probabilities` holds the softmax of each further question that was asked.
    """

    main_part: NDArray[np.float32]
    bone: NDArray[np.float32]
    fracture: NDArray[np.float32]
    activation: NDArray[np.float32]  # class activation map of fracture, (rows, cols) 0..1, on its own grid
    fracture_logit: dict[str, float]
    expert_probabilities: dict[str, NDArray[np.float32]]
    run: Run | None = None


@dataclass(frozen=True, slots=True)
class PartFinding:
    """One body part of the film and how sure the router is of it."""

    part: str
    probability: float


@dataclass(frozen=True, slots=True)
class PartFracture:
    """The fracture question as asked for one part."""

    part: str
    probability: float
    triage: Triage


@dataclass(frozen=True, slots=True)
class Fracture:
    """The fracture question for the film: the worst of its parts."""

    probability: float
    triage: Triage
    parts: tuple[PartFracture, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """One suspected fracture: a box in the film's pixels, and quantities with their units in the name."""

    box: tuple[int, int, int, int]  # x, y, width, height
    probability: float
    area_px: int
    area_mm2: float | None
    share_of_bone: float | None  # of the bone's area on this film, 0..1
    extent_across_bone: float | None  # of the bone's local width, 0..1
    extent_mm: float | None = None


@dataclass(frozen=True, slots=True)
class BoneDensity:
    """A prompt to measure, never a T-score."""

    label: str
    probabilities: dict[str, float]


@dataclass(frozen=True, slots=True)
class Osteoarthritis:
    """Kellgren-Lawrence grade 0..4 with its five probabilities."""

    kl_grade: int
    probabilities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Whose reading this is."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Everything one reading produced; enough to draw or report without the model."""

    path: Path
    status: Status
    reason: str | None  # a clause, when status is not READ
    sha256: str | None
    frame: int | None = None
    radiograph: Radiograph | None = None
    limb: str | None = None
    parts: tuple[PartFinding, ...] = ()
    fracture: Fracture | None = None
    bone_density: BoneDensity | None = None
    osteoarthritis: Osteoarthritis | None = None
    regions: tuple[Region, ...] = ()
    bone_mask: NDArray[np.bool_] | None = None  # (rows, cols) of the film
    fracture_mask: NDArray[np.bool_] | None = None  # (rows, cols) of the film
    activation: NDArray[np.float32] | None = None  # (rows, cols) on a coarse grid over the film, 0..1
    fracture_map: NDArray[np.float32] | None = None  # probability 0..1, on a grid over the network's canvas
    model: Model | None = None
    device: str | None = None
    runtime: str | None = None
    precision: str | None = None
    elapsed_s: float | None = None

    @property
    def name(self) -> str:
        """The film's name: the path as given, with `#frame` for one film of many in a file."""
        return str(self.path) if self.frame is None else f"{self.path}#{self.frame}"
