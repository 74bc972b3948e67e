"""What was open lately: in the settings, in the menu, on the empty worklist."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

KEPT = 10
_ONE_BY_ONE = 3  # more files than that are remembered as their folder


def with_opened(before: Sequence[str], paths: Sequence[Path]) -> tuple[str, ...]:
    """Return the list with what was opened now in front, each once."""
    files = tuple(path for path in paths if not path.is_dir())
    now = paths if len(files) <= _ONE_BY_ONE else [path if path.is_dir() else path.parent for path in paths]
    return tuple(dict.fromkeys([*(str(path.absolute()) for path in now), *before]))[:KEPT]


def fill(menu: QMenu, paths: Sequence[str], open_: Callable[[Path], None], forget: Callable[[], None]) -> None:
    """List the paths in a menu, and below them how to forget them."""
    menu.clear()
    for number, path in enumerate(paths, 1):
        shown = path.replace("&", "&&")
        menu.addAction(f"&{number % 10}  {shown}").triggered.connect(partial(_open, open_, Path(path)))
    menu.addSeparator()
    text = QCoreApplication.translate("Recent", "Forget these")
    menu.addAction(text).triggered.connect(lambda checked=False: forget())
    menu.setEnabled(bool(paths))


def _open(open_: Callable[[Path], None], path: Path, checked: bool = False) -> None:
    open_(path)
