"""osteoscope-train: every task of training, each from a TOML of its own."""

from __future__ import annotations

import tomllib
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from engine.bundle import load as load_bundle
from engine.progress import Report, Step
from training.data.recipe import RECIPE, SIDE

DATA = Path("../shared/data")
app = typer.Typer(name="osteoscope-train", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Data = Annotated[Path, typer.Option("--data", help="Folder of the films and their tables.")]
Folder = Annotated[Path, typer.Argument(help="Folder to write into.")]


@app.command()
def pack(
    folder: Folder,
    data: Data = DATA,
    side: Annotated[int, typer.Option(help="Longest side of a packed film, in pixels.")] = SIDE,
    phantoms: Annotated[int, typer.Option(help="Synthetic films to add.")] = 1000,
) -> None:
    """Write the training pack: every film once, grey, at network scale."""
    from training.data.pack import build

    with _bar() as bar:
        build(data, folder, replace(RECIPE, side=side), phantoms, _reporting(bar))


@app.command()
def pretrain(config: Annotated[Path, typer.Argument(help="TOML of the run.")]) -> None:
    """Teach trunk, decoder and side questions together; goes on from the run's checkpoint."""
    from training.pretrain import Pretrain, run

    with _bar() as bar:
        typer.echo(run(configured(Pretrain, config), _reporting(bar)))


@app.command()
def bundle(config: Annotated[Path, typer.Argument(help="TOML of the bundle.")], data: Data = DATA) -> None:
    """Fine-tune router and experts, calibrate them on the tuning films and write the bundle."""
    from training.release import Release, run

    with _bar() as bar:
        made = run(configured(Release, config), data, _reporting(bar))
    typer.echo(f"{made.card.name} {made.card.version}  SHA-256 {made.card.sha256}  in {made.folder}")


@app.command()
def mine(
    checkpoint: Annotated[Path, typer.Argument(help="Checkpoint whose errors are looked for.")],
    pack: Annotated[Path, typer.Argument(help="The training pack.")],
    out: Annotated[Path, typer.Argument(help="JSON file to write.")],
) -> None:
    """Find what a network takes for a fracture on training films without one."""
    from training.data.hard import mine as mined
    from training.data.pack import Pack

    with _bar() as bar:
        mined(checkpoint, Pack(pack), out, RECIPE, _reporting(bar))


@app.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(help="The bundle.")],
    data: Data = DATA,
    out: Annotated[Path | None, typer.Option(help="Folder for the tables; the bundle's own by default.")] = None,
    phantoms: Annotated[int, typer.Option(min=0, help="Measure on so many new phantoms instead of films.")] = 0,
) -> None:
    """Measure a bundle on the held-out films, or on phantoms nobody chose, and write its evaluation."""
    from training import tables
    from training.data.known import of_fracatlas, of_phantoms
    from training.outcomes import gather

    shipped = load_bundle(folder)
    known = of_phantoms(phantoms) if phantoms else of_fracatlas(data, "held_out")
    with _bar() as bar:
        outcomes = gather(shipped, known, report=_reporting(bar))
    inside = "evaluation/phantoms" if phantoms else "evaluation"
    made = tables.write(out or folder / inside, shipped.card, outcomes)
    for name, figure in made.items():
        if figure["value"] is not None:
            typer.echo(
                f"{name:36} {figure['value']:.3f}  [{figure['low']:.3f}, {figure['high']:.3f}]  {figure['films']}"
            )


@app.command()
def readme(
    folder: Annotated[Path, typer.Argument(help="The bundle.")],
    page: Annotated[Path, typer.Argument(help="The page to update.")] = Path("README.md"),
) -> None:
    """Write a bundle's figures into the README."""
    from training.readme import update

    update(page, folder / "evaluation" / "figures.csv")


def configured(kind: type[Any], path: Path) -> Any:
    """Return the dataclass `kind` with the fields that a TOML sets; raise ValueError on a field it does not have."""
    return _built(kind, tomllib.loads(path.read_text("utf-8")), path)


def _built(kind: type[Any], values: dict[str, Any], path: Path) -> Any:
    known = {field.name for field in fields(kind)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise ValueError(f"{path.name} sets {', '.join(unknown)}, which {kind.__name__} does not have")
    hints = get_type_hints(kind)
    made = {}
    for name, value in values.items():
        hint = hints[name]
        if is_dataclass(hint) and isinstance(hint, type):
            made[name] = _built(hint, value, path)
        else:
            made[name] = tuple(value) if isinstance(value, list) else value
    return kind(**made)


def _bar() -> Progress:
    columns = (
        BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn(), TextColumn("{task.description}")
    )  # fmt: skip
    return Progress(*columns, console=Console(stderr=True))


def _reporting(bar: Progress) -> Report:
    """Show steps on `bar`: a new line of it whenever the count begins again."""
    task: list[Any] = []

    def report(step: Step) -> None:
        if not task or step.done == 0:
            task[:] = [bar.add_task("", total=step.total)]
        bar.update(task[0], total=step.total, completed=step.done, description=step.what[:90])

    return report


def main() -> None:
    """Run the command line of training."""
    app()


if __name__ == "__main__":
    main()
