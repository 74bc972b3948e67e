"""The corners of every film, looked at by a person before films leave the house without names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import picture, spoken
from desktop.case import Case
from desktop.failure import sentence
from desktop.work import Shelf
from engine.errors import EngineError
from engine.progress import Report, Step
from engine.records import Status

ON_A_PAGE = 6  # as many as are seen without scrolling
_ACROSS = 3
_WIDE = 400  # pixels of a film's corners on the screen
OnDisk = Callable[..., None]  # Session.on_disk


@dataclass(frozen=True, slots=True, eq=False)
class Corners:
    """The four corners of a film, (rows, cols) uint8, or why they cannot be shown; and what must be feared of them."""

    case: Case
    pixels: NDArray[np.uint8] | None
    said: str


def seen(case: Case) -> bool:
    """Tell whether pictures are made of a film."""
    return case.reading is not None and case.reading.status is not Status.FAILED


def looked_at(cases: Sequence[Case], report: Report) -> list[Corners]:
    """Decode films and return their corners; on a worker thread."""
    from engine.deidentify import suspected  # noqa: PLC0415 (most exports keep their names)
    from engine.deidentify.burned_in import corners  # noqa: PLC0415

    made, shelf = [], Shelf()
    for done, case in enumerate(cases):
        report(Step(done, len(cases), case.name))
        try:
            pixels = corners(shelf.film(case))
        except EngineError as error:
            made.append(Corners(case, None, sentence(error)))
            continue
        if pixels.shape[1] > _WIDE * 2:
            size = (_WIDE * 2, round(pixels.shape[0] * _WIDE * 2 / pixels.shape[1]))
            pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
        said = suspected(case.reading) if case.reading is not None else ()
        made.append(Corners(case, pixels, " ".join(said)))
    return made


class CornersDialog(QDialog):
    """Shows the corners page by page; only on the last can be gone on. `kept` are the films left ticked."""

    def __init__(self, cases: Sequence[Case], on_disk: OnDisk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Look at the corners"))
        self.resize(1330, 860)
        self._cases, self._on_disk = tuple(case for case in cases if seen(case)), on_disk
        self._out: set[int] = set()  # by place in the list of cases
        self.page, self.pages = 0, -(-len(self._cases) // ON_A_PAGE)
        self.boxes: list[QCheckBox] = []
        self.where, self._inside, self._scroll = QLabel(), QWidget(), QScrollArea()
        self._place()
        self._load()

    @property
    def kept(self) -> frozenset[tuple[int, int | None]]:
        """Which films may leave the house, by number and frame, of those that pictures are made of."""
        return frozenset((case.number, case.frame) for at, case in enumerate(self._cases) if at not in self._out)

    def may_leave(self, case: Case) -> bool:
        """Tell whether a film may leave the house; a row without a picture may."""
        return not seen(case) or (case.number, case.frame) in self.kept

    def _place(self) -> None:
        lead = QLabel(self.tr(
            "Names are often burned into the corners of a film, and stay in its pictures. Look at all four of every "
            "film, and take away the tick of what must not leave the house. The rest of the film is not shown here."
        ))  # fmt: skip
        lead.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.back = QPushButton(self.tr("Back"))
        self.next, self.go = QPushButton(self.tr("Looked at: next films")), QPushButton(self.tr("Looked at: go on"))
        role = QDialogButtonBox.ButtonRole
        for key in (self.back, self.next):
            buttons.addButton(key, role.ActionRole)
        buttons.addButton(self.go, role.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.back.clicked.connect(partial(self._turn, -1))
        self.next.clicked.connect(partial(self._turn, 1))
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("Corners"))
        column = QVBoxLayout(self)
        for widget in (lead, self.where, self._scroll, buttons):
            column.addWidget(widget, 1 if widget is self._scroll else 0)

    def _turn(self, by: int) -> None:
        self.page += by
        self._load()

    def _load(self) -> None:
        """Ask for the films of a page; until they are seen nothing goes on."""
        for key in (self.back, self.next, self.go):
            key.setEnabled(False)
        self.where.setText(self.tr("Page {page} of {pages}…").format(page=self.page + 1, pages=max(1, self.pages)))
        first = self.page * ON_A_PAGE
        call = partial(looked_at, self._cases[first : first + ON_A_PAGE])
        self._on_disk(call, done=partial(self._show, self.page), failed=self._fail, droppable=True)

    def _show(self, page: int, found: list[Corners]) -> None:
        if page != self.page:
            return
        self._inside, self.boxes = QWidget(), []
        grid = QGridLayout(self._inside)
        for at, one in enumerate(found):
            grid.addWidget(self._film(page * ON_A_PAGE + at, one), at // _ACROSS, at % _ACROSS)
        self._scroll.setWidget(self._inside)
        last = page + 1 >= self.pages
        self.back.setEnabled(page > 0)
        self.next.setEnabled(not last)
        self.go.setEnabled(last)
        (self.go if last else self.next).setDefault(True)
        self.where.setText(self.tr("Page {page} of {pages}").format(page=page + 1, pages=max(1, self.pages)))

    def _film(self, at: int, one: Corners) -> QWidget:
        made, shown, box, said = QWidget(), QLabel(), QCheckBox(one.case.name), QLabel(spoken.said(one.said))
        if one.pixels is not None:
            shown.setPixmap(_pixmap(one.pixels))
        shown.setAccessibleName(self.tr("The corners of {name}").format(name=one.case.name))
        box.setChecked(at not in self._out)
        box.toggled.connect(partial(self._keep, at))
        said.setWordWrap(True)
        column = QVBoxLayout(made)
        for widget in (box, shown, said):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self.boxes.append(box)
        return made

    def _keep(self, at: int, keep: bool) -> None:
        (self._out.discard if keep else self._out.add)(at)

    def _fail(self, error: Exception) -> None:
        self.where.setText(sentence(error))


def _pixmap(pixels: NDArray[np.uint8]) -> QPixmap:
    whole = QPixmap.fromImage(picture.grey(pixels))
    return whole.scaledToWidth(min(_WIDE, whole.width()), Qt.TransformationMode.SmoothTransformation)
