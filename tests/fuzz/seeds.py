"""Whole and valid files to begin from, all made here in code."""

import io
import json
import math
import struct
from functools import cache

import numpy as np
from PIL import Image, ImageDraw
from pydicom import uid
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence

from engine.decode.codecs import PLUGINS
from engine.decode.contain import quiet
from engine.selftest.decoders import EIGHT_BITS, encoded, known
from engine.weights import BYTES, COUNT, expected
from tests.decode.conftest import build
from tests.factory import make_card


def _film(side=32, bits=8):
    wedge = np.add.outer(np.arange(side), np.arange(side)) / (2 * side - 2)
    return np.round(wedge * (2**bits - 1)).astype(np.uint8 if bits == 8 else np.uint16)


def _item(**facts):
    item = Dataset()
    with quiet():  # some values are not as the standard wants them
        for keyword, value in facts.items():
            setattr(item, keyword, value)
    return item


@cache
def dicom():
    """Films of every transfer syntax and of every path through the display chain."""
    made = []
    for syntax in PLUGINS:
        bits = 8 if syntax in EIGHT_BITS else 12
        pixels = known(bits)
        pixels = pixels.astype(np.uint8) if bits == 8 else pixels
        packed = [encoded(syntax, pixels)] if uid.UID(syntax).is_encapsulated else None
        made.append(build(pixels, syntax=syntax, packed=packed, BitsStored=bits, HighBit=bits - 1))
    deep, table = _film(16, 12), [min(65535, 16 * n) for n in range(256)]
    lut = {"LUTDescriptor": [256, 0, 16], "LUTData": np.array(table, np.uint16).tobytes()}
    window = {"WindowCenter": [100, 2000], "WindowWidth": [300, 4000]}
    frames = np.stack([deep, deep[::-1]])
    made += [
        build(deep, **window, RescaleSlope="2", RescaleIntercept="-1024", PixelPaddingValue=3),
        build(deep, **window, VOILUTFunction="SIGMOID", PhotometricInterpretation="MONOCHROME1"),
        build(deep, VOILUTSequence=Sequence([_item(**lut)]), PresentationLUTShape="INVERSE"),
        build(deep, ModalityLUTSequence=Sequence([_item(**lut, ModalityLUTType="US")]), PixelSpacing=["0.2", "0.2"]),
        build(deep.astype(np.int16), PixelPaddingValue=-5, PixelPaddingRangeLimit=0, preamble=False),
        build(frames, ImagerPixelSpacing=["0.1", "0.1"], EstimatedRadiographicMagnificationFactor="1.2"),
        build(np.stack([_film(16)] * 3, -1), BurnedInAnnotation="YES", PatientName="Ä^B=骨", PatientAge="034Y"),
        build(deep.astype(np.uint32) << 18, WindowCenter=1 << 28, WindowWidth=1 << 29),
        _enhanced(frames),
        _palette(),
    ]
    return tuple(made)


def _enhanced(frames):
    voi = _item(FrameVOILUTSequence=Sequence([_item(WindowCenter=50, WindowWidth=99)]))
    measures = _item(PixelMeasuresSequence=Sequence([_item(PixelSpacing=["0.3", "0.3"])]))
    return build(
        frames, SharedFunctionalGroupsSequence=Sequence([measures]),
        PerFrameFunctionalGroupsSequence=Sequence([voi, voi]),
    )  # fmt: skip


def _palette():
    ramp = np.arange(256, dtype=np.uint16).tobytes()
    facts = {}
    for colour in ("Red", "Green", "Blue"):
        facts[f"{colour}PaletteColorLookupTableDescriptor"] = [256, 0, 16]
        facts[f"{colour}PaletteColorLookupTableData"] = ramp
    return build(_film(16), PhotometricInterpretation="PALETTE COLOR", **facts)


@cache
def dicomdir():
    """Directories of a disc that list a film beside them."""
    made = []
    for names in (["film.dcm"], ["A", "B", "C"], "film.dcm"):
        ds = Dataset()
        ds.SOPClassUID, ds.SOPInstanceUID = "1.2.840.10008.1.3.10", "1.2.3"
        record = _item(DirectoryRecordType="IMAGE", ReferencedFileID=names, OffsetOfTheNextDirectoryRecord=0)
        ds.DirectoryRecordSequence = Sequence([_item(DirectoryRecordType="PATIENT"), record])
        ds.file_meta = FileMetaDataset()
        ds.file_meta.TransferSyntaxUID = uid.ExplicitVRLittleEndian
        ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID
        ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
        stream = io.BytesIO()
        with quiet():
            ds.save_as(stream, enforce_file_format=True)
        made.append(stream.getvalue())
    return tuple(made)


def _saved(image, name, **options):
    stream = io.BytesIO()
    image.save(stream, name, **options)
    return stream.getvalue()


def _modes(modes):
    grey = Image.fromarray(_film())
    return [Image.fromarray(_film(bits=16)) if mode == "I;16" else grey.convert(mode) for mode in modes]


@cache
def png():
    """Grey, deep, colour, palette, transparent and turned pictures."""
    turned = Image.Exif()
    turned[274] = 6
    deep = Image.fromarray(_film(bits=16))
    made = [_saved(image, "PNG") for image in _modes(("1", "L", "LA", "P", "RGB", "RGBA", "I;16"))]
    return (*made, _saved(deep, "PNG", exif=turned), _saved(_modes("L")[0], "PNG", exif=turned, transparency=5))


@cache
def jpeg():
    """Baseline, progressive, colour, four-colour and turned pictures."""
    turned = Image.Exif()
    turned[274] = 5
    grey, colour, four = _modes(("L", "RGB", "CMYK"))
    return (
        _saved(grey, "JPEG"), _saved(grey, "JPEG", progressive=True, exif=turned),
        _saved(colour, "JPEG", subsampling=2),
        _saved(four, "JPEG"), _saved(grey, "JPEG", restart_marker_blocks=1),
    )  # fmt: skip


@cache
def tiff():
    """Plain, packed, deep, tiled, planar and many-paged pictures, of both byte orders."""
    import imagecodecs

    grey, deep = _film(), _film(bits=16)
    made = [_saved(image, "TIFF") for image in _modes(("1", "L", "P", "RGB", "RGBA", "I;16"))]
    made += [
        _saved(Image.fromarray(grey), "TIFF", compression=name)
        for name in ("tiff_lzw", "packbits", "tiff_deflate", "jpeg")
    ]
    made.append(_saved(Image.fromarray(grey), "TIFF", save_all=True, append_images=[Image.fromarray(grey)] * 2))
    made.append(_saved(Image.fromarray(deep), "TIFF", compression="tiff_lzw", save_all=True, append_images=[
        Image.fromarray(deep)
    ]))  # fmt: skip
    made.append(_saved(Image.fromarray(grey.astype(np.float32)), "TIFF"))
    made.append(_big_endian(deep))
    assert imagecodecs.tiff_decode(made[-1]).shape == deep.shape
    return tuple(made)


def _big_endian(pixels):
    rows, cols = pixels.shape
    data = pixels.astype(">u2").tobytes()
    tags = ((256, 4, cols), (257, 4, rows), (258, 3, 16 << 16), (259, 3, 1 << 16), (262, 3, 0), (273, 4, 8),
            (277, 3, 1 << 16), (278, 4, rows), (279, 4, len(data)))  # fmt: skip
    entries = b"".join(struct.pack(">HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return struct.pack(">2sHI", b"MM", 42, 8 + len(data)) + data + struct.pack(">H", len(tags)) + entries + b"\0" * 4


@cache
def other_pictures():
    """BMP and WebP."""
    grey, colour, palette = _modes(("L", "RGB", "P"))
    return (
        *(_saved(image, "BMP") for image in (grey, colour, palette)), _saved(colour, "WEBP"),
        _saved(colour, "WEBP", lossless=True),
    )  # fmt: skip


@cache
def logo():
    """A small picture for a letterhead."""
    image = Image.new("L", (8, 8), 255)
    ImageDraw.Draw(image).line((0, 0, 7, 7), 0)
    return _saved(image, "PNG")


@cache
def weights():
    """The header of a file of weights for the test card, its length before it, and nothing after it."""
    places, end = {}, 0
    for name, shape in expected(make_card()).items():
        kind = "I64" if name.endswith(COUNT) else "F16"
        size = math.prod(shape) * BYTES[kind]
        places[name] = {"dtype": kind, "shape": list(shape), "data_offsets": [end, end + size]}
        end += size
    return tuple(_headed(header) for header in (places, {"__metadata__": {"made": "here"}} | places))


def _headed(header):
    content = as_json(header)
    return len(content).to_bytes(8, "little") + content


@cache
def weights_bytes():
    """Return how long the weights are that `weights` speaks of."""
    header = json.loads(weights()[0][8:])
    return max(entry["data_offsets"][1] for entry in header.values())


@cache
def result_rows():
    """Rows of results.jsonl."""
    from engine.report import jsonl
    from engine.triage import Triage
    from tests.factory import make_reading

    return ("".join(jsonl.line(make_reading(f"{one}.png", one)) for one in Triage).encode("utf-8"),)


def as_json(value):
    """Return JSON in bytes."""
    return json.dumps(value).encode("utf-8")
