"""Everything the user can do, in one table: menus, tool bar, shortcuts and their list are made from it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QPalette

from desktop import icons, marks, shortcuts
from desktop.entry import Entry
from desktop.viewer.entries import VIEWER_ENTRIES
from engine.store.cases import Verdict

FILE = str(QT_TRANSLATE_NOOP("Actions", "&File"))
READ = str(QT_TRANSLATE_NOOP("Actions", "&Read"))
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
    Entry("passphrase", FILE, str(QT_TRANSLATE_NOOP("Actions", "Passphrase of the case store…"))),
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
    Entry("fracture", READ, str(QT_TRANSLATE_NOOP("Actions", "Own verdict: fracture")), "Shift+F"),
    Entry("no_fracture", READ, str(QT_TRANSLATE_NOOP("Actions", "Own verdict: no fracture")), "Shift+N"),
    Entry("unsure", READ, str(QT_TRANSLATE_NOOP("Actions", "Own verdict: cannot say")), "Shift+U"),
    Entry("note", READ, str(QT_TRANSLATE_NOOP("Actions", "Write a note")), "N"),
    Entry("read_as", READ, str(QT_TRANSLATE_NOOP("Actions", "Read again as…")), "P"),
    Entry("read_waiting", READ, str(QT_TRANSLATE_NOOP("Actions", "Read what waits")), "Ctrl+R"),
    Entry("resume", READ, str(QT_TRANSLATE_NOOP("Actions", "Go on with the reading that was stopped"))),
    Entry("forget", READ, str(QT_TRANSLATE_NOOP("Actions", "Forget the reading that was stopped"))),
    Entry("read_again", READ, str(QT_TRANSLATE_NOOP("Actions", "Read the chosen films again")), "Shift+R"),
    Entry("retry", READ, str(QT_TRANSLATE_NOOP("Actions", "Read failed films again")), "Ctrl+Shift+R"),
    Entry("pause", READ, str(QT_TRANSLATE_NOOP("Actions", "Pause")), "Ctrl+P", held=True),
    Entry("cancel", READ, str(QT_TRANSLATE_NOOP("Actions", "Stop reading")), "Ctrl+."),
    Entry("undo", READ, str(QT_TRANSLATE_NOOP("Actions", "Undo")), "Ctrl+Z"),
    Entry("redo", READ, str(QT_TRANSLATE_NOOP("Actions", "Redo")), "Ctrl+Shift+Z"),
    Entry("validate", READ, str(QT_TRANSLATE_NOOP("Actions", "Local validation…"))),
    Entry("find", READ, str(QT_TRANSLATE_NOOP("Actions", "Filter the worklist")), "Ctrl+F"),
    Entry("group", READ, str(QT_TRANSLATE_NOOP("Actions", "Keep the films of a study together")), held=True),
    *VIEWER_ENTRIES,
    Entry("shortcuts", HELP, str(QT_TRANSLATE_NOOP("Actions", "Shortcuts…")), "F1; ?"),
    Entry("about", HELP, str(QT_TRANSLATE_NOOP("Actions", "About Osteoscope…"))),
)

DEFAULTS = {entry.name: shortcuts.normal(entry.keys) for entry in ENTRIES}  # keys by name


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
        action = QAction(QCoreApplication.translate("Actions", str(entry.text)), parent)
        action.setObjectName(entry.name)
        if entry.short:
            action.setIconText(QCoreApplication.translate("Actions", str(entry.short)))
        shortcuts.give(action, entry.keys)
        action.setCheckable(entry.held)
        actions[entry.name] = action
    return actions
