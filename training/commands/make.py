"""Commands that make something: packs, networks, heads, bundles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from training.commands.shared import DATA, Data, app, configured, progress, reporting
from training.data.recipe import RECIPE, SIDE

Folder = Annotated[Path, typer.Argument(help="Folder to write into.")]
Bundled = Annotated[Path, typer.Argument(help="TOML of the bundle.")]


@app.command()
def pack(
    folder: Folder,
    data: Data = DATA,
    side: Annotated[int, typer.Option(help="Longest side of a packed film, in pixels.")] = SIDE,
    phantoms: Annotated[int, typer.Option(help="Synthetic films to add.")] = 1000,
) -> None:
    """Write the training pack: every film once, grey, at network scale."""
    from training.data.pack import build

    with progress() as shown:
        build(data, folder, replace(RECIPE, side=side), phantoms, reporting(shown))


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
    with progress() as shown:
        typer.echo(run(replace(asked, start=init) if init else asked, reporting(shown)))


@app.command()
def soup(config: Annotated[Path, typer.Argument(help="TOML of what is averaged.")]) -> None:
    """Average the weights of networks that were taught one after another."""
    from training.soup import Soup, run

    with progress() as shown:
        typer.echo(run(configured(Soup, config), reporting(shown)))


@app.command()
def segment(config: Annotated[Path, typer.Argument(help="TOML of the run, as for pretrain.")]) -> None:
    """Teach the U-Net alone, bone and fracture, on a trunk that stays as it is."""
    from training.pretrain import Pretrain, run

    with progress() as shown:
        typer.echo(run(replace(configured(Pretrain, config), learns=("decoder",)), reporting(shown)))


@app.command()
def router(config: Bundled) -> None:
    """Fine-tune the part classifier on whole films, on frozen lower layers."""
    from training import release

    with progress() as shown:
        typer.echo(release.router(configured(release.Release, config), reporting(shown)))


@app.command()
def experts(config: Bundled) -> None:
    """Fine-tune every group's fracture expert, its last block and its classifier, on frozen lower layers."""
    from training import release

    with progress() as shown:
        typer.echo(release.fracture_experts(configured(release.Release, config), reporting(shown)))


@app.command()
def export(config: Bundled) -> None:
    """Write the bundle of a checkpoint, its router and its experts; calibrate comes after it."""
    from training import release

    typer.echo(release.exported(configured(release.Release, config)).folder)


@app.command()
def calibrate(folder: Annotated[Path, typer.Argument(help="The bundle.")], data: Data = DATA) -> None:
    """Fit temperature, fusion, thresholds and operating points on the tuning films, and measure the bundle."""
    from engine.bundle import load
    from training.finish import finished

    with progress() as shown:
        typer.echo(finished(load(folder), data, reporting(shown)).folder)


@app.command()
def bundle(config: Bundled, data: Data = DATA) -> None:
    """Make a bundle in one go: router, experts, export and calibrate."""
    from training.release import Release, run

    with progress() as shown:
        made = run(configured(Release, config), data, reporting(shown))
    typer.echo(f"{made.card.name} {made.card.version}  SHA-256 {made.card.sha256}  in {made.folder}")


@app.command()
def scope(config: Annotated[Path, typer.Argument(help="TOML of the run.")]) -> None:
    """Train the head that turns away what a bundle does not know, on the bundle's trunk."""
    from training.scope_head import ScopeHead, run

    with progress() as shown:
        typer.echo(run(configured(ScopeHead, config), reporting(shown)))


@app.command()
def osteoarthritis(config: Annotated[Path, typer.Argument(help="TOML of the run.")]) -> None:
    """Train the expert that grades knee joints after Kellgren and Lawrence on a bundle's lower stages."""
    from training.osteoarthritis import Grading, run

    with progress() as shown:
        typer.echo(run(configured(Grading, config), reporting(shown)))


@app.command()
def extend(config: Annotated[Path, typer.Argument(help="TOML of the bundle.")], data: Data = DATA) -> None:
    """Make a bundle from a shipped one with further heads and questions, calibrated and measured anew."""
    from training.extension import Extension, run

    with progress() as shown:
        made = run(configured(Extension, config), data, reporting(shown))
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

    with progress() as shown:
        mined(checkpoint, Pack(pack), out, RECIPE, reporting(shown))


@app.command()
def outline(
    start: Annotated[Path, typer.Argument(help="Checkpoint or bundle that is asked.")],
    pack: Annotated[Path, typer.Argument(help="The training pack; the outlines are kept beside it.")],
    sheets: Annotated[Path, typer.Argument(help="Folder of the pictures to look at.")],
    films: Annotated[int, typer.Option(help="Untraced training films to outline.")] = 260,
    drawn: Annotated[int, typer.Option(help="How many of them are drawn to be looked at.")] = 60,
) -> None:
    """Outline bone on films that nobody traced, for self-training, and draw some to be judged by eye."""
    from training import selftrain

    with progress() as shown:
        selftrain.outline(start, pack, films, RECIPE, report=reporting(shown))
    for path in selftrain.sheets(pack, sheets, drawn):
        typer.echo(path)
