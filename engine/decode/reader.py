"""From a path to the films in it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from engine.decode.contain import UnreadableError, quiet
from engine.decode.guard import DECODED_BYTES, read_file
from engine.decode.sniff import HEAD_BYTES, Kind, sniff
from engine.errors import DecodeError
from engine.records import Radiograph, Source


def read_radiographs(path: Path, *, allow_truncated: bool = False) -> tuple[Radiograph, ...]:
    """Return every film in the file, decided by its content: one, the pages of a TIFF, or the frames of a DICOM.

    Pixels are (rows, cols) float32, 0..1, bone bright. A DICOMDIR gives the films that it lists. Raise `DecodeError`
    for whatever cannot be shown whole; `allow_truncated` shows what there is of a JPEG or an uncompressed DICOM film
    that ends early.
    """
    path = Path(path)
    try:
        with quiet():
            return _read(path, allow_truncated)
    except UnreadableError as reason:
        raise DecodeError(path, str(reason)) from reason


def _read(path: Path, allow_truncated: bool) -> tuple[Radiograph, ...]:
    data = read_file(path)
    kind = sniff(data[:HEAD_BYTES])
    if kind is Kind.DICOMDIR:
        return _read_listed(path, data, allow_truncated)
    sha256 = hashlib.sha256(data).hexdigest()
    if kind is Kind.DICOM:
        # pydicom takes most of a second to load: a folder of PNG files must not pay for it.
        from engine.decode.dicom import read_frames

        return tuple(
            Radiograph(path, frame.pixels, frame.spacing, frame.number, sha256, frame.source)
            for frame in read_frames(data, allow_truncated=allow_truncated)
        )
    from engine.decode.raster import pages

    found = pages(data, kind, allow_truncated=allow_truncated)
    if not found:
        raise UnreadableError("it holds no picture")
    return tuple(
        Radiograph(
            path, page.pixels, None, number if len(found) > 1 else None, sha256, Source(colourful=page.colourful)
        )
        for number, page in enumerate(found, 1)
    )


def _read_listed(path: Path, data: bytes, allow_truncated: bool) -> tuple[Radiograph, ...]:
    from engine.decode.dicomdir import listed_films

    films: list[Radiograph] = []
    for film in listed_films(path, data):
        try:
            films += _read_one(film, allow_truncated)
        except UnreadableError as reason:
            raise DecodeError(film, str(reason)) from reason
        if sum(each.pixels.nbytes for each in films) > DECODED_BYTES:
            raise UnreadableError("it lists more films than fit in memory at once: open its folder instead")
    return tuple(films)


def _read_one(film: Path, allow_truncated: bool) -> tuple[Radiograph, ...]:
    # Looked at again by _read: a DICOMDIR that lists a DICOMDIR would never end.
    with_head = read_file(film)[:HEAD_BYTES]
    if sniff(with_head) is Kind.DICOMDIR:
        raise UnreadableError("it is a DICOMDIR listed in another")
    return _read(film, allow_truncated)
