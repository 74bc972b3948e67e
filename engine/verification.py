"""Whether a file of results still holds: read the same films again and say what differs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import files
from engine.errors import TruthError
from engine.outputs import film_file
from engine.progress import Report, silent
from engine.records import Reading
from engine.report import jsonl

if TYPE_CHECKING:
    from engine.reader import Reader

PROBABILITY = 0.01  # by how much a probability may differ: runtimes and precisions round differently
PIXELS = 2  # a box's edges
AREA = 0.05  # of a region's area, as a share of the larger
QUESTIONS = ("fracture", "bone_density", "osteoarthritis")
SAME = ("sha256", "status", "reason", "limb")

Row = dict[str, Any]
Fact = tuple[str, Any, Any]  # its name, before, now


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact of one film that is not what the file of results says; `str()` is a line for people."""

    film: str
    fact: str
    before: Any
    now: Any

    def __str__(self) -> str:
        return f"{self.film}: {self.fact} was {_said(self.before)}, now {_said(self.now)}."


def rows(path: Path) -> tuple[Row, ...]:
    """Return the objects of a results.jsonl; raise TruthError, with the line, where it is none."""
    made = []
    try:
        files.check_plain(path)
        with path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                row = json.loads(line)
                if not isinstance(row, dict) or not _is_result(row):
                    raise TruthError(path, f"line {number} is no result of a reading")
                made.append(row)
    except OSError as error:
        raise TruthError(path, error.strerror or type(error).__name__) from error
    except (ValueError, RecursionError) as error:
        raise TruthError(path, f"line {len(made) + 1} is no JSON") from error
    if not made:
        raise TruthError(path, "it holds no results")
    return tuple(made)


def verify(
    path: Path,
    reader: Reader,
    report: Report = silent,
    workers: int = 2,
    tolerance: float = PROBABILITY,
    allow_truncated: bool = False,
    each: Callable[[Sequence[Reading]], None] = lambda readings: None,
) -> Iterator[tuple[Path, tuple[Difference, ...]]]:
    """Yield each film file of a results.jsonl with what differs now; nothing where it holds.

    Films are looked for where the rows say, else beside or below the results. `report` may raise Cancelled;
    `each` is told the readings of every file.
    """
    from engine.batch import read_all

    before: dict[Path, list[Row]] = {}
    for row in rows(path):
        before.setdefault(_place(row, path.parent), []).append(row)
    outcomes = read_all(list(before), reader, report, workers, allow_truncated, pictures=False)
    for film, readings in outcomes:
        each(readings)
        yield film, compared(before[film], readings, tolerance)


def compared(
    before: Sequence[Row], readings: Sequence[Reading], tolerance: float = PROBABILITY
) -> tuple[Difference, ...]:
    """Return what differs between the rows of one file and its readings of now."""
    name = before[0]["file"]
    if len(before) != len(readings):
        return (Difference(name, "the number of films in the file", len(before), len(readings)),)
    found: list[Difference] = []
    for row, reading in zip(before, readings, strict=True):
        now = json.loads(jsonl.line(reading))
        pairs = _facts(row, now, tolerance)
        found += [Difference(row["file"], fact, was, value) for fact, was, value in pairs]
    return tuple(found)


def _is_result(row: Row) -> bool:
    """Tell whether everything that is compared can be found in a row."""
    try:
        _answers(row), _probabilities(row), tuple(_regions(row["regions"], row["regions"], 0.0))
        return isinstance(row["file"], str)
    except (AttributeError, KeyError, TypeError, ValueError):
        return False


def _facts(row: Row, now: Row, tolerance: float) -> Iterator[Fact]:
    """Yield what differs; what is not a number must be the same."""
    was, current = _answers(row), _answers(now)
    for key in dict.fromkeys((*was, *current)):
        if was.get(key) != current.get(key):
            yield key, was.get(key), current.get(key)
    before, after = _probabilities(row), _probabilities(now)
    for key in dict.fromkeys((*before, *after)):
        first, second = before.get(key), after.get(key)
        if first is None or second is None or abs(first - second) > tolerance:
            yield key, first, second
    yield from _regions(row["regions"], now["regions"], tolerance)


def _answers(row: Row) -> dict[str, Any]:
    made = {key: row[key] for key in SAME}
    model, fracture, density, joint = (
        row[key] or {} for key in ("model", "fracture", "bone_density", "osteoarthritis")
    )
    made["model"] = model.get("sha256")
    made["triage"] = fracture.get("triage")
    made |= {f"triage of the {one['part']}": one["triage"] for one in fracture.get("parts", ())}
    made["bone density"], made["Kellgren-Lawrence grade"] = density.get("label"), joint.get("kl_grade")
    return made


def _probabilities(row: Row) -> dict[str, float]:
    made = {f"probability that it is the {one['part']}": float(one["probability"]) for one in row["parts"]}
    fracture, density, joint = (row[key] or {} for key in QUESTIONS)
    if fracture:
        made["fracture probability"] = float(fracture["probability"])
    for one in fracture.get("parts", ()):
        made[f"fracture probability of the {one['part']}"] = float(one["probability"])
    made |= {f"probability of {label}": float(share) for label, share in density.get("probabilities", {}).items()}
    shares = enumerate(joint.get("probabilities", ()))
    return made | {f"probability of Kellgren-Lawrence grade {grade}": float(share) for grade, share in shares}


def _regions(before: Sequence[Row], now: Sequence[Row], tolerance: float) -> Iterator[Fact]:
    if len(before) != len(now):
        yield "the number of regions", len(before), len(now)
        return
    for number, (first, second) in enumerate(zip(before, now, strict=True), 1):
        if max(abs(a - b) for a, b in zip(first["box"], second["box"], strict=True)) > PIXELS:
            yield f"the box of region {number}", first["box"], second["box"]
        if abs(first["area_px"] - second["area_px"]) > AREA * max(first["area_px"], second["area_px"]):
            yield f"the area of region {number}", first["area_px"], second["area_px"]
        if abs(first["probability"] - second["probability"]) > tolerance:
            yield f"the probability of region {number}", first["probability"], second["probability"]


def _place(row: Row, folder: Path) -> Path:
    name = film_file(row["file"])
    here = Path(name)
    places = (here, folder / here, folder.parent / here, folder / here.name)
    return next((place for place in places if place.is_file()), here)


def _said(value: Any) -> str:
    if value is None:
        return "not there"
    return f"{value:.4f}" if isinstance(value, float) else str(value)
