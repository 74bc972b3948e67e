"""The program put together: application, case store, window."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from desktop.endurance import endure
from desktop.window import MainWindow
from desktop.work import shipped_reader
from engine.reader import Reader
from engine.store.cases import CaseStore, StoreError

log = logging.getLogger(__name__)


def window_for(
    paths: Sequence[Path], place: Path, data: Path | None = None,
    load: Callable[[], Reader] = shipped_reader,
) -> MainWindow:  # fmt: skip
    """Return the window, shown, with the model loading behind it and `paths` opened.

    `place` holds the settings, `data` the case store, by default in the user's data folder. A store that cannot be
    used is said on screen, and films are read without it.
    """
    endure()
    try:
        store, trouble = CaseStore(data), ""
    except StoreError as error:
        store, trouble = None, str(error)
    window = MainWindow(load, store, place)
    window.show()
    if trouble:
        window.warn(trouble)
    window.open(list(paths))
    QTimer.singleShot(0, window.session.batch.load)
    return window
