"""Whose work a bundle's files are: the packages they came from, with version, licence and the texts to pass on."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import Distribution, distributions
from pathlib import Path

TEXTS = re.compile(r"(^|[/_.-])(licen[cs]es?|copying|notice|third[-_]party\S*|authors)([/_.-]|$)", re.IGNORECASE)
STANDARD = Path(__file__).parent / "licences"  # texts that wheels leave out
LEFT_OUT = {"LGPL-3.0": ("LGPL-3.0.txt", "GPL-3.0.txt")}  # the first builds on the second
OURS = "osteoscope"


@dataclass(frozen=True, slots=True)
class Part:
    """One package in a bundle; `kind` is that of its package URL (pypi, deb, generic)."""

    name: str
    version: str
    licence: str
    home: str
    kind: str
    texts: tuple[Path, ...]


def of(sources: Iterable[str]) -> tuple[Part, ...]:
    """Return the packages that the files in `sources` came from, by name; what is Python's own counts as Python."""
    packages = _packages()
    found: dict[str, Part] = {}
    system = []
    standard = tuple({sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"), sys.base_prefix})
    for source in sources:
        if (owner := packages.get(source)) is not None:
            if owner.name not in found:  # torch alone has 12,000 files, and each would list them all again
                found[owner.name] = _of_distribution(owner)
        elif not source.startswith(standard) or sys.base_prefix == "/usr":
            system.append(source)
    found |= {part.name: part for part in (_python(), *_of_system(system))}
    found.pop(OURS, None)
    return tuple(found[name] for name in sorted(found, key=str.lower))


def _packages() -> dict[str, Distribution]:
    return {
        str(Path(str(one.locate_file(file)))): one
        for one in distributions()
        for file in one.files or ()
        if ".." not in file.parts
    }


def _of_distribution(one: Distribution) -> Part:
    facts = one.metadata
    texts = [Path(str(one.locate_file(file))) for file in one.files or () if _is_text(str(file))]
    licence = _licence(facts)
    for known, names in LEFT_OUT.items():
        if known in licence:
            texts += [STANDARD / name for name in names]
    return Part(one.name, one.version, licence, _home(facts), "pypi", tuple(filter(_says_something, texts)))


def _says_something(text: Path) -> bool:
    return text.is_file() and text.stat().st_size > 0


def _is_text(name: str) -> bool:
    return TEXTS.search(name) is not None and not name.endswith((".py", ".pyc", ".pyi", ".so", "METADATA", "RECORD"))


def _licence(facts: Message) -> str:
    """Return the licence as the package names it: an SPDX expression, a name, or that of its classifier."""
    named = (facts.get("License-Expression") or facts.get("License") or "").strip()
    classifiers = [line.rpartition(" :: ")[2] for line in facts.get_all("Classifier", []) if line.startswith("License")]
    if named and "\n" not in named and len(named) < 120:
        return named
    return classifiers[-1] if classifiers else "see its texts"


def _home(facts: Message) -> str:
    urls = dict(line.split(", ", 1) for line in facts.get_all("Project-URL", []) if ", " in line)
    wanted = ("source", "source code", "repository", "github", "homepage", "home")
    by_label = {label.lower(): url for label, url in urls.items()}
    return next((by_label[label] for label in wanted if label in by_label), facts.get("Home-page") or "")


def _python() -> Part:
    places = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt",
              Path(f"/usr/share/doc/python{sys.version_info[0]}.{sys.version_info[1]}/copyright"))  # fmt: skip
    texts = tuple(place for place in places if place.is_file())[:1]
    version = ".".join(str(number) for number in sys.version_info[:3])
    return Part("Python", version, "PSF-2.0", "https://www.python.org", "generic", texts)


def _of_system(sources: list[str]) -> list[Part]:
    """Return the Debian packages of the libraries taken from the building system; elsewhere there are none to ask."""
    if not sources or shutil.which("dpkg-query") is None:
        return []
    asked = {str(Path(source).resolve()) for source in sources}
    asked |= {place.removeprefix("/usr") for place in asked}  # packages name files by /lib or by /usr/lib
    said = _asked("--search", *sorted(asked))
    names = {owner.strip() for line in said for owner in line.rpartition(": ")[0].split(",") if owner.strip()}
    lines = _asked("--show", "--showformat=${Package}\t${Version}\t${Homepage}\n", *sorted(names)) if names else []
    return [_of_package(*line.split("\t")) for line in lines if line.count("\t") == 2]


def _asked(*words: str) -> list[str]:
    return subprocess.run(["dpkg-query", *words], capture_output=True, text=True, check=False).stdout.splitlines()


def _of_package(name: str, version: str, home: str) -> Part:
    text = Path("/usr/share/doc") / name / "copyright"
    return Part(name, version, "see its texts", home, "deb", (text,) if text.is_file() else ())
