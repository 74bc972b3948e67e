"""What nobody foresaw: into the log and, once, before the user's eyes."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from engine.crash import places
from engine.store import private

log = logging.getLogger("osteoscope")
NAME = "osteoscope.log"
_OURS = ("osteoscope", "desktop", "engine")  # whose words are known to name nobody
Trouble = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_shown: list[QMessageBox] = []  # one at a time: an error in a timer would bury the screen


def watch(folder: Path) -> None:
    """Log into `folder`, without what films or users are called, and show a dialogue for every unforeseen error."""
    try:
        private.folder(folder)
        handler: logging.Handler = RotatingFileHandler(folder / NAME, maxBytes=500_000, backupCount=1, encoding="utf-8")
        private.keep(folder / NAME)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(Bare("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    sys.excepthook = unforeseen


def unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log an error and show it."""
    log.error("unforeseen", exc_info=(kind, error, trace))
    if QApplication.instance() is None or _shown:
        return
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        "Osteoscope",
        QCoreApplication.translate("Crash", "Something unforeseen happened. What was reviewed so far is saved."),
    )
    box.setDetailedText(places(kind, trace))
    box.finished.connect(_shown.clear)
    _shown.append(box)
    box.open()


class Bare(logging.Formatter):
    """Writes where an error arose and its kind, never its words: those may name a patient's file."""

    def format(self, record: logging.LogRecord) -> str:  # noqa: D102
        bare = logging.makeLogRecord(record.__dict__ | {"exc_text": None})
        if record.name.partition(".")[0] not in _OURS:
            bare.msg, bare.args = f"{record.module}, line {record.lineno}", None
        return super().format(bare)

    def formatException(self, ei: Trouble) -> str:  # noqa: D102, N802 (logging's name)
        return places(ei[0], ei[2])
