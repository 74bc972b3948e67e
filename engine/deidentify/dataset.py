"""A DICOM data set by the Basic Application Level Confidentiality Profile (PS3.15 E.2), nested items included."""

from __future__ import annotations

from typing import Any

from pydicom.datadict import dictionary_has_tag, dictionary_VR, keyword_for_tag
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

import engine
from engine.decode.attributes import text
from engine.deidentify import table, values
from engine.deidentify.identifiers import Identifiers
from engine.deidentify.table import Action

METHOD = f"Osteoscope {engine.__version__}; DICOM PS3.15 {table.EDITION} Basic Profile"
BASIC = ("113100", "Basic Application Confidentiality Profile")
CLEANED = ("113104", "Clean Structured Content Option")
_PATIENT, _CONTENT, _OBSERVED = 0x00100020, 0x0040A730, 0x0040A032
_EMPTIED = (Action.EMPTY, Action.REMOVE_OR_EMPTY)
_ENHANCED = ("ContentSequence", "SharedFunctionalGroupsSequence", "NumberOfFrames")
# Whose words in a structured report of ours are our own, by concept; others are of a reader or of a film.
_OURS = frozenset({"112039", "111001", "111002", "111003", "121013", "122405"})
_REMOVED_FROM_IMAGES = (Action.REMOVE_OR_DUMMY, Action.REMOVE_EMPTY_OR_DUMMY)


def deidentify(ds: Dataset, identifiers: Identifiers, *, clean_content: bool = False) -> None:
    """Change a data set in place to what the Basic Profile leaves of it, and mark it so.

    Attributes that pydicom's dictionary does not know go as private ones do. `clean_content` keeps the content tree
    of a structured report, cleaned (the Clean Structured Content Option); without it the tree becomes a dummy.
    """
    enhanced = any(keyword in ds for keyword in _ENHANCED)
    _walk(ds, identifiers, enhanced=enhanced, clean_content=clean_content)
    if clean_content:
        _clean(ds.get("ContentSequence", ()))
    ds.PatientIdentityRemoved = "YES"
    ds.DeidentificationMethod = METHOD
    methods = (BASIC, CLEANED) if clean_content and "ContentSequence" in ds else (BASIC,)
    ds.DeidentificationMethodCodeSequence = Sequence([_code(*each) for each in methods])
    ds.LongitudinalTemporalInformationModified = "REMOVED"


def _walk(ds: Dataset, identifiers: Identifiers, *, enhanced: bool, clean_content: bool) -> None:
    for number in map(int, list(ds.keys())):
        todo = None if number == _CONTENT and clean_content else table.action(number)
        if todo is not None:
            _act(ds, number, todo, identifiers, enhanced=enhanced)
        elif not dictionary_has_tag(number):
            del ds[number]
        else:
            _descend(ds, number, identifiers, enhanced=enhanced, clean_content=clean_content)


def _descend(ds: Dataset, tag: int, identifiers: Identifiers, *, enhanced: bool, clean_content: bool) -> None:
    """Go on in the items of a sequence; what should be one and is written as something else is removed."""
    should, written = dictionary_VR(tag) == "SQ", ds.get_item(tag).VR
    if not should and written != "SQ":
        return  # left as it stands in the file, unread
    if ds[tag].VR != "SQ":
        del ds[tag]
        return
    for item in ds[tag].value:
        _walk(item, identifiers, enhanced=enhanced, clean_content=clean_content)


def _act(ds: Dataset, tag: int, todo: Action, identifiers: Identifiers, *, enhanced: bool) -> None:
    """Do with one attribute what the table says, as far as the object's definition lets it.

    Of several actions an image's definition bears the first: its attributes of these rows are of types 2 and 3, and
    where type 2 is possible an empty one stands for one removed. Objects of the enhanced kind (structured reports,
    segmentations) hold some as type 1 and get a dummy; references to other objects get new identifiers.
    """
    vr = dictionary_VR(tag) if dictionary_has_tag(tag) else "UN"
    sequence = vr == "SQ"
    if todo is Action.REMOVE_EMPTY_OR_UIDS:
        _descend(ds, tag, identifiers, enhanced=enhanced, clean_content=False)
    elif todo is Action.REMOVE or (todo in _REMOVED_FROM_IMAGES and not enhanced):
        del ds[tag]
    elif todo is Action.REMOVE_OR_DUMMY and tag != _OBSERVED:
        del ds[tag]  # of type 3 in every object that has pixels or findings
    elif todo is Action.UID:
        _set(ds, tag, "UI", _uids(ds, tag, identifiers))
    elif tag == _PATIENT:
        _set(ds, tag, vr, identifiers.patient(text(ds, "PatientID") or ""))
    elif todo is Action.DUMMY or (enhanced and not sequence and todo not in _EMPTIED):
        keyword = keyword_for_tag(tag)
        _set(ds, tag, vr, values.dummy(vr, keyword, text(ds, keyword) or "", identifiers))
    else:
        _set(ds, tag, vr, [] if sequence else "")


def _set(ds: Dataset, tag: int, vr: str, value: Any) -> None:
    """Put a new element in the old one's place, of the dictionary's kind: a file may lie about its own."""
    ds[tag] = DataElement(tag, vr, Sequence(value) if vr == "SQ" else value)


def _uids(ds: Dataset, tag: int, identifiers: Identifiers) -> list[str] | str:
    try:
        found = ds[tag].value
    except Exception:  # pydicom converts only here, and raises anything over a damaged element
        return ""
    many = [found] if isinstance(found, (str, bytes)) else list(found or [])
    made = [identifiers.uid(one.decode("ascii", "replace") if isinstance(one, bytes) else str(one)) for one in many]
    return made if len(made) != 1 else made[0]


def _clean(items: Any) -> None:
    """Replace words, names, dates and times in a content tree that are not this program's own."""
    for item in items:
        kind = text(item, "ValueType")
        name = item.get("ConceptNameCodeSequence", [Dataset()])[0]
        if kind == "TEXT" and text(name, "CodeValue") not in _OURS:
            item.TextValue = values.TEXT
        _clean(item.get("ContentSequence", ()))


def _code(value: str, meaning: str) -> Dataset:
    made = Dataset()
    made.CodeValue, made.CodingSchemeDesignator, made.CodeMeaning = value, "DCM", meaning
    return made
