"""The viewer's actions: each bound to what it does to the film on screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from desktop.viewer.magnifier import Peek
from desktop.viewer.measures import Kind
from desktop.viewer.overlays import Layer
from desktop.viewer.painting import STEP, Tool
from desktop.viewer.panel import TURNS, ViewerPanel

_STEP = 1.25
_SHOWN = (Layer.BONE, Layer.MASK, Layer.BOXES, Layer.OWN)  # when the program starts


class Controls(QObject):
    """Connects the actions of the table to a viewer."""

    held = Signal(bool)  # whether a film is held beside the one chosen

    def __init__(self, panel: ViewerPanel, actions: dict[str, QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel, self._actions = panel, actions
        self._views = tuple(pane.view for pane in panel.panes)
        view, paint = panel.view, panel.view.painting
        for name, do in {
            "fit": view.fit, "one_to_one": view.one_to_one, "zoom_in": partial(view.zoom_by, _STEP),
            "zoom_out": partial(view.zoom_by, 1 / _STEP), "reset": self._reset, "delete": self._delete,
            "hand": self._put_away, "mirror_beside": partial(panel.beside.view.turn, TURNS["mirror"]),
            "larger": partial(paint.resize, STEP), "smaller": partial(paint.resize, 1 / STEP),
            "clearer": partial(self._fade, 10), "fainter": partial(self._fade, -10),
            **{name: partial(panel.turn, turn) for name, turn in TURNS.items()},
            **{name: partial(panel.set_preset, name) for name in
               ("window_auto", "window_bone", "window_soft", "window_whole")},
        }.items():  # fmt: skip
            actions[name].triggered.connect(lambda checked=False, do=do: do())
        actions["invert"].toggled.connect(panel.invert)
        actions["beside"].triggered.connect(self._hold_beside)
        self._connect_magnifier(parent)
        for tool in (*Kind, *Tool):
            actions[tool.value].triggered.connect(partial(self._take, tool))
        for layer in Layer:
            actions[layer.value].setChecked(layer in _SHOWN)
            actions[layer.value].toggled.connect(self._layer_chosen)
        for name in ("contour", "hide"):
            actions[name].toggled.connect(self.show_layers)
        for one in self._views:
            one.measuring.tool_changed.connect(self._tool_changed)
        paint.tool_changed.connect(self._tool_changed)
        self.show_layers()

    @Slot()
    def show_layers(self) -> None:
        """Show the layers whose actions are on, unless all are hidden."""
        hidden = self._actions["hide"].isChecked()
        shown = {layer: self._actions[layer.value].isChecked() and not hidden for layer in Layer}
        self._panel.show_layers(shown, contour=self._actions["contour"].isChecked())

    @Slot()
    def _layer_chosen(self) -> None:
        """Show a layer that was asked for, even where all were hidden."""
        self._actions["hide"].setChecked(False)
        self.show_layers()

    def _reset(self) -> None:
        self._actions["invert"].setChecked(False)
        self._panel.reset()

    def _delete(self) -> None:
        for view in self._views:
            view.measuring.delete()

    def _fade(self, by: int) -> None:
        self._panel.opacity.setValue(self._panel.opacity.value() + by)

    def _connect_magnifier(self, parent: QObject | None) -> None:
        action = self._actions["magnifier"]
        peek = Peek(action, self)
        if parent is not None:
            parent.installEventFilter(peek)
        for pane in self._panel.panes:
            action.toggled.connect(pane.magnifier.set_on)

    def _hold_beside(self) -> None:
        self._panel.hold_beside(self._actions["beside"].isChecked())
        held = self._panel.side_by_side
        self._actions["beside"].setChecked(held)
        self.show_layers()
        self.held.emit(held)

    def _put_away(self) -> None:
        for view in self._views:
            view.measuring.take(None)
            view.painting.take(None)

    def _take(self, tool: Kind | Tool) -> None:
        """Take one tool in hand and put the others away; its own action puts it away again."""
        taken = self._actions[tool.value].isChecked()
        self._put_away()
        if not taken:
            return
        if isinstance(tool, Tool):
            self._actions[Layer.OWN.value].setChecked(True)  # or the strokes would not be seen
            self._panel.view.painting.take(tool)
        else:
            for view in self._views:
                view.measuring.take(tool)

    @Slot(object)
    def _tool_changed(self, tool: Kind | Tool | None) -> None:
        for each in (*Kind, *Tool):
            self._actions[each.value].setChecked(each is tool)
