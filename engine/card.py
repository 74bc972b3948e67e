"""The card that travels with a set of weights: all that reading must know, and nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from engine import files
from engine.errors import BundleError
from engine.preprocess import Recipe

FORMAT = 1
LONGEST_REASON = 200  # characters of what a card says that are shown


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
    `own_block` tells whether it brings its own last bottleneck or shares the trunk's; an expert of a `joint` works on
    the trunk's third stage, and is asked only of films on which a joint fills the frame. A fracture probability is
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
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Routing:
    """How the film's part is decided.

    `parts` is the order of the router's outputs; a part is listed at or above `threshold`, the likeliest always.
    `unsupported` are parts the router knows only in order to turn them away, which it does where their probabilities
    together reach `turn_away`. Where there is a `joint_part`, a head of its own says whether a film is outside of all
    that is known, and whether it is that part cut to the joint, which it is from `joint_threshold` on.
    """

    parts: tuple[str, ...]
    threshold: float
    temperature: float
    unsupported: tuple[str, ...]
    turn_away: float = 0.5
    joint_part: str | None = None
    joint_threshold: float = 0.5


@dataclass(frozen=True, slots=True)
class Masks:
    """How the decoder's maps become masks and regions; areas in canvas pixels."""

    bone_threshold: float
    fracture_threshold: float
    smallest_region: float
    smallest_bone: float


@dataclass(frozen=True, slots=True)
class Int8:
    """What the networks need to run in eight bits, and whether their readings stayed near enough.

    `largest` holds, by the name of a convolution's weights, the largest value of its input: its 0 to 255. Where
    `passed`, `gate` says what changed on held-out films; where not, eight bits are used only when asked for.
    """

    largest: dict[str, float]
    passed: bool
    gate: dict[str, Any]


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
    int8: Int8 | None = None  # None where it was never measured

    def save(self, path: Path) -> None:
        """Write the card as JSON; raise OutputError where the disk refuses."""
        files.write(path, (json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n").encode("utf-8"))

    @classmethod
    def load(cls, path: Path) -> Card:
        """Read a card; raise BundleError where it is absent, unreadable, too new or not of this form."""
        try:
            card = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise BundleError(path.parent, f"its card cannot be read ({error})") from error
        if not isinstance(card, dict) or card.get("format") != FORMAT:
            found = card.get("format") if isinstance(card, dict) else None
            raise BundleError(
                path.parent, f"its card has format {str(found)[:LONGEST_REASON]}, and this version reads {FORMAT}"
            )
        try:
            made: Card = _build(cls, card)
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise BundleError(path.parent, f"its card is not complete ({str(error)[:LONGEST_REASON]})") from error
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
