"""What the tables share: the films with their split, read when first asked for, and the trunk's features of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.bundle import Bundle, load, newest
from engine.progress import Report, silent
from training.compare.films import filtered, smaller, squares
from training.compare.plan import Compare, fingerprint
from training.compare.trunks import FilmFeatures, features, trunk
from training.data import fracatlas
from training.data.fracatlas import Film

Where = NDArray[np.int64]


class Study:
    """One run of the comparison: its settings, its bundle and its films."""

    def __init__(self, config: Compare, report: Report = silent) -> None:
        self.config, self.report = config, report
        self.folder = Path(config.run)
        self.data = Path(config.data)
        self._features: dict[tuple[str, float], FilmFeatures] = {}

    @cached_property
    def bundle(self) -> Bundle:
        """The bundle whose trunk stands in for ImageNet's weights, and which is compared with."""
        return load(Path(self.config.bundle)) if self.config.bundle else newest()

    @cached_property
    def films(self) -> tuple[Film, ...]:
        """Every film of FracAtlas, in order of name."""
        return fracatlas.films(self.data / "fracatlas")

    @cached_property
    def pixels(self) -> NDArray[np.uint8]:
        """The films on squares of `trunk_side`."""
        side = self.config.trunk_side
        return squares([film.path for film in self.films], side, self.folder / f"fracatlas-{side}.npy", self.report)

    def small(self, side: int, sigma_px: float) -> NDArray[np.uint8]:
        """Return the films on squares of `side`, after a Gaussian filter of `sigma_px` (0: none)."""
        return filtered(smaller(self.pixels, side), sigma_px)

    def features(self, start: str, sigma_px: float) -> FilmFeatures:
        """Return what a trunk makes of all films at `trunk_side`; `start` as in `trunks.trunk`."""
        key = (start, sigma_px)
        if key not in self._features:
            self._features.clear()  # hundreds of megabytes each; cells of one trunk stand together
            print_ = fingerprint(start, sigma_px, self.config.trunk_side, self.bundle.card.sha256, self.config.seed)
            network = trunk(start, self.bundle, self.config.seed)
            seen = filtered(self.pixels, sigma_px)
            self._features[key] = features(network, seen, self.folder / f"features-{start}-{print_}", self.report)
        return self._features[key]

    def places(self, side: str, wanted: Callable[[Film], bool] = lambda film: True) -> Where:
        """Return the places of the wanted films of one side of the split."""
        return np.array([at for at, film in enumerate(self.films) if film.side == side and wanted(film)], np.int64)

    def blocks(self, places: Where) -> list[str]:
        """Return the linked block of each film."""
        return [self.films[at].component for at in places]

    def settings_print(self, *parts: object) -> str:
        """Return the fingerprint of a cell: its own settings, the bundle and the seed."""
        return fingerprint(*parts, self.bundle.card.sha256, self.config.seed)


def of_start(start: str) -> str:
    """Return in words where a trunk begins."""
    words = {"bundle": "from the shipped bundle", "scratch": "never taught", "imagenet": "from ImageNet"}
    return words[start]
