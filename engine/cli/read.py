"""osteoscope-cli read: files and folders in, a folder of results out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.bundle import Bundle, load, newest
from engine.cli.screen import Screen
from engine.decode import find_films
from engine.errors import EngineError, OutputError
from engine.outputs import DEFAULT_FORMATS, FORMATS, Outputs
from engine.records import Status
from engine.runtime.careful import CarefulRuntime
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
    watch: Annotated[bool, typer.Option("--watch", help="Go on reading what arrives, until Ctrl-C.")] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Films decoded at once.")] = 2,
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
        if not films and not watch:
            typer.echo("There is nothing to read there.", err=True)
            return NOTHING_TO_READ
        reader = _reader(load(model) if model else newest(), device, runtime)
        work = _Work(reader, Outputs(out, wanted, reader.bundle.card, resume=resume), workers, truncated)
        return _watch(paths, work) if watch else _run(films, work)
    except EngineError as error:
        typer.echo(str(error), err=True)
        return STOPPED if isinstance(error, OutputError) else NOTHING_TO_READ


@dataclass(frozen=True, slots=True)
class _Work:
    """Who reads, where it goes, and how."""

    reader: Reader
    outputs: Outputs
    workers: int
    truncated: bool

    @property
    def notices(self) -> tuple[str, ...]:
        """What went otherwise than asked, a sentence each."""
        runtime = self.reader.runtime
        return (*(runtime.notices if isinstance(runtime, CarefulRuntime) else ()), *self.outputs.problems)


def _reader(bundle: Bundle, device: str, runtime: str) -> Reader:
    from engine.reader import Reader
    from engine.runtime.choose import choose

    reader = Reader(bundle, device, runtime)
    reader.runtime = CarefulRuntime(reader.runtime, lambda: choose(bundle, Device.CPU))
    return reader


def _run(films: Sequence[Path], work: _Work) -> int:
    waiting = work.outputs.waiting(films, work.reader.bundle.model)
    stopped = False
    with Screen(len(waiting)) as screen:
        _introduce(work.reader, screen)
        try:
            _read(waiting, work, screen)
        except KeyboardInterrupt:
            stopped = True
        counts = work.outputs.counts()
        work.outputs.finish(complete=not stopped)
    return _summary(counts, work, stopped)


def _watch(paths: Sequence[Path], work: _Work) -> int:
    """Read what is there and what arrives; Ctrl-C is how a watch ends."""
    from engine.watch import arrivals

    with Screen(None) as screen:
        _introduce(work.reader, screen)
        screen.say("Watching for new films. Ctrl-C ends it.")
        try:
            for films in arrivals(paths):
                if films:
                    _read(work.outputs.waiting(films, work.reader.bundle.model), work, screen)
                    work.outputs.publish()
        except KeyboardInterrupt:
            pass
        counts = work.outputs.counts()
        work.outputs.finish(complete=True)
    return _summary(counts, work, stopped=False)


def _introduce(reader: Reader, screen: Screen) -> None:
    runtime, model = reader.runtime, reader.bundle.model
    screen.say(f"{model.name} {model.version} on {runtime.device}, {runtime.runtime}, {runtime.precision}.")
    screen.say("Research use only. Not a medical device. Not for use in diagnosis.")


def _read(films: Sequence[Path], work: _Work, screen: Screen) -> None:
    from engine.batch import read_all

    outcomes = read_all(films, work.reader, workers=work.workers, allow_truncated=work.truncated)
    with closing(outcomes):  # a stop ends the threads before the tables are written
        for path, readings in outcomes:
            work.outputs.add_file(path, readings)
            screen.advance(path, readings)


def _summary(counts: Mapping[str, int], work: _Work, stopped: bool) -> int:
    read, doubtful, failed = (counts.get(status, 0) for status in (Status.READ, Status.NOT_ASSESSABLE, Status.FAILED))
    typer.echo(f"{read} read, {doubtful} not assessable, {failed} failed. Results are in {work.outputs.folder}.")
    for problem in work.notices:
        typer.echo(problem, err=True)
    if stopped:
        typer.echo("Stopped. What was finished is kept; the same command with --resume goes on from there.", err=True)
        return STOPPED
    return SOME_FAILED if failed else ALL_READ
