"""Models brought by file: a signed bundle from a stick, put among the user's own, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from engine import bundle, files, signature, stick
from engine.bundle import CARD, Bundle
from engine.errors import BundleError, OutputError

LOCK = ".install.lock"
WAIT_S = 60.0  # for another copy of the program to finish installing


def install(source: Path, site: Path, into: Path | None = None) -> Bundle:
    """Copy the bundle in `source`, a folder or a ZIP of one, to the user's models and return it there.

    It must be signed by a key that the folder `site` trusts, and newer than every model that is here. Raise BundleError
    where it is not, or was changed, or is of a form that this version does not read; SiteKeyError for a key that cannot
    be used; OutputError where the disk refuses. What is here stays as it is then; what a kill leaves is swept away by
    the next call.
    """
    keys = signature.trusted(site)
    if not keys:
        reason = (
            "this site trusts no key, so that nobody can tell who made it: put the maker's public key into its folder"
        )
        raise BundleError(source, f"{reason} {signature.KEYS}")
    into = into or bundle.installed()
    with _scratch(into) as place:
        stick.bring(source, place)
        folder = _within(source, place)
        try:
            signature.verify(folder, keys)
            found = bundle.checked(folder)
        except BundleError as error:
            raise BundleError(source, error.reason) from error  # not by the name of the copy
        name = f"{found.card.name}-{found.card.version}"
        _check_newer(source, name, into)
        _put(folder, into / name)
    return Bundle(into / name, found.card)


def _check_newer(source: Path, name: str, into: Path) -> None:
    here = bundle.find(bundle.SHIPPED, into)
    if PurePosixPath(name).name != name or name.startswith("."):
        raise BundleError(source, "its card gives it a name that no folder can have")
    if name in {folder.name for folder in here}:
        raise BundleError(source, f"{name} is here already")
    newest = max(here, key=bundle.version_of, default=None)
    if newest is not None and bundle.version_of(Path(name)) < bundle.version_of(newest):
        raise BundleError(source, f"it is {name}, older than {newest.name}, which is here")


@contextmanager
def _scratch(into: Path) -> Iterator[Path]:
    """Yield a folder that is gone afterwards; it lies beside the models, where renaming is one step."""
    place = into / f".{os.getpid()}.new"
    try:
        into.mkdir(parents=True, exist_ok=True)
        with FileLock(into / LOCK, timeout=WAIT_S):
            _sweep(into)
            place.mkdir()
            try:
                yield place
            finally:
                shutil.rmtree(place, ignore_errors=True)
    except Timeout as error:
        raise OutputError(into, "another program is installing a model") from error
    except OSError as error:
        raise OutputError(into, error.strerror or type(error).__name__) from error


def _sweep(into: Path) -> None:
    """Delete what installs that were killed have left; whoever holds the lock is the only one at work."""
    for left in into.glob(".[0-9]*.new"):
        shutil.rmtree(left, ignore_errors=True)


def _put(folder: Path, place: Path) -> None:
    """Give a folder, whose files are on the disk, its place, and put on the disk that it has it."""
    for below in (*(path for path in folder.rglob("*") if path.is_dir()), folder):
        files.flush_folder(below)
    folder.rename(place)
    files.flush_folder(place.parent)
    files.flush_folder(place.parent.parent)  # which may not have known the folder of the models before


def _within(source: Path, place: Path) -> Path:
    """Return the folder that holds the card: the archive's own, or the one folder in it."""
    found = [path.parent for path in (*place.glob(CARD), *place.glob(f"*/{CARD}"))]
    if len(found) != 1:
        raise BundleError(source, f"it holds {len(found)} files {CARD} where a model has one")
    return found[0]
