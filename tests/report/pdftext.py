"""The text of a PDF made with core fonts, read without any PDF library."""

import re
import zlib

_STREAM = re.compile(rb"/Filter /FlateDecode.*?stream\n(.*?)\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"\(((?:[^()\\]|\\.)*)\) Tj")


def lines(pdf):
    """Return what is shown, one string a line, pages in their order in the file."""
    shown = []
    for stream in _STREAM.finditer(pdf):
        content = zlib.decompress(stream[1])
        shown += [re.sub(rb"\\(.)", rb"\1", text[1]).decode("latin-1") for text in _SHOWN.finditer(content)]
    return shown
