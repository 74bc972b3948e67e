"""What a JPEG, JPEG-LS or JPEG 2000 stream says of itself, read from its first bytes before any decoder runs."""

from __future__ import annotations

from typing import NamedTuple

from engine.decode.contain import UnreadableError

_END = b"\xff\xd9"  # EOI of JPEG and JPEG-LS, EOC of JPEG 2000
_J2K_START = b"\xff\x4f\xff\x51"
_JPEG_START = b"\xff\xd8"
_JP2_CODESTREAM_BOX = b"jp2c"
_FRAME_HEADERS = frozenset([*range(0xC0, 0xD0), 0xF7]) - {0xC4, 0xC8, 0xCC}  # SOF markers; 0xF7 is JPEG-LS
_SCAN = 0xDA


class Stream(NamedTuple):
    """The size the stream declares, its sample precision in bits, and its channels."""

    rows: int
    cols: int
    bits: int
    samples: int


def declared(data: bytes) -> Stream:
    """Return what the stream declares; raise `UnreadableError` when it is no such stream, or has no end.

    The end is asked for since libjpeg fills what is missing with grey and says nothing of it. Neither entropy-coded
    JPEG data nor JPEG 2000 packets can hold the end marker by chance (ITU-T T.81 F.1.2.3, T.800 B.10.1).
    """
    data = _unboxed(data)
    if data.startswith(_J2K_START):
        stream, body = _j2k(data), 4
    elif data.startswith(_JPEG_START):
        stream, body = _jpeg(data)
    else:
        raise UnreadableError("its compressed data are no JPEG stream")
    if data.rfind(_END) < body:
        raise UnreadableError("its compressed data end early")
    return stream


def _unboxed(data: bytes) -> bytes:
    """Return the codestream out of a JP2 file put whole into the DICOM file: not allowed, and met.

    Every box must move on: pydicom 3.0.2 walks the same boxes and never returns from one of length 0.
    """
    at = 0
    while data[4:8] == b"jP  " and data[at + 4 : at + 8] != _JP2_CODESTREAM_BOX:
        length = int.from_bytes(data[at : at + 4], "big")
        if not 8 <= length <= len(data) - at - 8:
            raise UnreadableError("its compressed data are damaged")
        at += length
    return data[at + 8 :] if at else data


def _j2k(data: bytes) -> Stream:
    """Read the SIZ segment (ITU-T T.800 A.5.1)."""
    if len(data) < 43:
        raise UnreadableError("its compressed data end early")
    width, height, left, top = (int.from_bytes(data[at : at + 4], "big") for at in (8, 12, 16, 20))
    return Stream(height - top, width - left, (data[42] & 0x7F) + 1, int.from_bytes(data[40:42], "big"))


def _jpeg(data: bytes) -> tuple[Stream, int]:
    """Walk the marker segments to the frame header and the scan (ITU-T T.81 B.2); return also where the scan is."""
    at, stream = 2, None
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker in (0xFF, 0x01) or 0xD0 <= marker <= 0xD7:  # fill bytes and lone markers
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAME_HEADERS and at + 10 <= len(data):
            rows, cols = (int.from_bytes(data[at + i : at + i + 2], "big") for i in (5, 7))
            stream = Stream(rows, cols, data[at + 4], data[at + 9])
        if marker == _SCAN:
            break
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    if stream is None:
        raise UnreadableError("its compressed data end early or are damaged")
    return stream, at
