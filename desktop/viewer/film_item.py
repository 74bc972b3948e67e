"""The film in the scene: drawn straight at the screen's own pixels."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from desktop import picture
from desktop.viewer.levels import Greys, Window, lookup, resampled, shown


class FilmItem(QGraphicsItem):
    """Draws a film under any zoom and rotation.

    Only what lies on the screen is resampled, and window and level are then one table look-up over the screen's
    pixels: what they cost does not depend on the film's size.
    """

    def __init__(self) -> None:
        super().__init__()
        self._greys: Greys | None = None
        self._table = lookup(Window(), inverted=False)
        self._deep: tuple[tuple[float, ...], NDArray[np.uint16]] | None = None  # resampled, and for which place
        self._image: QImage | None = None

    @property
    def greys(self) -> Greys | None:
        """The film shown, or None."""
        return self._greys

    def show_film(self, greys: Greys | None) -> None:
        """Show another film."""
        self.prepareGeometryChange()
        self._greys, self._deep, self._image = greys, None, None
        self.update()

    def show_window(self, window: Window, *, inverted: bool) -> None:
        """Show other greys of it."""
        self._table, self._image = lookup(window, inverted=inverted), None
        self.update()

    def boundingRect(self) -> QRectF:
        if self._greys is None:
            return QRectF()
        rows, cols = self._greys.levels[0].shape
        return QRectF(0, 0, cols, rows)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._greys is None or widget is None:
            return
        world, ratio = painter.worldTransform(), widget.devicePixelRatioF()
        size = (max(1, round(widget.width() * ratio)), max(1, round(widget.height() * ratio)))
        image = self._rendered(self._greys, world, ratio, size)
        painter.save()
        painter.setClipRect(self.boundingRect())
        painter.setWorldTransform(QTransform())
        painter.drawImage(QPointF(0, 0), image)
        painter.restore()

    def _rendered(self, greys: Greys, world: QTransform, ratio: float, size: tuple[int, int]) -> QImage:
        key = (world.m11(), world.m21(), world.dx(), world.m12(), world.m22(), world.dy(), ratio, *size)
        if self._deep is None or self._deep[0] != key:
            place = np.array(key[:6]).reshape(2, 3) * ratio
            self._deep, self._image = (key, resampled(greys, place, size)), None
        if self._image is None:
            self._image = picture.grey(shown(self._deep[1], self._table))
            self._image.setDevicePixelRatio(ratio)
        return self._image
