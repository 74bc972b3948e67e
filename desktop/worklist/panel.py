"""The worklist on screen: buttons, filter, counters and the table."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.case import Case, Mark
from desktop.worklist.columns import FILM, PART, PROBABILITY, REVIEW, STUDY, TRIAGE
from desktop.worklist.model import CASE_ROLE, WorklistModel
from desktop.worklist.start import StartPage
from desktop.worklist.thumbnails import ThumbnailDelegate

ROW = 46  # pixels high
SIGN = 17  # pixels of a triage sign
_WIDTHS = {FILM: 140, TRIAGE: 88, PROBABILITY: 72, PART: 76, STUDY: 92, REVIEW: 88}
_SETTLE_MS = 100  # from a change to counters and thumbnails
_TYPED_MS = 120  # from the last key to the filter
_SELECTED = 500  # rows at most that stay selected while the filter changes


class WorklistPanel(QWidget):
    """Shows a WorklistModel; `chosen` follows the current row, `seen` the rows on screen."""

    chosen = Signal(object)  # Case, or None
    seen = Signal(object)  # tuple[Case, ...]

    def __init__(
        self, model: WorklistModel, openers: tuple[QAction, ...], starters: tuple[QAction, ...] = (),
        resuming: tuple[QAction, ...] = (), parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Show a model; `openers` stand above the list, `starters` on the page that stands there while it is empty.

        There too stand `resuming`, where a batch was stopped.
        """
        super().__init__(parent)
        self._model = model
        self.filter, self.counters, self.table = QLineEdit(), QLabel(), QTableView()
        self.start, self.pages = StartPage(starters, resuming), QStackedWidget()
        self._settled = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._typed = QTimer(self, interval=_TYPED_MS, singleShot=True)
        self._place(openers)
        self._dress_table()
        self._connect()
        self._count()

    def current(self) -> Case | None:
        """Return the film that is shown."""
        index = self.table.currentIndex()
        return index.data(CASE_ROLE) if index.isValid() else None

    def selected(self) -> tuple[Case, ...]:
        """Return the selected films, in the order of the list."""
        return tuple(index.data(CASE_ROLE) for index in sorted(self.table.selectionModel().selectedRows()))

    def listed(self) -> tuple[Case, ...]:
        """Return the films that the filter leaves, in the order of the list."""
        self._filter()  # what was typed a moment ago counts
        return tuple(self._model.listed())

    def choose(self, case: Case) -> None:
        """Make a film the current one, whatever the filter."""
        index = self._model.index_of(case)
        if not index.isValid():
            self.filter.clear()
            self._filter()
            index = self._model.index_of(case)
        self._go_to(index.row())

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) film; the ends hold."""
        now = self.table.currentIndex()
        row = now.row() + by if now.isValid() else 0
        self._go_to(min(max(row, 0), self._model.rowCount() - 1))

    def first(self) -> None:
        """Go to the first film."""
        self._go_to(0)

    def _go_to(self, row: int) -> None:
        index = self._model.index(row, FILM)
        rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, rows)
        self.table.scrollTo(index)

    def _place(self, openers: tuple[QAction, ...]) -> None:
        top = QHBoxLayout()
        for action in openers:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAccessibleName(action.text().replace("&", ""))
            top.addWidget(button)
        top.addWidget(self.filter, 1)
        self.filter.setPlaceholderText(self.tr("Filter by name, part, triage…"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Filter the worklist"))
        self.counters.setAccessibleName(self.tr("Counters"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 4, 8)
        column.addLayout(top)
        for page in (self.start, self.table):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)
        column.addWidget(self.counters)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Worklist"))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setIconSize(QSize(SIGN, SIGN))
        table.setItemDelegateForColumn(FILM, ThumbnailDelegate(table))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(56)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        header.setSortIndicator(TRIAGE, Qt.SortOrder.AscendingOrder)

    def _connect(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sortIndicatorChanged.connect(self._model.sort)
        self.filter.textChanged.connect(lambda text: self._typed.start())
        self._typed.timeout.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.table.verticalScrollBar().valueChanged.connect(self._soon)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved, self._model.dataChanged):
            signal.connect(self._soon)
        self._model.rowsInserted.connect(self._turn)
        self._settled.timeout.connect(self._settle)

    @Slot()
    def _filter(self) -> None:
        """Filter by what stands in the field; the current film and the selection stay where they are still listed."""
        self._typed.stop()
        current, selected = self.current(), self.selected()[:_SELECTED]
        with QSignalBlocker(self.table.selectionModel()):
            self._model.filter(self.filter.text())
            self._select(current, selected)
        self.table.viewport().update()
        self._soon()

    def _select(self, current: Case | None, cases: tuple[Case, ...]) -> None:
        chosen = QItemSelection()
        for index in (self._model.index_of(case) for case in cases):
            if index.isValid():
                chosen.select(index, index)
        selection, flags = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        if current is not None and (index := self._model.index_of(current)).isValid():
            selection.setCurrentIndex(index, flags.NoUpdate)
            self.table.scrollTo(index)
        selection.select(chosen, flags.ClearAndSelect | flags.Rows)

    @Slot()
    def _soon(self) -> None:
        """Settle in a moment, however fast films come."""
        if not self._settled.isActive():
            self._settled.start()

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        self.chosen.emit(now.data(CASE_ROLE) if now.isValid() else None)

    @Slot()
    def _settle(self) -> None:
        self._count()
        first, last = self.table.rowAt(0), self.table.rowAt(self.table.viewport().height() - 1)
        last = self._model.rowCount() - 1 if last < 0 else last
        self.seen.emit(tuple(self._model.index(row, FILM).data(CASE_ROLE) for row in range(max(first, 0), last + 1)))

    @Slot()
    def _turn(self) -> None:
        """Show the list as soon as there is one."""
        if self._model.rowCount():
            self.pages.setCurrentWidget(self.table)

    def _count(self) -> None:
        of = Counter(case.mark for case in self._model.cases())
        text = self.tr("{positive} positive, {doubt} doubt, {negative} negative, {failed} failed").format(
            positive=of[Mark.POSITIVE], doubt=of[Mark.DOUBT], negative=of[Mark.NEGATIVE], failed=of[Mark.FAILED]
        )
        if of[Mark.NOT_ASSESSABLE]:
            text = self.tr("{counts}, {number} not assessable").format(counts=text, number=of[Mark.NOT_ASSESSABLE])
        if of[Mark.UNREAD]:
            text = self.tr("{counts}, {number} not read").format(counts=text, number=of[Mark.UNREAD])
        self.counters.setText(text)
