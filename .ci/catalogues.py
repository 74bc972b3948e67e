"""Bring the catalogues in resources/i18n up to date: `python .ci/catalogues.py`.

New sentences come in unfinished; translate them in Qt Linguist (`pyside6-linguist FILE.ts`) and run this again.
tests/desktop/test_language.py fails while a catalogue is not complete or not compiled.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import PySide6

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "i18n"
TOOLS = Path(PySide6.__file__).parent


def gather(into: Path, language: str) -> None:
    """Bring the catalogue `into` up to date with the sentences of the desktop."""
    sources = sorted(str(path) for path in (ROOT / "desktop").rglob("*.py"))
    options = ("-silent", "-locations", "none", "-target-language", language, "-source-language", "en")
    subprocess.run([TOOLS / "lupdate", *options, *sources, "-ts", into], check=True)


def compiled(catalogue: Path, into: Path) -> None:
    """Compile a catalogue to what Qt loads."""
    subprocess.run([TOOLS / "lrelease", "-silent", catalogue, "-qm", into], check=True)


if __name__ == "__main__":
    for catalogue in sorted(FOLDER.glob("*.ts")):
        gather(catalogue, catalogue.stem.partition("_")[2])
        compiled(catalogue, catalogue.with_suffix(".qm"))
