"""The language of everything on screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

CATALOGUES = Path(__file__).parents[1] / "resources" / "i18n"


def speak(app: QApplication, choice: str) -> str:
    """Use a language for what is made from now on, "" being the system's; return its code, "en" where there is none.

    Qt's own words (buttons, file dialogues) come from Qt's own catalogues.
    """
    locale = QLocale(choice) if choice else QLocale.system()
    own = QTranslator(app)
    if not own.load(locale, "osteoscope", "_", str(CATALOGUES)):
        return "en"
    QCoreApplication.installTranslator(own)
    qts = QTranslator(app)
    if qts.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(qts)
    app.setLayoutDirection(locale.textDirection())
    return locale.name()


def forget(app: QApplication) -> None:
    """Go back to English."""
    for translator in app.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
