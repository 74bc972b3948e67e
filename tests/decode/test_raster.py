"""Pictures that are not DICOM: depth, colour, orientation, pages and damage."""

import struct
from io import BytesIO

import imagecodecs
import numpy as np
import pytest
from PIL import Image

from engine.decode import read_radiographs
from engine.decode.guard import FRAMES
from engine.errors import DecodeError

GREY = (np.add.outer(np.arange(40), np.arange(60)) * 2).astype(np.uint8)
DEEP = GREY.astype(np.uint16) * 257


def packed(image, kind, **options):
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "WEBP"])
def test_eight_bit_kinds_are_exact_whatever_their_name(save, kind):
    data = packed(Image.fromarray(GREY), kind, **({"lossless": True} if kind == "WEBP" else {}))
    (film,) = read_radiographs(save(data, "wrong.jpg"))
    assert np.allclose(film.pixels, GREY / 255, atol=1e-6) and film.pixels.dtype == np.float32
    assert film.spacing is None and film.frame is None


def test_jpeg_is_near(save):
    (film,) = read_radiographs(save(packed(Image.fromarray(GREY), "JPEG", quality=98)))
    assert np.abs(film.pixels - GREY / 255).max() < 0.03 and film.source.colourful is None


@pytest.mark.parametrize("encode", [imagecodecs.png_encode, imagecodecs.tiff_encode])
@pytest.mark.parametrize("colour", [False, True])
def test_sixteen_bits_keep_their_depth(save, encode, colour):
    deep = np.arange(2400, dtype=np.uint16).reshape(40, 60) + np.uint16(30000)
    (film,) = read_radiographs(save(encode(np.stack([deep] * 3, -1) if colour else deep)))
    assert np.allclose(film.pixels, deep / 65535, atol=1e-6) and film.source.colourful == (0 if colour else None)


def test_twelve_bits_in_sixteen_fill_the_range(save):
    (film,) = read_radiographs(save(imagecodecs.png_encode(DEEP >> 4)))
    assert film.pixels.max() == pytest.approx((int(DEEP.max()) >> 4) / 4095)


@pytest.mark.parametrize("pixels", [GREY, DEEP], ids=["8", "16"])
def test_white_is_zero_is_turned(save, pixels):
    white = imagecodecs.tiff_encode(pixels, photometric=0)
    full = float(np.iinfo(pixels.dtype).max)
    assert np.allclose(read_radiographs(save(white))[0].pixels, 1 - pixels / full, atol=1e-6)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("pixels", [GREY, DEEP], ids=["8", "16"])
def test_exif_orientation_is_applied_once(save, orientation, pixels):
    exif = Image.Exif()
    exif[274] = orientation
    turned = {
        1: pixels,
        2: pixels[:, ::-1],
        3: pixels[::-1, ::-1],
        4: pixels[::-1],
        5: pixels.T,
        6: pixels.T[:, ::-1],
        7: pixels[::-1, ::-1].T,
        8: pixels.T[::-1],
    }[orientation]
    for kind in ("PNG", "TIFF"):
        (film,) = read_radiographs(save(packed(Image.fromarray(pixels), kind, exif=exif)))
        assert np.allclose(film.pixels, turned / float(np.iinfo(pixels.dtype).max), atol=1e-6), kind


def test_palette_alpha_and_colour(save):
    colour = Image.new("RGBA", (4, 1), (255, 255, 255, 255))
    colour.putpixel((1, 0), (255, 255, 255, 0))
    colour.putpixel((2, 0), (0, 255, 0, 255))
    (film,) = read_radiographs(save(packed(colour, "PNG")))
    assert np.allclose(film.pixels, [[1, 0, 0.587, 1]], atol=1e-3) and film.source.colourful == 0.25
    (film,) = read_radiographs(save(packed(Image.fromarray(GREY).convert("P"), "PNG")))
    assert np.allclose(film.pixels, GREY / 255, atol=1e-6)


def test_every_page_of_a_tiff_is_a_film(save):
    pages = [Image.fromarray(GREY), Image.fromarray(GREY[::-1].copy())]
    films = read_radiographs(save(packed(pages[0], "TIFF", save_all=True, append_images=pages[1:])))
    assert [film.frame for film in films] == [1, 2]
    assert np.array_equal(films[1].pixels, films[0].pixels[::-1])


@pytest.mark.parametrize("packing", [None, "tiff_lzw", "tiff_adobe_deflate", "packbits"])
def test_pages_of_other_sizes_modes_and_turns_are_each_themselves(save, packing):
    pages = [Image.fromarray(np.full((8 + at, 6), 40 * at, np.uint8)) for at in range(4)]
    pages[1] = pages[1].convert("RGB")
    turned = Image.Exif()
    turned[274] = 6
    data = packed(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression=packing, exif=turned)
    films = read_radiographs(save(data))
    assert [film.pixels.shape for film in films] == [(6, 8), (6, 9), (6, 10), (6, 11)]
    for at, film in enumerate(films):
        assert np.allclose(film.pixels, 40 * at / 255, atol=1e-6)


def test_a_tiff_of_more_pages_than_any_film_is_refused_before_one_is_decoded(save):
    tags = [(256, 3, 1, 4), (257, 3, 1, 4), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8),
            (277, 3, 1, 1), (278, 3, 1, 4), (279, 4, 1, 16)]  # fmt: skip
    page = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags)
    first, pages = 8 + 16, FRAMES + 1
    content = b"II*\0" + struct.pack("<I", first) + bytes(16)
    for number in range(1, pages + 1):
        content += page + struct.pack("<I", first + number * (len(page) + 4) if number < pages else 0)
    with pytest.raises(DecodeError, match=f"more than {FRAMES} pages"):
        read_radiographs(save(content))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "WEBP", "JPEG"])
@pytest.mark.parametrize("part", [0.3, 0.9])
def test_a_truncated_file_is_a_failure(save, kind, part):
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (64, 64), np.uint8))
    data = packed(noise, kind)
    with pytest.raises(DecodeError, match="damaged or end early"):
        read_radiographs(save(data[: int(len(data) * part)]))


def test_a_truncated_jpeg_is_shown_on_request(save):
    data = packed(Image.fromarray(np.tile(GREY, (8, 8))), "JPEG", quality=95)
    (film,) = read_radiographs(save(data[: len(data) // 2]), allow_truncated=True)
    assert film.pixels.shape == (320, 480) and np.ptp(film.pixels[:100]) > 0.2


def test_a_header_that_claims_too_much_is_refused(save):
    data = bytearray(packed(Image.new("1", (8, 8)), "BMP"))
    data[18:26] = (60000).to_bytes(4, "little") * 2
    with pytest.raises(DecodeError, match="claims"):
        read_radiographs(save(bytes(data)))
