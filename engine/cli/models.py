"""osteoscope-cli models: which bundles are here, and are they what their cards say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from engine.bundle import SHIPPED, find, load
from engine.errors import BundleError


def models(
    folder: Annotated[Path, typer.Option("--models", help="Folder that holds the bundles.")] = SHIPPED,
) -> int:
    """List the bundles and verify each against its card."""
    folders = find(folder)
    bad = 0
    for place in folders:
        try:
            card = load(place).card
        except BundleError as error:
            bad += 1
            typer.echo(str(error))
            continue
        typer.echo(f"{card.name} {card.version}  SHA-256 {card.sha256}  verified")
        for limit in card.limits:
            typer.echo(f"  {limit}")
    if not folders:
        typer.echo(f"There is no model in {folder}.", err=True)
        return 1
    return 2 if bad else 0
