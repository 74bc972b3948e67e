"""The signs of the tool bar, drawn in the theme's own ink."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap

SIDE = 20  # of the grid that the signs are drawn on
_SCALE = 4  # drawn larger, for displays of high density
_PEN = 1.6

Stroke = tuple[tuple[float, float], ...]
_STROKES: dict[str, tuple[Stroke, ...]] = {
    "mirror": (((10, 3), (10, 17)), ((7, 6), (7, 14), (2, 14), (7, 6)), ((13, 6), (13, 14), (18, 14), (13, 6))),
    "flip": (((3, 10), (17, 10)), ((6, 7), (14, 7), (14, 2), (6, 7)), ((6, 13), (14, 13), (14, 18), (6, 13))),
    "length": (((3, 17), (17, 3)), ((1.5, 13.5), (6.5, 18.5)), ((13.5, 1.5), (18.5, 6.5))),
    "angle": (((17, 4), (3, 15), (18, 15)),),
}
_ARCS = {"turn_left": 1, "turn_right": -1}
NAMES = (*_STROKES, *_ARCS, "invert")


def of_tool(name: str, palette: QPalette) -> QIcon:
    """Return the icon of an action in `NAMES`."""
    icon = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        icon.addPixmap(_drawn(name, palette.color(group, QPalette.ColorRole.ButtonText)), mode)
    return icon


def _drawn(name: str, ink: QColor) -> QPixmap:
    pixmap = QPixmap(SIDE * _SCALE, SIDE * _SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    painter.setPen(QPen(ink, _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    if name in _ARCS:
        _arc(painter, _ARCS[name])
    elif name == "invert":
        _half_moon(painter, ink)
    else:
        painter.drawPath(_path(_STROKES[name]))
    painter.end()
    return pixmap


def _path(strokes: tuple[Stroke, ...]) -> QPainterPath:
    path = QPainterPath()
    for first, *rest in strokes:
        path.moveTo(*first)
        for point in rest:
            path.lineTo(*point)
    return path


def _arc(painter: QPainter, way: int) -> None:
    """Draw three quarters of a circle that ends in an arrow at the upper left, or mirrored at the right."""
    if way < 0:
        painter.translate(SIDE, 0)
        painter.scale(-1, 1)
    painter.drawArc(QRectF(4, 4, 12, 12), 150 * 16, 280 * 16)
    painter.drawPath(_path((((3.5, 2.5), (4.5, 7.2), (9.2, 6.2)),)))


def _half_moon(painter: QPainter, ink: QColor) -> None:
    painter.drawEllipse(QPointF(10, 10), 7, 7)
    painter.setBrush(ink)
    painter.drawPie(QRectF(3, 3, 14, 14), 90 * 16, 180 * 16)
