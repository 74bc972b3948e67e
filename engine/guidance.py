"""Published guidance that goes with a finding: where to look, in our own words, never a dose."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from engine import files

SHIPPED = Path(__file__).parents[1] / "resources" / "guidance"
ADULT = 16  # entries are for this age and above unless they say otherwise
TEXTS = ("id", "statement", "source", "section", "population", "link")
KEYS = {*TEXTS, "reviewed_on", "findings", "parts", "red_flag", "age_from", "age_to", "confirmed_only"}
_DOSE = re.compile(r"\d\s*(mg|mcg|micrograms?|µg|μg|g|grams?|ml|iu|units?)(/|\b)", re.IGNORECASE)


class Topic(StrEnum):
    """What an entry may be about."""

    FRACTURE = "fracture"
    DOUBT = "doubt"
    NO_FRACTURE = "no_fracture"
    LOW_BONE_DENSITY = "low_bone_density"
    OSTEOARTHRITIS = "osteoarthritis"


@dataclass(frozen=True, slots=True)
class Entry:
    """One pointer to a published text. Empty `parts` means every part; ages are in years, both ends included."""

    id: str
    statement: str
    source: str
    section: str
    population: str
    link: str
    reviewed_on: date
    findings: tuple[Topic, ...]
    parts: tuple[str, ...] = ()
    red_flag: bool = False
    age_from: int = ADULT
    age_to: int | None = None
    confirmed_only: bool = False  # shown only after a reader confirmed the finding


@dataclass(frozen=True, slots=True)
class Problem:
    """What of a guidance file could not be used; `str()` is a sentence."""

    file: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"Guidance in {where} is left out: {self.reason}."


@dataclass(frozen=True, slots=True)
class Guidance:
    """All entries that loaded, and what did not."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """An entry that applies; not `confirmed` means suggested by a finding that no reader has confirmed."""

    entry: Entry
    confirmed: bool


def load(site: Path | None = None, shipped: Path = SHIPPED) -> Guidance:
    """Return the shipped entries, with those of the site's own folder added; the same id replaces."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for folder in (shipped, site):
        if folder is None:
            continue
        for path in sorted(folder.glob("*.toml")):
            for made in _read(path):
                if isinstance(made, Problem):
                    problems.append(made)
                else:
                    entries[made.id] = made
    return Guidance(tuple(entries.values()), tuple(problems))


def applying(
    guidance: Guidance, findings: Iterable[tuple[Topic, bool]], parts: Sequence[str], age: float | None
) -> tuple[Advice, ...]:
    """Return the entries for findings, each with whether a reader confirmed it; red flags first.

    `parts` are those of the film, likeliest first. Without an age every entry applies; its population says for whom.
    """
    held = dict(findings)
    made = []
    for entry in guidance.entries:
        topics = [topic for topic in entry.findings if topic in held]
        confirmed = any(held[topic] for topic in topics)
        fits = not entry.parts or bool(set(entry.parts) & set(parts))
        if topics and fits and _of_age(entry, age) and (confirmed or not entry.confirmed_only):
            made.append(Advice(entry, confirmed))
    return tuple(sorted(made, key=lambda advice: not advice.entry.red_flag))


def _of_age(entry: Entry, age: float | None) -> bool:
    return age is None or (entry.age_from <= age and (entry.age_to is None or age < entry.age_to + 1))


def _read(path: Path) -> list[Entry | Problem]:
    try:
        files.check_plain(path)
        text = path.read_bytes().decode("utf-8-sig")
        tables = tomllib.loads(text).get("entry", [])
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at (?:line (\d+)|end of document)", str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        return [Problem(path.name, line, re.sub(r" \(at .*", "", str(error)).lower())]
    except (OSError, ValueError, RecursionError) as error:
        return [Problem(path.name, None, f"it cannot be read ({type(error).__name__})")]
    if not isinstance(tables, list) or not tables:
        return [Problem(path.name, None, "it holds no [[entry]]")]
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith("[[entry]]")]
    lines += [0] * len(tables)
    return [_entry(table, path.name, line or None) for table, line in zip(tables, lines, strict=False)]


def _entry(table: Any, file: str, line: int | None) -> Entry | Problem:
    try:
        return _built(table)
    except (KeyError, TypeError, ValueError) as error:
        reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
        return Problem(file, line, reason)


def _built(table: Any) -> Entry:
    if not isinstance(table, dict):
        raise TypeError("an entry must be a table")
    if unknown := set(table) - KEYS:
        raise ValueError(f"{', '.join(sorted(unknown))} is not a known key")
    texts = {key: table[key] for key in TEXTS}
    for key, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"{key} must be a text")
    if _DOSE.search(texts["statement"]):
        raise ValueError("the statement names a dose")
    if not texts["link"].startswith(("https://", "http://")):
        raise ValueError("link must be a web address")
    if not isinstance(table["reviewed_on"], date):
        raise TypeError("reviewed_on must be a date, such as 2026-01-31")
    rest = {key: table[key] for key in ("red_flag", "confirmed_only", "age_from", "age_to") if key in table}
    for key, value in rest.items():
        if not isinstance(value, int) or isinstance(value, bool) != (key in ("red_flag", "confirmed_only")):
            raise TypeError(f"{key} is not of its kind")
    findings = tuple(Topic(topic) for topic in _texts(table, "findings"))
    return Entry(**texts, reviewed_on=table["reviewed_on"], findings=findings, parts=_texts(table, "parts"), **rest)


def _texts(table: dict[str, Any], key: str) -> tuple[str, ...]:
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{key} must be a list of texts")
    return tuple(values)
