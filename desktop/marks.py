"""The signs of triage and review: a shape and a colour each, told apart by colour-blind readers (Okabe and Ito)."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from desktop.case import Mark
from engine.store.cases import Verdict

POSITIVE = QColor(213, 94, 0)
DOUBT = QColor(230, 159, 0)
NEGATIVE = QColor(86, 180, 233)
BONE = QColor(86, 180, 233)
QUIET = QColor(150, 152, 156)
FAILED = QColor(204, 121, 167)
ACCEPTED = QColor(0, 158, 115)
REJECTED = QColor(204, 121, 167)
SIDE = 16
_SCALE = 4  # drawn larger, for displays of high density

COLOURS = {
    Mark.POSITIVE: POSITIVE, Mark.DOUBT: DOUBT, Mark.NEGATIVE: NEGATIVE,
    Mark.NOT_ASSESSABLE: QUIET, Mark.FAILED: FAILED, Mark.UNREAD: QUIET,
}  # fmt: skip
_OWN: dict[Verdict | None, Mark] = {
    Verdict.FRACTURE: Mark.POSITIVE, Verdict.NO_FRACTURE: Mark.NEGATIVE, Verdict.UNSURE: Mark.DOUBT,
}  # fmt: skip
_FILLED = (Mark.POSITIVE, Mark.DOUBT)


@cache
def of_triage(mark: Mark) -> QIcon:
    """A triangle for positive, a diamond for doubt, a ring for negative, a square, a cross, a dash for the rest."""
    return _icon(_drawn(_shape(mark), COLOURS[mark], filled=mark in _FILLED))


@cache
def of_review(verdict: Verdict | None) -> QIcon:
    """A tick for accepted, a cross for rejected, triage's shapes for the reader's own, lines of writing for a note."""
    if verdict in _OWN:
        return of_triage(_OWN[verdict])
    colours = {Verdict.ACCEPTED: ACCEPTED, Verdict.REJECTED: REJECTED}
    return _icon(_drawn(_sign(verdict), colours.get(verdict, QUIET) if verdict else QUIET, filled=False))


def _icon(pixmap: QPixmap) -> QIcon:
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else the colour that says something would be tinted
    return icon


def _drawn(path: QPainterPath, colour: QColor, *, filled: bool) -> QPixmap:
    pixmap = QPixmap(SIDE * _SCALE, SIDE * _SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.end()
    return pixmap


def _shape(mark: Mark) -> QPainterPath:
    path = QPainterPath()
    if mark is Mark.POSITIVE:
        path.addPolygon(_polygon((8, 2.5), (14, 13), (2, 13)))
    elif mark is Mark.DOUBT:
        path.addPolygon(_polygon((8, 2), (14, 8), (8, 14), (2, 8)))
    elif mark is Mark.NEGATIVE:
        path.addEllipse(QRectF(3, 3, 10, 10))
    elif mark is Mark.NOT_ASSESSABLE:
        path.addRect(QRectF(3.5, 3.5, 9, 9))
    elif mark is Mark.FAILED:
        _lines(path, ((3.5, 3.5), (12.5, 12.5)), ((12.5, 3.5), (3.5, 12.5)))
    else:
        _lines(path, ((5, 8), (11, 8)))
    return path


def _sign(verdict: Verdict | None) -> QPainterPath:
    path = QPainterPath()
    if verdict is Verdict.ACCEPTED:
        _lines(path, ((3, 8.5), (6.5, 12), (13, 4)))
    elif verdict is Verdict.REJECTED:
        _lines(path, ((4, 4), (12, 12)), ((12, 4), (4, 12)))
    else:
        _lines(path, ((3, 5), (13, 5)), ((3, 8), (13, 8)), ((3, 11), (9, 11)))
    return path


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in (*points, points[0])])


def _lines(path: QPainterPath, *lines: tuple[tuple[float, float], ...]) -> None:
    for first, *rest in lines:
        path.moveTo(*first)
        for point in rest:
            path.lineTo(*point)
