"""The table of truth that a site brings: which films show a fracture, of which part, of whom."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from engine import files
from engine.errors import TruthError

COLUMNS = {
    "file": ("file", "filename", "film", "image", "image_id", "path"),
    "fracture": ("fracture", "fractured"),
    "part": ("part", "body_part"),
    "patient": ("patient", "patient_id"),
}  # fmt: skip
YES, NO = frozenset(("1", "yes", "true", "y")), frozenset(("0", "no", "false", "n"))
LARGEST = 64 * 2**20  # bytes of a table


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one film; `file` is its name below the folder, with `/`."""

    file: str
    fracture: bool
    part: str | None = None
    patient: str | None = None


@dataclass(frozen=True, slots=True)
class TruthTable:
    """All rows of a table, and the SHA-256 of its file."""

    path: Path
    sha256: str
    rows: tuple[Truth, ...]


def load(path: Path) -> TruthTable:
    """Read a CSV of truth with at least the columns `file` and `fracture`; `part` and `patient` where they are known.

    Commas, semicolons or tabs; UTF-8. Raise TruthError, with the line, for a table that cannot be used.
    """
    try:
        if files.check_plain(path).st_size > LARGEST:
            raise TruthError(path, "it is too large for a table of films")
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise TruthError(path, error.strerror or type(error).__name__) from error
    except UnicodeDecodeError as error:
        raise TruthError(path, "it is not UTF-8 text; save it as “CSV UTF-8”") from error
    rows = tuple(_rows(path, text))
    twice = [file for file, times in Counter(row.file for row in rows).items() if times > 1]
    if twice:
        raise TruthError(path, f"{twice[0]} stands in it twice")
    if not rows:
        raise TruthError(path, "it holds no films")
    return TruthTable(path, hashlib.sha256(content).hexdigest(), rows)


def matched(
    table: TruthTable, folder: Path, films: Sequence[Path]
) -> tuple[tuple[tuple[Path, Truth], ...], tuple[str, ...]]:
    """Return the films that the table speaks of, in the table's order, and the names it has that are not there.

    A name is the path below `folder`, or the file's name, or that without its suffix, where only one film has it.
    """
    names: dict[str, list[Path]] = {}
    for film in films:
        for name in _names(film, folder):
            names.setdefault(name, []).append(film)
    pairs, absent = [], []
    for row in table.rows:
        found = names.get(row.file, [])
        if len(found) > 1:
            raise TruthError(table.path, f"{row.file} may be any of {len(found)} films; give its path below the folder")
        if found:
            pairs.append((found[0], row))
        else:
            absent.append(row.file)
    twice = [film.name for film, times in Counter(film for film, _ in pairs).items() if times > 1]
    if twice:
        raise TruthError(table.path, f"{twice[0]} stands in it twice, under two names")
    return tuple(pairs), tuple(absent)


def _names(film: Path, folder: Path) -> set[str]:
    try:
        below = film.relative_to(folder)
    except ValueError:
        below = Path(film.name)
    return {below.as_posix(), below.with_suffix("").as_posix(), film.name, film.stem}


def _rows(path: Path, text: str) -> Iterator[Truth]:
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        places = _places(path, next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _row(path, reader.line_num, {key: _cell(cells, at) for key, at in places.items()})
    except csv.Error as error:
        raise TruthError(path, f"{error} in line {reader.line_num}") from error


def _places(path: Path, head: Iterable[str]) -> dict[str, int]:
    titles = [title.strip().casefold().replace(" ", "_") for title in head]
    found = {key: [titles.index(name) for name in names if name in titles] for key, names in COLUMNS.items()}
    for needed in ("file", "fracture"):
        if not found[needed]:
            raise TruthError(path, f"its first line names no column “{needed}”")
    return {key: places[0] for key, places in found.items() if places}


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _row(path: Path, line: int, cells: dict[str, str]) -> Truth:
    said = cells["fracture"].casefold()
    if not cells["file"]:
        raise TruthError(path, f"line {line} names no file")
    if said not in YES | NO:
        raise TruthError(path, f"line {line} says “{cells['fracture']}” where 1 (fracture) or 0 (none) is expected")
    part = cells.get("part", "").casefold().replace(" ", "_").replace("-", "_")
    file = PurePosixPath(cells["file"].replace("\\", "/")).as_posix()
    return Truth(file, said in YES, part or None, cells.get("patient") or None)
