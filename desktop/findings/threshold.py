"""From which probability the fracture mask is outlined: the card's threshold, or another to look at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from desktop import words

STEP = 5  # per cent, by key


class ThresholdSlider(QWidget):
    """A slider in per cent. What it shows is a view: the machine's own outline is the card's."""

    moved = Signal(float)  # the threshold, 0..1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider, self.said, self.reset = QSlider(Qt.Orientation.Horizontal), QLabel(), QToolButton()
        self._own: int | None = None  # the card's threshold in per cent; None where there is nothing to outline
        self.slider.setRange(5, 95)
        self.slider.setPageStep(STEP)
        self.slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.slider.setAccessibleName(self.tr("Threshold of the fracture outline, in per cent"))
        self.slider.setToolTip(self.slider.accessibleName())
        self.reset.setText(self.tr("Reset"))
        self.reset.setAccessibleName(self.tr("Outline at the model's threshold"))
        self.said.setWordWrap(True)
        self.said.setAccessibleName(self.tr("What is outlined"))
        row = QHBoxLayout()
        row.addWidget(self.slider, 1)
        row.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.said)
        self.slider.valueChanged.connect(self._moved)
        self.reset.clicked.connect(self.back)

    @property
    def threshold(self) -> float:
        """The threshold chosen, 0..1."""
        return self.slider.value() / 100

    @property
    def moved_away(self) -> bool:
        """Whether it stands elsewhere than the card's threshold."""
        return self._own is not None and self.slider.value() != self._own

    def show_threshold(self, card: float | None) -> None:
        """Stand at the card's threshold; None where the film has nothing to outline."""
        self._own = None if card is None else round(card * 100)
        self.slider.blockSignals(True)
        self.slider.setValue(self._own or 0)
        self.slider.blockSignals(False)
        self.setVisible(card is not None)
        self._say()

    def step(self, by: int) -> None:
        """Move by steps."""
        if self._own is not None:
            self.slider.setValue(self.slider.value() + by * STEP)

    @Slot()
    def back(self) -> None:
        """Go back to the card's threshold."""
        if self._own is not None:
            self.slider.setValue(self._own)

    @Slot(int)
    def _moved(self, value: int) -> None:
        self._say()
        self.moved.emit(value / 100)

    def _say(self) -> None:
        self.reset.setEnabled(self.moved_away)
        if self._own is None:
            return
        own = words.per_cent(self._own / 100)
        if self.moved_away:
            text = self.tr("You look at what lies from {now}. The model's own outline, which is kept, is from {own}.")
        else:
            text = self.tr("Outlined from {own}, the model's own threshold.")
        self.said.setText(text.format(now=words.per_cent(self.threshold), own=own))
