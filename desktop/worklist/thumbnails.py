"""Thumbnails in the list: square, so that the names beside them stand in line."""

# ruff: noqa: D102, N802 (Qt's virtuals)

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop import picture
from desktop.case import THUMBNAIL

SHOWN = 40  # pixels on the screen, before its density
BRACKET = 3  # pixels of the bar that joins the films of a study
REASON_ROLE = Qt.ItemDataRole.UserRole + 3  # why a film has no triage, a sentence, or nothing
STUDY_ROLE = Qt.ItemDataRole.UserRole + 2  # the key of a study of several films, or None


def square(thumbnail: NDArray[np.uint8] | None) -> QIcon:
    """Return a thumbnail in the middle of a clear square, or the clear square alone."""
    pixmap = QPixmap(THUMBNAIL, THUMBNAIL)
    pixmap.fill(Qt.GlobalColor.transparent)
    if thumbnail is not None:
        rows, cols = thumbnail.shape
        painter = QPainter(pixmap)
        painter.drawImage(QPoint((THUMBNAIL - cols) // 2, (THUMBNAIL - rows) // 2), picture.grey(thumbnail))
        painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else a selected film would be tinted
    return icon


class ThumbnailDelegate(QStyledItemDelegate):
    """Shows decorations larger than the signs of the other columns, and a bar beside films of one study.

    Why a film has no triage stands below its name.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.decorationSize = QSize(SHOWN, SHOWN)
        if reason := index.data(REASON_ROLE):
            option.text = f"{option.text}\u2028{reason}"

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if (study := index.data(STUDY_ROLE)) is None:
            return
        bar = option.rect.adjusted(0, 0, 0, 1)
        model, row = index.model(), index.row()
        if model.index(row - 1, 0).data(STUDY_ROLE) != study:
            bar.setTop(bar.top() + BRACKET)
        if model.index(row + 1, 0).data(STUDY_ROLE) != study:
            bar.setBottom(bar.bottom() - BRACKET - 1)
        bar.setWidth(BRACKET)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            bar.moveRight(option.rect.right())
        painter.fillRect(bar, option.palette.link())
