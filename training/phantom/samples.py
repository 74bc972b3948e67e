"""Sample films for a first look at the application: `python -m training.phantom.samples resources/samples`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin
from pydicom.uid import UID, ExplicitVRLittleEndian, JPEG2000Lossless, JPEGLSLossless

from training.phantom.dicom import COMMENT, write_dicom
from training.phantom.phantom import make
from training.phantom.records import Phantom


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample: what is on it, and how it is stored."""

    part: str
    seed: int
    fractured: bool
    bits: int = 8  # PNG: 8 or 16
    syntax: UID | None = None  # DICOM transfer syntax; None is a PNG
    dark_bone: bool = False  # DICOM MONOCHROME1
    long_side: int = 1100

    @property
    def name(self) -> str:
        """The file's name says what the film shows."""
        return f"{self.part}_{'fracture' if self.fractured else 'normal'}.{'dcm' if self.syntax else 'png'}"


SAMPLES = (
    Sample("wrist", 30005, True, bits=16),
    Sample("hand", 31031, False),
    Sample("upper_arm", 32035, True),
    Sample("foot", 33060, False, bits=16),
    Sample("shoulder", 34056, True),
    Sample("knee", 35056, False, syntax=ExplicitVRLittleEndian, long_side=1000),
    Sample("ankle", 36044, True, syntax=JPEG2000Lossless),
    Sample("pelvis_hip", 37078, False, syntax=ExplicitVRLittleEndian, long_side=1000),
    Sample("lower_leg", 38045, True, syntax=JPEGLSLossless, dark_bone=True),
    Sample("thigh", 39031, False, syntax=JPEG2000Lossless),
)

_README = """# Sample films

These ten films are synthetic: simulated X-rays of parametric bones, no patient, for trying out the application and for
tests, never for judging it. Each is marked SYNTHETIC in the picture and in its header, and `truth.csv` says which of
them show a fracture. Of each kind up to 100 were simulated, and the first was taken that the shipped model reads well
(of the shoulders the best of 100, with one false region; of the pelves none was, so that the nearest of them stands in
doubt); of elbows and forearms none was, so that other parts stand in their place. They show what a reading looks like
and say nothing about how good it is.

Made by `python -m training.phantom.samples resources/samples`: the beam's path through cortex, spongy bone and soft
tissue is summed in millimetres, put through Beer-Lambert's law, scatter, noise and a film-like curve, then stored as
PNG (8 and 16 bit) or as DICOM "Digital X-Ray Image Storage - For Presentation" (12 bits; plain, JPEG 2000 and JPEG-LS,
one MONOCHROME1).
The same code gives the same bytes.
"""


def write_samples(folder: Path) -> None:
    """Write the sample films, `truth.csv` and `README.md` into `folder`, replacing what carries their names."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = ["file,part,fracture"]
    for number, sample in enumerate(SAMPLES, start=1):
        film = make(
            sample.seed, sample.part, sample.fractured, sample.long_side, kind="displaced" if sample.fractured else None
        )
        marked = _marked(film.pixels)
        if sample.syntax:
            write_dicom(folder / sample.name, film, marked, number, sample.syntax, sample.dark_bone)
        else:
            _write_png(folder / sample.name, film, marked, number, sample.bits)
        rows.append(f"{sample.name},{sample.part},{int(film.fractured)}")
    (folder / "truth.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "README.md").write_text(_README, "utf-8")


def _marked(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    """Burn SYNTHETIC into the lower left corner, with a dark edge so that it reads on any ground."""
    scale = max(pixels.shape) / 2000
    at, font = (round(14 * scale) + 8, pixels.shape[0] - 12), cv2.FONT_HERSHEY_SIMPLEX
    ink, edge = np.zeros(pixels.shape, np.uint8), np.zeros(pixels.shape, np.uint8)
    cv2.putText(ink, "SYNTHETIC", at, font, scale, 255, 1, cv2.LINE_AA)
    cv2.putText(edge, "SYNTHETIC", at, font, scale, 255, 4, cv2.LINE_AA)
    on, off = ink.astype(np.float32) / 255, edge.astype(np.float32) / 255
    return np.asarray(pixels * (1 - np.maximum(on, off)) + on, np.float32)


def _write_png(path: Path, film: Phantom, pixels: NDArray[np.float32], number: int, bits: int) -> None:
    notes = PngImagePlugin.PngInfo()
    for key, text in (
        ("Title", f"SYNTHETIC-{number}"),
        ("Comment", COMMENT),
        ("Source", f"phantom {film.part}, seed {film.seed}"),
        ("Spacing", f"{film.spacing_mm:.4f} mm"),
    ):
        notes.add_text(key, text)
    if bits == 16:
        # 12 significant bits, as a detector gives them
        values = (np.rint(pixels * 4095).astype(np.uint16) * 16).astype(np.uint16)
    else:
        values = np.rint(pixels * 255).astype(np.uint8)
    Image.fromarray(values).save(path, "PNG", pnginfo=notes, compress_level=9)


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
