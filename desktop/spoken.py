"""The engine's own sentences in the user's language, as far as their forms are known.

The engine speaks English. A sentence of a known form is said in the language of the screen, its names and numbers in
place; any other stays as it is: better another language than a guess. Reports stay English.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

# {words} in braces are names and numbers. What is more particular stands before what is less.
FORMS = (
    # whole sentences, by type of error
    str(QT_TRANSLATE_NOOP("Engine", "{file} could not be read: {clause}.")),
    str(QT_TRANSLATE_NOOP("Engine", "{file} could not be written: {clause}.")),
    str(QT_TRANSLATE_NOOP("Engine", "The case store {file} cannot be used: {clause}.")),
    str(QT_TRANSLATE_NOOP("Engine", "The model in {file} cannot be used: {clause}.")),
    str(QT_TRANSLATE_NOOP("Engine", "{file} cannot be used: {clause}.")),
    str(QT_TRANSLATE_NOOP("Engine", "No model is installed: films are shown and measured, not read.")),
    str(QT_TRANSLATE_NOOP("Engine", "No CUDA device was found; choose the CPU, or automatic.")),
    str(QT_TRANSLATE_NOOP(
        "Engine",
        "The {device} ran out of memory: films are now read {number} at a time, not {before}, which is slower.",
    )),
    str(QT_TRANSLATE_NOOP(
        "Engine",
        "The {device} has no memory for a single film: reading goes on on the {other}, which is much slower.",
    )),
    # why a film cannot be assessed
    str(QT_TRANSLATE_NOOP("Engine", "it is a colour picture, not a radiograph")),
    str(QT_TRANSLATE_NOOP("Engine", "it is a page of text or a drawing, not a radiograph")),
    str(QT_TRANSLATE_NOOP("Engine", "it is nearly empty, with hardly any contrast")),
    str(QT_TRANSLATE_NOOP("Engine", "it is clipped: nearly all that it shows is pure black or pure white")),
    str(QT_TRANSLATE_NOOP(
        "Engine", "it is too small, {rows} x {cols} pixels, where {least} are needed on the short side"
    )),
    str(QT_TRANSLATE_NOOP("Engine", "the film shows the {part}, which the models do not know")),
    str(QT_TRANSLATE_NOOP("Engine", "it shows none of the body parts that the models know")),
    str(QT_TRANSLATE_NOOP("Engine", "it is {what}, not an image file")),
    str(QT_TRANSLATE_NOOP("Engine", "it is {what}, not a radiograph")),
    # why a file cannot be read
    str(QT_TRANSLATE_NOOP("Engine", "there is no such file")),
    str(QT_TRANSLATE_NOOP("Engine", "you have no permission to read it")),
    str(QT_TRANSLATE_NOOP("Engine", "the disk did not give it ({why})")),
    str(QT_TRANSLATE_NOOP("Engine", "the file is empty")),
    str(QT_TRANSLATE_NOOP("Engine", "its pixel data ({syntax}) are damaged or end early")),
    str(QT_TRANSLATE_NOOP("Engine", "its {kind} data are damaged or end early")),
    str(QT_TRANSLATE_NOOP("Engine", "its pixel data are empty")),
    str(QT_TRANSLATE_NOOP("Engine", "its compressed data end early or are damaged")),
    str(QT_TRANSLATE_NOOP("Engine", "its compressed data end early")),
    str(QT_TRANSLATE_NOOP("Engine", "its compressed data are damaged")),
    str(QT_TRANSLATE_NOOP("Engine", "its transfer syntax ({syntax}) is not supported")),
    str(QT_TRANSLATE_NOOP("Engine", "it describes an image and holds no pixel data: the file may be cut short")),
    str(QT_TRANSLATE_NOOP("Engine", "it holds no pixel data{what}")),
    str(QT_TRANSLATE_NOOP("Engine", "it claims more pixels than any radiograph has")),
    str(QT_TRANSLATE_NOOP("Engine", "it was changed after it had been read: read it again")),
    str(QT_TRANSLATE_NOOP("Engine", "its decoder crashed on it")),
    str(QT_TRANSLATE_NOOP("Engine", "its decoder could not be started")),
    str(QT_TRANSLATE_NOOP("Engine", "decoding it was stopped")),
    str(QT_TRANSLATE_NOOP("Engine", "decoding it took longer than {seconds} seconds")),
    str(QT_TRANSLATE_NOOP("Engine", "decoding it needs more than the {size} GB that are allowed")),
    str(QT_TRANSLATE_NOOP("Engine", "it claims {rows} x {cols} pixels, over the {most} million allowed")),
    str(QT_TRANSLATE_NOOP("Engine", "it claims {rows} x {cols} pixels, over the {most} allowed to a side")),
    str(QT_TRANSLATE_NOOP("Engine", "it claims {frames} frames; from 1 to {most} are allowed")),
    str(QT_TRANSLATE_NOOP("Engine", "it holds more than {number} pages")),
    str(QT_TRANSLATE_NOOP("Engine", "it needs more memory than a film may")),
    str(QT_TRANSLATE_NOOP("Engine", "it is larger than {size} GB")),
    str(QT_TRANSLATE_NOOP("Engine", "its pixel data are damaged or end early")),
    str(QT_TRANSLATE_NOOP("Engine", "its pixel data are damaged")),
    str(QT_TRANSLATE_NOOP("Engine", "its pixel data end early, at {reached} of {wanted} bytes")),
    str(QT_TRANSLATE_NOOP("Engine", "its DICOM header is damaged or ends early")),
    str(QT_TRANSLATE_NOOP("Engine", "its header is damaged")),
    str(QT_TRANSLATE_NOOP("Engine", "its deflated data unpack to more than {size} MB")),
    str(QT_TRANSLATE_NOOP("Engine", "it is a link out of the folder")),
    # why something cannot be written or used
    str(QT_TRANSLATE_NOOP(
        "Engine", "the folder or the file is write-protected, or another program has the file open"
    )),
    str(QT_TRANSLATE_NOOP("Engine", "No space left on device")),
    str(QT_TRANSLATE_NOOP("Engine", "database or disk is full")),
    str(QT_TRANSLATE_NOOP("Engine", "Operation not permitted")),
    str(QT_TRANSLATE_NOOP("Engine", "Permission denied")),
    str(QT_TRANSLATE_NOOP("Engine", "Read-only file system")),
    str(QT_TRANSLATE_NOOP("Engine", "No such file or directory")),
    str(QT_TRANSLATE_NOOP("Engine", "the logo {name} is not a picture that can be read")),
    str(QT_TRANSLATE_NOOP(
        "Engine", "a newer version of Osteoscope has written it (form {form}, and this version knows {known})"
    )),
    str(QT_TRANSLATE_NOOP("Engine", "its card cannot be read ({why})")),
    str(QT_TRANSLATE_NOOP("Engine", "its card has format {format}, and this version reads {known}")),
    str(QT_TRANSLATE_NOOP("Engine", "{name} is not the file its card names (SHA-256 {sha256}…)")),
    str(QT_TRANSLATE_NOOP("Engine", "{name} cannot be read ({why})")),
    str(QT_TRANSLATE_NOOP("Engine", "its weights do not fit the networks its card names")),
    str(QT_TRANSLATE_NOOP("Engine", "its first line names no column “{column}”")),
    str(QT_TRANSLATE_NOOP("Engine", "it is not UTF-8 text; save it as “CSV UTF-8”")),
    str(QT_TRANSLATE_NOOP("Engine", "it holds no films")),
    # what a file is instead
    str(QT_TRANSLATE_NOOP("Engine", "of an unknown kind")),
    str(QT_TRANSLATE_NOOP("Engine", "a damaged PNG image")),
    str(QT_TRANSLATE_NOOP("Engine", "a PDF document")),
    str(QT_TRANSLATE_NOOP("Engine", "a text document")),
    str(QT_TRANSLATE_NOOP("Engine", "a ZIP archive")),
    str(QT_TRANSLATE_NOOP("Engine", "a video")),
    str(QT_TRANSLATE_NOOP("Engine", "a folder")),
    str(QT_TRANSLATE_NOOP("Engine", "a CT image")),
    str(QT_TRANSLATE_NOOP("Engine", "an MR image")),
    str(QT_TRANSLATE_NOOP("Engine", "an ultrasound image")),
    str(QT_TRANSLATE_NOOP("Engine", "a report")),
    # what is to be feared of a picture that leaves the house
    str(QT_TRANSLATE_NOOP(
        "Engine", "Its header says that writing is burned into the picture: look at it before it leaves the house."
    )),
    str(QT_TRANSLATE_NOOP(
        "Engine",
        "Its header does not say whether writing is burned into the picture: look at it before it leaves the house.",
    )),
    str(QT_TRANSLATE_NOOP(
        "Engine",
        "A picture has no header that could say whether writing is burned into it: look at it before it leaves the "
        "house.",
    )),
    str(QT_TRANSLATE_NOOP("Engine", "it is not a DICOM file, and only those are de-identified")),
    # what a model's card says
    str(QT_TRANSLATE_NOOP("Engine", "Research use only. Not a medical device. Not for use in diagnosis.")),
    str(QT_TRANSLATE_NOOP(
        "Engine", "It misses fractures: read the operating points below before you trust a negative film."
    )),
    str(QT_TRANSLATE_NOOP(
        "Engine",
        "Learnt on films of one collection (FracAtlas, three hospitals in Bangladesh); not validated on your machines "
        "or patients.",
    )),
    str(QT_TRANSLATE_NOOP(
        "Engine",
        "A cast, splint or metal raises the fracture probability by itself; read such films as if it had said nothing.",
    )),
    str(QT_TRANSLATE_NOOP(
        "Engine",
        "Reads hand to shoulder and hip to foot. Other films are turned away more often than not, but not always: of "
        "{films} chest films of another source {refused} were, and of {limbs} limb films {lost} wrongly.",
    )),
    str(QT_TRANSLATE_NOOP(
        "Engine",
        "Kellgren-Lawrence grades are given only to frontal knees cut square to the joint, as in the set they were "
        "learnt on; a whole knee film gets none.",
    )),
    str(QT_TRANSLATE_NOOP("Engine", "Low bone density is not asked in this version.")),
    str(QT_TRANSLATE_NOOP(
        "Engine",
        "Fracture outlines are approximate; hairline fractures are often missed by the outline even where the film is "
        "called.",
    )),
    str(QT_TRANSLATE_NOOP(
        "Engine",
        "experimental: the best of six attempts reached a macro AUC of {value} (95 % interval {low} to {high}) on "
        "{films} knees, where 0.5 is chance",
    )),
)  # fmt: skip
_FIELD = re.compile(r"\\{(\w+)\\}")
_OWN = {"clause", "what", "why"}  # fields that are themselves words of the engine


def said(text: str) -> str:
    """Return an English sentence or clause of the engine in the language of the screen."""
    for form in FORMS:
        found = _pattern(form).fullmatch(text)
        if found is not None:
            given = {name: _field(name, value) for name, value in found.groupdict().items()}
            return QCoreApplication.translate("Engine", form).format(**given)
    return text


def _field(name: str, value: str) -> str:
    if name == "part":
        return QCoreApplication.translate("Parts", value.capitalize()).lower()
    return said(value) if name in _OWN else value


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(_FIELD.sub(lambda found: f"(?P<{found[1]}>.*?)", re.escape(form)), re.DOTALL)
