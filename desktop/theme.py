"""The dark and the light reading room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

Role = QPalette.ColorRole
GROUND = QColor(10, 10, 11)  # behind a film, in either theme: light around a film hides its dark parts
ON_GROUND = QColor(168, 170, 174)  # what is written on it

_DARK = {
    Role.Window: "#26272a", Role.WindowText: "#d6d7d9", Role.Base: "#1b1c1e", Role.AlternateBase: "#202124",
    Role.Text: "#d6d7d9", Role.Button: "#323337", Role.ButtonText: "#d6d7d9", Role.BrightText: "#ffffff",
    Role.Highlight: "#35546e", Role.HighlightedText: "#ffffff", Role.ToolTipBase: "#323337",
    Role.ToolTipText: "#e2e3e5", Role.PlaceholderText: "#8b8d92", Role.Link: "#7fb4dc", Role.LinkVisited: "#a99bd0",
    Role.Light: "#3c3d42", Role.Midlight: "#36373b", Role.Mid: "#2b2c2f", Role.Dark: "#17181a", Role.Shadow: "#0e0e0f",
}  # fmt: skip
_LIGHT = {
    Role.Window: "#eceded", Role.WindowText: "#1f2123", Role.Base: "#fafafa", Role.AlternateBase: "#f2f3f3",
    Role.Text: "#1f2123", Role.Button: "#e2e3e4", Role.ButtonText: "#1f2123", Role.BrightText: "#000000",
    Role.Highlight: "#2f6690", Role.HighlightedText: "#ffffff", Role.ToolTipBase: "#fafafa",
    Role.ToolTipText: "#1f2123", Role.PlaceholderText: "#6c6f73", Role.Link: "#1f5f92", Role.LinkVisited: "#5b4a94",
    Role.Light: "#ffffff", Role.Midlight: "#f4f4f5", Role.Mid: "#c4c6c8", Role.Dark: "#a5a7aa", Role.Shadow: "#6b6d70",
}  # fmt: skip
_OFF = {"dark": "#73757a", "light": "#97999d"}


def is_light(theme: str) -> bool:
    """Tell whether a theme is light; "system" is as the system now is, and dark where the system does not say."""
    return theme == "light" or (
        theme == "system" and QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Light
    )


def palette(theme: str) -> QPalette:
    """Return the palette of the theme "dark" or "light"."""
    made = QPalette()
    for role, colour in (_LIGHT if theme == "light" else _DARK).items():
        made.setColor(role, QColor(colour))
    off = QColor(_OFF["light" if theme == "light" else "dark"])
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, off)
    made.setColor(QPalette.ColorGroup.Inactive, Role.Highlight, made.color(Role.Highlight))
    return made


def put_on(app: QApplication, theme: str) -> None:
    """Dress the whole program."""
    app.setStyle("Fusion")
    app.setPalette(palette(theme))
