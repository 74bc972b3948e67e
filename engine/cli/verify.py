"""osteoscope-cli verify: whether a file of results still holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from engine.bundle import load, newest
from engine.cli.noted import Noted
from engine.cli.say import tell
from engine.cli.screen import Screen
from engine.errors import EngineError
from engine.report.content import RESEARCH_USE
from engine.verification import AREA, PIXELS, PROBABILITY

HOLDS, CANNOT, DIFFERS, STOPPED = 0, 1, 2, 3


def verify(
    results: Annotated[Path, typer.Argument(help="A results.jsonl.", metavar="READING.jsonl")],
    tolerance: Annotated[
        float, typer.Option("--tolerance", min=0.0, max=1.0, help="By how much a probability may differ.")
    ] = PROBABILITY,
    device: Annotated[str, typer.Option("--device", help="auto, cpu or cuda.")] = "auto",
    runtime: Annotated[str, typer.Option("--runtime", help="auto, torch or openvino.")] = "auto",
    workers: Annotated[int, typer.Option("--workers", min=1, help="Threads that decode ahead.")] = 2,
    truncated: Annotated[
        bool, typer.Option("--allow-truncated", help="Read what there is of files that end early.")
    ] = False,
    model: Annotated[Path | None, typer.Option("--model", help="Bundle to use instead of the newest.")] = None,
) -> int:
    """Read the films of a results.jsonl again and say what differs."""
    from engine.reader import Reader
    from engine.verification import verify as verified

    checked = differing = 0
    try:
        reader = Reader(load(model) if model else newest(), device, runtime, many=True)
        with Noted("verify") as noted, Screen(0) as screen:
            screen.say(RESEARCH_USE)
            compared = verified(results, reader, screen.follow, workers, tolerance, truncated, noted.read)
            for _, differences in compared:
                checked += 1
                differing += bool(differences)
                for difference in differences:
                    tell(str(difference))
    except KeyboardInterrupt:
        typer.echo(f"Stopped after {checked} files.", err=True)
        return STOPPED
    except EngineError as error:
        tell(str(error), err=True)
        return CANNOT
    typer.echo(
        f"{checked} files were read again, {differing} differ. Held as the same: probabilities within {tolerance:g}, "
        f"boxes within {PIXELS} pixels, areas within {AREA * 100:g} %; everything else must be equal."
    )
    return DIFFERS if differing else HOLDS
