"""The film under the hand: zoomed, panned, turned, windowed."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QMouseEvent, QPainter, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from desktop import theme
from desktop.viewer.film_item import FilmItem
from desktop.viewer.levels import Greys
from desktop.viewer.measuring import Measuring
from desktop.viewer.overlays import Overlays

_NOTCH = 1.2  # zoom of one wheel notch
_LEAST, _MOST = 0.01, 64.0  # zoom, screen pixels a film pixel
_MARGIN = 0.96  # of the view, that a fitted film fills
_REACH = 8.0  # on the screen, within which a measure is gripped
_FULL_DRAG = 500.0  # pixels of right-drag across the whole display range


class FilmView(QGraphicsView):
    """Left drag pans or measures, right drag moves the window, the wheel zooms to the cursor."""

    hovered = Signal(object)  # (x, y) in the film's pixels, or None
    windowed = Signal(float, float)  # right drag: change of centre and of width
    zoomed = Signal(float)  # screen pixels a film pixel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.film, self.overlays, self.measuring = FilmItem(), Overlays(), Measuring()
        for item in (self.film, self.overlays, self.measuring):
            self.scene().addItem(item)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundBrush(QBrush(theme.GROUND))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)
        self._turn, self._zoom, self._fitted = QTransform(), 1.0, True
        self._held: tuple[Qt.MouseButton, QPointF] | None = None

    @property
    def zoom(self) -> float:
        """Screen pixels a film pixel."""
        return self._zoom

    def show_greys(self, greys: Greys | None) -> None:
        """Show another film, fitted and upright."""
        self.film.show_film(greys)
        extent = self.film.boundingRect()
        side = max(extent.width(), extent.height())
        self.setSceneRect(extent.adjusted(-side, -side, side, side))
        self._turn = QTransform()
        self.fit()

    def fit(self) -> None:
        """Show the whole film."""
        extent = self._turn.mapRect(self.film.boundingRect())
        if not extent.isEmpty():
            room = self.viewport().size()
            self._lay(min(room.width() / extent.width(), room.height() / extent.height()) * _MARGIN)
        self.centerOn(self.film.boundingRect().center())
        self._fitted = True

    def one_to_one(self) -> None:
        """Show a film pixel on a screen pixel, what was in the middle staying there."""
        self._zoom_about(QPointF(self.viewport().rect().center()), 1 / self.devicePixelRatioF() / self._zoom)

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom, the film's point under `about` (in the viewport; by default its middle) staying where it is."""
        self._zoom_about(QPointF(self.viewport().rect().center()) if about is None else about, factor)

    def turn(self, by: QTransform) -> None:
        """Rotate or flip as seen on the screen, by a quarter turn or a mirror."""
        middle = self.point_at(QPointF(self.viewport().rect().center()))
        self._turn = self._turn * by
        self._lay(self._zoom)
        if self._fitted:
            self.fit()
        else:
            self.centerOn(middle)

    def look_at(self, place: QRectF) -> None:
        """Centre on a place of the film, nearer where it would be small."""
        if self._zoom * max(place.width(), place.height()) < 60:
            self._lay(min(_MOST, 160 / max(place.width(), place.height(), 1.0)))
        self._fitted = False
        self.centerOn(place.center())

    def point_at(self, position: QPointF) -> QPointF:
        """Return the film's point at a position of the viewport."""
        inverted, _ = self.viewportTransform().inverted()
        return inverted.map(position)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(_NOTCH ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.film.boundingRect().isEmpty():
            return
        if event.button() is Qt.MouseButton.LeftButton and self.measuring.press(self._film(event), self._reach()):
            return
        self._held = event.button(), event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.point_at(event.position())
        self.hovered.emit((at.x(), at.y()) if self.film.boundingRect().contains(at) else None)
        if self.measuring.drag(self._film(event)) or self._held is None:
            return
        button, since = self._held
        by = event.position() - since
        self._held = button, event.position()
        if button is Qt.MouseButton.RightButton:
            self.windowed.emit(by.y() / _FULL_DRAG, by.x() / _FULL_DRAG)
        else:
            self._pan(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.measuring.release(self._reach()):
            self._held = None

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def _film(self, event: QMouseEvent) -> tuple[float, float]:
        at = self.point_at(event.position())
        return at.x(), at.y()

    def _reach(self) -> float:
        return _REACH / self._zoom

    def _pan(self, by: QPointF) -> None:
        self._fitted = False
        for bar, step in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() - round(step))

    def _zoom_about(self, position: QPointF, factor: float) -> None:
        held = self.point_at(position)
        self._lay(min(max(self._zoom * factor, _LEAST), _MOST))
        self._pan(position - self.viewportTransform().map(held))

    def _lay(self, zoom: float) -> None:
        self._zoom = zoom
        self.setTransform(self._turn * QTransform.fromScale(zoom, zoom))
        self.zoomed.emit(zoom * self.devicePixelRatioF())
