"""Every row of Table E.1-1 against what becomes of its attribute, at the top and in nested items."""

import io
from collections import Counter

import pydicom
import pytest
from pydicom.datadict import dictionary_VR
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian

from engine.deidentify import Identifiers
from engine.deidentify.dataset import deidentify
from engine.deidentify.table import EDITION, PROFILE, Action, action, rows

SECRET = "SECRET"
UID = "1.2.3.999"
VALUES = {
    "UI": UID, "DA": "19661122", "TM": "112233", "DT": "19661122112233", "AS": "077Y", "DS": "77.5", "IS": "77",
    "US": 77, "OB": b"SECRET", "UN": b"SECRET", "AE": SECRET, "CS": SECRET,
}  # fmt: skip
SINGLE = [row for row in rows() if row.tag is not None]
SIGNED = {"X": 0, "Z": 1, "D": 2, "U": 3}


def kind_of(tag):
    try:
        return dictionary_VR(tag)
    except KeyError:
        return "LO"  # newer than pydicom's dictionary


def value_of(tag):
    kind = kind_of(tag)
    if kind != "SQ":
        return VALUES.get(kind, SECRET)
    item = Dataset()
    item.PatientComments, item.ReferencedSOPInstanceUID, item.CodeMeaning = SECRET, UID, "kept or not"
    return Sequence([item])


def everything():
    made = Dataset()
    for row in SINGLE:
        made.add_new(row.tag, kind_of(row.tag), value_of(row.tag))
    return made


def shown(enhanced):
    """Return what is left of a data set that holds every attribute of the table, and of the same as an item."""
    made = everything()
    item = everything()
    if not enhanced:
        del made.ContentSequence
    made.ReferencedSeriesSequence = Sequence([item])
    made.NumberOfFrames = "2"
    if not enhanced:
        del made.NumberOfFrames, item.ContentSequence
    deidentify(made, Identifiers(b"1"))
    return made, made.ReferencedSeriesSequence[0]


@pytest.fixture(scope="module")
def left():
    return {enhanced: shown(enhanced) for enhanced in (True, False)}


def became(ds, row):
    """Return the letter of the action that was carried out, by what is left alone."""
    if row.tag not in ds:
        return "X"
    value = ds[row.tag].value
    if row.action is Action.REMOVE_EMPTY_OR_UIDS:
        (item,) = value
        assert "PatientComments" not in item
        return "U" if str(item.ReferencedSOPInstanceUID).startswith("2.25.") else "kept"
    if value in (None, "", b"") or len(Sequence(value) if kind_of(row.tag) == "SQ" else [1]) == 0:
        return "Z"
    if kind_of(row.tag) == "UI":
        return "U" if str(value).startswith("2.25.") else "kept"
    return "kept" if value == value_of(row.tag) else "D"


@pytest.mark.parametrize("enhanced", [True, False], ids=["enhanced", "image"])
@pytest.mark.parametrize("row", SINGLE, ids=lambda row: f"{row.group},{row.element} {row.action}")
def test_an_attribute_is_treated_as_its_row_says(left, row, enhanced):
    if not enhanced and row.name == "Content Sequence":
        pytest.skip("no image holds one")
    for ds in left[enhanced]:
        allowed = set(row.action.value.replace("*", "").split("/"))
        if kind_of(row.tag) == "UI" and "D" in allowed:
            allowed.add("U")  # the only UID that stands for none is a new one
        if row.name == "Patient ID":
            allowed.add("D")  # Z may be "a non-zero length value that may be a dummy value"
        assert became(ds, row) in allowed


def test_the_table_is_that_of_the_standard():
    assert PROFILE.read_text("utf-8").startswith(f"# DICOM PS3.15 {EDITION}, Annex E, Table E.1-1")
    assert len(rows()) == len({(row.group, row.element) for row in rows()}) == 656
    assert Counter(row.action.value for row in rows()) == {
        "X": 416, "D": 93, "U": 55, "Z": 42, "X/D": 23, "X/Z": 11, "X/Z/D": 8, "Z/D": 6, "X/Z/U*": 2,
    }  # fmt: skip


def test_nothing_that_was_secret_is_left_in_the_file(left):
    for made, _ in left.values():
        bare = Dataset()
        bare.update({tag: element for tag, element in made.items() if tag.group > 0x0004})
        stream = io.BytesIO()
        bare.file_meta = FileMetaDataset()
        bare.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        pydicom.dcmwrite(stream, bare, enforce_file_format=False)
        for secret in (b"SECRET", b"1.2.3.999", b"19661122", b"112233", b"077Y", b"77.5"):
            assert secret not in stream.getvalue()


@pytest.mark.parametrize("tag", [0x00091001, 0x50000010, 0x50FE3000, 0x60000010, 0x60003000, 0x60021500])
def test_private_attributes_curves_and_overlays_are_removed_wherever_they_stand(tag):
    made, item = Dataset(), Dataset()
    for ds in (made, item):
        ds.add_new(tag, "LO", SECRET)
    made.ReferencedSeriesSequence = Sequence([item])
    deidentify(made, Identifiers())
    assert tag not in made and tag not in made.ReferencedSeriesSequence[0]


def test_what_no_dictionary_knows_is_removed_and_what_the_table_lets_be_is_kept():
    made = Dataset()
    made.add_new(0x00080FFE, "LO", SECRET)
    made.Manufacturer, made.KVP, made.BodyPartExamined = "Maker", "60", "HAND"
    deidentify(made, Identifiers())
    assert 0x00080FFE not in made
    assert (made.Manufacturer, made.KVP, made.BodyPartExamined) == ("Maker", "60", "HAND")
    assert action(0x00180060) is None


def test_a_sequence_that_is_written_as_something_else_is_removed():
    made = Dataset()
    made.add_new(0x00081115, "OB", b"SECRET")
    deidentify(made, Identifiers())
    assert 0x00081115 not in made


def test_it_is_marked_as_de_identified():
    made = Dataset()
    deidentify(made, Identifiers())
    assert made.PatientIdentityRemoved == "YES"
    assert made.LongitudinalTemporalInformationModified == "REMOVED"
    assert f"PS3.15 {EDITION} Basic Profile" in made.DeidentificationMethod and len(made.DeidentificationMethod) <= 64
    (code,) = made.DeidentificationMethodCodeSequence
    assert (code.CodeValue, code.CodingSchemeDesignator) == ("113100", "DCM")


def test_identifiers_agree_within_an_export_and_with_no_other():
    one, other = Identifiers(), Identifiers()
    assert one.uid("1.2.3") == one.uid("1.2.3 ") != one.uid("1.2.4")
    assert one.uid("1.2.3") != other.uid("1.2.3")
    assert one.uid("1.2.840.10008.1.2") == "1.2.840.10008.1.2"
    assert one.uid("") == one.patient("") == ""
    assert one.patient("ID-17") == one.patient("ID-17") != other.patient("ID-17")
    made = pydicom.uid.UID(one.uid("1.2.3"))
    assert made.is_valid and made.startswith("2.25.")
    assert f"{int(made[5:]):032x}"[12] == "4"


def test_a_list_of_uids_is_mapped_one_by_one():
    made, names = Dataset(), Identifiers()
    made.IrradiationEventUID = ["1.2.3", "1.2.4"]
    deidentify(made, names)
    assert list(made.IrradiationEventUID) == [names.uid("1.2.3"), names.uid("1.2.4")]
