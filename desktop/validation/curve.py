"""Sensitivity and specificity at every threshold, drawn."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from engine.validation.figures import Operating

SENSITIVITY, SPECIFICITY = QColor(213, 94, 0), QColor(86, 180, 233)  # Okabe and Ito
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 14, 26, 34  # pixels around the plot
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Curve(QWidget):
    """Two lines over the threshold: one solid, one dashed, so that they differ without colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Threshold curve"))
        self._points: Sequence[Operating] = ()

    def show_points(self, points: Sequence[Operating]) -> None:
        """Draw other points."""
        self._points = points
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        self._draw_axes(painter, plot)
        lines = (
            (SENSITIVITY, Qt.PenStyle.SolidLine, self.tr("Sensitivity"), [one.sensitivity for one in self._points]),
            (SPECIFICITY, Qt.PenStyle.DashLine, self.tr("Specificity"), [one.specificity for one in self._points]),
        )
        for number, (colour, style, title, values) in enumerate(lines):
            painter.setPen(QPen(colour, 2, style))
            at = [
                QPointF(plot.left() + point.threshold * plot.width(), plot.bottom() - value * plot.height())
                for point, value in zip(self._points, values, strict=True)
                if value is not None
            ]
            painter.drawPolyline(QPolygonF(at))
            left = plot.left() + number * 150
            painter.drawLine(QPointF(left, 12), QPointF(left + 26, 12))
            painter.setPen(self.palette().windowText().color())
            painter.drawText(QPointF(left + 32, 16), title)

    def _draw_axes(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QPen(self.palette().mid().color(), 1))
        painter.drawRect(plot)
        for tick in _TICKS:
            x, y = plot.left() + tick * plot.width(), plot.bottom() - tick * plot.height()
            painter.setPen(QPen(self.palette().mid().color(), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self.palette().windowText().color())
            painter.drawText(QRectF(0, y - 8, _LEFT - 8, 16), Qt.AlignmentFlag.AlignRight, f"{tick:.2f}")
            painter.drawText(QRectF(x - 24, plot.bottom() + 4, 48, 16), Qt.AlignmentFlag.AlignHCenter, f"{tick:.2f}")
        below = QRectF(plot.left(), plot.bottom() + 18, plot.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.tr("Threshold on the fracture probability"))
