"""The window of local validation: folder and truth in, figures, curve and misses out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import words
from desktop.validation.curve import Curve
from desktop.validation.study import Study
from engine.progress import Step

FIGURES = {
    "sensitivity_at_high_sensitivity": str(QT_TRANSLATE_NOOP("Validation", "Sensitivity, positive or in doubt")),
    "specificity_at_high_sensitivity": str(QT_TRANSLATE_NOOP("Validation", "Specificity, positive or in doubt")),
    "sensitivity_at_high_specificity": str(QT_TRANSLATE_NOOP("Validation", "Sensitivity, positive alone")),
    "specificity_at_high_specificity": str(QT_TRANSLATE_NOOP("Validation", "Specificity, positive alone")),
    "auc": str(QT_TRANSLATE_NOOP("Validation", "AUC")),
    "doubt": str(QT_TRANSLATE_NOOP("Validation", "Share in doubt")),
    "part_right": str(QT_TRANSLATE_NOOP("Validation", "Part right")),
}
MISSES = {
    "missed": str(QT_TRANSLATE_NOOP("Validation", "Fracture called negative")),
    "false_alarm": str(QT_TRANSLATE_NOOP("Validation", "No fracture, called positive")),
    "no_answer": str(QT_TRANSLATE_NOOP("Validation", "No answer")),
}
_ALL = "all"
_PATH = Qt.ItemDataRole.UserRole


class ValidationDialog(QDialog):
    """Asks for the films and their truth, and shows what the reader is worth on them."""

    wanted = Signal(object, object)  # folder and table, paths
    stopped = Signal()
    saving = Signal(object, object)  # Study, and the folder to write it into
    film_chosen = Signal(object)  # Path

    def __init__(self, begin: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Local validation"))
        self.resize(980, 760)
        self.study: Study | None = None
        self._begin = begin
        self.folder, self.truth, self.said = QLineEdit(), QLineEdit(), QLabel()
        self.go, self.stop = QPushButton(self.tr("Validate")), QPushButton(self.tr("Stop"))
        self.save, self.bar, self.curve = QPushButton(self.tr("Save as PDF and tables…")), QProgressBar(), Curve()
        self.figures = self._table(self.tr("Figures"), (
            self.tr("Films"), self.tr("Figure"), self.tr("Value"), self.tr("95 % interval"), self.tr("Number"),
        ))  # fmt: skip
        self.misses = self._table(self.tr("Misses"), (
            self.tr("Miss"), self.tr("Film"), self.tr("Part"), self.tr("Probability"), self.tr("Reason"),
        ))  # fmt: skip
        self._place()
        self._connect()
        self.show_running(None)

    @Slot(object)
    def show_running(self, step: Step | None) -> None:
        """Show how far the study is, or that none is running."""
        self.bar.setVisible(step is not None)
        self.stop.setVisible(step is not None)
        self.go.setEnabled(step is None and bool(self.folder.text() and self.truth.text()))
        self.save.setEnabled(step is None and self.study is not None)
        if step is not None:
            self.bar.setRange(0, step.total)
            self.bar.setValue(step.done)

    def show_study(self, study: Study) -> None:
        """Show the figures."""
        self.study = study
        made = study.made
        self._fill_figures()
        self.curve.show_points(made.curve)
        self.misses.setRowCount(0)
        for case in made.misses:
            probability = "" if case.probability is None else words.per_cent(case.probability)
            kind = QCoreApplication.translate("Validation", MISSES[case.miss or "no_answer"])
            cells = (kind, case.file, words.part(case.group), probability, words.sentence(case.reason))
            self._add(self.misses, cells, study.films.get(case.file))
        films, broken = made.groups[0].films, made.groups[0].fractured
        text = self.tr("{films} films, {broken} with a fracture; {misses} misses. Choose one to look at it.")
        lines = [text.format(films=films, broken=broken, misses=len(made.misses))]
        if made.absent:
            lines.append(self.tr("Not in the folder: {names}.").format(names=", ".join(made.absent)))
        self.say("\n".join(lines))
        self.show_running(None)

    def say(self, text: str) -> None:
        """Say a sentence."""
        self.said.setText(text)

    def _fill_figures(self) -> None:
        self.figures.setRowCount(0)
        for group in self.study.made.groups if self.study else ():
            name = self.tr("All") if group.name == _ALL else words.part(group.name)
            for key, title in FIGURES.items():
                one = getattr(group, key)
                known = one.value is not None and one.low is not None and one.high is not None
                interval = f"{one.low:.3f} – {one.high:.3f}" if known else "–"
                value = f"{one.value:.3f}" if known else "–"
                number = str(one.films) if one.hits is None else f"{one.hits} / {one.films}"
                said = QCoreApplication.translate("Validation", title)
                self._add(self.figures, (name, said, value, interval, number))

    def _add(self, table: QTableWidget, cells: tuple[str, ...], path: Path | None = None) -> None:
        row = table.rowCount()
        table.insertRow(row)
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setData(_PATH, path)
            item.setToolTip(text)
            table.setItem(row, column, item)

    def _table(self, name: str, titles: tuple[str, ...]) -> QTableWidget:
        table = QTableWidget(0, len(titles))
        table.setHorizontalHeaderLabels(titles)
        table.setAccessibleName(name)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.setTabKeyNavigation(False)
        return table

    def _place(self) -> None:
        top = QGridLayout()
        for row, (title, field, ask) in enumerate((
            (self.tr("Folder of films"), self.folder, self._ask_folder),
            (self.tr("Truth (CSV: file, fracture)"), self.truth, self._ask_truth),
        )):  # fmt: skip
            button = QPushButton(self.tr("Choose…"))
            button.setAccessibleName(f"{button.text()} {title}")
            button.clicked.connect(ask)
            field.setAccessibleName(title)
            for place, widget in enumerate((QLabel(title), field, button)):
                top.addWidget(widget, row, place)
        keys, middle, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for widget in (self.go, self.bar, self.stop, self.save):
            keys.addWidget(widget, 1 if widget is self.bar else 0)
        keys.addStretch(0)
        middle.addWidget(self.figures, 1)
        middle.addWidget(self.curve)
        self.bar.setAccessibleName(self.tr("Progress of the validation"))
        self.said.setWordWrap(True)
        research = QLabel(self.tr("Research use only. Not a medical device."))
        column.addLayout(top)
        column.addLayout(keys)
        column.addWidget(self.said)
        column.addLayout(middle, 3)
        column.addWidget(self.misses, 2)
        column.addWidget(research)

    def _connect(self) -> None:
        for field in (self.folder, self.truth):
            field.textChanged.connect(lambda text: self.show_running(None))
        self.go.clicked.connect(lambda: self.wanted.emit(Path(self.folder.text()), Path(self.truth.text())))
        self.stop.clicked.connect(self.stopped)
        self.save.clicked.connect(self._ask_where)
        for signal in (self.misses.itemActivated, self.misses.itemClicked):
            signal.connect(self._choose)

    @Slot(QTableWidgetItem)
    def _choose(self, item: QTableWidgetItem) -> None:
        if (path := item.data(_PATH)) is not None:
            self.film_chosen.emit(path)

    def _ask_folder(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Folder of films"), self._begin):
            self.folder.setText(chosen)

    def _ask_truth(self) -> None:
        begin = self.folder.text() or self._begin
        if chosen := QFileDialog.getOpenFileName(self, self.tr("Truth"), begin, "CSV (*.csv)")[0]:
            self.truth.setText(chosen)

    def _ask_where(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Save into"), self._begin):
            self.saving.emit(self.study, Path(chosen))
