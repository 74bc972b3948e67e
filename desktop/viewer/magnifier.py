"""The magnifier: what lies under the cursor, larger, in the greys of the view."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QAction, QBrush, QImage, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QWidget

from desktop import picture, theme
from desktop.viewer.levels import Window, lookup, resampled, shown
from desktop.viewer.view import FilmView

SIDE = 240  # pixels on the screen
_LARGER = 2.5  # than the view
_LEAST = 1.5  # screen pixels a film pixel: below it a magnifier would show nothing new


class Magnifier(QWidget):
    """A round glass over a view; it takes no mouse events."""

    def __init__(self, view: FilmView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._image: QImage | None = None
        self._on = False
        self._last: tuple[tuple[float, float] | None, Window, bool] = (None, Window(), False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Magnifier"))
        self.setFixedSize(SIDE, SIDE)
        self.hide()

    def set_on(self, on: bool) -> None:
        """Take the glass in hand, or put it away."""
        self._on = on
        self.look(self._last[0], self._last[1], inverted=self._last[2])

    def look(self, at: tuple[float, float] | None, window: Window, *, inverted: bool) -> None:
        """Show what lies around a point of the film, x and y; None is beside the film."""
        self._last = (at, window, inverted)
        greys = self._view.film.greys
        self.setVisible(self._on and at is not None and greys is not None)
        if not self.isVisible() or at is None or greys is None:
            return
        ratio, point = self.devicePixelRatioF(), QPointF(*at)
        middle = self._view.viewportTransform().map(point)
        larger = max(_LARGER, _LEAST / self._view.zoom)
        world = (
            self._view.viewportTransform() * QTransform.fromTranslate(-middle.x(), -middle.y())
            * QTransform.fromScale(larger, larger) * QTransform.fromTranslate(SIDE / 2, SIDE / 2)
        )  # fmt: skip
        place = np.array((world.m11(), world.m21(), world.dx(), world.m12(), world.m22(), world.dy())).reshape(2, 3)
        deep = resampled(greys, place * ratio, (round(SIDE * ratio), round(SIDE * ratio)))
        self._image = picture.grey(shown(deep, lookup(window, inverted=inverted)))
        self._image.setDevicePixelRatio(ratio)
        self.setGeometry(self._beside(middle))
        self.update()

    def _beside(self, middle: QPointF) -> QRect:
        """Return where the glass lies: over the cursor, kept inside the view."""
        room = self._view.viewport().rect()
        left = min(max(round(middle.x() - SIDE / 2), 0), max(0, room.width() - SIDE))
        top = min(max(round(middle.y() - SIDE / 2), 0), max(0, room.height() - SIDE))
        return QRect(left, top, SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QBrush(self._image))
        painter.setPen(QPen(theme.ON_GROUND, 2))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


class Peek(QObject):
    """Puts away what a key took in hand when the key was held, not struck. Filters the window's events."""

    HELD_MS = 350

    def __init__(self, action: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action
        self._since: int | None = None
        action.setAutoRepeat(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat() and self._is_ours(event):
            if event.type() is QEvent.Type.ShortcutOverride and self._since is None:
                self._since = event.timestamp()
            elif event.type() is QEvent.Type.KeyRelease and self._since is not None:
                held, self._since = event.timestamp() - self._since, None
                if held >= self.HELD_MS:
                    self._action.setChecked(False)
        return False

    def _is_ours(self, event: QKeyEvent) -> bool:
        return QKeySequence(event.keyCombination()) in self._action.shortcuts()
