"""osteoscope-cli read: files and folders in, a folder of results out."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from engine.bundle import Bundle, load, newest
from engine.cli.screen import Screen
from engine.decode import find_films
from engine.errors import EngineError, OutputError
from engine.outputs import DEFAULT_FORMATS, FORMATS, Outputs
from engine.records import Status
from engine.runtime.choose import Device, RuntimeName

if TYPE_CHECKING:
    from engine.reader import Reader

ALL_READ, NOTHING_TO_READ, SOME_FAILED, STOPPED = 0, 1, 2, 3


def read(
    paths: Annotated[list[Path], typer.Argument(help="Films, and folders to search for films.", metavar="PATH...")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the results.")],
    formats: Annotated[str, typer.Option("--format", help=f"Any of {','.join(FORMATS)}.")] = ",".join(DEFAULT_FORMATS),
    device: Annotated[Device, typer.Option("--device", help="Where the networks run.")] = Device.AUTO,
    runtime: Annotated[RuntimeName, typer.Option("--runtime", help="What runs them.")] = RuntimeName.AUTO,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a stopped run left off.")] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Threads that decode ahead.")] = 2,
    truncated: Annotated[
        bool, typer.Option("--allow-truncated", help="Read what there is of files that end early.")
    ] = False,
    model: Annotated[Path | None, typer.Option("--model", help="Bundle to use instead of the newest.")] = None,
) -> int:
    """Read films and folders, and write results.csv, results.jsonl and what else was asked for."""
    wanted = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
    unknown = sorted(set(wanted) - set(FORMATS))
    if unknown or not wanted:
        raise typer.BadParameter(f"{', '.join(unknown) or 'nothing'} is no format; choose of {', '.join(FORMATS)}")
    try:
        films = find_films(paths)
        if not films:
            typer.echo("There is nothing to read there.", err=True)
            return NOTHING_TO_READ
        reader = _reader(load(model) if model else newest(), device, runtime)
        keep = partial(_is_current, reader.bundle) if resume else None
        return _run(films, reader, Outputs(out, wanted, keep, reader.bundle.card), workers, truncated)
    except EngineError as error:
        typer.echo(str(error), err=True)
        return STOPPED if isinstance(error, OutputError) else NOTHING_TO_READ


def _reader(bundle: Bundle, device: str, runtime: str) -> Reader:
    from engine.reader import Reader

    return Reader(bundle, device, runtime)


def _run(films: tuple[Path, ...], reader: Reader, outputs: Outputs, workers: int, truncated: bool) -> int:
    from engine.batch import read_all

    waiting = [film for film in films if str(film) not in outputs.kept_files]
    counts: Counter[str] = Counter(row["status"] for row in outputs.kept)
    stopped = False
    with Screen(len(waiting)) as screen:
        runtime, model = reader.runtime, reader.bundle.model
        screen.say(f"{model.name} {model.version} on {runtime.device}, {runtime.runtime}, {runtime.precision}.")
        screen.say("Research use only. Not a medical device. Not for use in diagnosis.")
        try:
            for path, readings in read_all(waiting, reader, workers=workers, allow_truncated=truncated):
                for reading in readings:
                    outputs.add(reading)
                    counts[reading.status.value] += 1
                screen.advance(path, readings)
        except KeyboardInterrupt:
            stopped = True
        outputs.finish(complete=not stopped)
    return _summary(counts, outputs, stopped)


def _is_current(bundle: Bundle, row: dict[str, Any]) -> bool:
    """Tell whether a row of the run before need not be read again: not failed, and by this very model."""
    return row["status"] != Status.FAILED and (row["model"] or {}).get("sha256") == bundle.model.sha256


def _summary(counts: Counter[str], outputs: Outputs, stopped: bool) -> int:
    typer.echo(
        f"{counts[Status.READ]} read, {counts[Status.NOT_ASSESSABLE]} not assessable, {counts[Status.FAILED]} failed. "
        f"Results are in {outputs.folder}."
    )
    for problem in outputs.problems:
        typer.echo(problem, err=True)
    if stopped:
        typer.echo("Stopped. What was finished is kept; the same command with --resume goes on from there.", err=True)
        return STOPPED
    return SOME_FAILED if counts[Status.FAILED] else ALL_READ
