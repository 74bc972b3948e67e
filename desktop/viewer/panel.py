"""The viewer on screen: tool bar, one film or two, and what is true at the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QTransform
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSlider,
    QSplitter,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.case import Case
from desktop.elided import Elided
from desktop.opened import Opened
from desktop.viewer.levels import Window
from desktop.viewer.linked import Linked
from desktop.viewer.overlays import Layer
from desktop.viewer.pane import FilmPane
from engine.records import Spacing

TURNS = {
    "turn_left": QTransform().rotate(-90), "turn_right": QTransform().rotate(90),
    "mirror": QTransform.fromScale(-1, 1), "flip": QTransform.fromScale(1, -1),
}  # fmt: skip
_NARROWEST = 640  # pixels: the tool bar stays whole


class ViewerPanel(QWidget):
    """Shows the film chosen, and beside it another one that is held there."""

    opacity_changed = Signal(float)

    def __init__(self, tools: Sequence[QAction | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_NARROWEST)
        self.main, self.beside, self.opacity = FilmPane(), FilmPane(), QSlider(Qt.Orientation.Horizontal)
        self.view, self.message = self.main.view, self.main.message
        self.cursor_label, self.film_label, self.window_label, self.zoom_label = Elided(), Elided(), QLabel(), QLabel()
        self._under_hand, self._films = self.main, QSplitter(Qt.Orientation.Horizontal)
        self._linked = Linked(self.main, self.beside, self)
        self._place(self._tool_bar(tools))
        for pane in self.panes:
            pane.hovered.connect(self._hover)
            pane.view.windowed.connect(self._drag_window)
        self.view.zoomed.connect(self._zoomed)
        self.view.turned.connect(self._say_facts)
        self.opacity.valueChanged.connect(self._set_opacity)

    @property
    def panes(self) -> tuple[FilmPane, FilmPane]:
        """Both panes, whether the second is seen or not."""
        return self.main, self.beside

    @property
    def has_film(self) -> bool:
        """Whether a film is on screen."""
        return self.main.opened is not None

    @property
    def side_by_side(self) -> bool:
        """Whether a second film is held beside the first."""
        return self.beside.case is not None

    @property
    def window_shown(self) -> Window:
        """The window and level in use."""
        return self.main.window_shown

    def show_film(self, case: Case, opened: Opened) -> None:
        """Show a film, fitted, with its own grey values; beside another one, where that one is."""
        same = self.main.opened is not None and self.main.opened.film is opened.film
        self.main.show_film(case, opened)
        if self.side_by_side and not same:
            self.main.set_window(self.beside.window_shown)
            self.view.go_to(self.beside.view.place)
        self._say_facts()

    def file_spacing(self, case: Case) -> Spacing | None:
        """Return what a film's own file says of its spacing, where the film is on screen."""
        panes = (pane for pane in self.panes if pane.opened is not None and pane.shows(case))
        return next((pane.opened.film.spacing for pane in panes if pane.opened), None)

    def show_drawings(self, case: Case) -> None:
        """Show what the reader drew on a film, wherever it is seen."""
        for pane in self.panes:
            if pane.shows(case):
                pane.show_drawings(case)
        self._say_facts()

    def show_nothing(self, why: str) -> None:
        """Clear the film away and say why; one that is held beside it stays."""
        self.main.show_nothing(why)
        for elided in (self.cursor_label, self.film_label):
            elided.say("")
        for label in (self.window_label, self.zoom_label):
            label.clear()

    def hold_beside(self, hold: bool) -> None:
        """Hold the film on screen as the second of two, or go back to one film."""
        case, opened = self.main.case, self.main.opened
        if hold and case is not None and opened is not None:
            self.beside.show_film(case, opened)
            self.beside.set_window(self.main.window_shown)
        else:
            self.beside.show_nothing("")
            self._under_hand = self.main
        held = self.side_by_side
        self.beside.setVisible(held)
        for pane in self.panes:
            pane.title.setVisible(held)
        self._films.setSizes([self.width() // 2] * 2)
        self._linked.set_on(held)
        self.view.fit()

    def say(self, text: str) -> None:
        """Write a sentence in the middle, or nothing."""
        self.main.say(text)

    def show_layers(self, shown: dict[Layer, bool], *, contour: bool) -> None:
        """Show and hide the layers."""
        for pane in self.panes:
            pane.show_layers(shown, contour=contour)

    def set_window(self, window: Window) -> None:
        """Show other greys."""
        for pane in self.panes:
            pane.set_window(window)
        self._say_window()

    def set_preset(self, name: str) -> None:
        """Show the greys of a preset, of each film its own."""
        for pane in self.panes:
            pane.set_preset(name)
        self._say_window()

    def invert(self, inverted: bool) -> None:
        """Show dark as bright. The machine's reading does not change by it."""
        for pane in self.panes:
            pane.invert(inverted)

    def turn(self, by: QTransform) -> None:
        """Rotate or flip the film under the mouse."""
        self._under_hand.view.turn(by)

    def reset(self) -> None:
        """Upright, whole, and the greys as stored."""
        for pane in self.panes:
            pane.reset()
        self._say_window()

    def _tool_bar(self, tools: Sequence[QAction | None]) -> QToolBar:
        bar = QToolBar(self.tr("Viewer"))
        bar.setAccessibleName(self.tr("Viewer tools"))
        for action in tools:
            if action is None:
                bar.addSeparator()
                continue
            bar.addAction(action)
            button = bar.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setAccessibleName(action.text())
        return bar

    def _place(self, bar: QToolBar) -> None:
        films = self._films
        films.setChildrenCollapsible(False)
        for at, pane in enumerate(self.panes):
            films.addWidget(pane)
            films.setStretchFactor(at, 1)
        self.beside.hide()
        self.beside.view.setAccessibleName(self.tr("Film held beside"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.addWidget(bar)
        column.addWidget(films, 1)
        column.addLayout(self._facts())

    def _facts(self) -> QHBoxLayout:
        facts = QHBoxLayout()
        facts.setSpacing(14)
        self.opacity.setRange(0, 100)
        self.opacity.setFixedWidth(90)
        self.opacity.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.opacity.setAccessibleName(self.tr("Opacity of the overlays"))
        self.opacity.setToolTip(self.opacity.accessibleName())
        facts.addWidget(self.cursor_label, 2)
        facts.addWidget(self.film_label, 5)
        self.film_label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        for label, widest in ((self.window_label, "W 0.00 L 0.00"), (self.zoom_label, "0000 %")):
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest))
            facts.addWidget(label)
        facts.addWidget(self.opacity)
        return facts

    @Slot(object, str)
    def _hover(self, pane: FilmPane, text: str) -> None:
        self._under_hand = pane
        self.cursor_label.say(text)

    @Slot(float, float)
    def _drag_window(self, centre: float, width: float) -> None:
        for pane in self.panes:
            if pane.opened is not None:
                pane.set_window(pane.window_shown.moved(centre, width))
        self._say_window()

    @Slot()
    def _say_facts(self) -> None:
        self.film_label.say(self.main.facts, self.main.origin)
        self._say_window()

    def _say_window(self) -> None:
        window = self.main.window_shown
        text = self.tr("W {width} L {level}").format(width=f"{window.width:.2f}", level=f"{window.centre:.2f}")
        self.window_label.setText(text if self.has_film else "")

    @Slot(float)
    def _zoomed(self, zoom: float) -> None:
        self.zoom_label.setText(f"{zoom * 100:.0f} %" if self.has_film else "")

    @Slot(int)
    def _set_opacity(self, per_cent: int) -> None:
        for pane in self.panes:
            pane.view.overlays.setOpacity(per_cent / 100)
            pane.view.painting.setOpacity(per_cent / 100)
        self.opacity_changed.emit(per_cent / 100)
