"""Which keys do what: the table's, and those that the reader chose instead, in a file of their own."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence

from engine import files

log = logging.getLogger(__name__)
NAME = "shortcuts.json"
BETWEEN = "; "  # keys of one action
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


def give(action: QAction, keys: str) -> None:
    """Give an action its keys, and say them in its tool tip."""
    action.setShortcuts(sequences(keys))
    native = shown(keys)
    action.setToolTip(f"{action.text()} ({native})" if native else action.text())


def sequences(keys: str) -> list[QKeySequence]:
    """Return keys as Qt has them."""
    return [one for one in QKeySequence.listFromString(keys, _PORTABLE) if not one.isEmpty()]


def normal(keys: str) -> str:
    """Return keys as they are kept."""
    return BETWEEN.join(one.toString(_PORTABLE) for one in sequences(keys))


def shown(keys: str) -> str:
    """Return keys as this system writes them."""
    return BETWEEN.join(one.toString(_NATIVE) for one in sequences(keys))


def of(action: QAction) -> str:
    """Return an action's keys as text."""
    return BETWEEN.join(one.toString(_PORTABLE) for one in action.shortcuts())


def conflicts(keys: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return for each name those that share a key with it; `keys` by name. "G" and "G, T" are one too many as well."""
    held = {name: sequences(text) for name, text in keys.items()}
    none = QKeySequence.SequenceMatch.NoMatch
    made: dict[str, tuple[str, ...]] = {}
    for name, own in held.items():
        others = tuple(
            other for other, theirs in held.items() if other != name
            and any(one.matches(two) is not none or two.matches(one) is not none for one in own for two in theirs)
        )  # fmt: skip
        if others:
            made[name] = others
    return made


def load(place: Path, defaults: Mapping[str, str]) -> dict[str, str]:
    """Return everyone's keys: the defaults, and what the reader chose in the folder `place` instead.

    What is unknown or unreadable is left out; a choice that would share a key is not taken.
    """
    chosen = {**defaults, **{name: keys for name, keys in _found(place).items() if name in defaults}}
    for name in conflicts(chosen):
        if chosen[name] != defaults[name]:
            log.warning("a shortcut that two actions would share was left out")
            chosen[name] = defaults[name]
    return dict(defaults) if conflicts(chosen) else chosen


def save(place: Path, keys: Mapping[str, str], defaults: Mapping[str, str]) -> None:
    """Keep what differs from the defaults in the folder `place`; raise OutputError where the disk refuses."""
    differing = {name: text for name, text in keys.items() if text != defaults[name]}
    files.write(place / NAME, (json.dumps(differing, indent=2, ensure_ascii=False) + "\n").encode("utf-8"))


def _found(place: Path) -> dict[str, str]:
    try:
        found = json.loads((place / NAME).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        log.warning("the shortcuts could not be read; the defaults are used")
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: keys for name, keys in found.items() if isinstance(name, str) and isinstance(keys, str)}
