"""From a file to bright-bone films: PNG, JPEG, TIFF, BMP, WebP and DICOM, judged by content, behind size limits."""

from engine.decode.films import find_films
from engine.decode.reader import read_radiographs

__all__ = ["find_films", "read_radiographs"]
