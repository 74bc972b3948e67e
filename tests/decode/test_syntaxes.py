"""Every transfer syntax that CR and DX come in."""

import imagecodecs
import numpy as np
import pytest
from pydicom import uid
from pydicom.data import get_testdata_file
from pydicom.pixels import get_encoder

from engine.decode import read_radiographs
from engine.errors import DecodeError
from tests.decode.conftest import build

RNG = np.random.default_rng(7)
SMOOTH = np.add.outer(np.arange(48), np.arange(64)).astype(np.uint16) * 30
TWELVE = (SMOOTH + RNG.integers(0, 20, SMOOTH.shape)).astype(np.uint16)
EIGHT = (SMOOTH // 16).astype(np.uint8)
STORED_12 = {"BitsStored": 12, "HighBit": 11}


def stretched(pixels):
    low, high = int(pixels.min()), int(pixels.max())
    return (pixels.astype(float) - low) / (high - low)


def rle(pixels):
    encoder = get_encoder(uid.RLELossless)
    return encoder.encode(
        pixels,
        rows=48,
        columns=64,
        samples_per_pixel=1,
        bits_allocated=16,
        bits_stored=16,
        pixel_representation=0,
        photometric_interpretation="MONOCHROME2",
        number_of_frames=1,
    )


LOSSLESS = {
    uid.RLELossless: rle,
    uid.JPEGLossless: lambda p: imagecodecs.jpeg8_encode(p, lossless=True, bitspersample=12, predictor=4),
    uid.JPEGLosslessSV1: lambda p: imagecodecs.jpeg8_encode(p, lossless=True, bitspersample=12, predictor=1),
    uid.JPEGLSLossless: imagecodecs.jpegls_encode,
    uid.JPEGLSNearLossless: lambda p: imagecodecs.jpegls_encode(p, level=0),
    uid.JPEG2000Lossless: lambda p: imagecodecs.jpeg2k_encode(p, codecformat="j2k", reversible=True),
    uid.JPEG2000: lambda p: imagecodecs.jpeg2k_encode(p, codecformat="j2k", reversible=True),
    uid.HTJ2KLossless: lambda p: imagecodecs.htj2k_encode(p, reversible=True),
    uid.HTJ2KLosslessRPCL: lambda p: imagecodecs.htj2k_encode(p, reversible=True),
    uid.HTJ2K: lambda p: imagecodecs.htj2k_encode(p, reversible=True),
}
PLAIN = [
    uid.ImplicitVRLittleEndian,
    uid.ExplicitVRLittleEndian,
    uid.ExplicitVRBigEndian,
    uid.DeflatedExplicitVRLittleEndian,
]


@pytest.mark.parametrize("syntax", PLAIN, ids=lambda each: each.name)
@pytest.mark.parametrize("pixels", [TWELVE, EIGHT, TWELVE.astype(np.int16) - 700], ids=["12", "8", "signed"])
def test_uncompressed_syntaxes_are_exact(shown, syntax, pixels):
    film = shown(pixels, syntax=syntax)
    assert np.allclose(film.pixels, stretched(pixels), atol=1e-6)
    assert film.source.transfer_syntax == syntax.name.split(" (")[0]


@pytest.mark.parametrize("syntax", LOSSLESS, ids=lambda each: uid.UID(each).keyword)
def test_lossless_syntaxes_are_exact(shown, syntax):
    film = shown(TWELVE, syntax=syntax, packed=[bytes(LOSSLESS[syntax](TWELVE))], **STORED_12)
    assert np.allclose(film.pixels, stretched(TWELVE), atol=1e-6)


@pytest.mark.parametrize(
    ("syntax", "pixels", "bits"),
    [(uid.JPEGBaseline8Bit, EIGHT, 8), (uid.JPEGExtended12Bit, TWELVE, 12), (uid.JPEGExtended12Bit, EIGHT, 8)],
)
def test_lossy_jpeg_is_near(shown, syntax, pixels, bits):
    packed = imagecodecs.jpeg8_encode(pixels, level=98, bitspersample=bits)
    film = shown(pixels, syntax=syntax, packed=[bytes(packed)], BitsStored=bits, HighBit=bits - 1)
    assert np.abs(film.pixels - stretched(pixels)).max() < 0.03


@pytest.mark.parametrize("syntax", [*LOSSLESS, uid.JPEGBaseline8Bit], ids=lambda each: uid.UID(each).keyword)
def test_compressed_data_cut_short_are_never_half_a_film(save, syntax):
    baseline = syntax == uid.JPEGBaseline8Bit
    pixels = EIGHT if baseline else TWELVE
    packed = bytes(imagecodecs.jpeg8_encode(EIGHT)) if baseline else bytes(LOSSLESS[syntax](TWELVE))
    file = save(build(pixels, syntax=syntax, packed=[packed[: len(packed) * 2 // 3]]))
    with pytest.raises(DecodeError, match=r"film\.dcm could not be read: its .*data"):
        read_radiographs(file)


@pytest.mark.parametrize(
    "name",
    [
        "JPGExtended.dcm",
        "JPEG-lossy.dcm",
        "SC_rgb_jpeg_gdcm.dcm",
        "JPEG2000.dcm",
        "MR_small_bigendian.dcm",
        "emri_small_jpeg_ls_lossless.dcm",
        "image_dfl.dcm",
    ],
)
def test_files_of_other_makers_agree_with_pydicom_or_are_read(name):
    path = get_testdata_file(name, download=False)
    if path is None:
        pytest.skip(f"{name} does not come with this pydicom")
    films = read_radiographs(path)
    assert all(film.pixels.dtype == np.float32 and np.ptp(film.pixels) > 0 for film in films)


def test_colour_is_turned_grey_and_its_share_told(shown):
    colour = np.zeros((8, 8, 3), np.uint8)
    colour[:, :4] = (255, 0, 0)
    colour[:, 4:] = (90, 90, 90)
    film = shown(colour)
    assert film.source.colourful == 0.5
    assert np.allclose(film.pixels[0], [0.299] * 4 + [90 / 255] * 4, atol=1e-6)


def test_each_frame_is_a_film_with_its_number(save):
    films = read_radiographs(save(build(np.stack([TWELVE, TWELVE[::-1]]))))
    assert [film.frame for film in films] == [1, 2]
    assert np.array_equal(films[0].pixels, films[1].pixels[::-1]) and films[0].sha256 == films[1].sha256


@pytest.mark.parametrize("syntax", PLAIN[:3], ids=lambda each: each.name)
def test_a_file_without_preamble_is_known_by_its_elements(save, syntax):
    (film,) = read_radiographs(save(build(TWELVE, syntax=syntax, preamble=False), "6154"))
    assert np.allclose(film.pixels, stretched(TWELVE), atol=1e-6)


@pytest.mark.parametrize(
    ("syntax", "name"),
    [
        ("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level"),
        ("1.2.840.10008.1.2.4.94", "JPIP Referenced"),
        ("1.2.840.99999.1.2.4.100", r"1\.2\.840\.99999\.1\.2\.4\.100"),
    ],
)
def test_an_unsupported_syntax_is_named(save, syntax, name):
    known = uid.UID(syntax if "99999" not in syntax else "1.2.840.10008.1.2.4.100")
    data = build(EIGHT, syntax=known, packed=[b"\0" * 64]).replace(known.encode(), syntax.encode())
    with pytest.raises(DecodeError, match=rf"its transfer syntax \({name}\) is not supported"):
        read_radiographs(save(data))
