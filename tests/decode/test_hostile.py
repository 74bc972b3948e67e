"""Files that lie, are cut or are no films: a clause each, and nothing on the terminal."""

import os
import pickle
import struct
import zlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydicom import uid
from pydicom.encaps import encapsulate

from engine.decode import find_films, guard, read_radiographs
from engine.errors import DecodeError
from tests.decode.conftest import build

PIXELS = np.arange(256, dtype=np.uint16).reshape(16, 16)


def reason(path):
    with pytest.raises(DecodeError) as caught:
        read_radiographs(path)
    assert str(caught.value) == f"{path.name} could not be read: {caught.value.reason}."
    assert pickle.loads(pickle.dumps(caught.value)).reason == caught.value.reason
    return caught.value.reason


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b"hello, world\n" * 9, "a text file"),
        (b"%PDF-1.7\n\0", "a PDF document"),
        (b"PK\x03\x04\0\0", "a ZIP archive"),
        (b"GIF89a\0\0", "a GIF image"),
        (b"\x01\x02\x03\0" * 99, "of an unknown kind"),
        (b'{"a": 1}', "a text file"),
        (b"<!DOCTYPE html>", "a web page"),
        (b"\0" * 500, "of an unknown kind"),
    ],
)
def test_what_is_no_film_is_named(save, data, says):
    assert says in reason(save(data))


def test_folders_pipes_and_missing_files_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.dcm")
    assert "a pipe" in reason(tmp_path / "pipe.dcm")
    assert "a folder" in reason(tmp_path)
    assert "no such file" in reason(tmp_path / "é 骨 عظم.dcm")


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"Rows": 65535, "Columns": 65535}, "claims 65535 x 65535 pixels"),
        ({"Rows": 9000, "Columns": 9000, "NumberOfFrames": "2000"}, "need more than 1 GB"),
        ({"NumberOfFrames": "99999"}, "claims 99999 frames"),
        ({"Rows": 0}, "0 rows"),
        ({"Rows": None}, "how many rows"),
        ({"Rows": 32}, "end early, at 512 of 1,024 bytes"),
        ({"PixelData": None}, "may be cut short"),
        ({"BitsStored": 40}, "40 of 16 bits"),
        ({"BitsAllocated": 12}, "allots 12 bits"),
        ({"PhotometricInterpretation": "RGB"}, "1 samples a pixel"),
    ],
)
def test_a_header_that_lies_is_told(save, facts, says):
    assert says in reason(save(build(PIXELS, **facts)))


def test_a_number_that_is_none_is_told(save):
    data = build(PIXELS, NumberOfFrames="17")
    assert "NumberOfFrames is not a whole number" in reason(save(data.replace(b"IS\x02\x0017", b"IS\x02\x001A")))


def test_pixels_without_photometric_or_sign_are_read_as_grey(shown):
    film = shown(PIXELS, PhotometricInterpretation=None, PixelRepresentation=None)
    assert film.pixels.max() == 1


def test_a_tiff_of_many_samples_is_stopped_before_it_is_decoded(save):
    """Rows and columns alone would pass: 9,000 x 9,000 pixels of 300 samples of 16 bits are 48 GB."""
    entries = ((256, 4, 9000), (257, 4, 9000), (258, 3, 16), (259, 3, 1), (262, 3, 1), (273, 4, 8), (277, 3, 300),
               (278, 4, 9000), (279, 4, 8))  # fmt: skip
    tags = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    data = struct.pack("<2sHI", b"II", 42, 8) + struct.pack("<H", len(entries)) + tags + b"\0" * 4
    assert "need more than 1 GB" in reason(save(data, "film.tif"))


def test_a_tiff_without_a_page_is_told(save):
    assert reason(save(struct.pack("<2sHI", b"II", 42, 0), "film.tif")) == "it holds no picture"


def test_a_tiff_that_lacks_strips_is_told(save):
    """Pillow alone would read the one strip and leave the rest of the film black."""
    entries = ((256, 4, 16), (257, 4, 64), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (277, 3, 1),
               (278, 4, 16), (279, 4, 256))  # fmt: skip
    tags = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    data = struct.pack("<2sHI", b"II", 42, 8) + struct.pack("<H", len(entries)) + tags + b"\0" * 260
    assert "it holds 1 of its 4 pieces" in reason(save(data, "film.tif"))


def test_a_png_of_too_many_pixels_is_stopped_before_it_is_decoded(save):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    def png(cols, rows):
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", cols, rows, 8, 0, 0, 0, 0))
        return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")

    assert "over the 100 million allowed" in reason(save(png(12_000, 9_000)))
    assert "more pixels than any radiograph has" in reason(save(png(60_000, 60_000)))


def test_a_decoder_that_finds_no_memory_says_so(save, monkeypatch):
    def none_left(*_, **__):
        raise MemoryError

    monkeypatch.setattr("engine.decode.dicom.display", none_left)
    assert reason(save(build(PIXELS))) == "it needs more memory than a film may"


def test_a_file_over_the_limit_is_refused_unread(tmp_path):
    (tmp_path / "film.dcm").touch()
    os.truncate(tmp_path / "film.dcm", guard.FILE_BYTES + 1)
    assert reason(tmp_path / "film.dcm") == "it is larger than 1 GB"


def test_a_deflate_bomb_is_stopped(save, monkeypatch):
    monkeypatch.setattr(guard, "INFLATED_BYTES", 1 << 20)
    plain = build(PIXELS, syntax=uid.DeflatedExplicitVRLittleEndian)
    head = plain[: 132 + 12 + int.from_bytes(plain[140:144], "little")]
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packer.compress(b"\0" * (4 << 20)) + packer.flush()
    assert "unpack to more than 1 MB" in reason(save(head + bomb))
    assert "end early" in reason(save(plain[:-60]))


def test_stream_and_header_must_agree(save):
    import imagecodecs

    stream = bytes(imagecodecs.jpeg8_encode(np.zeros((16, 16), np.uint8)))
    lie = build(np.zeros((8, 16), np.uint8), syntax=uid.JPEGBaseline8Bit, packed=[stream])
    assert "its header says 8 x 16 x 1 and its compressed data 16 x 16 x 1" in reason(save(lie))


def test_a_jp2_box_of_no_length_ends(save):
    box = b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0\0\0\0ftyp" + b"\0" * 64
    assert "damaged" in reason(save(build(PIXELS, syntax=uid.JPEG2000, packed=[box])))


def test_compressed_pixels_under_a_plain_syntax_are_told(save):
    plain = build(PIXELS, syntax=uid.JPEG2000, packed=[b"\xff\x4f\xff\x51" + b"\0" * 60])
    assert encapsulate([b"\0\0"])
    assert "compressed" in reason(save(plain.replace(b"1.2.840.10008.1.2.4.91\0\0"[:22], b"1.2.840.10008.1.2.1\0\0\0")))


def test_nothing_reaches_the_terminal(save, capfd):
    data = build(PIXELS, PatientAge="not an age", WindowCenter="1", WindowWidth="0")
    read_radiographs(save(data))
    for part in (200, 400, len(data) - 300):
        reason(save(data[:part]))
    assert capfd.readouterr() == ("", "")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8), st.floats(0.2, 1))
def test_any_damage_is_a_film_or_a_decode_error(tmp_path, changes, part):
    data = bytearray(build(PIXELS, WindowCenter=100, WindowWidth=200, PixelPaddingValue=3))
    for where, byte in changes:
        data[132 + int(where * (len(data) - 132))] = byte
    path = tmp_path / "film.dcm"
    path.write_bytes(data[: int(len(data) * part)])
    try:
        for film in read_radiographs(path):
            assert film.pixels.min() >= 0 and film.pixels.max() <= 1
    except DecodeError as error:
        assert error.reason


def test_an_explicit_path_is_listed_however_broken(save, tmp_path):
    missing, text = tmp_path / "none.dcm", save(b"hello", "note.txt")
    assert find_films([missing, text, missing]) == (missing, text)
