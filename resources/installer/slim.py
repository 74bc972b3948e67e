"""A smaller bundle on Linux: nothing that nothing links to, no symbols for debuggers.

OpenCV's wheel links FFmpeg, OpenBLAS and libavif, 83 MB for reading video, for LAPACK and for AVIF, and Pillow's links
XCB for taking pictures of the screen; none of it is used here (our films are decoded by other libraries). They are
replaced by libraries of the same name whose functions do nothing but stop the program: a call that nobody foresaw
shows in the tests, and never as a wrong number.
"""

from __future__ import annotations

import py_compile
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path

from resources.installer import elf, icu

Entry = tuple[str, str, str]  # place in the bundle, source, kind

# The library or extension that links to them, and those of its libraries that it never calls.
UNUSED = {
    re.compile(r"^cv2/cv2\."): re.compile(r"^opencv\w+\.libs/(libav(codec|format|util|if)|libswscale|libopenblas)"),
    re.compile(r"^PIL/_imaging\."): re.compile(r"^pillow\.libs/libxcb"),
}
# Loaded only because others link to them, so that nobody misses one that nothing links to.
LINKED = re.compile(r"^[^/]+$|\.libs/|^PySide6/Qt/lib/")
STRIPPED_FROM = 500_000  # bytes; and never where auditwheel has moved a library's sections about
ZIPPED = "highdicom"  # 22 MB of tables, of which 21 go when they are packed; pure Python, which runs from an archive
LEXERS = re.compile(r"^pygments\.(lexers|formatters|styles)\.(?!_mapping$|default$)")  # to colour programs


def binaries(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Return the libraries that stay, some of them in a smaller form that is written to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = list(entries)
    made: dict[str, Path] = {}
    for linking, unused in UNUSED.items():
        user = next(Path(source) for place, source, _ in kept if linking.search(place))
        made |= {place: _empty(Path(source), user, folder) for place, source, _ in kept if unused.search(place)}
    made |= {place: icu.smaller(Path(source), folder) for place, source, _ in kept if icu.PLACE.search(place)}
    kept = [(place, str(made.get(place, source)), kind) for place, source, kind in kept]
    return [(place, _stripped(place, Path(source), folder), kind) for place, source, kind in _linked(kept)]


def zipped(pure: Iterable[Entry], datas: Iterable[Entry], archive: Path) -> tuple[list[Entry], list[Entry]]:
    """Return modules and data without those of `ZIPPED`, which are written to `archive`, itself one of the data."""
    modules, others = [], []
    for entry in pure:
        if not LEXERS.match(entry[0]):
            (modules if entry[0].split(".")[0] == ZIPPED else others).append(entry)
    tables = [entry for entry in datas if entry[0].startswith(f"{ZIPPED}/")]
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        for name, source, _ in sorted(modules):
            place = name.replace(".", "/") + ("/__init__" if Path(source).name == "__init__.py" else "")
            code = archive.with_suffix(".pyc")
            py_compile.compile(source, str(code), dfile=f"{place}.py", doraise=True,
                               invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)  # fmt: skip
            made.writestr(zipfile.ZipInfo(f"{place}.pyc"), code.read_bytes(), zipfile.ZIP_DEFLATED)
        for place, source, _ in sorted(tables):
            made.writestr(zipfile.ZipInfo(place), Path(source).read_bytes(), zipfile.ZIP_DEFLATED)
    kept = [entry for entry in datas if entry not in tables]
    return others, [*kept, (archive.name, str(archive), "DATA")]


def linked(one: Path, other: Path) -> None:
    """Make two equal files one of two names."""
    if one.read_bytes() == other.read_bytes():
        other.unlink()
        other.hardlink_to(one)


def _linked(entries: list[Entry]) -> list[Entry]:
    """Return the extensions and plugins, and of the libraries those that they link to."""
    by_name = {Path(place).name: Path(source) for place, source, _ in entries}
    waiting = [Path(source) for place, source, kind in entries if kind == "EXTENSION" or not LINKED.search(place)]
    waiting += [source for name, source in by_name.items() if name.startswith("libpython")]
    reached: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            waiting += [by_name[name] for name in elf.facts(path).needed if name in by_name]
    return [entry for entry in entries if Path(entry[1]) in reached]


def _empty(library: Path, user: Path, folder: Path) -> Path:
    """Make a library of the same name and symbols, of those that `user` asks for, whose functions stop the program."""
    wanted = elf.symbols(user, "undefined")
    held = {name: version for name, version in elf.symbols(library, "defined").items() if name in wanted}
    by_version: dict[str, list[str]] = {}
    for name, version in sorted(held.items()):
        by_version.setdefault(version, []).append(name)
    source = folder / f"{library.name}.s"
    lines = [f".globl {name}\n.type {name}, @function\n{name}: ud2\n" for name in sorted(held)]
    source.write_text(".text\n" + "".join(lines) + '.section .note.GNU-stack,"",@progbits\n', "utf-8")
    script = folder / f"{library.name}.map"
    nodes = [f"{version} {{ global: {'; '.join(names)}; }};\n" for version, names in by_version.items() if version]
    script.write_text("".join(nodes), "utf-8")
    made = folder / library.name
    elf.asked("as", "-o", f"{made}.o", str(source))
    versions = [f"--version-script={script}"] if nodes else []
    elf.asked("ld", "-shared", "-soname", elf.facts(library).name, *versions, "-o", str(made), f"{made}.o")
    return made


def _stripped(place: str, source: Path, folder: Path) -> str:
    if ".libs/" in place or source.stat().st_size < STRIPPED_FROM or not elf.is_elf(source):
        return str(source)
    made = folder / place.replace("/", "-")
    shutil.copyfile(source, made)
    made.chmod(0o755)
    done = subprocess.run(["strip", "--strip-unneeded", str(made)], capture_output=True, check=False)
    return str(made if done.returncode == 0 and made.stat().st_size < source.stat().st_size else source)
