"""The findings on screen: what the machine says above, what the reader says below, the limits always."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import marks, words
from desktop.case import Case, Mark
from desktop.findings.cards import installed, page
from desktop.findings.note import Note
from desktop.findings.page import Page
from desktop.findings.said import conclusion, details, heading, regions
from desktop.findings.threshold import ThresholdSlider
from desktop.work import Loaded
from engine.records import Region, Spacing

_NOTE_HEIGHT = 64
_REGION_HEIGHT = 40  # two lines


class FindingsPanel(QWidget):
    """Shows one film's findings; `note_written` comes when the note loses the keyboard."""

    region_chosen = Signal(object)  # QRectF in the film's pixels
    note_written = Signal(str)

    def __init__(
        self, verdicts: Sequence[QAction], again: QAction, drawing: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self.sign, self.headline, self.reason = QLabel(), QLabel(), QLabel()
        self.details, self.model, self.reviewed = QLabel(), QLabel(), QLabel()
        self.regions_title, self.regions, self.note = QLabel(self.tr("Regions")), QListWidget(), Note()
        self.threshold, self.own, self.guidance_title = ThresholdSlider(), QLabel(), QLabel(self.tr("Guidance"))
        self.guidance = Page()
        self.research = QLabel(self.tr("Research use only. Not a medical device."))
        self._name()
        self.again = self._button(again)
        self._draw = [self._button(action) for action in drawing]
        self._place([self._button(action) for action in verdicts])
        self.regions.itemClicked.connect(self._choose)
        self.regions.itemActivated.connect(self._choose)
        self.note.written.connect(self.note_written)
        self.show_case(None, None)

    def show_case(self, case: Case | None, loaded: Loaded | None) -> None:
        """Show what is known of a film; None clears."""
        same = case is not None and self._case is not None and case.key == self._case.key
        reread = not same or case is None or self._case is None or case.reading is not self._case.reading
        self._case = case
        mark = case.mark if case else Mark.UNREAD
        self.sign.setPixmap(marks.of_triage(mark).pixmap(QSize(26, 26)))
        self.sign.setVisible(case is not None)
        self.headline.setText(heading(case))
        self.reason.setText(conclusion(case))
        self.reason.setVisible(bool(self.reason.text()))
        self.details.setText(details(case, loaded.card if loaded else None))
        if reread:
            self.threshold.show_threshold(_threshold(case, loaded))
        if not self.threshold.moved_away:
            self.show_regions(regions(case), case.spacing if case else None)
        self._show_drawn(case)
        self.reviewed.setText(words.reviewed(case.review) if case else "")
        if not (same and self.note.hasFocus()):
            self.note.show_text(case.review.note if case and case.review else "")
        self.note.setEnabled(case is not None and case.key is not None)

    def show_model(self, loaded: Loaded | None, missing: str = "") -> None:
        """Show whose reading it is and its limits, or why there is none."""
        if loaded is None:
            self.model.setText(missing)
            return
        lines = [self.tr("Model: {name} {version}").format(name=loaded.model.name, version=loaded.model.version)]
        self.model.setText("\n".join([*lines, *loaded.card.limits]))

    def _show_drawn(self, case: Case | None) -> None:
        self.own.setText(words.own_mask(case.drawings.mask) if case else "")
        self.own.setVisible(bool(self.own.text()))
        self.guidance.show_page(page(case, installed()))
        self.guidance_title.setVisible(not self.guidance.isHidden())

    def show_regions(self, found: Sequence[Region], spacing: Spacing | None) -> None:
        """List regions; their millimetres are in `spacing`."""
        self.regions.clear()
        for number, region in enumerate(found, 1):
            item = QListWidgetItem(f"{number}   {words.region(region, spacing)}")
            item.setData(Qt.ItemDataRole.UserRole, QRectF(*region.box))
            item.setSizeHint(QSize(0, _REGION_HEIGHT))
            self.regions.addItem(item)
        rows = min(self.regions.count(), 5)
        self.regions.setWordWrap(True)
        self.regions.setFixedHeight(rows * _REGION_HEIGHT + 4)
        self.regions.setVisible(rows > 0)
        self.regions_title.setVisible(rows > 0)

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.region_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _name(self) -> None:
        for label in (self.headline, self.reason, self.details, self.model, self.reviewed, self.research, self.own):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setTextFormat(Qt.TextFormat.RichText)
        strong = self.headline.font()
        strong.setPointSizeF(strong.pointSizeF() * 1.35)
        strong.setBold(True)
        self.headline.setFont(strong)
        self.sign.setAccessibleName(self.tr("Triage"))
        for title in (self.regions_title, self.guidance_title):
            strong = title.font()
            strong.setBold(True)
            title.setFont(strong)
        self.guidance.setAccessibleName(self.tr("Guidance"))
        self.regions.setAccessibleName(self.tr("Regions; activate one to centre on it"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setFixedHeight(_NOTE_HEIGHT)

    def _place(self, verdicts: Sequence[QToolButton]) -> None:
        top = QHBoxLayout()
        top.addWidget(self.sign)
        top.addWidget(self.headline, 1)
        said = QVBoxLayout()
        said.setContentsMargins(12, 8, 12, 8)
        said.setSpacing(10)
        said.addLayout(top)
        for widget in (self.reason, self.details, self.regions_title, self.regions, self.threshold):
            said.addWidget(widget)
        said.addLayout(_row(self._draw))
        said.addWidget(self.own)
        said.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        said.addWidget(self.guidance_title)
        said.addWidget(self.guidance)
        said.addStretch(1)
        said.addWidget(self.model)
        inside, scroll = QWidget(), QScrollArea()
        inside.setLayout(said)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Findings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 8)
        column.addWidget(scroll, 1)
        column.addLayout(self._review(verdicts))

    def _review(self, verdicts: Sequence[QToolButton]) -> QVBoxLayout:
        row = _row(verdicts)
        below = QVBoxLayout()
        below.setContentsMargins(12, 0, 4, 0)
        for item in (row, self.reviewed, self.note, self.research):
            below.addLayout(item) if isinstance(item, QHBoxLayout) else below.addWidget(item)
        return below


def _row(buttons: Sequence[QToolButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _threshold(case: Case | None, loaded: Loaded | None) -> float | None:
    """Return the card's threshold for a film on which something may be outlined, else None."""
    claimed = case is not None and case.mark in (Mark.POSITIVE, Mark.DOUBT)
    if case is None or loaded is None or not claimed or case.layers is None or case.layers.fracture_map is None:
        return None
    return loaded.card.masks.fracture_threshold
