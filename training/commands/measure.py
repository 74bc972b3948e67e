"""Commands that measure something: bundles, runtimes, and the systems that they are compared with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from engine.bundle import load as load_bundle
from training.commands.shared import DATA, Data, app, configured, progress, reporting

ANSWERS = Path("runs/answers.jsonl")


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
    with progress() as shown:
        outcomes = gather(shipped, known, report=reporting(shown))
        if phantoms:
            made = tables.write(out or folder / "evaluation" / "phantoms", shipped.card, outcomes)
        else:
            made = evaluation.write(out or folder / "evaluation", shipped, outcomes, data, reporting(shown))
    for name, figure in made.items():
        if figure["value"] is not None:
            typer.echo(
                f"{name:36} {figure['value']:.3f}  [{figure['low']:.3f}, {figure['high']:.3f}]  {figure['films']}"
            )


@app.command()
def judge(
    start: Annotated[Path, typer.Argument(help="A checkpoint, or a bundle's folder.")],
    pack: Annotated[Path, typer.Argument(help="The training pack, which holds the tuning films too.")],
    out: Annotated[Path, typer.Option(help="CSV that gains the rows.")] = Path("training/results/tuning.csv"),
    name: Annotated[str | None, typer.Option(help="What the rows call it; by default the checkpoint's path.")] = None,
    mirrored: Annotated[bool, typer.Option(help="Ask about every film twice, once mirrored.")] = False,
) -> None:
    """Ask a network in training about the whole tuning films: what stages and options are chosen by."""
    from training import tuning
    from training.data.pack import Pack
    from training.data.recipe import RECIPE

    with progress() as shown:
        films = tuning.seen(start, Pack(pack), RECIPE, mirrored=mirrored, report=reporting(shown))
    for line in tuning.write(out, name or str(start), tuning.figures(films)):
        typer.echo(line)


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
        with progress() as shown:
            gather(shipped, run, of_fracatlas(data, side, kept.settled(run)), kept, reporting(shown))
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
    with progress() as shown:
        given = eight.films(data, shipped.card, films)
        shipped = eight.with_ranges(shipped, eight.ranges(shipped, given, films, reporting(shown)))
    kept, names = Answers(answers, shipped.card.sha256), ("openvino fp32", "openvino int8")
    with progress() as shown:
        films_left = of_fracatlas(data, side, kept.settled(names))
        gather(shipped, loaded(shipped, names), films_left, kept, reporting(shown))
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

    with progress() as shown:
        places = write(
            folder / "evaluation" / "cam.csv", load_bundle(folder), of_fracatlas(data, side)[1], report=reporting(shown)
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

    with progress() as shown:
        made = write(
            folder / "evaluation" / "confounders.csv", load_bundle(folder), of_fracatlas(data, side)[1],
            report=reporting(shown),
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
    with progress() as shown:
        made = run(plan.beginning(init) if init else plan, reporting(shown))
    typer.echo(f"{len(made)} systems in {plan.results}/compare.md")


@app.command()
def density(
    config: Annotated[Path, typer.Argument(help="TOML of the question.")] = Path("training/configs/density.toml"),
) -> None:
    """Try to tell bone density from knee films, and write what every attempt gave."""
    from training.density.plan import Question
    from training.density.run import run

    plan: Question = configured(Question, config)
    with progress() as shown:
        made = run(plan, reporting(shown))
    typer.echo(f"{len(made)} attempts in {plan.results}/density.md")
