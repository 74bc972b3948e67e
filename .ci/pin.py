"""Write every version that `uv lock` resolved into pyproject.toml: direct ones with ==, the rest as constraints.

Run `uv run python .ci/pin.py` after `uv lock --upgrade`; `tests/test_pins.py` checks the outcome.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
START, END = "# constraints: begin", "# constraints: end"


def locked() -> dict[str, str]:
    """Return name and version of every package in uv.lock but our own."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
    return {package["name"]: package["version"] for package in lock["package"] if package["name"] != "osteoscope"}


def name_of(requirement: str) -> str:
    """Return the normalised name that a requirement begins with."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def pinned(text: str, versions: dict[str, str]) -> str:
    """Return pyproject.toml with its direct requirements and its block of constraints at `versions`."""
    project = tomllib.loads(text)
    extras = project["project"].get("optional-dependencies", {}).values()
    groups = [project["project"]["dependencies"], *extras, *project["dependency-groups"].values()]
    direct = {requirement: name_of(requirement) for group in groups for requirement in group}
    for requirement, name in direct.items():
        text = text.replace(f'"{requirement}"', f'"{requirement.partition("==")[0]}=={versions[name]}"')
    rest = sorted(set(versions) - set(direct.values()))
    lines = "\n".join(f'    "{name}=={versions[name]}",' for name in rest)
    return re.sub(f"{START}.*?{END}", f"{START}\n{lines}\n    {END}", text, flags=re.DOTALL)


if __name__ == "__main__":
    path = ROOT / "pyproject.toml"
    path.write_text(pinned(path.read_text("utf-8"), locked()), "utf-8")
