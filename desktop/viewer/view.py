"""The film under the hand: zoomed, panned, turned, windowed."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QMouseEvent, QPainter, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from desktop import theme
from desktop.viewer.film_item import FilmItem
from desktop.viewer.levels import Greys
from desktop.viewer.measuring import Measuring
from desktop.viewer.overlays import Overlays
from desktop.viewer.painting import STEP, Painting

_NOTCH = 1.2  # zoom of one wheel notch
_LEAST, _MOST = 0.01, 64.0  # zoom, screen pixels a film pixel
_MARGIN = 0.96  # of the view, that a fitted film fills
_REACH = 8.0  # on the screen, within which a measure is gripped
_FULL_DRAG = 500.0  # pixels of right-drag across the whole display range


class Place(NamedTuple):
    """Where a view is: its zoom, 1 for the whole film, and its middle as a share of the film as it lies."""

    zoom: float
    across: float
    down: float
    whole: bool  # fitted, and staying so when the view's size changes


class FilmView(QGraphicsView):
    """Left drag pans, measures or paints, right drag moves the window, the wheel zooms to the cursor."""

    hovered = Signal(object)  # (x, y) in the film's pixels, or None
    windowed = Signal(float, float)  # right drag: change of centre and of width
    zoomed = Signal(float)  # screen pixels a film pixel
    moved = Signal()  # zoomed or panned by hand or key
    turned = Signal()  # rotated, flipped, or upright again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.film, self.overlays, self.painting, self.measuring = FilmItem(), Overlays(), Painting(), Measuring()
        for item in (self.film, self.overlays, self.painting, self.measuring):
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

    @property
    def mirrored(self) -> bool:
        """Whether left and right are changed round, in whatever way it was turned."""
        return self._turn.determinant() < 0

    def show_greys(self, greys: Greys | None) -> None:
        """Show another film, fitted and upright."""
        self.film.show_film(greys)
        extent = self.film.boundingRect()
        side = max(extent.width(), extent.height())
        self.setSceneRect(extent.adjusted(-side, -side, side, side))
        self._turn = QTransform()
        self.fit()
        self.turned.emit()

    def fit(self) -> None:
        """Show the whole film."""
        self._fit()
        self.moved.emit()

    @property
    def place(self) -> Place:
        """Where the view is, whatever the film's size and turn."""
        whole = self._turn.mapRect(self.film.boundingRect())
        middle = self._turn.map(self.point_at(QPointF(self.viewport().rect().center())))
        at = middle - whole.topLeft()
        return Place(
            self._zoom / self._fitting(),
            at.x() / (whole.width() or 1.0),
            at.y() / (whole.height() or 1.0),
            self._fitted,
        )

    def go_to(self, place: Place) -> None:
        """Go where another view is; `moved` does not follow."""
        whole = self._turn.mapRect(self.film.boundingRect())
        if whole.isEmpty():
            return
        if place.whole:
            self._fit()
            return
        back, _ = self._turn.inverted()
        self._lay(min(max(place.zoom * self._fitting(), _LEAST), _MOST))
        self._fitted = False
        self.centerOn(back.map(whole.topLeft() + QPointF(place.across * whole.width(), place.down * whole.height())))

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
            self.moved.emit()
        self.turned.emit()

    def look_at(self, place: QRectF) -> None:
        """Centre on a place of the film, nearer where it would be small."""
        if self._zoom * max(place.width(), place.height()) < 60:
            self._lay(min(_MOST, 160 / max(place.width(), place.height(), 1.0)))
        self._fitted = False
        self.centerOn(place.center())
        self.moved.emit()

    def point_at(self, position: QPointF) -> QPointF:
        """Return the film's point at a position of the viewport."""
        inverted, _ = self.viewportTransform().inverted()
        return inverted.map(position)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if self.painting.tool is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.painting.resize(STEP**notches)
        else:
            self.zoom_by(_NOTCH**notches, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.film.boundingRect().isEmpty():
            return
        at = self._film(event)
        if event.button() is Qt.MouseButton.LeftButton and (
            self.painting.press(at) or self.measuring.press(at, self._reach())
        ):
            return
        self._held = event.button(), event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.point_at(event.position())
        self.hovered.emit((at.x(), at.y()) if self.film.boundingRect().contains(at) else None)
        if self.painting.drag((at.x(), at.y())) or self.measuring.drag((at.x(), at.y())) or self._held is None:
            return
        button, since = self._held
        by = event.position() - since
        self._held = button, event.position()
        if button is Qt.MouseButton.RightButton:
            self.windowed.emit(by.y() / _FULL_DRAG, by.x() / _FULL_DRAG)
        else:
            self._pan(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        if not left or not (self.painting.release() or self.measuring.release(self._reach())):
            self._held = None

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)
        self.painting.hover(None)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self._fit()

    def _fit(self) -> None:
        if not self.film.boundingRect().isEmpty():
            self._lay(self._fitting())
        self.centerOn(self.film.boundingRect().center())
        self._fitted = True

    def _fitting(self) -> float:
        """Return the zoom at which the whole film is seen."""
        whole, room = self._turn.mapRect(self.film.boundingRect()), self.viewport().size()
        if whole.isEmpty():
            return 1.0
        return max(_LEAST, min(room.width() / whole.width(), room.height() / whole.height()) * _MARGIN)

    def _film(self, event: QMouseEvent) -> tuple[float, float]:
        at = self.point_at(event.position())
        return at.x(), at.y()

    def _reach(self) -> float:
        return _REACH / self._zoom

    def _pan(self, by: QPointF) -> None:
        self._fitted = False
        for bar, step in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() - round(step))
        self.moved.emit()

    def _zoom_about(self, position: QPointF, factor: float) -> None:
        held = self.point_at(position)
        self._lay(min(max(self._zoom * factor, _LEAST), _MOST))
        self._pan(position - self.viewportTransform().map(held))

    def _lay(self, zoom: float) -> None:
        self._zoom = zoom
        self.setTransform(self._turn * QTransform.fromScale(zoom, zoom))
        self.zoomed.emit(zoom * self.devicePixelRatioF())
