"""PNG, JPEG, TIFF, BMP and WebP: pages of pixels 0..1, grey, upright."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile, ImageOps, TiffImagePlugin, WebPImagePlugin

from engine.decode.colour import colourful_share, grey_of
from engine.decode.contain import UnreadableError, damage
from engine.decode.guard import FRAMES, check_size
from engine.decode.sniff import Kind

# Their import registers them with Pillow, which else loads all of its 40 formats to find one.
_PLUGINS = (TiffImagePlugin.TiffImageFile, WebPImagePlugin.WebPImageFile)
_BITS_PER_SAMPLE, _PHOTOMETRIC, _ORIENTATION, _SAMPLES, _PLANAR = 258, 262, 274, 277, 284
_COMPRESSION, _OLD_JPEG, _STRIPS, _STRIP_ROWS, _TILES, _TILE_COLS, _TILE_ROWS = 259, 6, 273, 278, 324, 322, 323
_WHITE_IS_ZERO = 0
_TURNED_PNG = (b"eXIf", b"Raw profile type exif", b"XML:com.adobe.xmp")  # chunks that may say how it is to be turned
_END_OF_JPEG = b"\xff\xd9"
_WHITES = (255, 1023, 4095, 16383, 65535)
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}


class Page(NamedTuple):
    """(rows, cols) float32 0..1, and the share of visibly coloured pixels; None when the file stores grey."""

    pixels: NDArray[np.float32]
    colourful: float | None


def pages(data: bytes, kind: Kind, *, allow_truncated: bool = False) -> tuple[Page, ...]:
    """Return every page of a TIFF, or the one picture of any other kind, in the file's order.

    Raise `UnreadableError` for damaged, truncated or oversized files. `allow_truncated` gives what there is of a JPEG
    that ends early, the rest of it grey; no other kind shows a part.
    """
    if kind is Kind.JPEG and allow_truncated:
        data += _END_OF_JPEG
    with damage(f"its {kind} data are damaged or end early"):
        try:
            return tuple(_tiff_pages(data) if kind is Kind.TIFF else (_page(_open(data, kind), data),))
        except Image.DecompressionBombError as error:
            raise UnreadableError("it claims more pixels than any radiograph has") from error


def _open(data: bytes, kind: Kind) -> ImageFile.ImageFile:
    image = Image.open(BytesIO(data), formats=(kind.upper(),))
    check_size(image.height, image.width)
    return image


def _page(image: Image.Image, data: bytes) -> Page:
    if image.format == "PNG" and data[24] == 16:  # bit depth, in the header chunk
        return _deep_png(image, data)
    # A JPEG's Exif alone costs more than its decoding, so Pillow looks only where there is any.
    if image.format != "JPEG" or "exif" in image.info:
        image = ImageOps.exif_transpose(image)
    if image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    elif image.mode in ("1", "CMYK", "YCbCr", "LAB", "PA", "La", "RGBa", "RGBX", "HSV"):
        image = image.convert({"1": "L", "PA": "RGBA", "La": "LA", "RGBa": "RGBA"}.get(image.mode, "RGB"))
    return _to_page(np.asarray(image))


def _deep_png(image: Image.Image, data: bytes) -> Page:
    # Pillow cuts 16-bit colour down to 8 bits; scanners store grey films that way.
    import imagecodecs

    page = _to_page(np.asarray(imagecodecs.png_decode(data)))
    # Asked for its Exif, Pillow decodes the picture too, since the chunk may stand behind the pixels.
    turned = image.getexif().get(_ORIENTATION, 1) if any(word in data for word in _TURNED_PNG) else 1
    return page._replace(pixels=_upright(page.pixels, turned))


def _tiff_pages(data: bytes) -> Iterator[Page]:
    directories = tuple(islice(_tiff_directories(data), FRAMES + 1))
    if len(directories) > FRAMES:
        raise UnreadableError(f"it holds more than {FRAMES} pages")
    total, image = 0, None
    for index, tags in enumerate(directories):
        rows, cols = int(tags.get(257, 0)), int(tags.get(256, 0))
        bits = tags.get(_BITS_PER_SAMPLE, (1,))
        pixel_bytes = max(4, int(tags.get(_SAMPLES, 1)) * -(-max(bits) // 8))
        _check_pieces(tags, rows, cols)
        total += rows * cols * pixel_bytes
        check_size(rows, cols, bytes_per_pixel=pixel_bytes)
        check_size(1, 1, bytes_per_pixel=total)
        if max(bits) > 8:
            yield _deep_tiff(data, index, tags)
        else:
            image = image or _open(data, Kind.TIFF)  # once: to reach a page Pillow walks from the first
            image.seek(index)
            yield _page(image, data)


def _check_pieces(tags: TiffImagePlugin.ImageFileDirectory_v2, rows: int, cols: int) -> None:
    """Raise `UnreadableError` unless a page has a strip or tile for all of its rows: Pillow leaves black what has none.

    Old-style JPEG keeps its data elsewhere (TIFF 6.0, section 22), and is left to its decoder.
    """
    if tags.get(_COMPRESSION) == _OLD_JPEG or rows < 1 or cols < 1:
        return
    places = tags.get(_TILES, tags.get(_STRIPS, ()))
    height, width = (
        (tags.get(_TILE_ROWS, 0), tags.get(_TILE_COLS, 0)) if _TILES in tags else (tags.get(278, rows), cols)
    )
    if min(height, width) < 1:
        raise UnreadableError("its header gives its pieces no size")
    wanted = -(-rows // min(height, rows)) * -(-cols // min(width, cols))
    if len(places) < wanted:
        raise UnreadableError(f"it holds {len(places)} of its {wanted} pieces")


def _tiff_directories(data: bytes) -> Iterator[TiffImagePlugin.ImageFileDirectory_v2]:
    """Yield the tags of each page; a chain of pages that bites its own tail ends there."""
    file, seen = BytesIO(data), set[int]()
    head = data[:16] if data[2:3] in b"+" or data[3:4] in b"+" else data[:8]
    tags = TiffImagePlugin.ImageFileDirectory_v2(head)
    while tags.next and tags.next not in seen:
        seen.add(tags.next)
        file.seek(tags.next)
        tags = _next_directory(head, file)
        yield tags


def _next_directory(head: bytes, file: BytesIO) -> TiffImagePlugin.ImageFileDirectory_v2:
    tags = TiffImagePlugin.ImageFileDirectory_v2(head)
    tags.load(file)
    return tags


def _deep_tiff(data: bytes, index: int, tags: TiffImagePlugin.ImageFileDirectory_v2) -> Page:
    # libtiff, since Pillow knows no big-endian WhiteIsZero and cuts 16-bit colour to 8 bits.
    import imagecodecs

    values = np.asarray(imagecodecs.tiff_decode(data, index=index))
    if values.ndim == 3 and tags.get(_PLANAR) == 2:
        values = np.moveaxis(values, 0, -1)
    page = _to_page(values)
    pixels = 1 - page.pixels if tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO else page.pixels
    return page._replace(pixels=_upright(pixels, int(tags.get(_ORIENTATION, 1))))


def _upright(pixels: NDArray[np.float32], orientation: int) -> NDArray[np.float32]:
    if orientation not in _TURNS:
        return pixels
    turn = Image.Transpose[_TURNS[orientation]]
    return np.asarray(Image.fromarray(pixels).transpose(turn), np.float32)


def _to_page(values: NDArray[Any]) -> Page:
    """Scale (rows, cols[, channels]) of any type to 0..1; drop transparency onto black, the ground of a film."""
    scaled = _scaled(values)
    if scaled.ndim == 2:
        return Page(scaled, None)
    channels = scaled.shape[2]
    opaque = scaled[..., -1] if channels in (2, 4) else np.float32(1)
    if channels < 3:
        return Page(scaled[..., 0] * opaque, None)
    colour = scaled[..., :3]
    return Page(grey_of(colour) * opaque, colourful_share(colour))


def _scaled(values: NDArray[Any]) -> NDArray[np.float32]:
    if values.dtype == np.uint8:
        return np.asarray(np.true_divide(values, np.float32(255), dtype=np.float32))
    if values.dtype == np.uint16:
        # A 12-bit film in a 16-bit file would be nearly black on the file's full scale.
        white = next(white for white in _WHITES if white >= int(values.max()))
        return np.asarray(np.true_divide(values, np.float32(white), dtype=np.float32))
    if values.dtype == np.bool_:
        return values.astype(np.float32)
    real = values.astype(np.float64)
    low, high = real[np.isfinite(real)].min(), real[np.isfinite(real)].max()
    spread = np.nan_to_num((real - low) / ((high - low) or 1.0), nan=0.0, posinf=1.0, neginf=0.0)
    return np.asarray(spread.clip(0, 1), np.float32)
