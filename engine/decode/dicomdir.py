"""The films that a DICOMDIR lists, none of them outside its own folder."""

from __future__ import annotations

from pathlib import Path

from pydicom.dataset import Dataset

from engine.decode.attributes import code, value_of
from engine.decode.contain import UnreadableError, damage
from engine.decode.header import parse

_FORBIDDEN = frozenset("/\\:\0")


def listed_films(path: Path, data: bytes) -> tuple[Path, ...]:
    """Return the image files that the DICOMDIR at `path` lists, in its order, each once, whether or not they exist.

    Raise `UnreadableError` if it lists none, or names a file outside its folder: then nothing it says is trusted
    (CVE-2026-32711 is this mistake).
    """
    ds, _syntax = parse(data)
    with damage("its list of files is damaged"):
        records = list(value_of(ds, "DirectoryRecordSequence") or ())
    films = dict.fromkeys(_resolved(path.parent, record) for record in records if _is_image(record))
    if not films:
        raise UnreadableError("it is a DICOMDIR that lists no images")
    return tuple(films)


def _is_image(record: Dataset) -> bool:
    return code(record, "DirectoryRecordType") == "IMAGE" and value_of(record, "ReferencedFileID") is not None


def _resolved(folder: Path, record: Dataset) -> Path:
    names = value_of(record, "ReferencedFileID")
    parts = [names] if isinstance(names, str) else [str(name) for name in names]
    film = folder
    for part in parts:
        if part in ("", ".", "..") or _FORBIDDEN & set(part):
            raise UnreadableError(f"it is a DICOMDIR that names a file outside its folder ({'/'.join(parts)!r})")
        film = _child(film, part)
    if not film.resolve().is_relative_to(folder.resolve()):
        raise UnreadableError(f"it is a DICOMDIR whose file {'/'.join(parts)!r} is a link out of its folder")
    return film


def _child(folder: Path, name: str) -> Path:
    """Return the entry of that name, in lower case if only that exists: discs are often mounted so."""
    exact, lower = folder / name, folder / name.lower()
    return lower if not exact.exists() and lower.exists() else exact
