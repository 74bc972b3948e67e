"""The worklist as Qt sees it: one row a film, always in the chosen order."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QIcon

from desktop import marks, words
from desktop.case import Case
from desktop.worklist.columns import COLUMNS, FILM, PROBABILITY, REVIEW, STATUS, STUDY, TRIAGE, heading
from desktop.worklist.rows import Rows
from desktop.worklist.studies import Study
from desktop.worklist.thumbnails import REASON_ROLE, STUDY_ROLE, square
from desktop.worklist.together import Place, place_of

CASE_ROLE = Qt.ItemDataRole.UserRole  # the Case itself
SORT_ROLE = Qt.ItemDataRole.UserRole + 1  # a comparable value, not display text
__all__ = ["CASE_ROLE", "SORT_ROLE", "STUDY_ROLE", "Place", "WorklistModel", "place_of"]
_WARM = 200  # rows
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class WorklistModel(QAbstractTableModel):
    """Rows in order, with what the filter hides left out: no proxy stands between this and the view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows()
        self._thumbnails: dict[Place, QIcon] = {}
        self._needle = ""
        self._warming = QTimer(self, interval=0)
        self._warming.timeout.connect(self._warm)

    def cases(self) -> Sequence[Case]:
        """Return all rows: those shown in their order, then those that the filter hides."""
        return tuple(self._rows)

    def listed(self) -> Sequence[Case]:
        """Return the rows that are shown, in order."""
        return tuple(self._rows.shown)

    def case(self, place: Place) -> Case | None:
        """Return the row at a place, or None where it has gone."""
        return self._rows.case(place)

    def study(self, case: Case) -> Study | None:
        """Return what the film's study comes to, or None where its file names none."""
        return self._rows.together.study(case)

    def others(self, case: Case) -> tuple[Case, ...]:
        """Return the other films of a film's study, in the order of listing."""
        return self._rows.together.others(case)

    def add(self, cases: Iterable[Case]) -> None:
        """Add rows, many at a time."""
        new = tuple(cases)
        for case in new:
            self._rows.know(case)
        fitting = tuple(case for case in new if self._rows.matches(case))
        if fitting:
            self.beginInsertRows(_ROOT, len(self._rows.shown), len(self._rows.shown) + len(fitting) - 1)
            self._rows.shown.extend(fitting)
            self.endInsertRows()
        if new:
            self._arrange()
            self._warming.start()

    def replace(self, cases: Iterable[Case]) -> None:
        """Show what is now known of rows; films of a file that had one row so far get rows of their own."""
        for case in cases:
            before = self._rows.case(place_of(case))
            if before is None or before.thumbnail is not case.thumbnail:
                self._thumbnails.pop(place_of(case), None)
            for place in self._rows.know(case):
                self._settle(place)

    def filter(self, text: str) -> None:
        """Show only the rows that say `text` somewhere; case does not matter."""
        needle = text.strip().casefold()
        if needle != self._needle:
            self.beginResetModel()  # thousands may come and go: a view finds its film again by its place
            self._needle = needle
            self._rows.sift(needle)
            self.endResetModel()

    def group(self, together: bool) -> None:
        """Let the films of a study stand together, or each by itself."""
        self._rows.grouped = together
        self._arrange()

    def index_of(self, case: Case) -> QModelIndex:
        """Return where a row stands; an invalid index where the filter hides it."""
        row = self._rows.row(place_of(case))
        return QModelIndex() if row is None else self.index(row, FILM)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heading(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        case, column = self._rows.shown[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words.study(self.study(case)) if index.column() == STUDY else column.text(case)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._drawn(case, index.column())
        if role == CASE_ROLE:
            return case
        if role == SORT_ROLE:
            return column.key(case)
        if role == STUDY_ROLE:
            return self._rows.joined(case)
        if role == REASON_ROLE:
            return words.sentence(case.reason)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(case, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == PROBABILITY:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._rows.column, self._rows.descending = column, order is Qt.SortOrder.DescendingOrder
        self._arrange()

    @Slot()
    def _warm(self) -> None:
        """Get ready for the filter, a few rows at a time, while nothing else is to be done."""
        if not self._rows.warm(_WARM):
            self._warming.stop()

    def _arrange(self) -> None:
        """Put every row that is shown in order; selections follow."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [place_of(self._rows.shown[index.row()]) for index in before]
        self._rows.arrange()
        rows = {place_of(case): row for row, case in enumerate(self._rows.shown)} if held else {}
        after = [self.index(rows[place], index.column()) for place, index in zip(held, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _settle(self, place: Place) -> None:
        """Show a row where it now belongs, or hide it."""
        case, row = self._rows.case(place), self._rows.row(place)
        if case is None:
            return
        if not self._rows.matches(case):
            if row is not None:
                self.beginRemoveRows(_ROOT, row, row)
                self._rows.take(place)
                self._rows.hide(case)
                self.endRemoveRows()
            else:
                self._rows.hide(case)
        elif row is None:
            self.beginInsertRows(_ROOT, self._rows.place_for(case), self._rows.place_for(case))
            self._rows.put(case)
            self.endInsertRows()
        else:
            self._move(case, row)

    def _move(self, case: Case, row: int) -> None:
        target = self._rows.place_for(case)
        target -= target > row  # counted without the row itself
        if target != row:
            self.beginMoveRows(_ROOT, row, row, _ROOT, target + 1 if target > row else target)
        self._rows.take(place_of(case))
        self._rows.put(case)
        if target != row:
            self.endMoveRows()
        self.dataChanged.emit(self.index(target, 0), self.index(target, len(COLUMNS) - 1))

    def _drawn(self, case: Case, column: int) -> Any:
        if column == TRIAGE:
            return marks.of_triage(case.mark)
        if column == STUDY and (found := self.study(case)) is not None and found.films > 1:
            return marks.of_triage(found.worst)
        if column == REVIEW and case.review is not None:
            return marks.of_review(case.review.verdict)
        if column == FILM:
            place = place_of(case)
            if place not in self._thumbnails:
                self._thumbnails[place] = square(case.thumbnail)
            return self._thumbnails[place]
        return None

    def _hint(self, case: Case, column: int) -> str | None:
        if column == FILM:
            return "\n".join(filter(None, (str(case.path), words.sentence(case.reason))))
        if column == STUDY:
            return words.study_hint(self.study(case))
        if column == REVIEW and case.review is not None:
            return f"{words.reviewed(case.review)} {case.review.note}".strip()
        return words.status(case) if column == STATUS else None
