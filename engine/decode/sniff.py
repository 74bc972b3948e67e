"""What a file is, judged by its bytes and never by its name."""

from __future__ import annotations

import struct
from enum import StrEnum

from engine.decode.contain import UnreadableError

HEAD_BYTES = 4096  # enough for every judgement made here


class Kind(StrEnum):
    """The files we open; the value is the name a user knows."""

    DICOM = "DICOM"
    DICOMDIR = "DICOMDIR"
    PNG = "PNG"
    JPEG = "JPEG"
    TIFF = "TIFF"
    BMP = "BMP"
    WEBP = "WebP"


_IMAGES: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
    (b"II+\0", Kind.TIFF),
    (b"MM\0+", Kind.TIFF),
)
_BMP_HEADER_SIZES = (12, 40, 52, 56, 64, 108, 124)
_OTHER_IMAGES = (
    (b"GIF8", "a GIF image"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 image"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 image"),
    (b"8BPS", "a Photoshop file"),
    (b"P5", "a PGM image"),
    (b"P6", "a PPM image"),
    (b"\x89PNG", "a damaged PNG image"),
)
_OTHERS = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a database"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x93NUMPY", "a NumPy array"),
    (b"{\\rtf", "a text document"),
)
# The types of DICOM values: those whose length takes two bytes, and those whose length takes four.
_SHORT_VRS = frozenset(
    (
        b"AE",
        b"AS",
        b"AT",
        b"CS",
        b"DA",
        b"DS",
        b"DT",
        b"FL",
        b"FD",
        b"IS",
        b"LO",
        b"LT",
        b"PN",
        b"SH",
        b"SL",
        b"SS",
        b"ST",
        b"TM",
        b"UI",
        b"UL",
        b"US",
    )
)
_LONG_VRS = frozenset((b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"UC", b"UN", b"UR", b"UT", b"SV", b"UV"))
_MEDIA_DIRECTORY = b"1.2.840.10008.1.3.10"  # SOP class of a DICOMDIR, in (0002,0002)


def sniff(head: bytes) -> Kind:
    """Return the kind of file that begins with `head`; raise `UnreadableError` naming in words what it is instead."""
    if (kind := known(head)) is not None:
        return kind
    name = foreign_image(head) or foreign_file(head) or "of an unknown kind"
    raise UnreadableError(f"it is {name}, not a radiograph")


def known(head: bytes) -> Kind | None:
    """Return the kind of file that begins with `head` (`HEAD_BYTES`, or all of it), None if we do not open it."""
    # DICOM first: its 128 bytes of preamble may hold a TIFF header, so that one file is both.
    if head[128:132] == b"DICM" or _dicom_without_preamble(head):
        return Kind.DICOMDIR if _MEDIA_DIRECTORY in head[:1024] else Kind.DICOM
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BMP_HEADER_SIZES:
        return Kind.BMP
    return next((kind for signature, kind in _IMAGES if head.startswith(signature)), None)


def foreign_image(head: bytes) -> str | None:
    """Name the kind of image we do not open that begins with `head`, with its article."""
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
        return "a HEIC or AVIF image"
    return next((name for signature, name in _OTHER_IMAGES if head.startswith(signature)), None)


def foreign_file(head: bytes) -> str | None:
    """Name the kind of file, certainly no image, that begins with `head`, with its article."""
    for signature, name in _OTHERS:
        if head.startswith(signature):
            return name
    if head[4:8] == b"ftyp" or head[:4] == b"RIFF":
        return "a video or sound recording"
    if not head:
        return "an empty file"
    return _text(head)


def _text(head: bytes) -> str | None:
    if head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        if b"\0" in head or sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head) > len(head) // 100:
            return None
        try:
            # The head may end inside a character, so its last three bytes are not judged.
            head[: max(1, len(head) - 3)].decode("utf-8")
        except UnicodeDecodeError as error:
            if error.start < len(head) - 6 and sum(byte > 127 for byte in head) > len(head) // 4:
                return None
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    return "a text file"


def _dicom_without_preamble(head: bytes) -> bool:
    """Judge whether `head` is a run of DICOM elements: ascending tags, known types, bearable lengths, from the start.

    Nothing marks such a file, so all of up to four elements must fit: a text file or a raw image never does.
    """
    return any(
        _elements_fit(head, order, explicit) for order in "<>" for explicit in (True, False) if explicit or order == "<"
    )


def _elements_fit(head: bytes, order: str, explicit: bool) -> bool:
    at, before, seen = 0, (0, 0), 0
    while seen < 4 and at + 8 <= len(head):
        group, element = struct.unpack_from(f"{order}HH", head, at)
        # Files open with the meta group, the command set or the identifying group (0008).
        if (group not in (0x0000, 0x0002, 0x0008)) if seen == 0 else ((group, element) <= before or group > 0x7FE0):
            return False
        length, size = _length(head, at, order, explicit)
        if length is None or (length != 0xFFFFFFFF and length > 1 << 20):
            return False
        if length == 0xFFFFFFFF:
            return seen >= 1
        at, before, seen = at + size + length, (group, element), seen + 1
        if group == 0x0002 and seen >= 2:
            return True  # the data set behind the meta group may be written in another way
    return seen >= 2


def _length(head: bytes, at: int, order: str, explicit: bool) -> tuple[int | None, int]:
    """Return the length of the element's value (None if its type is no DICOM type) and of its header."""
    if not explicit:
        return struct.unpack_from(f"{order}I", head, at + 4)[0], 8
    vr = head[at + 4 : at + 6]
    if vr in _SHORT_VRS:
        return struct.unpack_from(f"{order}H", head, at + 6)[0], 8
    if vr not in _LONG_VRS or at + 12 > len(head):
        return None, 12
    return struct.unpack_from(f"{order}I", head, at + 8)[0], 12
