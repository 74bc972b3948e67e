"""The DICOM codecs: which decoder reads which transfer syntax, and imagecodecs as a plugin of pydicom.

One decoder a syntax, chosen here: pydicom else tries all there are, and a stream one of them rightly refuses may be
half decoded by the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import uid
from pydicom.encaps import generate_frames
from pydicom.pixels.decoders.base import DecodeRunner, get_decoder

from engine.decode import codestream
from engine.decode.contain import UnreadableError, damage
from engine.decode.layout import Layout

_LIBJPEG = (uid.JPEGExtended12Bit, uid.JPEGLossless, uid.JPEGLosslessSV1)
_J2K = (uid.JPEG2000Lossless, uid.JPEG2000, uid.HTJ2KLossless, uid.HTJ2KLosslessRPCL, uid.HTJ2K)
PLUGINS: dict[str, str] = {
    uid.ImplicitVRLittleEndian: "",
    uid.ExplicitVRLittleEndian: "",
    uid.ExplicitVRBigEndian: "",
    uid.DeflatedExplicitVRLittleEndian: "",
    uid.RLELossless: "pydicom",
    uid.JPEGBaseline8Bit: "pillow",
    **dict.fromkeys(_LIBJPEG, "imagecodecs"),
    uid.JPEGLSLossless: "pyjpegls",
    uid.JPEGLSNearLossless: "pyjpegls",
    **dict.fromkeys(_J2K, "pylibjpeg"),
}
_UNNAMED = {"1.2.840.10008.1.2.8.1": "Deflated Image Frame Compression"}  # younger than pydicom's dictionary

DECODER_DEPENDENCIES = dict.fromkeys(_LIBJPEG, ("imagecodecs",))  # asked for by pydicom


def is_available(syntax: str) -> bool:
    """Say to pydicom that we decode what Pillow cannot: 12-bit and lossless JPEG."""
    return syntax in _LIBJPEG


def decode_jpeg(data: bytes, runner: DecodeRunner) -> bytearray:
    """Decode one JPEG frame of 8 to 16 bits for pydicom, colour as stored."""
    import imagecodecs

    # Naming the same colour space on both sides keeps libjpeg from converting: pydicom converts by the DICOM header.
    space = "YCBCR" if runner.samples_per_pixel == 3 else None
    frame = np.asarray(imagecodecs.jpeg8_decode(data, colorspace=space, outcolorspace=space))
    runner.set_option("bits_allocated", 8 * frame.itemsize)
    runner.set_option("planar_configuration", 0)
    return bytearray(frame.tobytes())


def name_of(syntax: str) -> str:
    """Return the transfer syntax's name for people, without the remarks in its brackets."""
    name = _UNNAMED.get(syntax, uid.UID(syntax).name)
    return name.split(" (")[0].split(":")[0]


def check_supported(syntax: str) -> None:
    """Raise `UnreadableError` unless this transfer syntax is one that radiographs come in."""
    if syntax not in PLUGINS:
        raise UnreadableError(f"its transfer syntax ({name_of(syntax)}) is not supported")


def frames(pixel_data: bytes, syntax: str, layout: Layout) -> Iterator[NDArray[Any]]:
    """Yield each frame as stored, (rows, cols) or (rows, cols, 3) RGB; raise `UnreadableError` for a damaged one."""
    plugin = _plugin(syntax)
    if syntax == uid.RLELossless and layout.bits_allocated == 1:
        raise UnreadableError("its pixels of one bit are packed with RLE Lossless, which is not read")
    if uid.UID(syntax).is_encapsulated and syntax != uid.RLELossless:
        _check_streams(pixel_data, layout)
    with damage(f"its pixel data ({name_of(syntax)}) are damaged or end early"):
        decoded = get_decoder(syntax).iter_array(pixel_data, decoding_plugin=plugin, **_options(layout))
        for _, (frame, _facts) in zip(range(layout.frames), decoded, strict=False):
            yield _from_high_bits(frame, layout) if layout.shifted and not plugin else frame


def _plugin(syntax: str) -> str:
    name = PLUGINS[syntax]
    if name == "imagecodecs" and name not in get_decoder(syntax).available_plugins:
        get_decoder(syntax).add_plugin(name, ("engine.decode.codecs", "decode_jpeg"))
    return name


def _from_high_bits(frame: NDArray[Any], layout: Layout) -> NDArray[Any]:
    """Move values stored at the top of their cells down (High Bit above Bits Stored - 1, before DICOM 2003)."""
    cell = frame.dtype.itemsize * 8
    return (frame << (cell - 1 - layout.high_bit)) >> (cell - layout.bits_stored)


def _check_streams(pixel_data: bytes, layout: Layout) -> None:
    """Compare what every frame's own header says with the DICOM header, before a decoder believes either."""
    with damage("its compressed pixel data are not divided into frames as DICOM says"):
        streams = list(
            generate_frames(pixel_data, number_of_frames=layout.frames, extended_offsets=layout.extended_offsets)
        )
    if len(streams) < layout.frames:
        raise UnreadableError(f"it holds {len(streams)} of its {layout.frames} frames")
    for stream in streams[: layout.frames]:
        said = codestream.declared(stream)
        if (said.rows, said.cols, said.samples) != (layout.rows, layout.cols, layout.samples):
            raise UnreadableError(
                f"its header says {layout.rows} x {layout.cols} x {layout.samples} and its "
                f"compressed data {said.rows} x {said.cols} x {said.samples}"
            )
        if said.bits > layout.bits_allocated:
            raise UnreadableError(
                f"its compressed data have {said.bits} bits where its header allots {layout.bits_allocated}"
            )


def _options(layout: Layout) -> dict[str, Any]:
    return {
        "rows": layout.rows,
        "columns": layout.cols,
        "number_of_frames": layout.frames,
        "samples_per_pixel": layout.samples,
        "photometric_interpretation": layout.photometric,
        "planar_configuration": layout.planar,
        "pixel_representation": int(layout.signed),
        "bits_allocated": layout.bits_allocated,
        "bits_stored": layout.bits_stored,
        "pixel_keyword": "PixelData",
        "pixel_vr": layout.vr,
        "extended_offsets": layout.extended_offsets,
        # Unused high bits may hold an overlay (PS3.5 8.1.1), and streams may carry the wrong sign.
        "correct_unused_bits": layout.bits_allocated > layout.bits_stored and not layout.shifted,
        "apply_j2k_sign_correction": True,
        "apply_jls_sign_correction": True,
        "as_rgb": True,
    }
