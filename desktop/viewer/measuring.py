"""Measures on the film: drawn, moved and selected; what changed is told, and undo is the caller's."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from desktop.viewer.measures import Kind, Measure, Measures, grip_at, said
from engine.lines import Point
from engine.records import Spacing

_LINE, _CHOSEN, _EDGE = QColor("#f0e442"), QColor("#ffffff"), QColor(0, 0, 0, 190)  # Okabe and Ito's yellow
_HANDLE = 3.5  # radius on the screen
_SHORTEST = 3.0  # on the screen: below it a drag was a click


class Measuring(QGraphicsObject):
    """All measures of the film on screen. Points come in the film's pixels, `reach` is a finger's width there."""

    edited = Signal(object)  # the Measures after a change
    lined = Signal(object)  # the ends of a line drawn along an object of known size
    tool_changed = Signal(object)  # Kind, or None for the hand

    def __init__(self) -> None:
        super().__init__()
        self.measures: Measures = ()
        self.chosen: int | None = None
        self.tool: Kind | None = None
        self._spacing: Spacing | None = None
        self._extent = QRectF()
        self._draft: Measure | None = None
        self._grip: tuple[int, Point] | None = None  # which point is held, and where it was taken
        self._before: Measures = ()

    def show_film(self, measures: Measures, spacing: Spacing | None, extent: QRectF) -> None:
        """Show another film's measures."""
        self.prepareGeometryChange()
        self._spacing, self._extent = spacing, extent
        self.show_measures(measures)

    @property
    def spacing(self) -> Spacing | None:
        """What lengths are said in."""
        return self._spacing

    def show_spacing(self, spacing: Spacing | None) -> None:
        """Say every length anew, in another unit."""
        self._spacing = spacing
        self.update()

    def show_measures(self, measures: Measures) -> None:
        """Show other measures of the same film; those that are shown already stay chosen."""
        if measures == self.measures and self._draft is None:
            return
        self.measures, self.chosen, self._draft, self._grip = measures, None, None, None
        self.update()

    def take(self, tool: Kind | None) -> None:
        """Take a tool in hand, or put it away."""
        self.tool, self._draft = tool, None
        self.update()
        self.tool_changed.emit(tool)

    def press(self, at: Point, reach: float) -> bool:
        """Begin to drag; return whether there was something to do."""
        for number in range(len(self.measures) - 1, -1, -1):
            grip = grip_at(self.measures[number], at, reach)
            if grip is not None and self._draft is None:
                self.chosen, self._grip, self._before = number, (grip, at), self.measures
                self.update()
                return True
        self.chosen = None
        self.update()
        if self.tool is None:
            return False
        begun = self._draft.points if self._draft else ()
        self._draft, self._grip = Measure(self.tool, (*begun, at, at)), (len(begun) + 1, at)
        return True

    def drag(self, at: Point) -> bool:
        """Move what is held; return whether anything is."""
        if self._grip is None:
            return False
        grip, since = self._grip
        by = (at[0] - since[0], at[1] - since[1])
        if self._draft is not None:
            self._draft = self._draft.dragged(grip, by)
        elif self.chosen is not None:
            changed = self.measures[self.chosen].dragged(grip, by)
            self.measures = (*self.measures[: self.chosen], changed, *self.measures[self.chosen + 1 :])
        self._grip = grip, at
        self.update()
        return True

    def release(self, reach: float) -> bool:
        """Let go; return whether something was held."""
        if self._grip is None:
            return False
        self._grip = None
        if self._draft is not None:
            self._finish_line(self._draft, reach)
        elif self.measures != self._before:
            self.edited.emit(self.measures)
        return True

    def delete(self) -> None:
        """Delete the chosen measure, or drop the one being drawn."""
        if self._draft is not None:
            self._draft = None
            self.update()
        elif self.chosen is not None:
            self.measures = _without(self.measures, self.chosen)
            self.chosen = None
            self.edited.emit(self.measures)

    def _finish_line(self, draft: Measure, reach: float) -> None:
        (x0, y0), (x1, y1) = draft.lines[-1]
        if abs(x1 - x0) + abs(y1 - y0) < reach * _SHORTEST / 8:
            kept = draft.points[:-2]
            self._draft = Measure(draft.kind, kept) if kept else None
        elif draft.kind is Kind.CALIBRATION:
            self._draft = None
            self.take(None)
            self.lined.emit(draft.lines[0])
        elif len(draft.points) == draft.kind.points:
            before, self._draft = self.measures, None
            self.measures, self.chosen = (*before, draft), len(before)
            self.edited.emit(self.measures)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._extent

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        to_screen = painter.worldTransform()
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, measure in enumerate(self.measures):
            self._draw(painter, measure, to_screen, chosen=number == self.chosen)
        if self._draft is not None:
            self._draw(painter, self._draft, to_screen, chosen=True)
        painter.restore()

    def _draw(self, painter: QPainter, measure: Measure, to_screen: QTransform, *, chosen: bool) -> None:
        colour = _CHOSEN if chosen else _LINE
        ends = [to_screen.map(QPointF(*point)) for point in measure.points]
        for pen in (QPen(_EDGE, 3.6), QPen(colour, 1.5)):
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            for first, second in zip(ends[::2], ends[1::2], strict=False):
                painter.drawLine(first, second)
        painter.setPen(QPen(_EDGE, 1))
        painter.setBrush(colour)
        for end in ends:
            painter.drawEllipse(end, _HANDLE, _HANDLE)
        self._write(painter, said(measure, self._spacing), ends[-1] + QPointF(10, 5), colour)

    def _write(self, painter: QPainter, text: str, at: QPointF, colour: QColor) -> None:
        box = QFontMetricsF(painter.font()).boundingRect(text).translated(at).adjusted(-4, -2, 4, 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_EDGE)
        if text:
            painter.drawRoundedRect(box, 3, 3)
        painter.setPen(colour)
        painter.drawText(at, text)


def _without(measures: Measures, number: int) -> Measures:
    return measures[:number] + measures[number + 1 :]
