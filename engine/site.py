"""What a site brings of its own: its letterhead and its guidance, from one folder that it may edit."""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine import files, guidance, places
from engine.errors import OutputError
from engine.report.letterhead import Letterhead

VARIABLE = "OSTEOSCOPE_SITE"  # names the folder; else it lies beside the user's settings
NAME = "letterhead.toml"


@dataclass(frozen=True, slots=True)
class Site:
    """The letterhead, the guidance with the site's own entries, and what could not be used, a sentence each."""

    letterhead: Letterhead | None
    guidance: guidance.Guidance
    problems: tuple[str, ...] = ()


def folder() -> Path:
    """Return the site's folder, whether it is there or not."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else places.config() / "site"


def load(place: Path | None = None) -> Site:
    """Read `letterhead.toml` (name, lines, logo) and `guidance/*.toml` of the site's folder; never raises for them."""
    place = place or folder()
    advice = guidance.load(place / "guidance")
    problems = [str(problem) for problem in advice.problems]
    letterhead: Letterhead | None = None
    try:
        letterhead = _letterhead(place)
    except FileNotFoundError:
        pass  # a site need not have one
    except (OSError, ValueError, RecursionError) as error:
        problems.append(f"The letterhead in {NAME} is left out: {error}.")
    return Site(letterhead, advice, tuple(problems))


def keep_letterhead(head: Letterhead | None, place: Path | None = None) -> None:
    """Write `letterhead.toml` into the site's folder, or take it away; raise OutputError where the disk refuses."""
    path = (place or folder()) / NAME
    if head is None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(path, error.strerror or type(error).__name__) from error
        return
    texts = {"name": head.name, "lines": list(head.lines)} | ({"logo": str(head.logo)} if head.logo else {})
    # A text in JSON, and a list of texts, are the same in TOML.
    lines = (f"{key} = {json.dumps(text, ensure_ascii=False)}\n" for key, text in texts.items())
    files.write(path, "".join(lines).encode("utf-8"))


def _letterhead(place: Path) -> Letterhead:
    files.check_plain(place / NAME)
    facts: dict[str, Any] = tomllib.loads((place / NAME).read_bytes().decode("utf-8-sig"))
    name, lines, logo = facts.get("name"), facts.get("lines", []), facts.get("logo")
    if not isinstance(name, str) or not name.strip():
        raise ValueError('it names no clinic (name = "…")')
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise ValueError("lines must be a list of texts")
    return Letterhead(name, tuple(lines), None if logo is None else _logo(place, logo))


def _logo(place: Path, name: Any) -> Path:
    from PIL import Image  # a window asks for the letterhead before it is on screen, and most have no logo

    try:
        files.check_plain(place / str(name))
        with Image.open(place / str(name)) as picture:
            picture.verify()
    except Exception as error:  # Pillow raises anything over a damaged picture
        raise ValueError(f"its logo {name} is not a picture that can be read") from error
    return place / str(name)
