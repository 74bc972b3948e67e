"""The columns of the worklist: adding a fact adds a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop import words
from desktop.case import Case, Mark
from desktop.worklist.studies import key_of

URGENCY = (Mark.DOUBT, Mark.POSITIVE, Mark.NOT_ASSESSABLE, Mark.FAILED, Mark.NEGATIVE, Mark.UNREAD)
_MISSING = (1, 0)


class Column(NamedTuple):
    """One fact of a row: its title, its text, and a native value to sort by (None: unknown, always last)."""

    title: str
    text: Callable[[Case], str]
    key: Callable[[Case], Any]


def heading(column: Column) -> str:
    """Return the title in the user's language."""
    return QCoreApplication.translate("Worklist", column.title)


def _triage(case: Case) -> tuple[int, float]:
    """Doubt first, then what else needs a person; the likelier the sooner."""
    return URGENCY.index(case.mark), -(case.probability or 0.0)


def _probability(case: Case) -> str:
    return "" if case.probability is None else words.per_cent(case.probability)


def _review(case: Case) -> tuple[bool, str, str]:
    said = case.review
    return (said is not None, (said.verdict or "") if said else "", said.note if said else "")


COLUMNS: tuple[Column, ...] = (
    Column(str(QT_TRANSLATE_NOOP("Worklist", "Film")), lambda case: case.name, lambda case: case.number),
    Column(str(QT_TRANSLATE_NOOP("Worklist", "Fracture")), lambda case: words.mark(case.mark), _triage),
    Column(str(QT_TRANSLATE_NOOP("Worklist", "Probability")), _probability, lambda case: case.probability),
    Column(str(QT_TRANSLATE_NOOP("Worklist", "Part")), lambda case: words.part(case.part), lambda case: case.part),
    Column(str(QT_TRANSLATE_NOOP("Worklist", "Study")), lambda case: "", key_of),  # the model knows the other films
    Column(str(QT_TRANSLATE_NOOP("Worklist", "Review")), lambda case: words.review(case.review), _review),
    Column(str(QT_TRANSLATE_NOOP("Worklist", "Status")), words.status, words.status),
)
FILM, TRIAGE, PROBABILITY, PART, STUDY, REVIEW, STATUS = range(len(COLUMNS))


class Down:
    """A value that sorts the other way round."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: Down) -> bool:
        return bool(other.value < self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Down) and bool(self.value == other.value)

    __hash__ = None  # type: ignore[assignment]


def sort_key(column: Column, case: Case, *, descending: bool) -> tuple[Any, ...]:
    """Return what orders a row; unknown values come last either way, ties stand as listed."""
    value = column.key(case)
    tie = (case.number, case.frame or 1)
    if value is None:
        return (*_MISSING, *tie)
    return (0, Down(value) if descending else value, *tie)
