"""Bundles of weights and card: found, verified, and only then used."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from engine.card import Card
from engine.errors import BundleError
from engine.records import Model

WEIGHTS = "weights.safetensors"
CARD = "card.json"
SHIPPED = Path(__file__).parents[1] / "resources" / "models"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A folder that holds weights and the card they belong to."""

    folder: Path
    card: Card

    @property
    def weights(self) -> Path:
        """The safetensors file."""
        return self.folder / WEIGHTS

    @property
    def model(self) -> Model:
        """Whose readings these are."""
        return Model(self.card.name, self.card.version, self.card.sha256)


def find(folder: Path = SHIPPED) -> tuple[Path, ...]:
    """Return the folders below `folder` that hold a card, newest version last."""
    if not folder.is_dir():
        return ()
    return tuple(sorted((path.parent for path in folder.glob(f"*/{CARD}")), key=_version))


def load(folder: Path) -> Bundle:
    """Return the bundle in `folder` after its weights were checked against the card.

    Raise BundleError where a file is missing, the card is not of this version's form, or the hash differs.
    """
    card = Card.load(folder / CARD)
    weights = folder / WEIGHTS
    try:
        with weights.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise BundleError(folder, f"{WEIGHTS} cannot be read ({error.strerror})") from error
    if found != card.sha256:
        raise BundleError(folder, f"{WEIGHTS} is not the file its card names (SHA-256 {found[:12]}…)")
    return Bundle(folder, card)


def newest(folder: Path = SHIPPED) -> Bundle:
    """Return the newest bundle below `folder`, verified; raise BundleError where there is none."""
    folders = find(folder)
    if not folders:
        raise BundleError(folder, "there is none")
    return load(folders[-1])


def _version(folder: Path) -> tuple[tuple[int, ...], str]:
    numbers = folder.name.rpartition("-")[2].split(".")
    return tuple(int(number) for number in numbers if number.isdigit()), folder.name
