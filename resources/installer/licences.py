"""The third parties' licences, gathered for the bundle: every text, an index for the about page, and Qt's statement."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from resources.installer.parts import STANDARD, Part

INDEX = "index.json"
QT = "qt.txt"
WITHOUT_TEXT = "This package comes without the text of its licence.\n\n{name} {version}\nLicence: {licence}\n{home}\n"


def gather(parts: Sequence[Part], folder: Path) -> Path:
    """Fill `folder` anew with the texts of every part and the index of them; return it."""
    shutil.rmtree(folder, ignore_errors=True)
    index = []
    for part in parts:
        place = folder / f"{part.name}-{part.version}".replace(":", "_")
        place.mkdir(parents=True)
        texts = [_copied(text, place, number) for number, text in enumerate(part.texts)]
        if not texts:
            facts = {"name": part.name, "version": part.version, "licence": part.licence, "home": part.home}
            (place / "LICENCE.txt").write_text(WITHOUT_TEXT.format(**facts), "utf-8")
            texts = ["LICENCE.txt"]
        index.append({"name": part.name, "version": part.version, "licence": part.licence, "home": part.home,
                      "texts": [f"{place.name}/{text}" for text in texts]})  # fmt: skip
    statement = (STANDARD / QT).read_text("utf-8").format(version=_version_of_qt(parts))
    (folder / QT).write_text(statement, "utf-8")
    (folder / INDEX).write_text(json.dumps(index, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return folder


def _copied(text: Path, place: Path, number: int) -> str:
    """Copy a text under a name that no other has there."""
    name = text.name if not (place / text.name).exists() else f"{number}-{text.name}"
    shutil.copyfile(text, place / name)
    return name


def _version_of_qt(parts: Sequence[Part]) -> str:
    return next(part.version for part in parts if part.name.lower().startswith("pyside6"))
