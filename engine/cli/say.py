"""What is written on a terminal, which obeys what a file's name may hold."""

from __future__ import annotations

import typer


def plain(text: str) -> str:
    """Return a text with whatever would steer a terminal, or turn the line around, written out."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)


def tell(text: str, *, err: bool = False) -> None:
    """Write one line that may hold what a file says."""
    typer.echo(plain(text), err=err)
