"""Bundles of weights and card: found, verified, and only then used."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from engine import files, places, weights
from engine.card import Card
from engine.errors import BundleError
from engine.records import Model

WEIGHTS = "weights.safetensors"
CARD = "card.json"
LONGEST_CARD = 8 * 2**20  # bytes; the shipped one has under 30,000
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


def installed() -> Path:
    """Return the folder of the models that were installed after the program."""
    return places.data() / "models"


def find(*folders: Path) -> tuple[Path, ...]:
    """Return the folders below `folders` that hold a card, newest version last; by default all that are here."""
    found = (path.parent for folder in folders or (SHIPPED, installed()) for path in folder.glob(f"[!.]*/{CARD}"))
    return tuple(sorted(found, key=version_of))


def load(folder: Path) -> Bundle:
    """Return the bundle in `folder` after it was checked: by itself, and by a signature where the site holds keys.

    Raise BundleError where a file is missing, the card is not of this version's form, a hash or a shape differs, or
    the site trusts keys and none of them signed the bundle as it is; SiteKeyError for a key that cannot be used.
    """
    from engine import signature, site

    keys = signature.trusted(site.folder())
    signed = signature.verify(folder, keys).files if keys else {}
    return checked(folder, signed.get(WEIGHTS))


def checked(folder: Path, found: str | None = None) -> Bundle:
    """Return the bundle in `folder` after its weights were checked against its card, signed or not.

    `found` is the SHA-256 of the weights where that is known already. Raise BundleError as `load` does.
    """
    card = _card(folder)
    path = folder / WEIGHTS
    try:
        if files.check_plain(path).st_size > weights.LARGEST:
            raise BundleError(folder, f"{WEIGHTS} is larger than any of ours ({weights.LARGEST} bytes)")
        found = found or _sha256(path)
        if found != card.sha256:
            raise BundleError(folder, f"{WEIGHTS} is not the file its card names (SHA-256 {found[:12]}…)")
        weights.check(path, card)
    except OSError as error:
        raise BundleError(folder, f"{WEIGHTS} cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise BundleError(folder, f"{WEIGHTS} does not fit the networks its card names: {error}") from error
    return Bundle(folder, card)


def _card(folder: Path) -> Card:
    try:
        if files.check_plain(folder / CARD).st_size > LONGEST_CARD:
            raise BundleError(folder, f"{CARD} is larger than any card ({LONGEST_CARD} bytes)")
    except OSError as error:
        raise BundleError(folder, f"its card cannot be read ({error.strerror})") from error
    return Card.load(folder / CARD)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def newest(*folders: Path) -> Bundle:
    """Return the newest bundle below `folders`, by default of all, verified; raise BundleError where there is none."""
    found = find(*folders)
    if not found:
        raise BundleError((folders or (SHIPPED,))[0], "there is none")
    return load(found[-1])


def version_of(folder: Path) -> tuple[tuple[int, ...], str]:
    """Return what orders bundles by the version in their names."""
    numbers = folder.name.rpartition("-")[2].split(".")
    return tuple(int(number) for number in numbers if number.isdigit()), folder.name
