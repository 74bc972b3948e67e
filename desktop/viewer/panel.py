"""The viewer on screen: tool bar, film, and what is true at the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QPalette, QTransform
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolBar, QToolButton, QVBoxLayout, QWidget

from desktop import theme, words
from desktop.case import Case
from desktop.opened import Opened
from desktop.viewer.levels import Window, between
from desktop.viewer.measuring import Measures
from desktop.viewer.overlays import Layer
from desktop.viewer.view import FilmView

PRESETS = {"window_auto": (1, 99), "window_bone": (40, 100), "window_soft": (2, 65)}  # percentiles of the film
TURNS = {
    "turn_left": QTransform().rotate(-90), "turn_right": QTransform().rotate(90),
    "mirror": QTransform.fromScale(-1, 1), "flip": QTransform.fromScale(1, -1),
}  # fmt: skip
_NARROWEST = 640  # pixels: the tool bar stays whole


class ViewerPanel(QWidget):
    """Shows one film with what was found on it."""

    opacity_changed = Signal(float)

    def __init__(self, tools: Sequence[QAction | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_NARROWEST)
        self.view, self.message, self.opacity = FilmView(), QLabel(), QSlider(Qt.Orientation.Horizontal)
        self.cursor_label, self.film_label, self.window_label, self.zoom_label = (QLabel() for _ in range(4))
        self._opened: Opened | None = None
        self._window, self._inverted = Window(), False
        self._place(self._tool_bar(tools))
        self.view.hovered.connect(self._hover)
        self.view.windowed.connect(self._drag_window)
        self.view.zoomed.connect(self._zoomed)
        self.opacity.valueChanged.connect(self._set_opacity)

    @property
    def has_film(self) -> bool:
        """Whether a film is on screen."""
        return self._opened is not None

    @property
    def window_shown(self) -> Window:
        """The window and level in use."""
        return self._window

    def show_film(self, case: Case, opened: Opened, measures: Measures) -> None:
        """Show a film, fitted, with its own grey values."""
        same = self._opened is not None and self._opened.film is opened.film
        self._opened = opened
        rows, cols = opened.film.pixels.shape
        if not same:
            self.view.show_greys(opened.greys)
            self.set_window(Window())
            self.view.measuring.show_film(measures, opened.film.spacing, self.view.sceneRect())
        self.view.overlays.show_case(case, opened.drawn, (rows, cols))
        facts = [f"{cols} × {rows}", words.spacing(opened.film.spacing)]
        side = words.side(opened.film.source.laterality)
        self.film_label.setText(" · ".join([side, *facts] if side else facts))
        self.say("")

    def show_nothing(self, why: str) -> None:
        """Clear the film away and say why."""
        self._opened = None
        self.view.show_greys(None)
        for item in self.view.overlays.layers.values():
            item.setVisible(False)
        self.view.measuring.show_measures(())
        for label in (self.cursor_label, self.film_label, self.window_label, self.zoom_label):
            label.clear()
        self.say(why)

    def say(self, text: str) -> None:
        """Write a sentence in the middle, or nothing."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_layers(self, shown: dict[Layer, bool], *, contour: bool) -> None:
        """Show and hide the layers."""
        for layer, item in self.view.overlays.layers.items():
            item.setVisible(shown[layer] and self._opened is not None)
        self.view.overlays.set_contour(contour)

    def set_window(self, window: Window) -> None:
        """Show other greys."""
        self._window = window
        self.view.film.show_window(window, inverted=self._inverted)
        self.window_label.setText(
            self.tr("W {width} L {level}").format(width=f"{window.width:.2f}", level=f"{window.centre:.2f}")
        )

    def set_preset(self, name: str) -> None:
        """Show the greys of a preset; an unknown name is the film as stored."""
        if self._opened is not None and name in PRESETS:
            self.set_window(between(self._opened.greys, *PRESETS[name]))
        else:
            self.set_window(Window())

    def invert(self, inverted: bool) -> None:
        """Show dark as bright. The machine's reading does not change by it."""
        self._inverted = inverted
        self.set_window(self._window)

    def reset(self) -> None:
        """Upright, whole, and the greys as stored."""
        if self._opened is not None:
            self.view.show_greys(self._opened.greys)
            self.set_window(Window())

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
        self.view.setAccessibleName(self.tr("Film"))
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setAccessibleName(self.tr("Message"))
        self.message.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        dim = self.message.palette()
        dim.setColor(QPalette.ColorRole.WindowText, theme.ON_GROUND)
        self.message.setPalette(dim)
        over = QVBoxLayout(self.view)
        over.addWidget(self.message, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.addWidget(bar)
        column.addWidget(self.view, 1)
        column.addLayout(self._facts())

    def _facts(self) -> QHBoxLayout:
        facts = QHBoxLayout()
        facts.setSpacing(14)
        self.opacity.setRange(0, 100)
        self.opacity.setFixedWidth(90)
        self.opacity.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.opacity.setAccessibleName(self.tr("Opacity of the overlays"))
        self.opacity.setToolTip(self.opacity.accessibleName())
        for label, share in ((self.cursor_label, 2), (self.film_label, 3)):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # or long text moves panes
            facts.addWidget(label, share)
        self.film_label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        for label, widest in ((self.window_label, "W 0.00 L 0.00"), (self.zoom_label, "0000 %")):
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest))
            facts.addWidget(label)
        facts.addWidget(self.opacity)
        return facts

    @Slot(object)
    def _hover(self, at: tuple[float, float] | None) -> None:
        if at is None or self._opened is None:
            self.cursor_label.clear()
            return
        pixels = self._opened.film.pixels
        col, row = min(int(at[0]), pixels.shape[1] - 1), min(int(at[1]), pixels.shape[0] - 1)
        self.cursor_label.setText(f"x {col}  y {row}  {pixels[row, col]:.4f}")

    @Slot(float, float)
    def _drag_window(self, centre: float, width: float) -> None:
        if self._opened is not None:
            self.set_window(self._window.moved(centre, width))

    @Slot(float)
    def _zoomed(self, zoom: float) -> None:
        self.zoom_label.setText(f"{zoom * 100:.0f} %" if self._opened is not None else "")

    @Slot(int)
    def _set_opacity(self, per_cent: int) -> None:
        self.view.overlays.setOpacity(per_cent / 100)
        self.opacity_changed.emit(per_cent / 100)
