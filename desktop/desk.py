"""What the reader does to films, undone and redone: verdicts, notes, measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.case import Case
from desktop.session import Session
from desktop.viewer.measuring import Measures
from desktop.worklist.model import Place, place_of
from engine.store.cases import Review, Verdict


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

    touched = Signal(object)  # the Case that a change belongs to
    measured = Signal(object)  # the Place whose measures changed

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reader = ""
        self.stack = QUndoStack(self)
        self._session = session
        self._measures: dict[Place, Measures] = {}

    def judge(self, case: Case, verdict: Verdict) -> None:
        """Accept or reject a reading."""
        if case.review is not None and case.review.verdict is verdict:
            return
        forms = {Verdict.ACCEPTED: self.tr("accept {name}"), Verdict.REJECTED: self.tr("reject {name}")}
        self._review(case, replace(self._standing(case), verdict=verdict), forms[verdict])

    def write_note(self, case: Case, note: str) -> None:
        """Note something about a film."""
        self._review(case, replace(self._standing(case), note=note), self.tr("note on {name}"))

    def measures(self, case: Case) -> Measures:
        """Return what was measured on a film."""
        return self._measures.get(place_of(case), ())

    def touched_by_hand(self, case: Case) -> bool:
        """Return whether the reader has said or measured anything on a film."""
        return case.review is not None or bool(self.measures(case))

    def measure(self, case: Case, before: Measures, after: Measures) -> None:
        """Keep a change of a film's measures."""
        text = self.tr("measure on {name}").format(name=case.name)
        self.stack.push(Edit(text, partial(self._put_measures, case), before, after))

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

    def _put_measures(self, case: Case, measures: Measures) -> None:
        self.touched.emit(case)
        self._measures[place_of(case)] = measures
        self.measured.emit(place_of(case))
