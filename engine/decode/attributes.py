"""Reading DICOM attributes that may hold anything at all."""

from __future__ import annotations

import math
from typing import Any

from pydicom.dataset import Dataset


def value_of(ds: Dataset, keyword: str) -> Any:
    """Return the attribute's value, None where it is absent, empty, or not what its type promises."""
    try:
        value = ds.get(keyword)
    except Exception:  # pydicom converts the raw element only here, and raises anything over a damaged one
        return None
    return None if isinstance(value, (str, bytes)) and not value else value


def number(value: Any) -> float | None:
    """Return a finite number, or None for anything else a header may hold."""
    try:
        real = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return real if math.isfinite(real) else None


def numbers(value: Any) -> tuple[float | None, ...]:
    """Return the numbers of a value that may be missing, single or multiple."""
    if value is None:
        return ()
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        return (number(value),)
    return tuple(number(each) for each in value)


def text(ds: Dataset, keyword: str) -> str | None:
    """Return the attribute as printable text without padding, None where it is absent or blank."""
    value = value_of(ds, keyword)
    if value is None:
        return None
    try:
        words = str(value)
    except Exception:  # a name in a character set that the file does not know how to spell
        return None
    return "".join(each if each.isprintable() else " " for each in words).strip() or None


def code(ds: Dataset, keyword: str) -> str:
    """Return a coded string in capitals, "" where it is absent."""
    return (text(ds, keyword) or "").upper()
