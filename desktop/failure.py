"""What went wrong, in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop import spoken
from engine.errors import EngineError


def sentence(error: BaseException) -> str:
    """Return the engine's own sentence, said in the user's language; one that names nobody for what nobody foresaw."""
    if isinstance(error, EngineError):
        return spoken.said(str(error))
    text = QCoreApplication.translate("Failure", "Something unforeseen happened ({kind}). Details are in the log.")
    return text.format(kind=type(error).__name__)
