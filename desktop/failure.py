"""What went wrong, in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.errors import EngineError


def sentence(error: BaseException) -> str:
    """Return the engine's own sentence, or for what nobody foresaw one that names no patient's data."""
    if isinstance(error, EngineError):
        return str(error)
    text = QCoreApplication.translate("Failure", "Something unforeseen happened ({kind}). Details are in the log.")
    return text.format(kind=type(error).__name__)
