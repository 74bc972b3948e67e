"""osteoscope-cli read: files and folders in, a folder of results out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from engine.bundle import Bundle, load, newest
from engine.cli.noted import Noted
from engine.cli.say import tell
from engine.cli.screen import Screen
from engine.cli.work import Asked, Work, here, there
from engine.decode import find_films
from engine.errors import DeviceError, EngineError, OutputError
from engine.outputs import DEFAULT_FORMATS, FORMATS, Outputs
from engine.records import Status
from engine.runtime.choose import Device, RuntimeName

ROWS = {"csv", "jsonl"}  # formats that need no film and no mask
ALL_READ, NOTHING_TO_READ, SOME_FAILED, STOPPED = 0, 1, 2, 3


def read(
    paths: Annotated[list[Path], typer.Argument(help="Films, and folders to search for films.", metavar="PATH...")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the results.")],
    formats: Annotated[str, typer.Option("--format", help=f"Any of {','.join(FORMATS)}.")] = ",".join(DEFAULT_FORMATS),
    device: Annotated[Device, typer.Option("--device", help="Where the networks run.")] = Device.AUTO,
    runtime: Annotated[RuntimeName, typer.Option("--runtime", help="What runs them.")] = RuntimeName.AUTO,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a stopped run left off.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Go on reading what arrives, until Ctrl-C.")] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Films decoded at once.")] = 2,
    truncated: Annotated[
        bool, typer.Option("--allow-truncated", help="Read what there is of files that end early.")
    ] = False,
    model: Annotated[Path | None, typer.Option("--model", help="Bundle to use instead of the newest.")] = None,
    cluster: Annotated[
        str | None, typer.Option("--cluster", help="Read on a Ray cluster: its address, or local.", metavar="ADDRESS")
    ] = None,
) -> int:
    """Read films and folders, and write results.csv, results.jsonl and what else was asked for."""
    wanted = _wanted(formats)
    try:
        films = find_films(paths, left_out)
        if not films and not watch:
            typer.echo("There is nothing to read there.", err=True)
            return NOTHING_TO_READ
        bundle = load(model) if model else newest()
        asked = Asked(bundle, device, runtime, workers, truncated)
        pictures = not set(wanted) <= ROWS
        work = here(asked, pictures=pictures) if cluster is None else there(asked, cluster, pictures=pictures)
        with Noted("read") as noted:
            task = _Task(bundle, work, Outputs(out, wanted, bundle.card, resume=resume), noted)
            return _done(task, films, paths if watch else ())
    except EngineError as error:
        tell(str(error), err=True)
        return STOPPED if isinstance(error, OutputError) else NOTHING_TO_READ


def _wanted(formats: str) -> tuple[str, ...]:
    """Return the formats that were asked for, each once; raise BadParameter for what is none."""
    wanted = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
    unknown = sorted(set(wanted) - set(FORMATS))
    if unknown or not wanted:
        raise typer.BadParameter(f"{', '.join(unknown) or 'nothing'} is no format; choose of {', '.join(FORMATS)}")
    return wanted


def _done(task: _Task, films: Sequence[Path], watched: Sequence[Path]) -> int:
    """Read the films, or what arrives in the folders that are watched; return the exit code."""
    try:
        return _watch(watched, task) if watched else _run(films, task)
    except DeviceError:
        task.outputs.let_go()
        raise


def left_out(path: Path, reason: str) -> None:
    """Say which file is left out, and why."""
    tell(f"{path} is left out: {reason}.", err=True)


@dataclass(frozen=True, slots=True)
class _Task:
    """Which model reads, what runs it, and where its readings go."""

    bundle: Bundle
    work: Work
    outputs: Outputs
    noted: Noted


def _run(films: Sequence[Path], task: _Task) -> int:
    waiting = task.outputs.waiting(films, task.bundle.model)
    stopped = False
    with Screen(len(waiting)) as screen:
        _introduce(task, screen)
        try:
            _read(waiting, task, screen)
        except KeyboardInterrupt:
            stopped = True
        counts = task.outputs.counts()
        task.outputs.finish(complete=not stopped)
    return _summary(counts, task, stopped)


def _watch(paths: Sequence[Path], task: _Task) -> int:
    """Read what is there and what arrives; Ctrl-C is how a watch ends."""
    from engine.watch import arrivals

    with Screen(None) as screen:
        _introduce(task, screen)
        screen.say("Watching for new films. Ctrl-C ends it.")
        try:
            for films in arrivals(paths):
                if films:
                    _read(task.outputs.waiting(films, task.bundle.model), task, screen)
                    task.outputs.publish()
        except KeyboardInterrupt:
            pass
        counts = task.outputs.counts()
        task.outputs.finish(complete=True)
    return _summary(counts, task, stopped=False)


def _introduce(task: _Task, screen: Screen) -> None:
    model = task.bundle.model
    screen.say(f"{model.name} {model.version} on {task.work.where}.")
    screen.say("Research use only. Not a medical device. Not for use in diagnosis.")


def _read(films: Sequence[Path], task: _Task, screen: Screen) -> None:
    with closing(task.work.read(films)) as outcomes:  # a stop ends the threads before the tables are written
        for path, readings in outcomes:
            task.noted.read(readings)
            task.outputs.add_file(path, readings)
            screen.advance(path, readings)
    task.noted.flush()  # a watch may wait for hours now


def _summary(counts: Mapping[str, int], task: _Task, stopped: bool) -> int:
    task.noted.exported("results", films=sum(counts.values()), formats=" ".join(task.outputs.formats))
    read, doubtful, failed = (counts.get(status, 0) for status in (Status.READ, Status.NOT_ASSESSABLE, Status.FAILED))
    tell(f"{read} read, {doubtful} not assessable, {failed} failed. Results are in {task.outputs.folder}.")
    for problem in (*task.work.notices, *task.outputs.problems):
        tell(problem, err=True)
    if stopped:
        typer.echo("Stopped. What was finished is kept; the same command with --resume goes on from there.", err=True)
        return STOPPED
    return SOME_FAILED if failed else ALL_READ
