"""osteoscope-cli models: which bundles are here, are they what their cards say, and by whom are they signed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from engine.bundle import SHIPPED, find, load
from engine.cli.say import tell
from engine.errors import BundleError, EngineError


def models(
    bundle: Annotated[Path | None, typer.Argument(help="One bundle instead of all.", metavar="[BUNDLE]")] = None,
    folder: Annotated[
        Path | None, typer.Option("--models", help="Folder that holds the bundles, instead of all that are here.")
    ] = None,
    add: Annotated[
        Path | None, typer.Option("--install", help="Signed bundle to add: a folder or a ZIP.", metavar="FILE")
    ] = None,
    sign: Annotated[Path | None, typer.Option("--sign", help="Private key to sign BUNDLE with.", metavar="KEY")] = None,
    make_key: Annotated[Path | None, typer.Option("--make-key", help="File for a new key pair.", metavar="KEY")] = None,
) -> int:
    """List the bundles and verify each against its card, and against its signature where the site holds keys."""
    if sign and not bundle:
        raise typer.BadParameter("--sign needs the BUNDLE that is to be signed")
    try:
        if make_key:
            return _make_key(make_key)
        if sign and bundle:
            return _sign(bundle, sign)
        if add:
            return _install(add)
        return _list((bundle,) if bundle else find(*filter(None, [folder])), folder or SHIPPED)
    except EngineError as error:
        tell(str(error), err=True)
        return 1


def _list(folders: tuple[Path, ...], folder: Path) -> int:
    bad = 0
    for place in folders:
        try:
            card = load(place).card
        except BundleError as error:
            bad += 1
            tell(str(error))
            continue
        tell(f"{card.name} {card.version}  SHA-256 {card.sha256}  verified{_signer(place)}")
        for limit in card.limits:
            tell(f"  {limit}")
    if not folders:
        tell(f"There is no model in {folder}.", err=True)
        return 1
    return 2 if bad else 0


def _signer(place: Path) -> str:
    """Say whose signature was verified, where the site holds keys."""
    from engine import signature, site

    keys = signature.trusted(site.folder())
    return f", signed by {signature.verify(place, keys).key}" if keys else ""


def _install(source: Path) -> int:
    from engine import site
    from engine.install import install

    found = install(source, site.folder())
    tell(f"{found.card.name} {found.card.version} is installed, and reads from now on.")
    return 0


def _sign(bundle: Path, key: Path) -> int:
    from engine import signature

    made = signature.sign(bundle, signature.private(key, lambda: typer.prompt("Passphrase", hide_input=True, err=True)))
    tell(f"{bundle.name} is signed in {made.name}.")
    return 0


def _make_key(path: Path) -> int:
    from engine import signature

    word = typer.prompt(
        "Passphrase (empty for none)", "", hide_input=True, confirmation_prompt=True, show_default=False
    )
    public = signature.make_key(path, word)
    typer.echo(
        f"{path.name} is the private key: keep it away from the machines that read. Copy {public.name} into "
        f"{signature.KEYS}/ of each machine's site folder; from then on only models signed with {path.name} are used."
    )
    return 0
