"""What the commands share: the program they belong to, a TOML read into a dataclass, and a bar."""

from __future__ import annotations

import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from engine.progress import Report, Step

DATA = Path("../shared/data")
app = typer.Typer(name="osteoscope-train", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Data = Annotated[Path, typer.Option("--data", help="Folder of the films and their tables.")]


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


def progress() -> Progress:
    """Return a bar on standard error."""
    columns = (
        BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn(), TextColumn("{task.description}")
    )  # fmt: skip
    return Progress(*columns, console=Console(stderr=True))


def reporting(bar: Progress) -> Report:
    """Show steps on `bar`: a new line of it whenever the count begins again."""
    task: list[Any] = []

    def report(step: Step) -> None:
        if not task or step.done == 0:
            task[:] = [bar.add_task("", total=step.total)]
        bar.update(task[0], total=step.total, completed=step.done, description=step.what[:90])

    return report
