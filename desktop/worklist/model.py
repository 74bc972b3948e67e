"""The worklist as Qt sees it: one row a film, always in the chosen order."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from desktop import marks, words
from desktop.case import Case
from desktop.worklist.columns import COLUMNS, FILM, PROBABILITY, REVIEW, STATUS, TRIAGE, heading, sort_key
from desktop.worklist.thumbnails import square

CASE_ROLE = Qt.ItemDataRole.UserRole  # the Case itself; survives a proxy
SORT_ROLE = Qt.ItemDataRole.UserRole + 1  # a comparable value, not display text
FILTER_ROLE = Qt.ItemDataRole.UserRole + 2  # all that a row says, in lower case
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int]  # number of the file and film in it: which row, wherever it stands


def place_of(case: Case) -> Place:
    """Return what a row keeps while more becomes known of its film."""
    return case.number, case.frame or 1


class WorklistModel(QAbstractTableModel):
    """Sorted by Python over native values: 10,000 rows are put in order at once, a changed row by bisection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Case] = []
        self._keys: list[tuple[Any, ...]] = []
        self._known: dict[Place, Case] = {}
        self._thumbnails: dict[Place, QIcon] = {}
        self._column, self._descending = TRIAGE, False

    def cases(self) -> Sequence[Case]:
        """Return all rows, in order."""
        return tuple(self._rows)

    def case(self, place: Place) -> Case | None:
        """Return the row at a place, or None where it has gone."""
        return self._known.get(place)

    def add(self, cases: Iterable[Case]) -> None:
        """Add rows, many at a time."""
        new = tuple(cases)
        if not new:
            return
        self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(new) - 1)
        for case in new:
            self._known[place_of(case)] = case
            self._rows.append(case)
            self._keys.append(self._key(case))
        self.endInsertRows()
        self._arrange()

    def replace(self, cases: Iterable[Case]) -> None:
        """Show what is now known of rows; films of a file that had one row so far get rows of their own."""
        new = []
        for case in cases:
            if place_of(case) in self._known:
                self._change(case)
            else:
                new.append(case)
        self.add(new)

    def index_of(self, case: Case) -> QModelIndex:
        """Return where a row stands."""
        return self.index(self._row(case), FILM)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heading(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        case, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(case)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._drawn(case, index.column())
        if role == CASE_ROLE:
            return case
        if role == SORT_ROLE:
            return column.key(case)
        if role == FILTER_ROLE:
            return " ".join((str(case.path), *(column.text(case) for column in COLUMNS[1:]))).casefold()
        if role == Qt.ItemDataRole.ToolTipRole:
            return _hint(case, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == PROBABILITY:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self._arrange()

    def _key(self, case: Case) -> tuple[Any, ...]:
        return sort_key(COLUMNS[self._column], case, descending=self._descending)

    def _row(self, case: Case) -> int:
        return bisect_left(self._keys, self._key(self._known[place_of(case)]))

    def _arrange(self) -> None:
        """Put every row in order; selections and proxies follow."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [place_of(self._rows[index.row()]) for index in before]
        self._rows.sort(key=self._key)
        self._keys = [self._key(case) for case in self._rows]
        rows = {place_of(case): row for row, case in enumerate(self._rows)} if held else {}
        after = [self.index(rows[place], index.column()) for place, index in zip(held, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _change(self, case: Case) -> None:
        place, row, key = place_of(case), self._row(case), self._key(case)
        if self._known[place].thumbnail is not case.thumbnail:
            self._thumbnails.pop(place, None)
        del self._keys[row]
        target = bisect_left(self._keys, key)
        if target != row:
            self.beginMoveRows(_ROOT, row, row, _ROOT, target + 1 if target > row else target)
        del self._rows[row]
        self._rows.insert(target, case)
        self._keys.insert(target, key)
        self._known[place] = case
        if target != row:
            self.endMoveRows()
        self.dataChanged.emit(self.index(target, 0), self.index(target, len(COLUMNS) - 1))

    def _drawn(self, case: Case, column: int) -> Any:
        if column == TRIAGE:
            return marks.of_triage(case.mark)
        if column == REVIEW and case.review is not None:
            return marks.of_review(case.review.verdict)
        if column == FILM:
            place = place_of(case)
            if place not in self._thumbnails:
                self._thumbnails[place] = square(case.thumbnail)
            return self._thumbnails[place]
        return None


def _hint(case: Case, column: int) -> str | None:
    if column == FILM:
        return str(case.path)
    if column == REVIEW and case.review is not None:
        return f"{words.reviewed(case.review)} {case.review.note}".strip()
    return words.status(case) if column == STATUS else None
