"""What the reader does to films, undone and redone: verdicts, notes, measures, calibrations, masks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.case import Case
from desktop.session import Session
from desktop.viewer.measures import Measures, kept
from desktop.worklist.model import place_of
from engine.records import Spacing
from engine.store.cases import Review, Verdict
from engine.store.drawings import Drawings, OwnCalibration, OwnMask


class Edit(QUndoCommand):
    """One change: the record before, the record after, and what puts either in place."""

    def __init__(self, text: str, put: Callable[[Any], None], before: Any, after: Any) -> None:
        super().__init__(text)
        self._put, self._before, self._after = put, before, after

    def redo(self) -> None:
        """Put the record after in place."""
        self._put(self._after)

    def undo(self) -> None:
        """Put the record before in place."""
        self._put(self._before)


class Desk(QObject):
    """Holds the undo stack; every change brings its film back on screen."""

    touched = Signal(object)  # the Case that a verdict or a note belongs to
    drawn_on = Signal(object)  # the Case that a drawing belongs to

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reader = ""
        self.stack = QUndoStack(self)
        self._session = session

    def judge(self, case: Case, verdict: Verdict) -> None:
        """Accept or reject a reading, or say what is there."""
        if case.review is not None and case.review.verdict is verdict:
            return
        forms = {Verdict.ACCEPTED: self.tr("accept {name}"), Verdict.REJECTED: self.tr("reject {name}")}
        form = forms.get(verdict, self.tr("own verdict on {name}"))
        self._review(case, replace(self._standing(case), verdict=verdict), form)

    def write_note(self, case: Case, note: str) -> None:
        """Note something about a film."""
        self._review(case, replace(self._standing(case), note=note), self.tr("note on {name}"))

    def touched_by_hand(self, case: Case) -> bool:
        """Return whether the reader has said or measured anything on a film."""
        return case.review is not None or case.drawings != Drawings()

    def measure(self, case: Case, measures: Measures) -> None:
        """Keep a change of a film's measures."""
        self._draw(case, replace(self._now(case).drawings, measures=kept(measures)), self.tr("measure on {name}"))

    def calibrate(self, case: Case, spacing: Spacing | None, object_mm: float = 0.0) -> None:
        """Measure a film by an object of known size on it from now on; None goes back to what the file says."""
        found = None if spacing is None else OwnCalibration(spacing, object_mm, self.reader, datetime.now(UTC))
        self._draw(case, replace(self._now(case).drawings, calibration=found), self.tr("calibration of {name}"))

    def paint(self, case: Case, mask: NDArray[np.bool_] | None) -> None:
        """Keep the reader's own mask beside the machine's; None takes it back."""
        own = None if mask is None else OwnMask.of(mask, self.reader, datetime.now(UTC))
        self._draw(case, replace(self._now(case).drawings, mask=own), self.tr("mask of {name}"))

    def _draw(self, case: Case, after: Drawings, form: str) -> None:
        before = self._now(case).drawings
        if after != before:
            self.stack.push(Edit(form.format(name=case.name), partial(self._put_drawings, case), before, after))

    def _now(self, case: Case) -> Case:
        return self._session.worklist.case(place_of(case)) or case

    def _standing(self, case: Case) -> Review:
        """Return what stands of a film, signed by who is reading now."""
        said = case.review
        return Review(said.verdict if said else None, said.note if said else "", self.reader, datetime.now(UTC))

    def _review(self, case: Case, after: Review, form: str) -> None:
        if case.key is not None and self._session.store is not None:
            text = form.format(name=case.name)
            self.stack.push(Edit(text, partial(self._put_review, case), case.review, after))

    def _put_review(self, case: Case, review: Review | None) -> None:
        self.touched.emit(case)
        self._session.review(case, review or Review(None, "", self.reader, datetime.now(UTC)))

    def _put_drawings(self, case: Case, drawings: Drawings) -> None:
        self.drawn_on.emit(case)
        self._session.draw(case, drawings)
