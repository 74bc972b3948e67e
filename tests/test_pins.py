"""Every version is exact, and what is installed is what is written."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DIRECT = [
    *PROJECT["project"]["dependencies"],
    *(one for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra),
    *(one for group in PROJECT["dependency-groups"].values() for one in group),
]
CONSTRAINTS = PROJECT["tool"]["uv"]["constraint-dependencies"]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_direct_dependency_and_constraint_is_exact():
    for written in DIRECT + CONSTRAINTS + PROJECT["build-system"]["requires"]:
        specifiers = list(Requirement(written).specifier)
        assert [one.operator for one in specifiers] == ["=="], written


def test_every_installed_dependency_has_the_written_version():
    written = {
        normal(Requirement(one).name): next(iter(Requirement(one).specifier)).version for one in DIRECT + CONSTRAINTS
    }
    seen, waiting = set(), ["osteoscope"]
    while waiting:
        name = waiting.pop()
        for line in importlib.metadata.requires(name) or []:
            requirement = Requirement(line)
            if requirement.marker and not requirement.marker.evaluate(default_environment() | {"extra": ""}):
                continue
            needed = normal(requirement.name)
            if needed in seen:
                continue
            seen.add(needed)
            waiting.append(needed)
            assert importlib.metadata.version(needed) == written.get(needed), needed
    assert len(seen) > len(PROJECT["project"]["dependencies"])
