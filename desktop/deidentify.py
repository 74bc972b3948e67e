"""Readings that no longer name anybody, for tables, reports and pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.records import Reading, Source


def nameless(reading: Reading, number: int) -> Reading:
    """Return the reading as that of a numbered film: without path, hash, patient, dates and identifiers.

    What is burned into the film's own pixels stays: only an eye can tell.
    """
    path, film = Path(f"film-{number:04}"), reading.radiograph
    bare = None if film is None else replace(film, path=path, frame=None, sha256="", source=Source())
    return replace(reading, path=path, frame=None, sha256=None, radiograph=bare)
