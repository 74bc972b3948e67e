"""What the user chose, kept as JSON that holds only what differs from the defaults."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine import files, places
from engine.store import private

log = logging.getLogger(__name__)
NAME = "settings.json"
THEMES = ("system", "dark", "light")
DEVICES = ("auto", "cpu", "cuda")
RUNTIMES = ("auto", "torch", "openvino")
LANGUAGES = ("", "en", "zh_CN", "ar")  # "" is the system's
_CHOICES = {"theme": THEMES, "device": DEVICES, "runtime": RUNTIMES, "language": LANGUAGES}


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting and its default."""

    theme: str = "dark"  # one of THEMES
    last_folder: str = ""  # where the file dialogues open
    reader: str = ""  # name written beside every review
    opacity: float = 0.8  # of the overlays, 0..1
    device: str = "auto"  # one of DEVICES
    runtime: str = "auto"  # one of RUNTIMES
    language: str = ""  # one of LANGUAGES
    export_folder: str = ""  # where the export begins; "" is the last folder
    recent: tuple[str, ...] = ()  # files and folders, the last first
    acknowledged: str = ""  # the version of the research-use notice that was agreed to


def folder() -> Path:
    """Return the user's configuration folder of Osteoscope."""
    return places.config()


def load(place: Path) -> Settings:
    """Return the settings in the folder `place`; what is absent, unknown or of the wrong kind is the default."""
    try:
        found = json.loads((place / NAME).read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        log.warning("the settings could not be read; the defaults are used")
        return Settings()
    return _checked(found if isinstance(found, dict) else {})


def save(place: Path, settings: Settings) -> None:
    """Replace the settings in the folder `place`, whole; raise OutputError where the disk refuses.

    Escaped to ASCII, since the name of a folder that was opened may hold bytes that no text can.
    """
    defaults = asdict(Settings())
    differing = {key: value for key, value in asdict(settings).items() if value != defaults[key]}
    files.write(place / NAME, (json.dumps(differing, indent=2) + "\n").encode("ascii"))
    private.keep_with_folder(place / NAME)


def _checked(found: dict[str, Any]) -> Settings:
    known = {key: type(value) for key, value in asdict(Settings()).items()}
    if isinstance(found.get("recent"), list):
        found = found | {"recent": tuple(path for path in found["recent"] if isinstance(path, str))}
    kept = {key: value for key, value in found.items() if type(value) is known.get(key)}
    for key, choices in _CHOICES.items():
        if kept.get(key) not in choices:
            kept.pop(key, None)
    if not 0.0 <= kept.get("opacity", 0.0) <= 1.0:
        kept.pop("opacity")
    return Settings(**kept)
