"""What is asked at the start where the case store is damaged; nothing is done to it without an answer."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from desktop.passphrase import unlocked
from engine.store.cases import CaseStore, recover
from engine.store.errors import DamagedStoreError


class Answer(Enum):
    """What to do about a damaged store."""

    COPY = "copy"
    NEW = "new"
    LATER = "later"


def opened(folder: Path | None) -> CaseStore:
    """Open the store in `folder`; where it is damaged, ask, and open its copy or a new one.

    Raise StoreError where it cannot be opened, or is to be left as it is.
    """
    try:
        return unlocked(folder)
    except DamagedStoreError as error:
        answer = ask(error)
        if answer is Answer.LATER:
            raise
        recover(folder, error.copy if answer is Answer.COPY else None)
    return unlocked(folder)


def ask(error: DamagedStoreError) -> Answer:
    """Ask whether to go on with the copy, with an empty store, or without one."""
    box, answers = _question(error)
    box.exec()
    return answers.get(box.clickedButton(), Answer.LATER)


def _question(error: DamagedStoreError) -> tuple[QMessageBox, dict[object, Answer]]:
    """Return the dialogue, and what each of its buttons means."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Osteoscope", str(error))
    answers: dict[object, Answer] = {}
    if error.day is not None:
        told = QCoreApplication.translate(
            "Rescue",
            "A copy holds what was in it on {day}. The damaged store is set aside and kept, whatever you choose.",
        )
        box.setInformativeText(told.format(day=error.day.isoformat()))
        use = QCoreApplication.translate("Rescue", "Use the copy")
        answers[box.addButton(use, QMessageBox.ButtonRole.AcceptRole)] = Answer.COPY
    else:
        box.setInformativeText(
            QCoreApplication.translate("Rescue", "There is no copy. The damaged store is kept, whatever you choose.")
        )
    begin = QCoreApplication.translate("Rescue", "Begin an empty store")
    answers[box.addButton(begin, QMessageBox.ButtonRole.DestructiveRole)] = Answer.NEW
    later = QCoreApplication.translate("Rescue", "Go on without")
    last = box.addButton(later, QMessageBox.ButtonRole.RejectRole)
    answers[last] = Answer.LATER
    box.setEscapeButton(last)
    return box, answers
