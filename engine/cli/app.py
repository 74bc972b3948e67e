"""osteoscope-cli: everything headless."""

from __future__ import annotations

import sys

import typer

from engine import __version__
from engine.cli.audit import audit
from engine.cli.bench import bench
from engine.cli.deidentify import deidentify
from engine.cli.models import models
from engine.cli.read import read
from engine.cli.selftest import selftest
from engine.cli.validate import validate
from engine.cli.verify import verify
from engine.crash import places
from engine.workers import join_in

app = typer.Typer(
    name="osteoscope-cli",
    help="Reads orthopaedic radiographs offline. Research use only: not a medical device.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(read)
app.command()(models)
app.command()(validate)
app.command()(verify)
app.command()(deidentify)
app.command()(audit)
app.command()(selftest)
app.command()(bench)


@app.callback(invoke_without_command=True)
def version(
    show: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """Reads orthopaedic radiographs offline. Research use only: not a medical device."""
    if show:
        typer.echo(f"osteoscope {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; usage errors exit with 1, as the contract says."""
    join_in()
    try:
        outcome = app(standalone_mode=False)
    except (typer.Exit, SystemExit) as stop:
        sys.exit(getattr(stop, "exit_code", getattr(stop, "code", 0)))
    except typer.Abort:
        sys.exit(3)
    except Exception as error:
        show = getattr(error, "show", None)
        if show is None:
            sys.stderr.write(f"Something unforeseen happened.\n{places(type(error), error.__traceback__)}\n")
        else:
            show()
        sys.exit(1)
    sys.exit(outcome if isinstance(outcome, int) else 0)


if __name__ == "__main__":
    main()
