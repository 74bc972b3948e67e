"""osteoscope-cli bench: how fast this is here."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from engine import files
from engine.bundle import SHIPPED, load, newest
from engine.cli.say import tell
from engine.decode import find_films
from engine.errors import EngineError
from engine.runtime.choose import Device, RuntimeName

SAMPLES = SHIPPED.parent / "samples"


def bench(
    paths: Annotated[list[Path] | None, typer.Argument(help="Films to measure with.", metavar="[PATH...]")] = None,
    written: Annotated[Path | None, typer.Option("--json", help="Write the figures here too.")] = None,
    films: Annotated[int, typer.Option("--films", min=1, help="Copies in the folder that is read.")] = 20,
    rounds: Annotated[int, typer.Option("--rounds", min=1, help="Turns of each flow; the median counts.")] = 3,
    device: Annotated[Device, typer.Option("--device", help="Where the networks run.")] = Device.AUTO,
    runtime: Annotated[RuntimeName, typer.Option("--runtime", help="What runs them.")] = RuntimeName.AUTO,
    model: Annotated[Path | None, typer.Option("--model", help="Bundle to use instead of the newest.")] = None,
) -> int:
    """Measure this installation against its budgets; without PATH, on the synthetic samples."""
    from engine.bench import budgets
    from engine.reader import Reader

    try:
        found = find_films(paths or [SAMPLES])
        if not found:
            typer.echo("There is nothing to read there.", err=True)
            return 1
        reader = Reader(load(model) if model else newest(), device, runtime, many=True)
        facts = budgets.facts(reader, films, rounds)
        measured = budgets.measure(reader, found, films, rounds)
        if written:
            figures = {one.key: one.figure for one in measured}
            files.write(written, (json.dumps(facts | figures, indent=2) + "\n").encode("utf-8"))
    except EngineError as error:
        tell(str(error), err=True)
        return 1
    typer.echo(f"{facts['runtime']}, {facts['precision']}, on {facts['device']}; {facts['cores']} cores.")
    if facts["load_before"] is not None and facts["load_before"] > (os.cpu_count() or 1) / 2:
        typer.echo(f"Other programs were busy (load {facts['load_before']:.1f}): trust the ratios, not the seconds.")
    for line in budgets.table(measured):
        typer.echo(line)
    return 0
