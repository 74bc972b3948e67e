"""Models brought by file: a signed bundle from a stick, put among the user's own, whole or not at all."""

from __future__ import annotations

import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from engine import bundle, signature
from engine.bundle import CARD, Bundle
from engine.errors import BundleError, OutputError

LARGEST = 2**30  # bytes of a whole bundle, unpacked; the shipped one has 60 million
MOST = 1000  # files; the shipped one has 40


def install(source: Path, site: Path, into: Path | None = None) -> Bundle:
    """Copy the bundle in `source`, a folder or a ZIP of one, to the user's models and return it there.

    It must be signed by a key that the folder `site` trusts, and newer than every model that is here. Raise BundleError
    where it is not, or was changed, or is of a form that this version does not read; SiteKeyError for a key that cannot
    be used; OutputError where the disk refuses. What is here stays as it is then.
    """
    keys = signature.trusted(site)
    if not keys:
        reason = (
            "this site trusts no key, so that nobody can tell who made it: put the maker's public key into its folder"
        )
        raise BundleError(source, f"{reason} {signature.KEYS}")
    into = into or bundle.installed()
    with _scratch(into) as place:
        _bring(source, place)
        folder = _within(source, place)
        try:
            signature.verify(folder, keys)
            found = bundle.checked(folder)
        except BundleError as error:
            raise BundleError(source, error.reason) from error  # not by the name of the copy
        name = f"{found.card.name}-{found.card.version}"
        _check_newer(source, name, into)
        folder.rename(into / name)
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
        place.mkdir(parents=True)
        yield place
    except OSError as error:
        raise OutputError(into, error.strerror or type(error).__name__) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _bring(source: Path, place: Path) -> None:
    """Copy what is in a folder or a ZIP, plain files alone, and no more than a bundle may have."""
    if source.is_dir():
        files = [path for path in sorted(source.rglob("*")) if not path.is_dir()]
        if any(path.is_symlink() for path in files):
            raise BundleError(source, "there are links in it")
        _check_size(source, len(files), sum(path.stat().st_size for path in files))
        shutil.copytree(source, place / "bundle")
        return
    try:
        with zipfile.ZipFile(source) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_size(source, len(entries), sum(entry.file_size for entry in entries))
            for entry in entries:
                archive.extract(entry, place)  # reads no more than the size it names, and never leaves the folder
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise BundleError(source, "it is neither a folder nor a ZIP that can be read") from error


def _check_size(source: Path, files: int, size: int) -> None:
    if files > MOST or size > LARGEST:
        raise BundleError(source, f"its {files} files of {size} bytes are more than any model has")


def _within(source: Path, place: Path) -> Path:
    """Return the folder that holds the card: the archive's own, or the one folder in it."""
    found = [path.parent for path in (*place.glob(CARD), *place.glob(f"*/{CARD}"))]
    if len(found) != 1:
        raise BundleError(source, f"it holds {len(found)} files {CARD} where a model has one")
    return found[0]
