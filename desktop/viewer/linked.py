"""Two films side by side: where one goes, the other follows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.viewer.pane import FilmPane


class Linked(QObject):
    """Links zoom, pan, window and level of two panes while it is on.

    Zoom is shared as a multiple of the whole film, and place as a share of the film as it lies on the screen: films of
    other sizes, and a mirrored one, show what corresponds.
    """

    def __init__(self, first: FilmPane, second: FilmPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on = self._going = False
        for one, other in ((first, second), (second, first)):
            one.view.moved.connect(lambda one=one, other=other: self._follow(one, other))

    def set_on(self, on: bool) -> None:
        """Link, or let go."""
        self._on = on

    def _follow(self, one: FilmPane, other: FilmPane) -> None:
        if not self._on or self._going or one.opened is None or other.opened is None:
            return
        self._going = True
        try:
            other.view.go_to(one.view.place)
        finally:
            self._going = False
