"""How the window was left: its place, the panes, the columns, and which layers are shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from desktop.window import MainWindow

GEOMETRY = "window.ini"
FORM = "1"  # of the columns: a state of another form is not taken
HELD = ("bone", "mask", "contour", "boxes", "activation", "own", "group")  # actions that stay on or off


def keep(window: MainWindow, place: Path) -> None:
    """Write into the folder `place` how the window is."""
    kept = _settings(place)
    header = window.worklist.table.horizontalHeader()
    for name, state in (
        ("geometry", window.saveGeometry()), ("panes", window.panes.saveState()), ("columns", header.saveState()),
    ):  # fmt: skip
        kept.setValue(name, state)
    kept.setValue("columns_form", FORM)
    kept.setValue("held", ",".join(name for name in HELD if window.acts[name].isChecked()))


def restore(window: MainWindow, place: Path) -> None:
    """Leave the window as it was left; what was never kept stays as it is."""
    kept = _settings(place)
    header = window.worklist.table.horizontalHeader()
    puts = {"geometry": window.restoreGeometry, "panes": window.panes.restoreState}
    if kept.value("columns_form") == FORM:
        puts["columns"] = header.restoreState
    for name, put in puts.items():
        value = kept.value(name)
        if isinstance(value, QByteArray):
            put(value)
    held = kept.value("held")
    if held is not None:
        # What holds commas comes back as a list.
        on = held if isinstance(held, list) else str(held).split(",")
        for name in HELD:
            window.acts[name].setChecked(name in on)


def _settings(place: Path) -> QSettings:
    return QSettings(str(place / GEOMETRY), QSettings.Format.IniFormat)
