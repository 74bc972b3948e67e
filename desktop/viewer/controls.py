"""The viewer's actions: each bound to what it does to the film on screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from desktop.viewer.measures import Kind
from desktop.viewer.overlays import Layer
from desktop.viewer.panel import TURNS, ViewerPanel

_STEP = 1.25
_SHOWN = (Layer.BONE, Layer.MASK, Layer.BOXES)  # when the program starts


class Controls(QObject):
    """Connects the actions of the table to a viewer."""

    def __init__(self, panel: ViewerPanel, actions: dict[str, QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel, self._actions = panel, actions
        view = panel.view
        for name, do in {
            "fit": view.fit, "one_to_one": view.one_to_one, "zoom_in": partial(view.zoom_by, _STEP),
            "zoom_out": partial(view.zoom_by, 1 / _STEP), "reset": self._reset, "delete": view.measuring.delete,
            "hand": partial(view.measuring.take, None),
            **{name: partial(view.turn, turn) for name, turn in TURNS.items()},
            **{name: partial(panel.set_preset, name) for name in
               ("window_auto", "window_bone", "window_soft", "window_whole")},
        }.items():  # fmt: skip
            actions[name].triggered.connect(lambda checked=False, do=do: do())
        actions["invert"].toggled.connect(panel.invert)
        for kind in Kind:
            actions[kind.value].triggered.connect(partial(self._take, kind))
        for layer in Layer:
            actions[layer.value].setChecked(layer in _SHOWN)
            actions[layer.value].toggled.connect(self._layer_chosen)
        for name in ("contour", "hide"):
            actions[name].toggled.connect(self.show_layers)
        view.measuring.tool_changed.connect(self._tool_changed)
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

    def _take(self, kind: Kind) -> None:
        self._panel.view.measuring.take(kind if self._actions[kind.value].isChecked() else None)

    @Slot(object)
    def _tool_changed(self, tool: Kind | None) -> None:
        for kind in Kind:
            self._actions[kind.value].setChecked(kind is tool)
