"""The report as it will look, before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.case import Case
from desktop.export import Order, write
from desktop.work import Loaded
from engine.progress import Report

FILMS = 3  # films of the preview
_SCALE = 1.25  # screen pixels a point
Page = NDArray[np.uint8]  # (rows, cols, 3), red first


def pages(cases: Sequence[Case], order: Order, loaded: Loaded, report: Report) -> list[Page]:
    """Return the pages of the report on the first films; on a worker thread. Raise as `export.write`."""
    import pypdfium2  # noqa: PLC0415 (most sessions never look)

    with TemporaryDirectory(prefix="osteoscope-") as scratch:
        write(cases[:FILMS], Path(scratch), Order(("pdf",), deidentified=order.deidentified), loaded, report)
        (found,) = Path(scratch).rglob("report.pdf")
        with pypdfium2.PdfDocument(found.read_bytes()) as document:
            return [np.array(page.render(scale=_SCALE, rev_byteorder=True).to_numpy()[..., :3]) for page in document]


class PreviewDialog(QDialog):
    """Shows pages below one another."""

    def __init__(self, shown: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preview of the report: the first films"))
        self.pages = [QLabel() for _ in shown]
        inside, scroll = QWidget(), QScrollArea()
        column = QVBoxLayout(inside)
        column.setSpacing(14)
        for number, (label, page) in enumerate(zip(self.pages, shown, strict=True), 1):
            label.setPixmap(_pixmap(page))
            label.setAccessibleName(self.tr("Page {number}").format(number=number))
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Pages"))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        around = QVBoxLayout(self)
        around.addWidget(scroll)
        around.addWidget(close)
        self.resize(820, 860)


def _pixmap(page: Page) -> QPixmap:
    bytes_ = np.ascontiguousarray(page)
    rows, cols, _ = bytes_.shape
    return QPixmap.fromImage(QImage(bytes_.data, cols, rows, cols * 3, QImage.Format.Format_RGB888).copy())
