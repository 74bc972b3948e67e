"""Everything the user can do, in one table: menus, tool bar, shortcuts and their list are made from it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence, QPalette

from desktop import icons, marks
from engine.store.cases import Verdict


class Entry(NamedTuple):
    """One action: its name in code, the menu it stands in, its text, its keys; `held` ones stay on or off."""

    name: str
    menu: str
    text: str
    keys: str = ""
    held: bool = False
    short: str = ""  # on the tool bar


FILE = str(QT_TRANSLATE_NOOP("Actions", "&File"))
READ = str(QT_TRANSLATE_NOOP("Actions", "&Read"))
VIEW = str(QT_TRANSLATE_NOOP("Actions", "&View"))
OVERLAYS = str(QT_TRANSLATE_NOOP("Actions", "&Overlays"))
MEASURE = str(QT_TRANSLATE_NOOP("Actions", "&Measure"))
HELP = str(QT_TRANSLATE_NOOP("Actions", "&Help"))

ENTRIES = (
    Entry(
        "open_folder",
        FILE,
        str(QT_TRANSLATE_NOOP("Actions", "Open folder…")),
        "Ctrl+O",
        short=str(QT_TRANSLATE_NOOP("Actions", "Open folder")),
    ),
    Entry(
        "open_files",
        FILE,
        str(QT_TRANSLATE_NOOP("Actions", "Open files…")),
        "Ctrl+Shift+O",
        short=str(QT_TRANSLATE_NOOP("Actions", "Open files")),
    ),
    Entry("samples", FILE, str(QT_TRANSLATE_NOOP("Actions", "Open the samples"))),
    Entry("export", FILE, str(QT_TRANSLATE_NOOP("Actions", "Export…")), "Ctrl+E"),
    Entry("settings", FILE, str(QT_TRANSLATE_NOOP("Actions", "Settings…")), "Ctrl+,"),
    Entry("light", FILE, str(QT_TRANSLATE_NOOP("Actions", "Light theme")), held=True),
    Entry("quit", FILE, str(QT_TRANSLATE_NOOP("Actions", "Quit")), "Ctrl+Q"),
    Entry(
        "next",
        READ,
        str(QT_TRANSLATE_NOOP("Actions", "Next film")),
        "J",
        short=str(QT_TRANSLATE_NOOP("Actions", "Next")),
    ),
    Entry(
        "previous",
        READ,
        str(QT_TRANSLATE_NOOP("Actions", "Previous film")),
        "K",
        short=str(QT_TRANSLATE_NOOP("Actions", "Previous")),
    ),
    Entry("accept", READ, str(QT_TRANSLATE_NOOP("Actions", "Accept")), "A"),
    Entry("reject", READ, str(QT_TRANSLATE_NOOP("Actions", "Reject")), "R"),
    Entry("note", READ, str(QT_TRANSLATE_NOOP("Actions", "Write a note")), "N"),
    Entry("read_as", READ, str(QT_TRANSLATE_NOOP("Actions", "Read again as…")), "P"),
    Entry("read_waiting", READ, str(QT_TRANSLATE_NOOP("Actions", "Read what waits")), "Ctrl+R"),
    Entry("retry", READ, str(QT_TRANSLATE_NOOP("Actions", "Read failed films again")), "Ctrl+Shift+R"),
    Entry("pause", READ, str(QT_TRANSLATE_NOOP("Actions", "Pause")), "Ctrl+P", held=True),
    Entry("cancel", READ, str(QT_TRANSLATE_NOOP("Actions", "Stop reading")), "Ctrl+."),
    Entry("undo", READ, str(QT_TRANSLATE_NOOP("Actions", "Undo")), "Ctrl+Z"),
    Entry("redo", READ, str(QT_TRANSLATE_NOOP("Actions", "Redo")), "Ctrl+Shift+Z"),
    Entry("validate", READ, str(QT_TRANSLATE_NOOP("Actions", "Local validation…"))),
    Entry("find", READ, str(QT_TRANSLATE_NOOP("Actions", "Filter the worklist")), "Ctrl+F"),
    Entry("group", READ, str(QT_TRANSLATE_NOOP("Actions", "Keep the films of a study together")), held=True),
    Entry("fit", VIEW, str(QT_TRANSLATE_NOOP("Actions", "Fit")), "F"),
    Entry("one_to_one", VIEW, str(QT_TRANSLATE_NOOP("Actions", "1:1")), "1"),
    Entry("zoom_in", VIEW, str(QT_TRANSLATE_NOOP("Actions", "Zoom in")), "+"),
    Entry("zoom_out", VIEW, str(QT_TRANSLATE_NOOP("Actions", "Zoom out")), "-"),
    Entry("turn_left", VIEW, str(QT_TRANSLATE_NOOP("Actions", "Rotate left")), "["),
    Entry("turn_right", VIEW, str(QT_TRANSLATE_NOOP("Actions", "Rotate right")), "]"),
    Entry("mirror", VIEW, str(QT_TRANSLATE_NOOP("Actions", "Flip left and right")), "H"),
    Entry("flip", VIEW, str(QT_TRANSLATE_NOOP("Actions", "Flip up and down")), "V"),
    Entry("invert", VIEW, str(QT_TRANSLATE_NOOP("Actions", "Invert")), "I", held=True),
    Entry(
        "window_auto",
        VIEW,
        str(QT_TRANSLATE_NOOP("Actions", "Window: automatic")),
        "W",
        short=str(QT_TRANSLATE_NOOP("Actions", "Auto")),
    ),
    Entry(
        "window_bone",
        VIEW,
        str(QT_TRANSLATE_NOOP("Actions", "Window: bone")),
        "Shift+1",
        short=str(QT_TRANSLATE_NOOP("Actions", "Bone")),
    ),
    Entry(
        "window_soft",
        VIEW,
        str(QT_TRANSLATE_NOOP("Actions", "Window: soft tissue")),
        "Shift+2",
        short=str(QT_TRANSLATE_NOOP("Actions", "Soft tissue")),
    ),
    Entry("window_whole", VIEW, str(QT_TRANSLATE_NOOP("Actions", "Window: as stored")), "Shift+3"),
    Entry("reset", VIEW, str(QT_TRANSLATE_NOOP("Actions", "Reset")), "Backspace"),
    Entry(
        "bone",
        OVERLAYS,
        str(QT_TRANSLATE_NOOP("Actions", "Bone outline")),
        "B",
        held=True,
        short=str(QT_TRANSLATE_NOOP("Actions", "Bone")),
    ),
    Entry(
        "mask",
        OVERLAYS,
        str(QT_TRANSLATE_NOOP("Actions", "Fracture mask")),
        "M",
        held=True,
        short=str(QT_TRANSLATE_NOOP("Actions", "Mask")),
    ),
    Entry("contour", OVERLAYS, str(QT_TRANSLATE_NOOP("Actions", "Mask as contour")), "C", held=True),
    Entry(
        "boxes",
        OVERLAYS,
        str(QT_TRANSLATE_NOOP("Actions", "Boxes")),
        "X",
        held=True,
        short=str(QT_TRANSLATE_NOOP("Actions", "Boxes")),
    ),
    Entry(
        "activation",
        OVERLAYS,
        str(QT_TRANSLATE_NOOP("Actions", "Class activation map")),
        "G",
        held=True,
        short=str(QT_TRANSLATE_NOOP("Actions", "Map")),
    ),
    Entry("hide", OVERLAYS, str(QT_TRANSLATE_NOOP("Actions", "Hide all overlays")), "Space", held=True),
    Entry("length", MEASURE, str(QT_TRANSLATE_NOOP("Actions", "Length")), "L", held=True),
    Entry("angle", MEASURE, str(QT_TRANSLATE_NOOP("Actions", "Angle of two lines")), "Shift+L", held=True),
    Entry("hand", MEASURE, str(QT_TRANSLATE_NOOP("Actions", "Hand")), "Esc"),
    Entry("delete", MEASURE, str(QT_TRANSLATE_NOOP("Actions", "Delete the measure")), "Delete"),
    Entry("shortcuts", HELP, str(QT_TRANSLATE_NOOP("Actions", "Shortcuts…")), "F1"),
    Entry("about", HELP, str(QT_TRANSLATE_NOOP("Actions", "About Osteoscope…"))),
)


def menu_title(menu: str) -> str:
    """Return a menu's title in the user's language."""
    return QCoreApplication.translate("Actions", menu)


def draw_icons(actions: dict[str, QAction], palette: QPalette) -> None:
    """Draw the icons anew, in the ink of the theme."""
    for name in icons.NAMES:
        actions[name].setIcon(icons.of_tool(name, palette))
    for name, verdict in (("accept", Verdict.ACCEPTED), ("reject", Verdict.REJECTED)):
        actions[name].setIcon(marks.of_review(verdict))


def made(parent: QObject) -> dict[str, QAction]:
    """Return every action of the table by its name."""
    actions = {}
    for entry in ENTRIES:
        action = QAction(QCoreApplication.translate("Actions", entry.text), parent)
        action.setObjectName(entry.name)
        if entry.short:
            action.setIconText(QCoreApplication.translate("Actions", entry.short))
        action.setShortcut(QKeySequence(entry.keys))
        action.setCheckable(entry.held)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        actions[entry.name] = action
    return actions
