"""What `compare` runs: every number of it may be set in the TOML."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Lesson:
    """How one network is taught: `draws` films an epoch, every class equally often, AdamW with a cosine."""

    epochs: int = 6
    draws: int = 800
    batch: int = 16
    rate: float = 1e-3
    decay: float = 0.02
    shift: int = 4  # largest move of a film, px; mirrored half the time as well

    def __str__(self) -> str:
        return f"{self.epochs} epochs of {self.draws} films"


@dataclass(frozen=True, slots=True)
class Regions:
    """Table (a): a frozen ResNet50 and a fine-tuned top; `starts` are the trunk's weights."""

    starts: tuple[str, ...] = ("bundle", "scratch")
    top: Lesson = field(default_factory=lambda: Lesson(epochs=12, draws=2400, batch=64, rate=5e-4))


@dataclass(frozen=True, slots=True)
class Fractures:
    """Table (b): fracture yes or no; `sigma_px` is the Gaussian filter's deviation at the size the networks see."""

    side: int = 64
    sigma_px: float = 1.0
    starts: tuple[str, ...] = ("bundle",)
    networks: tuple[str, ...] = ("plain", "crack", "dilated", "inception")
    components: tuple[int, ...] = (20, 60)  # of PCA; the tuning films choose
    small: Lesson = field(default_factory=Lesson)
    top: Lesson = field(default_factory=lambda: Lesson(epochs=8, draws=800, batch=32, rate=5e-4))
    block: Lesson = field(default_factory=lambda: Lesson(epochs=4, draws=800, rate=1e-4))


@dataclass(frozen=True, slots=True)
class Density:
    """Table (c): bone density of the knee, by repeated stratified cross-validation."""

    side: int = 64
    trunk_side: int = 128
    folds: int = 5
    repeats: int = 2
    small: Lesson = field(default_factory=lambda: Lesson(epochs=10, draws=134))
    deep: Lesson = field(default_factory=lambda: Lesson(epochs=6, draws=134, rate=3e-4))
    top: Lesson = field(default_factory=lambda: Lesson(epochs=15, draws=134, rate=5e-4))


@dataclass(frozen=True, slots=True)
class Bone:
    """Table (d): outlines of bone, cross-validated by block over the traced films."""

    side: int = 96
    width: int = 8  # channels of the U-Net's first level
    folds: int = 3
    phantoms: int = 100
    losses: tuple[str, ...] = ("bce", "mse")
    lesson: Lesson = field(default_factory=lambda: Lesson(epochs=12, draws=128, rate=2e-3))


@dataclass(frozen=True, slots=True)
class Compare:
    """The four tables, where the films are, and where tables and half-done work go."""

    data: str = "../shared/data"
    results: str = "training/results"
    run: str = "runs/compare"
    bundle: str | None = None  # the newest shipped one
    tables: tuple[str, ...] = ("fractures", "bone", "density", "regions")  # as they are run
    trunk_side: int = 96  # longest side of a film before the ResNet50
    threads: int = 1
    seed: int = 1
    regions: Regions = field(default_factory=Regions)
    fractures: Fractures = field(default_factory=Fractures)
    density: Density = field(default_factory=Density)
    bone: Bone = field(default_factory=Bone)

    def beginning(self, start: str) -> Compare:
        """Return the same comparison with ResNet50 begun from `start` alone."""
        some = (start,)
        return replace(self, regions=replace(self.regions, starts=some), fractures=replace(self.fractures, starts=some))


def fingerprint(*parts: object) -> str:
    """Return twelve hexadecimal digits that change with any setting that `parts` (dataclasses or plain values) hold."""
    plain = [asdict(part) if hasattr(part, "__dataclass_fields__") else part for part in parts]  # type: ignore[call-overload]
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:12]
