"""What stands in the place of a value: of the right kind, and saying nothing of anybody."""

from __future__ import annotations

from typing import Any

from pydicom.dataset import Dataset

from engine.deidentify.identifiers import Identifiers

TEXT, CODE = "Removed", "REMOVED"
DATE, TIME, AGE = "19000101", "000000", "000D"
_VALUES: dict[str, Any] = {
    "AE": CODE, "AS": AGE, "CS": CODE, "DA": DATE, "DS": "0", "DT": DATE + TIME, "FD": 0.0, "FL": 0.0, "IS": "0",
    "LO": TEXT, "LT": TEXT, "PN": TEXT, "SH": TEXT, "SL": 0, "SS": 0, "ST": TEXT, "TM": TIME, "UC": TEXT, "UL": 0,
    "UR": "urn:removed", "US": 0, "UT": TEXT, "UV": 0, "SV": 0, "AT": 0,
}  # fmt: skip


def dummy(vr: str, keyword: str, old: str, identifiers: Identifiers) -> Any:
    """Return a value of a value representation; bytes for those that hold bytes, one item for a sequence.

    `old` is needed for a UID alone, which stays the same wherever it stands.
    """
    if vr == "UI":
        return identifiers.uid(old)
    if vr == "SQ":
        return [_item(keyword)]
    return _VALUES.get(vr, b"\0\0")


def _item(keyword: str) -> Dataset:
    """Return an item that stands for those of a sequence: a code that says nothing, or an empty one."""
    made = Dataset()
    if keyword.endswith("CodeSequence"):
        made.CodeValue, made.CodingSchemeDesignator, made.CodeMeaning = CODE, "99OSTEOSCOPE", TEXT
    return made
