"""osteoscope-cli validate: films and their truth in, figures with intervals out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from engine.bundle import load, newest
from engine.cli.noted import Noted
from engine.cli.say import tell
from engine.cli.screen import Screen
from engine.errors import EngineError, OutputError
from engine.records import Status
from engine.report.content import RESEARCH_USE
from engine.validation.figures import Figure
from engine.validation.study import Validation

FIGURES = {
    "auc": "AUC",
    "sensitivity_at_high_sensitivity": "Sensitivity, films positive or in doubt",
    "specificity_at_high_sensitivity": "Specificity, films positive or in doubt",
}
ALL_READ, NOTHING_TO_READ, SOME_FAILED, STOPPED = 0, 1, 2, 3


def validate(
    folder: Annotated[Path, typer.Argument(help="Folder of films.", metavar="FOLDER")],
    truth: Annotated[
        Path,
        typer.Argument(help="CSV with the columns file and fracture (1 or 0); part and patient too where known.",
                       metavar="TRUTH.csv"),
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder for the figures.")],
    device: Annotated[str, typer.Option("--device", help="auto, cpu or cuda.")] = "auto",
    runtime: Annotated[str, typer.Option("--runtime", help="auto, torch or openvino.")] = "auto",
    workers: Annotated[int, typer.Option("--workers", min=1, help="Threads that decode ahead.")] = 2,
    model: Annotated[Path | None, typer.Option("--model", help="Bundle to use instead of the newest.")] = None,
) -> int:  # fmt: skip
    """Measure the reader on films whose truth is known: sensitivity, specificity and AUC with 95 % intervals."""
    from engine import site
    from engine.reader import Reader
    from engine.report import pdf_validation
    from engine.validation import tables
    from engine.validation.study import validate as study

    try:
        reader = Reader(load(model) if model else newest(), device, runtime, many=True)
        with Noted("validate") as noted:
            with Screen(0) as screen:
                screen.say(RESEARCH_USE)
                made = study(folder, truth, reader, screen.follow, workers, noted.read)
            noted.exported("figures", films=len(made.cases))
            tables.write(made, out)
            pdf_validation.write(made, out / "validation.pdf", letterhead=site.load().letterhead)
    except KeyboardInterrupt:
        typer.echo("Stopped. Nothing was written.", err=True)
        return STOPPED
    except EngineError as error:
        tell(str(error), err=True)
        return STOPPED if isinstance(error, OutputError) else NOTHING_TO_READ
    _say(made, out)
    return SOME_FAILED if made.absent or any(case.status is Status.FAILED for case in made.cases) else ALL_READ


def _say(made: Validation, out: Path) -> None:
    everything = made.groups[0]
    typer.echo(
        f"{everything.films} films, {everything.fractured} with a fracture, {everything.unanswered} without an answer."
    )
    for name, words in FIGURES.items():
        one: Figure = getattr(everything, name)
        if one.value is not None:
            typer.echo(f"{words}: {one.value:.3f} (95 % interval {one.low:.3f} to {one.high:.3f})")
    if made.absent:
        tell(f"Not found in the folder: {', '.join(made.absent)}.", err=True)
    tell(f"Results are in {out}.")
