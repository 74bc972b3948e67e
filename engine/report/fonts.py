"""Fonts of this computer for names in any script, and a plain word where it has none."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

INSTALLED = Path(__file__).parents[2] / "resources" / "fonts"  # filled by the installer's build, else absent
LONGEST = 160  # characters of one text from a file that are printed
LATIN_1 = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x100))))  # what the PDF's core fonts hold
PLAIN = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "−": "-", "\u00a0": " "})
LATIN = (
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"), ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"), ("segoeui.ttf", "segoeuib.ttf"),
    ("arial.ttf", "arialbd.ttf"), ("Arial.ttf", "Arial Bold.ttf"), ("Arial Unicode.ttf", "Arial Unicode.ttf"),
)  # fmt: skip
EAST_ASIAN = (
    "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.ttf", "NotoSansSC-Regular.otf",
    "msyh.ttc", "simsun.ttc", "Hiragino Sans GB.ttc", "STHeiti Light.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "Arial Unicode.ttf",
)  # fmt: skip
OTHERS = {
    "Arabic": ("NotoNaskhArabic-Regular.ttf", "NotoSansArabic-Regular.ttf", "DejaVuSans.ttf", "arial.ttf", "Arial.ttf",
               "Arial Unicode.ttf"),
    "Chinese": EAST_ASIAN, "Japanese": EAST_ASIAN, "Korean": EAST_ASIAN,
}  # fmt: skip
ANY = ("NotoSans{}-Regular.ttf", "DejaVuSans.ttf", "arial.ttf", "Arial Unicode.ttf")
SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}


@dataclass(frozen=True, slots=True)
class Face:
    """A font file, and which of its fonts in a collection."""

    path: Path
    number: int = 0


class Fonts:
    """The fonts of one document: a main face, and further ones as texts turn out to need them."""

    def __init__(self, folders: Iterable[Path] | None = None) -> None:
        """Look for fonts in `folders`, by default the installer's and this system's; without one: core fonts."""
        self._files = _files(tuple(system_folders() if folders is None else folders))
        pairs = ((self._face(regular), self._face(bold)) for regular, bold in LATIN)
        self.main, bold = next((pair for pair in pairs if pair[0] is not None), (None, None))
        self.bold = bold or self.main
        self.further: list[Face] = []  # in the order they were needed
        self._held: dict[str, bool] = {}

    def printable(self, text: str, longest: int = LONGEST) -> str:
        """Return text as it can be printed: cleaned, not too long, and a script without a font named in its place."""
        made: list[str] = []
        named = ""  # the script without a font that stands last
        for char in cleaned(text, longest) if self.main else cleaned(text, longest).translate(PLAIN):
            if char == " " and named:
                made.append("\n")  # a space, unless the same script goes on
            elif self._holds(char):
                made.append(char)
                named = ""
            else:
                while made and made[-1] == "\n":
                    made.pop()
                script = script_of(char)
                if script != named:
                    made.append(f"{' ' * bool(named)}[{script} script: this computer has no font for it]")
                named = script
        return "".join(made).replace("\n", " ").strip()

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the names of the scripts in a text that this computer cannot print."""
        return tuple(dict.fromkeys(script_of(char) for char in cleaned(text) if not self._holds(char)))

    def _holds(self, char: str) -> bool:
        if char not in self._held:
            self._held[char] = self._find(char)
        return self._held[char]

    def _find(self, char: str) -> bool:
        if self.main is None:
            return char in LATIN_1
        if any(ord(char) in _characters(face) for face in (self.main, *self.further)):
            return True
        script = script_of(char)
        for name in OTHERS.get(script, ()) or tuple(name.format(script) for name in ANY):
            face = self._face(name)
            if face is not None and ord(char) in _characters(face):
                self.further.append(face)
                return True
        return False

    def _face(self, name: str) -> Face | None:
        path = self._files.get(name.lower())
        face = None if path is None else Face(path, _simplified(path))
        return face if face is not None and _characters(face) else None


def cleaned(text: str, longest: int = LONGEST) -> str:
    """Return text on one line without control, direction and unassigned characters, cut with an ellipsis."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(_kept(char) for char in composed[: 4 * longest])
    line = " ".join(kept.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def script_of(char: str) -> str:
    """Return the name of the script a character is written in, "Arabic"; "Other" for one without a name."""
    word = unicodedata.name(char, "OTHER").split()[0].split("-")[0]
    return SCRIPTS.get(word, word.capitalize())


def system_folders() -> tuple[Path, ...]:
    """Return the folders in which this system keeps fonts, the program's own first."""
    home = Path.home()
    if sys.platform == "win32":
        found = (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
                 Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts")  # fmt: skip
        return (INSTALLED, *found)
    if sys.platform == "darwin":
        return INSTALLED, Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    folders = [Path(folder) / "fonts" for folder in shared.split(":") if folder]
    return INSTALLED, *folders, home / ".local" / "share" / "fonts", home / ".fonts"


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if category[0] == "C" else char


@cache
def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in (".ttf", ".otf", ".ttc"):
                found.setdefault(path.name.lower(), path)
    return found


@cache
def _characters(face: Face) -> frozenset[int]:
    from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]

    try:
        with face.path.open("rb") as stream, TTFont(stream, fontNumber=face.number, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError):
        return frozenset()


@cache
def _simplified(path: Path) -> int:
    """Return which font of a collection has the forms of simplified Chinese; 0 where none says so."""
    from fontTools.ttLib import TTCollection, TTLibError

    if path.suffix.lower() != ".ttc":
        return 0
    try:
        with path.open("rb") as stream, TTCollection(stream, lazy=True) as fonts:
            names = [str(font["name"].getDebugName(1) or "") for font in fonts.fonts]
    except (OSError, TTLibError):
        return 0
    return next((number for number, name in enumerate(names) if name.endswith(" SC")), 0)
