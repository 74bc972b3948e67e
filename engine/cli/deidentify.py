"""osteoscope-cli deidentify: DICOM films and our own objects in, the same without names out."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine import files
from engine.cli.noted import Noted
from engine.cli.read import ALL_READ, NOTHING_TO_READ, SOME_FAILED, STOPPED, left_out
from engine.cli.say import tell
from engine.cli.screen import Screen
from engine.decode import find_films
from engine.deidentify import Identifiers
from engine.errors import DecodeError, EngineError, OutputError
from engine.progress import Step

if TYPE_CHECKING:
    from engine.deidentify.film import Written

LIST = "look-at-these.csv"


def deidentify(
    paths: Annotated[list[Path], typer.Argument(help="DICOM files, and folders to search.", metavar="PATH...")],
    out: Annotated[Path, typer.Option("--out", help="Folder for what is written.")],
) -> int:
    """Write DICOM files again by the Basic Application Level Confidentiality Profile (PS3.15, Annex E).

    They are called film-0001.dcm and so on; look-at-these.csv says what an eye must still judge, and corners/ shows
    where names are mostly burned in. Identifiers agree within one call, and with no other call's.
    """
    written: list[Written] = []
    try:
        films = find_films(paths, left_out)
        if not films:
            typer.echo("There is nothing to read there.", err=True)
            return NOTHING_TO_READ
        with Noted("deidentify") as noted:
            try:
                failed = _write(films, out, written, noted)
                _put_list(written, out)
            finally:
                noted.exported("DICOM without names", [one.source for one in written])
    except KeyboardInterrupt:
        typer.echo(f"Stopped. {len(written)} files were written.", err=True)
        return STOPPED
    except EngineError as error:
        tell(str(error), err=True)
        return STOPPED
    warned = sum(bool(one.warnings) for one in written)
    typer.echo(
        f"{len(written)} written without names, {failed} failed, {warned} to be looked at. They are in {out}. What is "
        "burned into the pixels stays."
    )
    return SOME_FAILED if failed else ALL_READ


def _write(films: Sequence[Path], out: Path, written: list[Written], noted: Noted) -> int:
    """Write every film that can be, and return how many could not."""
    from engine.deidentify.film import write_film
    from engine.deidentify.reading import stem

    identifiers, failed = Identifiers(), 0
    with Screen(len(films)) as screen:
        for done, film in enumerate(films, 1):
            try:
                one = write_film(film, out / f"{stem(done)}.dcm", identifiers)
                written.append(one)
                noted.opened([one.source])
                _show_corners(one, out)
            except OutputError:
                raise
            except DecodeError as error:
                failed += 1
                screen.say(str(error))
            screen.follow(Step(done, len(films), ""))
    return failed


def _show_corners(one: Written, out: Path) -> None:
    """Draw the corners of a film that is warned of, where it can be decoded."""
    from engine.deidentify.burned_in import corners
    from engine.outputs import png
    from engine.prepare import decoded

    if not one.warnings:
        return
    try:
        film = decoded(one.path)[0]
    except DecodeError:
        return  # the file stands and is listed all the same
    files.write(out / "corners" / f"{one.path.stem}.png", png(corners(film)))


def _put_list(written: Sequence[Written], out: Path) -> None:
    stream = io.StringIO()
    rows = csv.writer(stream)
    rows.writerow(("file", "warning"))
    rows.writerows((one.path.name, said) for one in written for said in one.warnings)
    files.write(out / LIST, ("\ufeff" + stream.getvalue()).encode("utf-8"))
