"""What was found, drawn over the film; each layer is shown and hidden by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPixmap, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsItemGroup, QGraphicsPathItem, QGraphicsPixmapItem

from desktop import marks, picture
from desktop.case import Case, Mark
from engine.records import Reading, Region

Contour = NDArray[np.float32]  # (points, 2) x, y in the film's pixels
_FILL = 110  # of 255, of a fracture region
_MARGIN = 0.012  # around a box, of the film's longest side


class Layer(StrEnum):
    """What can be drawn over a film."""

    BONE = "bone"
    MASK = "mask"
    BOXES = "boxes"
    ACTIVATION = "activation"
    OWN = "own"  # the reader's mask, which is no part of the machine's overlays


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A reading as lines and colours, made off the GUI thread."""

    bone: tuple[Contour, ...]
    fracture: tuple[Contour, ...]
    activation: NDArray[np.uint8] | None  # (rows, cols, 4) RGBA on its own grid
    mask: NDArray[np.bool_] | None = None  # of fracture, (rows, cols) of the film


def drawn(reading: Reading | None) -> Drawn:
    """Return what can be drawn of a reading."""
    if reading is None:
        return Drawn((), (), None)
    heat = None if reading.activation is None else _heat(reading.activation)
    return Drawn(contours(reading.bone_mask), contours(reading.fracture_mask), heat, reading.fracture_mask)


def contours(mask: NDArray[np.bool_] | None) -> tuple[Contour, ...]:
    """Return the outlines of a mask, holes too, true to half a pixel."""
    if mask is None:
        return ()
    found, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    return tuple(cv2.approxPolyDP(line, 0.5, True).reshape(-1, 2).astype(np.float32) + 0.5 for line in found)


class Overlays(QGraphicsItemGroup):
    """All layers of one film."""

    def __init__(self) -> None:
        super().__init__()
        self.setHandlesChildEvents(False)
        self._bone, self._mask, self._boxes = QGraphicsPathItem(), QGraphicsPathItem(), QGraphicsPathItem()
        self._heat = QGraphicsPixmapItem()
        self._heat.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.layers: dict[Layer, QGraphicsItem] = {
            Layer.ACTIVATION: self._heat, Layer.BONE: self._bone, Layer.MASK: self._mask, Layer.BOXES: self._boxes,
        }  # fmt: skip
        for item in self.layers.values():
            self.addToGroup(item)
        self._as_contour = self._beside_own = False
        self._size = (0, 0)
        self._colour = marks.POSITIVE

    def show_case(self, case: Case, found: Drawn, size: tuple[int, int]) -> None:
        """Draw another film's reading; `size` is the film's (rows, cols). On a negative film only bone and map."""
        self._colour = marks.POSITIVE if case.mark is Mark.POSITIVE else marks.DOUBT
        claimed = case.mark in (Mark.POSITIVE, Mark.DOUBT)
        self._bone.setPath(_path(found.bone))
        self._bone.setPen(_pen(marks.BONE, 1.4))
        self._size = size
        self.show_found(case.regions, found.fracture if claimed else ())
        dots = Qt.PenStyle.DotLine if case.mark is Mark.DOUBT else Qt.PenStyle.SolidLine
        self._boxes.setPen(_pen(self._colour, 2.2, dots))
        self._dress_mask()
        self._lay_heat(found.activation, size)

    def show_found(self, regions: Sequence[Region], fracture: Sequence[Contour]) -> None:
        """Draw other regions of the same film."""
        self._mask.setPath(_path(fracture))
        self._boxes.setPath(_boxes(regions, max(self._size) * _MARGIN))

    @property
    def as_contour(self) -> bool:
        """Whether the fracture mask is an outline instead of a fill."""
        return self._as_contour

    def set_contour(self, as_contour: bool) -> None:
        """Draw the fracture mask as an outline, or filled."""
        self._as_contour = as_contour
        self._dress_mask()

    def set_beside_own(self, beside_own: bool) -> None:
        """Draw the machine's mask as an outline where the reader's own is filled, so that both are seen."""
        self._beside_own = beside_own
        self._dress_mask()

    def _dress_mask(self) -> None:
        outlined = self._as_contour or self._beside_own
        fill = QColor(self._colour)
        fill.setAlpha(_FILL)
        self._mask.setBrush(Qt.BrushStyle.NoBrush if outlined else fill)
        self._mask.setPen(_pen(self._colour, 1.6) if outlined else QPen(Qt.PenStyle.NoPen))

    def _lay_heat(self, heat: NDArray[np.uint8] | None, size: tuple[int, int]) -> None:
        if heat is None:
            self._heat.setPixmap(QPixmap())
            return
        self._heat.setPixmap(QPixmap.fromImage(picture.colour(heat)))
        self._heat.setTransform(QTransform.fromScale(size[1] / heat.shape[1], size[0] / heat.shape[0]))


def _heat(activation: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return the activation as colours of even lightness steps, the clearer the stronger."""
    level = (np.clip(activation, 0, 1) * 255 + 0.5).astype(np.uint8)
    painted = np.empty((*level.shape, 4), np.uint8)
    painted[..., :3] = cv2.applyColorMap(level, cv2.COLORMAP_INFERNO)[..., ::-1]
    painted[..., 3] = (level * 0.7).astype(np.uint8)
    return painted


def _path(contours: Sequence[Contour]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for contour in contours:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in contour.tolist()]))
        path.closeSubpath()
    return path


def _boxes(regions: Sequence[Region], margin: float) -> QPainterPath:
    path = QPainterPath()
    for region in regions:
        path.addRect(QRectF(*region.box).adjusted(-margin, -margin, margin, margin))
    return path


def _pen(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(colour, width, style)
    pen.setCosmetic(True)
    return pen
