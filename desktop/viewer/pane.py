"""One film on screen with its greys, what was found on it and what the reader drew on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop import theme, words
from desktop.case import Case
from desktop.elided import Elided
from desktop.opened import Opened
from desktop.viewer.levels import Window, between
from desktop.viewer.magnifier import Magnifier
from desktop.viewer.measures import of_kept
from desktop.viewer.overlays import Contour, Drawn, Layer
from desktop.viewer.view import FilmView
from engine.records import Region, Spacing

PRESETS = {"window_auto": (1, 99), "window_bone": (40, 100), "window_soft": (2, 65)}  # percentiles of the film


class FilmPane(QWidget):
    """Shows one film; what the reader does to it is told with the film it belongs to."""

    measured = Signal(object, object)  # Case, and its Measures after a change
    painted = Signal(object, object)  # Case, and the reader's mask after a stroke
    lined = Signal(object, object)  # Case, and the ends of a line along an object of known size
    hovered = Signal(object, str)  # this pane, and place and value at the cursor

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.case: Case | None = None
        self.opened: Opened | None = None
        self.window_shown = Window()
        self.view, self.message, self.title = FilmView(), QLabel(), Elided(Qt.TextElideMode.ElideMiddle)
        self.magnifier = Magnifier(self.view)
        self._inverted = False
        self._place()
        self.view.hovered.connect(self._hover)
        self.view.turned.connect(self._say_title)
        for signal, told in (
            (self.view.measuring.edited, self.measured), (self.view.measuring.lined, self.lined),
            (self.view.painting.painted, self.painted),
        ):  # fmt: skip
            signal.connect(self._of_case(told.emit))

    def show_film(self, case: Case, opened: Opened) -> None:
        """Show a film, fitted, with its own grey values; one that is shown already stays as it lies."""
        same = self.opened is not None and self.opened.film is opened.film
        self.case, self.opened = None, opened
        rows, cols = opened.film.pixels.shape
        if not same:
            self.view.show_greys(opened.greys)
            self.set_window(Window())
            self.view.measuring.show_film((), None, self.view.sceneRect())
            self.view.painting.show_film(self.view.film.boundingRect())
        self.view.overlays.show_case(case, opened.drawn, (rows, cols))
        self.view.painting.begin = opened.drawn.mask if case.regions else None
        self.show_drawings(case)
        self.say("")

    def shows(self, case: Case) -> bool:
        """Return whether a film is the one on screen here."""
        return self.case is not None and (self.case.number, self.case.frame) == (case.number, case.frame)

    def show_found(
        self, regions: Sequence[Region], fracture: Sequence[Contour], mask: NDArray[np.bool_] | None
    ) -> None:
        """Show other regions of the same film; a brush taken now begins from them."""
        self.view.overlays.show_found(regions, fracture)
        self.view.painting.begin = mask

    def show_drawings(self, case: Case) -> None:
        """Show what the reader drew on the film, as it stands now."""
        if self.opened is None:
            return
        before, self.case = self.case, case
        if before is not None and before.reading is not case.reading:  # what is drawn was another reading's
            rows, cols = self.opened.film.pixels.shape
            self.view.overlays.show_case(case, Drawn((), (), None), (rows, cols))
        if before is None or before.drawings.mask is not case.drawings.mask:
            own = case.drawings.mask
            fits = own is not None and own.shape == self.opened.film.pixels.shape
            self.view.painting.show_mask(own.array() if own is not None and fits else None)
            self.view.overlays.set_beside_own(fits)
        self.view.measuring.show_spacing(self.spacing)
        self.view.measuring.show_measures(of_kept(case.drawings.measures))
        self._say_title()

    def show_nothing(self, why: str) -> None:
        """Clear the film away and say why."""
        self.case = self.opened = None
        self.view.show_greys(None)
        for item in self.view.overlays.layers.values():
            item.setVisible(False)
        self.view.measuring.show_measures(())
        self.view.painting.show_film(self.view.film.boundingRect())
        self.title.say("")
        self.say(why)

    @property
    def spacing(self) -> Spacing | None:
        """Of the film: the reader's calibration before what the file says."""
        if self.opened is None or self.case is None:
            return None
        found = self.case.drawings.calibration
        return found.spacing if found is not None else self.opened.film.spacing

    @property
    def facts(self) -> str:
        """What the film is: side, size, and what a length on it means."""
        if self.opened is None or self.case is None:
            return ""
        rows, cols = self.opened.film.pixels.shape
        return " · ".join([*self._sides(), f"{cols} × {rows}", self._unit()])

    @property
    def origin(self) -> str:
        """Where its millimetres come from, in full; nothing where the file says them."""
        found = None if self.case is None else self.case.drawings.calibration
        return "" if found is None else words.calibrated_by(found)

    def _sides(self) -> list[str]:
        """Return the side that the file names, and whether the film is shown mirrored: markers in it would mislead."""
        side = "" if self.opened is None else words.side(self.opened.film.source.laterality)
        mirrored = self.tr("shown mirrored") if self.view.mirrored else ""
        return [text for text in (side, mirrored) if text]

    def _unit(self) -> str:
        known = None if self.case is None else self.case.drawings.calibration
        return words.spacing(self.spacing) if known is None else words.calibrated(known)

    @Slot()
    def _say_title(self) -> None:
        if self.case is not None:
            self.title.say(" · ".join([self.case.name, *self._sides(), self._unit()]), self.origin)

    def say(self, text: str) -> None:
        """Write a sentence in the middle, or nothing."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_layers(self, shown: dict[Layer, bool], *, contour: bool) -> None:
        """Show and hide the layers."""
        for layer, item in self.view.overlays.layers.items():
            item.setVisible(shown[layer] and self.opened is not None)
        self.view.painting.setVisible(shown[Layer.OWN])
        self.view.overlays.set_contour(contour)
        self.view.painting.set_contour(contour)

    def set_window(self, window: Window) -> None:
        """Show other greys."""
        self.window_shown = window
        self.view.film.show_window(window, inverted=self._inverted)

    def set_preset(self, name: str) -> None:
        """Show the greys of a preset, worked out from this film's own; an unknown name is the film as stored."""
        if self.opened is not None and name in PRESETS:
            self.set_window(between(self.opened.greys, *PRESETS[name]))
        else:
            self.set_window(Window())

    def invert(self, inverted: bool) -> None:
        """Show dark as bright. The machine's reading does not change by it."""
        self._inverted = inverted
        self.set_window(self.window_shown)

    def reset(self) -> None:
        """Upright, whole, and the greys as stored."""
        if self.opened is not None:
            self.view.show_greys(self.opened.greys)
            self.set_window(Window())

    def _of_case(self, tell: Callable[[Case, object], None]) -> Callable[[object], None]:
        def told(what: object) -> None:
            if self.case is not None:
                tell(self.case, what)

        return told

    def _place(self) -> None:
        self.view.setAccessibleName(self.tr("Film"))
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setAccessibleName(self.tr("Message"))
        self.message.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        dim = self.message.palette()
        dim.setColor(QPalette.ColorRole.WindowText, theme.ON_GROUND)
        self.message.setPalette(dim)
        self.title.setContentsMargins(6, 2, 6, 2)
        self.title.hide()
        over = QVBoxLayout(self.view)
        over.addWidget(self.message, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.view, 1)

    @Slot(object)
    def _hover(self, at: tuple[float, float] | None) -> None:
        self.magnifier.look(at, self.window_shown, inverted=self._inverted)
        if at is None or self.opened is None:
            self.hovered.emit(self, "")
            return
        pixels = self.opened.film.pixels
        col, row = min(int(at[0]), pixels.shape[1] - 1), min(int(at[1]), pixels.shape[0] - 1)
        self.hovered.emit(self, f"x {col}  y {row}  {pixels[row, col]:.4f}")
