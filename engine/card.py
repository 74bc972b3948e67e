"""The card that travels with a set of weights: all that reading must know, and nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from engine.errors import BundleError
from engine.preprocess import Recipe

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Rate:
    """A measured share with its 95 % interval and the number of films behind it."""

    value: float
    low: float
    high: float
    films: int


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """A threshold on the calibrated probability and what was measured at it on held-out films."""

    threshold: float
    sensitivity: Rate
    specificity: Rate


@dataclass(frozen=True, slots=True)
class PartPoints:
    """The two operating points of one part; `scope` says on which films they were measured."""

    high_sensitivity: OperatingPoint
    high_specificity: OperatingPoint
    scope: str


@dataclass(frozen=True, slots=True)
class Expert:
    """One question asked of some parts.

    `kind` is "fracture", "bone_density" or "osteoarthritis"; `labels` are the classes of the last two.
    `own_block` tells whether it brings its own last bottleneck or shares the trunk's. A fracture probability is
    the logistic function of `logit_weight` * film logit + `mask_weight` * mask logit + `bias`.
    An expert that is not `enabled` is never asked, and `why_off` says why.
    """

    name: str
    kind: str
    parts: tuple[str, ...]
    own_block: bool
    labels: tuple[str, ...] = ()
    logit_weight: float = 1.0
    mask_weight: float = 0.0
    bias: float = 0.0
    temperature: float = 1.0
    enabled: bool = True
    why_off: str | None = None


@dataclass(frozen=True, slots=True)
class Routing:
    """How the film's part is decided.

    `parts` is the order of the router's outputs; a part is listed at or above `threshold`, the likeliest always.
    `unsupported` are parts the router knows only in order to turn them away.
    """

    parts: tuple[str, ...]
    threshold: float
    temperature: float
    unsupported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Masks:
    """How the decoder's maps become masks and regions; areas in canvas pixels."""

    bone_threshold: float
    fracture_threshold: float
    smallest_region: float
    smallest_bone: float


@dataclass(frozen=True, slots=True)
class Card:
    """Everything about a bundle but its weights; `tree` maps a label to the labels below it, "" being the root."""

    format: int
    name: str
    version: str
    sha256: str  # of weights.safetensors
    recipe: Recipe
    tree: dict[str, tuple[str, ...]]
    routing: Routing
    experts: tuple[Expert, ...]
    points: dict[str, PartPoints]  # by part
    masks: Masks
    limits: tuple[str, ...]  # sentences a reader must know
    training: dict[str, Any]  # data, licences, dates: for people
    results: dict[str, Any]  # measured figures with their intervals: for people

    def save(self, path: Path) -> None:
        """Write the card as JSON."""
        path.write_text(json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n", "utf-8")

    @classmethod
    def load(cls, path: Path) -> Card:
        """Read a card; raise BundleError where it is absent, unreadable, too new or not of this form."""
        try:
            card = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise BundleError(path.parent, f"its card cannot be read ({error})") from error
        if not isinstance(card, dict) or card.get("format") != FORMAT:
            found = card.get("format") if isinstance(card, dict) else None
            raise BundleError(path.parent, f"its card has format {found}, and this version reads {FORMAT}")
        try:
            made: Card = _build(cls, card)
        except (KeyError, TypeError, ValueError) as error:
            raise BundleError(path.parent, f"its card is not complete ({error})") from error
        return made


def _build(kind: Any, value: Any) -> Any:
    """Turn parsed JSON into the dataclasses, tuples and numbers that the annotations name."""
    origin = get_origin(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(value, dict):
            raise TypeError(f"{kind.__name__} must be an object")
        hints = get_type_hints(kind)
        unknown = set(value) - {field.name for field in fields(kind)}
        if unknown:
            raise ValueError(f"{kind.__name__} has unknown fields {sorted(unknown)}")
        return kind(**{key: _build(hints[key], item) for key, item in value.items()})
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(f"a list was expected instead of {value!r}")
        return tuple(_build(get_args(kind)[0], item) for item in value)
    if origin is dict:
        if not isinstance(value, dict):
            raise TypeError(f"an object was expected instead of {value!r}")
        return {key: _build(get_args(kind)[1], item) for key, item in value.items()}
    if origin in (Union, UnionType):
        return None if value is None else _build(get_args(kind)[0], value)
    if kind is Any:
        return value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise TypeError(f"{kind.__name__} was expected instead of {value!r}")
    return value
