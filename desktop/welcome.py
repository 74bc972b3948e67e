"""The first page anyone sees: what the program is for, agreed to once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

NOTICE = "1"  # of the text below; a new one is to be agreed to again


class WelcomeDialog(QDialog):
    """Goes away only by agreeing or by leaving; `samples_wanted` follows agreeing where the reader asked for them."""

    samples_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Welcome to Osteoscope"))
        self.setMinimumWidth(560)
        self.agree = QCheckBox(self.tr("I have read this and use Osteoscope for research only."))
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.go = buttons.addButton(self.tr("Begin"), role.AcceptRole)
        self.samples = buttons.addButton(self.tr("Begin with the samples"), role.ActionRole)
        self.leave = buttons.addButton(self.tr("Quit"), role.RejectRole)
        for button in (self.go, self.samples):
            button.setEnabled(False)
            self.agree.toggled.connect(button.setEnabled)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.samples.clicked.connect(self._begin_with_samples)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        for text in self._notice():
            line = QLabel(text)
            line.setWordWrap(True)
            column.addWidget(line)
        column.addSpacing(6)
        column.addWidget(self.agree)
        column.addWidget(buttons)

    def _notice(self) -> tuple[str, ...]:
        return (
            "<h2>" + self.tr("Research use only") + "</h2>",
            "<b>" + self.tr("Osteoscope is not a medical device and must not be used for diagnosis.") + "</b>",
            self.tr("It reads orthopaedic radiographs on this computer, without a network. It misses fractures and "
                    "marks some where there are none: every film must be read by a qualified person, whatever it "
                    "says."),
            self.tr("How often it is right was measured on held-out films of one collection, not on yours. The "
                    "figures, with their intervals and limits, stand under Help, About Osteoscope."),
            self.tr("What you say of a film is kept on this computer, in the case store, and nowhere else."),
        )  # fmt: skip

    def _begin_with_samples(self) -> None:
        self.accept()
        self.samples_wanted.emit()
