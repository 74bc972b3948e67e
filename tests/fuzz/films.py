"""Films of every kind, and the disc's list of them."""

import numpy as np

from tests.fuzz import mutate, seeds
from tests.fuzz.target import Target


def _film(name):
    def attempt(data, folder):
        from engine.decode import read_radiographs
        from engine.prepare import prepare
        from engine.preprocess import Recipe

        path = folder / name
        path.write_bytes(data)
        films = read_radiographs(path)
        assert films
        for film in films:
            assert film.pixels.dtype == np.float32 and film.pixels.ndim == 2
            assert np.isfinite(film.pixels).all() and film.pixels.min() >= 0 and film.pixels.max() <= 1
            prepare(film, Recipe(64, 0.5, 99.5, 0.2, 0.25))

    return attempt


def _directory(data, folder):
    from engine.decode import read_radiographs
    from engine.decode.films import listed

    (folder / "film.dcm").write_bytes(seeds.dicom()[0])
    path = folder / "DICOMDIR"
    path.write_bytes(data)
    for film in listed(path):
        assert film.resolve().is_relative_to(folder.resolve())
    read_radiographs(path)


def png_again(data, chance):
    """Put a changed PNG's checksums right, mostly."""
    return mutate.mended_png(data) if chance.random() < 0.7 else data


_DICOM_WORDS = (
    b"\x28\0\x10\0US\x02\0", b"\x28\0\x11\0US\x02\0", b"\x28\0\0\x01US\x02\0", b"SQ\0\0\xff\xff\xff\xff",
    b"\xfe\xff\0\xe0\xff\xff\xff\xff", b"\xfe\xff\x0d\xe0\0\0\0\0", b"\xfe\xff\xdd\xe0\0\0\0\0", b"UN\0\0",
    b"\xe0\x7f\x10\0OB\0\0", b"MONOCHROME1 ", b"PALETTE COLOR ", b"YBR_FULL_422", b"1.2.840.10008.1.2.4.90",
    b"1.2.840.10008.1.2.1.99", b"\xff\xd8\xff\xc3", b"\xff\xd9", b"\xff\x4f\xff\x51", b"-1e308", b"1\\2\\3", b"\x1b$B",
    b"ISO 2022 IR 87",
)  # fmt: skip
PNG_WORDS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"eXIf", b"iCCP", b"acTL", b"fcTL", b"zTXt", b"\0\0\0\0")
_JPEG_WORDS = tuple(b"\xff" + bytes([marker]) for marker in (*range(0xC0, 0xD0), *range(0xD8, 0xE3), 0xEE, 0xFE))


TARGETS = (
    Target("dicom", seeds.dicom, _film("film.dcm"), _DICOM_WORDS),
    Target("dicomdir", seeds.dicomdir, _directory, (*_DICOM_WORDS, b"..", b"/", b"\\", b"film.dcm", b"C:")),
    Target("png", seeds.png, _film("film.png"), PNG_WORDS, png_again),
    Target("jpeg", seeds.jpeg, _film("film.jpg"), _JPEG_WORDS),
    Target("tiff", seeds.tiff, _film("film.tif"), (b"II*\0", b"MM\0*", b"II+\0", b"\x01\x01\x03\0\x01\0\0\0")),
    Target("bmp_webp", seeds.other_pictures, _film("film.bmp"), (b"VP8X", b"VP8L", b"ALPH", b"ANIM", b"EXIF")),
)
