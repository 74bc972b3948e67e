"""Readings that no longer name anybody, for tables, reports and pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.deidentify import words
from engine.records import Reading, Source, Status


def stem(number: int) -> str:
    """Return what the film of this number is called in an export without names, from 1."""
    return f"film-{number:04}"


def nameless(reading: Reading, number: int) -> Reading:
    """Return the reading as that of a numbered film: without path, hash, patient, dates and identifiers.

    What is burned into the film's own pixels stays: only an eye can tell.
    """
    path, film = Path(stem(number)), reading.radiograph
    bare = None if film is None else replace(film, path=path, frame=None, sha256="", source=Source())
    return replace(reading, path=path, frame=None, sha256=None, radiograph=bare)


def suspected(reading: Reading) -> tuple[str, ...]:
    """Return what the film's source lets suspect of its picture, a sentence each; nothing for a film not read."""
    film = reading.radiograph
    if film is None or reading.status is Status.FAILED:
        return ()
    if film.source.transfer_syntax is None:
        return (words.PICTURE,)
    return {True: (words.SAID,), None: (words.SILENT,), False: ()}[film.source.burned_in]
