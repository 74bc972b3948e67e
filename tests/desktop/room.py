"""What the desktop's tests read with: drawn films, a stub reader, and patience."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage

from desktop.work import NoModelError
from engine.card import Card, Expert, Masks, OperatingPoint, PartPoints, Rate, Routing
from engine.decode import read_radiographs
from engine.errors import DecodeError
from engine.geometry import Fit
from engine.preprocess import Recipe
from engine.reader import failed
from engine.records import Calibration, Model, PartFinding, Reading, Region, Spacing, Status
from engine.triage import film_fracture

PATIENCE_MS = 120_000  # a busy machine is no failure
POSITIVE, DOUBT, NEGATIVE = 0.9, 0.5, 0.1


def card() -> Card:
    def point(threshold, sensitivity, specificity):
        return OperatingPoint(
            threshold,
            Rate(sensitivity, sensitivity - 0.03, sensitivity + 0.02, 412),
            Rate(specificity, specificity - 0.03, specificity + 0.02, 380),
        )

    points = PartPoints(point(0.2, 0.96, 0.71), point(0.7, 0.78, 0.95), "held-out phantoms of the test suite")
    parts = ("wrist", "elbow", "ankle", "other")
    return Card(
        format=1, name="stub", version="0.1", sha256="ab" * 32, recipe=Recipe(512, 1.0, 99.0, 0.2, 0.2),
        tree={"": ("upper", "lower"), "upper": ("wrist", "elbow"), "lower": ("ankle",)},
        routing=Routing(parts, 0.2, 1.0, ("other",)),
        experts=(Expert("wrist", "fracture", ("wrist",), own_block=False),),
        points=dict.fromkeys(parts[:3], points), masks=Masks(0.5, 0.5, 10, 10),
        limits=("Trained on synthetic films of the test suite alone.", "Not for children under 5 years."),
        training={"data": "phantoms", "films": 12}, results={"wrist": {"auc": 0.9}},
    )  # fmt: skip


class StubReader:
    """Reads the probability that stands in a film's first pixel; everything else is drawn from the film's size."""

    spacing: Spacing | None = Spacing(0.1, 0.1, Calibration.DETECTOR)

    def __init__(self):
        self.bundle = SimpleNamespace(card=card(), model=Model("stub", "0.1", "ab" * 32))
        self.runtime = SimpleNamespace(device="cpu", runtime="torch", precision="fp32", batch=2, lanes=1)
        self.recipe = None  # nothing is prepared: nothing is asked of a network
        self.asked = []

    def read(self, path: Path, part: str | None = None):
        try:
            return tuple(self.read_films(read_radiographs(path), part))
        except DecodeError as error:
            return (failed(error),)

    def read_films(self, films, part=None):
        return [self._read(film, part) for film in films]

    def concluded(self, one, answer, part=None):
        film = one.film
        if not film.pixels.size:  # rows alone were asked for, and this reader looks at the film itself
            film = next(again for again in read_radiographs(film.path) if again.frame == film.frame)
        return self.read_films([film], part)[0]

    def _map(self, shape, box):
        """A peak in the middle of the box, on the network's grid: the lower the threshold, the more is outlined."""
        fit = Fit(shape, self.bundle.card.recipe.side)
        rows, cols = fit.canvas[0] // 2, fit.canvas[1] // 2
        row, col = fit.to_canvas(box[1] + box[3] / 2, box[0] + box[2] / 2)
        down, across = np.mgrid[:rows, :cols] * 2 + 1
        return np.exp(-((down - row) ** 2 + (across - col) ** 2) / 2 / 30**2).astype(np.float32) * 0.9

    def _read(self, film, part):
        self.asked.append((film.path.name, part))
        film = replace(film, spacing=self.spacing)
        base = Reading(
            film.path, Status.READ, None, film.sha256, film.frame, film, model=self.bundle.model,
            device="cpu", runtime="torch", precision="fp32", elapsed_s=0.01,
        )  # fmt: skip
        probability, (rows, cols) = float(film.pixels[0, 0]), film.pixels.shape
        if probability > 0.99:
            return replace(base, status=Status.NOT_ASSESSABLE, reason="it is clipped")
        parts = (PartFinding(part or "wrist", 0.97),)
        bone, broken = np.zeros((rows, cols), bool), np.zeros((rows, cols), bool)
        bone[rows // 10 : -rows // 10, cols // 3 : cols * 2 // 3] = True
        box = (cols // 3, rows // 2, cols // 4, rows // 20)
        broken[box[1] : box[1] + box[3], box[0] : box[0] + box[2]] = True
        heat = cv2.GaussianBlur(cv2.resize(broken.astype(np.float32), (cols // 8, rows // 8)), (0, 0), 3)
        return replace(
            base, limb="upper", parts=parts, bone_mask=bone, fracture_mask=broken,
            activation=heat / heat.max(), fracture_map=self._map(film.pixels.shape, box),
            fracture=film_fracture(self.bundle.card, [(parts[0].part, probability)]),
            regions=(Region(box, probability, int(broken.sum()), None, 0.02, 0.75, 12.0),),
        )  # fmt: skip


def draw_film(path: Path, probability: float = NEGATIVE, size: tuple[int, int] = (300, 240), seed: int = 0) -> Path:
    """Draw two bones on a hand's breadth of soft tissue; the first pixel carries what the stub will read."""
    rows, cols = size
    film = np.zeros(size, np.float32)
    cv2.ellipse(film, (cols // 2, rows // 2), (int(cols * 0.4), int(rows * 0.6)), 0, 0, 360, 0.25, -1)
    for side in (0.42, 0.6):
        cv2.line(film, (int(cols * side), 0), (int(cols * side), rows), 0.65, cols // 9)
    film = cv2.GaussianBlur(film, (0, 0), cols / 80)
    film += np.random.default_rng(seed).normal(0, 0.01, size).astype(np.float32)
    bytes_ = (np.clip(film, 0, 1) * 255).astype(np.uint8)
    bytes_[0, 0] = round(probability * 255)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(bytes_).save(path)
    return path


def no_model():
    raise NoModelError("No model is installed: films are shown and measured, not read.")


def settle(qtbot, window):
    """Wait until every film is read and the chosen one is on screen."""

    def settled():
        cases = window.session.worklist.cases()
        assert cases
        assert not window.session.batch.running
        assert all(case.reading or case.failure is not None for case in cases)
        shown = window.viewer.has_film or window.viewer.message.text()
        assert shown

    qtbot.waitUntil(settled)


def on_screen(view, x, y):
    """Return where a point of the film lies in a view's viewport."""
    return view.viewportTransform().map(QPointF(x, y)).toPoint()


def drag(qtbot, view, start, end):
    """Drag with the left button from one point of the film to another."""
    port, begin, stop = view.viewport(), on_screen(view, *start), on_screen(view, *end)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(port, QPoint((begin.x() + stop.x()) // 2, (begin.y() + stop.y()) // 2))
    qtbot.mouseMove(port, stop)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=stop)


def grab(viewer):
    """Return the greys that the viewport shows, (rows, cols) uint8."""
    image = viewer.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()
