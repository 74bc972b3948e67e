"""The program put together: application, case store, window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import cv2
from PySide6.QtCore import QCoreApplication, QLockFile, QTimer

from desktop import rescue
from desktop.failure import sentence
from desktop.window import MainWindow
from desktop.work import shipped_reader
from engine.reader import Reader
from engine.store.audit import Audit
from engine.store.cases import CaseStore
from engine.store.errors import StoreError

SWITCH_S = 0.0002  # a thread that reads may hold the window up for 5 ms else, often while one picture is drawn
LOCK = "open.lock"  # in the settings' folder while a copy of the program is open
log = logging.getLogger(__name__)


def window_for(
    paths: Sequence[Path], place: Path, data: Path | None = None,
    load: Callable[[], Reader] | None = None, *, greet: bool = False,
) -> MainWindow:  # fmt: skip
    """Return the window, shown, with the model loading behind it and `paths` opened.

    `place` holds the settings, `data` the case store, by default in the user's data folder. A store that cannot be
    used is said on screen, and films are read without it. `load` is by default the shipped model, as the settings say;
    `greet` asks, the first time, that what the program is for was read.
    """
    sys.setswitchinterval(SWITCH_S)
    cv2.setNumThreads(1)  # the window would wait for OpenCV's second thread while the networks hold every core
    store, trouble = _store(data)
    window = MainWindow(load or partial(shipped_reader, place), store, place)
    window.session.noted.start(Audit(data))
    window.show()
    window.alone = QLockFile(str(place / LOCK))
    window.alone.setStaleLockTime(0)
    for warning in (trouble, _not_alone(window.alone, place)):
        if warning:
            window.warn(warning)
    if greet:
        window.asking.welcome()
    window.open(list(paths))
    QTimer.singleShot(0, window.session.batch.load)
    return window


def _store(data: Path | None) -> tuple[CaseStore | None, str]:
    """Open the case store, asking what to do where it is damaged; return why not, a sentence, where that cannot be."""
    try:
        store = rescue.opened(data)
        if store is not None and store.uncopied:
            log.warning("today's copy of the case store could not be made")
        return store, ""
    except StoreError as error:
        text = QCoreApplication.translate("App", "{why} Films are read, and reviews are not kept.")
        return None, text.format(why=sentence(error))


def _not_alone(lock: QLockFile, place: Path) -> str:
    """Take the lock; return what to say where another copy of the program holds it."""
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
    if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError:
        return ""
    return QCoreApplication.translate(
        "App",
        "Osteoscope is open already. Both copies keep their reviews safely, but neither shows at once what is said in "
        "the other, and the settings of the one that is closed last stay.",
    )
