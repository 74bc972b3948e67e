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
ANSWERS = Path("runs/answers.jsonl")
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
def pretrain(
    config: Annotated[Path, typer.Argument(help="TOML of the run.")],
    init: Annotated[
        str | None, typer.Option(help="scratch, imagenet, or a file or bundle; by default the TOML's.")
    ] = None,
) -> None:
    """Teach trunk, decoder and side questions together; goes on from the run's checkpoint."""
    from training.pretrain import Pretrain, run

    asked = configured(Pretrain, config)
    with _bar() as bar:
        typer.echo(run(replace(asked, start=init) if init else asked, _reporting(bar)))


@app.command()
def bundle(config: Annotated[Path, typer.Argument(help="TOML of the bundle.")], data: Data = DATA) -> None:
    """Fine-tune router and experts, calibrate them on the tuning films and write the bundle."""
    from training.release import Release, run

    with _bar() as bar:
        made = run(configured(Release, config), data, _reporting(bar))
    typer.echo(f"{made.card.name} {made.card.version}  SHA-256 {made.card.sha256}  in {made.folder}")


@app.command()
def scope(config: Annotated[Path, typer.Argument(help="TOML of the run.")]) -> None:
    """Train the head that turns away what a bundle does not know, on the bundle's trunk."""
    from training.scope_head import ScopeHead, run

    with _bar() as bar:
        typer.echo(run(configured(ScopeHead, config), _reporting(bar)))


@app.command()
def osteoarthritis(config: Annotated[Path, typer.Argument(help="TOML of the run.")]) -> None:
    """Train the expert that grades knee joints after Kellgren and Lawrence on a bundle's lower stages."""
    from training.osteoarthritis import Grading, run

    with _bar() as bar:
        typer.echo(run(configured(Grading, config), _reporting(bar)))


@app.command()
def extend(config: Annotated[Path, typer.Argument(help="TOML of the bundle.")], data: Data = DATA) -> None:
    """Make a bundle from a shipped one with further heads and questions, calibrated and measured anew."""
    from training.extension import Extension, run

    with _bar() as bar:
        made = run(configured(Extension, config), data, _reporting(bar))
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
def outline(
    start: Annotated[Path, typer.Argument(help="Checkpoint or bundle that is asked.")],
    pack: Annotated[Path, typer.Argument(help="The training pack; the outlines are kept beside it.")],
    sheets: Annotated[Path, typer.Argument(help="Folder of the pictures to look at.")],
    films: Annotated[int, typer.Option(help="Untraced training films to outline.")] = 260,
    shown: Annotated[int, typer.Option(help="How many of them are drawn to be looked at.")] = 60,
) -> None:
    """Outline bone on films that nobody traced, for self-training, and draw some to be judged by eye."""
    from training import selftrain

    with _bar() as bar:
        selftrain.outline(start, pack, films, RECIPE, report=_reporting(bar))
    for path in selftrain.sheets(pack, sheets, shown):
        typer.echo(path)


@app.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(help="The bundle.")],
    data: Data = DATA,
    out: Annotated[Path | None, typer.Option(help="Folder for the tables; the bundle's own by default.")] = None,
    phantoms: Annotated[int, typer.Option(min=0, help="Measure on so many new phantoms instead of films.")] = 0,
) -> None:
    """Measure a bundle on the held-out films, or on phantoms nobody chose, and write its evaluation."""
    from training import evaluation, tables
    from training.data.known import of_fracatlas, of_phantoms
    from training.outcomes import gather

    shipped = load_bundle(folder)
    known = of_phantoms(phantoms) if phantoms else of_fracatlas(data, "held_out")
    with _bar() as bar:
        outcomes = gather(shipped, known, report=_reporting(bar))
        if phantoms:
            made = tables.write(out or folder / "evaluation" / "phantoms", shipped.card, outcomes)
        else:
            made = evaluation.write(out or folder / "evaluation", shipped, outcomes, data, _reporting(bar))
    for name, figure in made.items():
        if figure["value"] is not None:
            typer.echo(
                f"{name:36} {figure['value']:.3f}  [{figure['low']:.3f}, {figure['high']:.3f}]  {figure['films']}"
            )


@app.command()
def runtimes(
    folder: Annotated[Path, typer.Argument(help="The bundle.")],
    names: Annotated[
        list[str] | None, typer.Option("--runtime", help='"openvino fp32"; by default all of this processor.')
    ] = None,
    answers: Annotated[Path, typer.Option(help="Where answers are kept, and taken up again.")] = ANSWERS,
    data: Data = DATA,
    out: Annotated[Path | None, typer.Option(help="CSV to write; runtimes.csv in the bundle's evaluation.")] = None,
) -> None:
    """Read the tuning and the held-out films in several runtimes and precisions, and compare with the first."""
    from training.data.known import of_fracatlas
    from training.runtimes import Answers, gather, loaded, rows, write

    shipped = load_bundle(folder)
    kept, run = Answers(answers, shipped.card.sha256), loaded(shipped, names or ())
    for side in ("tune", "held_out"):
        with _bar() as bar:
            gather(shipped, run, of_fracatlas(data, side, kept.settled(run)), kept, _reporting(bar))
    for line in write(out or folder / "evaluation" / "runtimes.csv", rows(kept, list(run))):
        typer.echo(line)


@app.command()
def int8(
    folder: Annotated[Path, typer.Argument(help="The bundle.")],
    films: Annotated[int, typer.Option(min=1, help="Training films that give the ranges.")] = 64,
    side: Annotated[
        str, typer.Option(help="tune to try it; held_out to decide it, once, and write the card.")
    ] = "tune",
    answers: Annotated[Path, typer.Option(help="Where answers are kept, and taken up again.")] = ANSWERS,
    data: Data = DATA,
) -> None:
    """Measure the ranges of eight bits on training films, and what eight bits cost on films of another side."""
    from training import int8 as eight
    from training.data.known import of_fracatlas
    from training.runtimes import Answers, gather, loaded

    shipped = load_bundle(folder)
    with _bar() as bar:
        given = eight.films(data, shipped.card, films)
        shipped = eight.with_ranges(shipped, eight.ranges(shipped, given, films, _reporting(bar)))
    kept, names = Answers(answers, shipped.card.sha256), ("openvino fp32", "openvino int8")
    with _bar() as bar:
        films_left = of_fracatlas(data, side, kept.settled(names))
        gather(shipped, loaded(shipped, names), films_left, kept, _reporting(bar))
    card = eight.tested(shipped.card, eight.gate(*(kept.of(name, side) for name in names)))
    if card.int8 is not None:
        for name, figure in card.int8.gate.items():
            typer.echo(f"{name:40} {figure:.4g}")
        typer.echo("passed" if card.int8.passed else "not passed: eight bits are used only where they are asked for")
    if side == "held_out":
        card.save(folder / "card.json")


@app.command()
def cam(
    folder: Annotated[Path, typer.Argument(help="The bundle.")],
    data: Data = DATA,
    side: Annotated[str, typer.Option(help="Side of the split whose films are looked at.")] = "tune",
) -> None:
    """Say where the class activation looks on forty films, half of them fractured."""
    from training.cam import write
    from training.data.known import of_fracatlas

    with _bar() as bar:
        places = write(
            folder / "evaluation" / "cam.csv", load_bundle(folder), of_fracatlas(data, side)[1], report=_reporting(bar)
        )
    for place, films in places.most_common():
        typer.echo(f"{place:40} {films}")


@app.command()
def confounders(
    folder: Annotated[Path, typer.Argument(help="The bundle.")],
    data: Data = DATA,
    side: Annotated[str, typer.Option(help="Side of the split whose films are changed.")] = "tune",
) -> None:
    """Say how far a letter, metal, collimation, compression and size move the fracture answer on sixty films."""
    from training.confounders import write
    from training.data.known import of_fracatlas

    with _bar() as bar:
        made = write(
            folder / "evaluation" / "confounders.csv", load_bundle(folder), of_fracatlas(data, side)[1],
            report=_reporting(bar),
        )  # fmt: skip
    for one in made:
        typer.echo(f"{one.change:40} {one.after - one.before:+.3f} ({one.low:+.3f} to {one.high:+.3f})")


@app.command()
def readme(
    folder: Annotated[Path, typer.Argument(help="The bundle.")],
    page: Annotated[Path, typer.Argument(help="The page to update.")] = Path("README.md"),
) -> None:
    """Write a bundle's figures into the README."""
    from training.readme import update

    update(page, folder / "evaluation" / "figures.csv")


@app.command()
def compare(
    config: Annotated[Path, typer.Argument(help="TOML of the comparison.")] = Path("training/configs/compare.toml"),
    init: Annotated[str | None, typer.Option(help="Begin ResNet50 from bundle, scratch or imagenet alone.")] = None,
) -> None:
    """Rebuild the seed papers' tables on open data; cells measured before are not measured again."""
    from training.compare.plan import Compare
    from training.compare.run import run

    plan: Compare = configured(Compare, config)
    with _bar() as bar:
        made = run(plan.beginning(init) if init else plan, _reporting(bar))
    typer.echo(f"{len(made)} systems in {plan.results}/compare.md")


@app.command()
def density(
    config: Annotated[Path, typer.Argument(help="TOML of the question.")] = Path("training/configs/density.toml"),
) -> None:
    """Try to tell bone density from knee films, and write what every attempt gave."""
    from training.density.plan import Question
    from training.density.run import run

    plan: Question = configured(Question, config)
    with _bar() as bar:
        made = run(plan, _reporting(bar))
    typer.echo(f"{len(made)} attempts in {plan.results}/density.md")


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
