"""osteoscope-cli selftest: what works on this computer, on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from engine import __version__
from engine.bundle import SHIPPED
from engine.report.content import RESEARCH_USE
from engine.selftest.check import Check, State

WIDE = 32  # characters of a name in a row of names


def selftest(
    models: Annotated[Path, typer.Option("--models", help="Folder that holds the bundles.")] = SHIPPED,
) -> int:
    """Try every part of this installation once, and say what works here."""
    from engine.selftest.installation import run

    typer.echo(f"Osteoscope {__version__}. {RESEARCH_USE}")
    found: list[Check] = []
    for area, checks in groupby(run(models), key=lambda check: check.area):
        held = list(checks)
        found += held
        _say(area, held)
    counts = Counter(check.state for check in found)
    typer.echo(f"{counts[State.WORKS]} work, {counts[State.ABSENT]} are not here, {counts[State.BROKEN]} are broken.")
    return 2 if counts[State.BROKEN] else 0


def _say(area: str, checks: Sequence[Check]) -> None:
    """Write those that simply work side by side, every other on a line of its own."""
    typer.echo(area)
    plain = [check.name for check in checks if check.state is State.WORKS and not check.said]
    for at in range(0, len(plain), 2):
        typer.echo(f"  {State.WORKS:<9}" + "".join(f"{name:<{WIDE}}" for name in plain[at : at + 2]).rstrip())
    for check in checks:
        if check.said or check.state is not State.WORKS:
            typer.echo(f"  {check.state:<9}{check.name}{': ' * bool(check.said)}{check.said}")
