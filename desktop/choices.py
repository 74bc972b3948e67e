"""What the reader chose: settings, theme, shortcuts, what was open lately; each kept as soon as it is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from desktop import actions, letterhead, preload, recent, settings, shortcuts, theme
from desktop.failure import sentence
from desktop.settings import Settings
from engine.errors import EngineError


class Choices(QObject):
    """The settings in force, in the folder `place`, and the keys of the actions."""

    changed = Signal(object)  # the Settings before
    recent_changed = Signal(object)  # tuple[str, ...]
    remodelled = Signal()  # the model is to run otherwise
    said = Signal(str)  # a sentence for the status bar
    noticed = Signal(str)  # a sentence that must be seen

    def __init__(self, place: Path, acts: dict[str, QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        letterhead.take_over(place)
        self.place, self.settings = place, settings.load(place)
        self._acts = acts
        for name, keys in shortcuts.load(place, actions.DEFAULTS).items():
            shortcuts.give(acts[name], keys)
        acts["light"].toggled.connect(self._choose_light)

    def choose(self, chosen: Settings) -> None:
        """Use other settings and keep them."""
        if chosen == self.settings:
            return
        before, self.settings = self.settings, chosen
        try:
            settings.save(self.place, chosen)
        except EngineError as error:
            self.said.emit(sentence(error))
        if chosen.theme != before.theme:
            self.dress()
        if (chosen.device, chosen.runtime) != (before.device, before.runtime):
            self._remodel()
        self.changed.emit(before)

    def choose_shortcuts(self, keys: Mapping[str, str]) -> None:
        """Use other keys and keep them."""
        for name, text in keys.items():
            shortcuts.give(self._acts[name], text)
        try:
            shortcuts.save(self.place, keys, actions.DEFAULTS)
        except EngineError as error:
            self.said.emit(sentence(error))

    def opened(self, paths: Sequence[Path]) -> None:
        """Remember what was opened."""
        self.remember(recent.with_opened(self.settings.recent, paths))

    def remember(self, paths: tuple[str, ...]) -> None:
        """Remember these paths as those that were open lately."""
        self.choose(replace(self.settings, recent=paths))
        self.recent_changed.emit(paths)

    def dress(self) -> None:
        """Put the theme on."""
        light = theme.is_light(self.settings.theme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.put_on(app, "light" if light else "dark")
            actions.draw_icons(self._acts, app.palette())
        self._acts["light"].setChecked(light)

    def _choose_light(self, light: bool) -> None:
        if light != theme.is_light(self.settings.theme):
            self.choose(replace(self.settings, theme="light" if light else "dark"))

    def _remodel(self) -> None:
        if preload.too_late(self.settings):
            self.noticed.emit(self.tr("On Windows this runtime is used when Osteoscope is opened again."))
        else:
            self.remodelled.emit()
