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
    QVBoxLayout,
    QWidget,
)

from desktop import marks, spoken, words
from desktop.case import Case, Mark
from desktop.findings.buttons import button, row
from desktop.findings.cards import installed, page
from desktop.findings.page import Page
from desktop.findings.review import ReviewBox
from desktop.findings.said import conclusion, details, heading, likeliest, regions
from desktop.findings.threshold import ThresholdSlider
from desktop.work import Loaded
from engine.records import Region, Spacing

_REGION_HEIGHT = 40  # two lines


class FindingsPanel(QWidget):
    """Shows one film's findings; `note_written` comes when the note loses the keyboard."""

    region_chosen = Signal(object)  # QRectF in the film's pixels
    note_written = Signal(str)

    def __init__(
        self, verdicts: Sequence[QAction], own: Sequence[QAction], again: QAction, drawing: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Show actions as buttons: the reader's verdicts, those apart from the machine's, and those of the film."""
        super().__init__(parent)
        self._case: Case | None = None
        self.sign, self.headline, self.reason = QLabel(), QLabel(), QLabel()
        self.parts, self.details, self.model = QLabel(), QLabel(), QLabel()
        self.regions_title, self.regions = QLabel(self.tr("Regions")), QListWidget()
        self.threshold, self.own, self.guidance_title = ThresholdSlider(), QLabel(), QLabel(self.tr("Guidance"))
        self.guidance, self.review = Page(), ReviewBox(verdicts, own)
        self.note, self.reviewed, self.research = self.review.note, self.review.reviewed, self.review.research
        self._name()
        self.again = button(again)
        self._draw = [button(action) for action in drawing]
        self._place()
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
        self.parts.setText(likeliest(case))
        self.parts.setVisible(bool(self.parts.text()))
        self.details.setText(details(case, loaded.card if loaded else None))
        if reread:
            self.threshold.show_threshold(_threshold(case, loaded))
        if not self.threshold.moved_away:
            self.show_regions(regions(case), case.spacing if case else None)
        self._show_drawn(case)
        self.review.show_review(case, same=same)

    def show_model(self, loaded: Loaded | None, missing: str = "") -> None:
        """Show whose reading it is and its limits, or why there is none."""
        if loaded is None:
            self.model.setText(missing)
            return
        lines = [self.tr("Model: {name} {version}").format(name=loaded.model.name, version=loaded.model.version)]
        self.model.setText("\n".join([*lines, *map(spoken.said, loaded.card.limits)]))

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

    def next_region(self) -> None:
        """Go to the next region, from the last to the first."""
        if self.regions.count():
            self.regions.setCurrentRow((self.regions.currentRow() + 1) % self.regions.count())
            self._choose(self.regions.currentItem())

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.region_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _name(self) -> None:
        for label in (self.headline, self.reason, self.parts, self.details, self.model, self.own):
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

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.sign)
        top.addWidget(self.headline, 1)
        said = QVBoxLayout()
        said.setContentsMargins(12, 8, 12, 8)
        said.setSpacing(10)
        said.addLayout(top)
        said.addWidget(self.reason)
        said.addWidget(self.parts)
        said.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (self.regions_title, self.regions, self.threshold):
            said.addWidget(widget)
        said.addLayout(row(self._draw))
        said.addWidget(self.own)
        said.addWidget(self.details)
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
        column.addWidget(self.review)


def _threshold(case: Case | None, loaded: Loaded | None) -> float | None:
    """Return the card's threshold for a film on which something may be outlined, else None."""
    claimed = case is not None and case.mark in (Mark.POSITIVE, Mark.DOUBT)
    if case is None or loaded is None or not claimed or case.layers is None or case.layers.fracture_map is None:
        return None
    return loaded.card.masks.fracture_threshold
