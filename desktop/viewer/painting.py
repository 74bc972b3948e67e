"""The reader's own fracture mask: painted with a brush, rubbed out with an eraser, apart from the machine's."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from desktop import marks, picture
from desktop.viewer.levels import placed
from engine.lines import Point

STEP = 1.25  # of the brush's size, a key or a wheel's notch
_LEAST, _MOST = 1.0, 400.0  # radius in the film's pixels
_USUAL = 0.012  # radius of a film's longest side
_FILL = 90  # of 255
_RING, _RING_EDGE = QColor("#ffffff"), QColor(0, 0, 0, 190)


class Tool(StrEnum):
    """What paints."""

    BRUSH = "brush"
    ERASER = "eraser"


class Painting(QGraphicsObject):
    """One mask over the film. A first stroke begins from what the machine outlines, which itself stays as it was."""

    painted = Signal(object)  # the mask after a stroke, (rows, cols) bool
    tool_changed = Signal(object)  # Tool, or None

    def __init__(self) -> None:
        super().__init__()
        self.tool: Tool | None = None
        self.radius = 8.0
        self.begin: NDArray[np.bool_] | None = None  # the machine's mask as it is drawn now
        self._extent = QRectF()
        self._mask: NDArray[np.uint8] | None = None  # (rows, cols), 255 where painted
        self._at: Point | None = None  # where the stroke is
        self._hover: Point | None = None
        self._outlined = False

    @property
    def mask(self) -> NDArray[np.bool_] | None:
        """The mask shown, (rows, cols) bool, or None."""
        return None if self._mask is None else self._mask > 0

    def show_film(self, extent: QRectF) -> None:
        """Show another film, without a mask; the brush begins at a size that fits it."""
        self.prepareGeometryChange()
        self._extent, self._mask, self._at, self.begin = extent, None, None, None
        self.radius = max(_LEAST, round(max(extent.width(), extent.height()) * _USUAL))
        self.update()

    def show_mask(self, mask: NDArray[np.bool_] | None) -> None:
        """Show another mask of the same film; a stroke that is being drawn is dropped."""
        self._mask = None if mask is None else mask.astype(np.uint8) * 255
        self._at = None
        self.update()

    def set_contour(self, as_contour: bool) -> None:
        """Draw the mask as an outline, or filled."""
        self._outlined = as_contour
        self.update()

    def take(self, tool: Tool | None) -> None:
        """Take a tool in hand, or put it away."""
        self.tool, self._at, self._hover = tool, None, None
        self.update()
        self.tool_changed.emit(tool)

    def resize(self, factor: float) -> None:
        """Paint with a larger or smaller tool."""
        self.radius = min(max(self.radius * factor, _LEAST), _MOST)
        self.update()

    def hover(self, at: Point | None) -> None:
        """Show where the tool would paint."""
        self._hover = at
        if self.tool is not None:
            self.update()

    def press(self, at: Point) -> bool:
        """Begin a stroke; return whether a tool is in hand."""
        if self.tool is None or self._extent.isEmpty():
            return False
        if self._mask is None:
            shape = (round(self._extent.height()), round(self._extent.width()))
            self._mask = np.zeros(shape, np.uint8) if self.begin is None else self.begin.astype(np.uint8) * 255
        self._at = at
        self._stroke(at)
        return True

    def drag(self, at: Point) -> bool:
        """Go on with a stroke; return whether there is one."""
        self.hover(at)
        if self._at is None:
            return False
        self._stroke(at)
        return True

    def release(self) -> bool:
        """End a stroke; return whether there was one."""
        if self._at is None or self._mask is None:
            return False
        self._at = None
        self.painted.emit(self._mask > 0)
        return True

    def _stroke(self, at: Point) -> None:
        if self._mask is None or self._at is None:
            return
        value = 255 if self.tool is Tool.BRUSH else 0
        ends = [(int(np.floor(x)), int(np.floor(y))) for x, y in (self._at, at)]
        cv2.line(self._mask, ends[0], ends[1], value, max(1, round(self.radius * 2)))
        self._at = at
        self.update()

    def boundingRect(self) -> QRectF:
        return self._extent

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if widget is None:
            return
        world, ratio = painter.worldTransform(), widget.devicePixelRatioF()
        painter.save()
        painter.setWorldTransform(QTransform())
        if self._mask is not None:
            size = (max(1, round(widget.width() * ratio)), max(1, round(widget.height() * ratio)))
            image = picture.premultiplied(
                _coloured(_on_screen(self._mask, world, ratio, size), outlined=self._outlined)
            )
            image.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF(0, 0), image)
        if self.tool is not None and self._hover is not None:
            self._ring(painter, world.map(QPointF(*self._hover)), self.radius * float(abs(world.determinant())) ** 0.5)
        painter.restore()

    def _ring(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        dashed = Qt.PenStyle.DashLine if self.tool is Tool.ERASER else Qt.PenStyle.SolidLine
        for pen in (QPen(_RING_EDGE, 3), QPen(_RING, 1.2, dashed)):
            painter.setPen(pen)
            painter.drawEllipse(middle, radius, radius)


def _on_screen(mask: NDArray[np.uint8], world: QTransform, ratio: float, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return the mask as it lies on the screen, (rows, cols) of `size` (width, height), nothing beyond the film."""
    place = np.array((world.m11(), world.m21(), world.dx(), world.m12(), world.m22(), world.dy())).reshape(2, 3) * ratio
    flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(mask, placed(place, (1.0, 1.0)), size, flags=flags, borderValue=0), np.uint8)


def _coloured(mask: NDArray[np.uint8], *, outlined: bool) -> NDArray[np.uint32]:
    """Return the reader's colour where the mask is, its edge strong, (rows, cols) ARGB, alpha multiplied in."""
    edge = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)), np.uint8)
    steps = np.array([0, 0 if outlined else _FILL, 255], np.uint32)  # alpha of ground, mask and edge
    own, colours = marks.ACCEPTED, steps << 24
    for shift, part in ((16, own.red()), (8, own.green()), (0, own.blue())):
        colours |= (steps * part // 255) << shift
    return np.asarray(np.take(colours, np.maximum(mask >> 7, (edge >> 7) * 2)), np.uint32)
