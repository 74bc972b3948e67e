"""The one-way rule, read from the imports themselves, and what `import engine` may load."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN = {
    "engine": {"desktop", "training", "PySide6", "shiboken6"},
    "training": {"desktop", "PySide6", "shiboken6"},
    "desktop": {"training", "torch", "torchvision", "pydicom"},
}
THREADS = {"threading", "concurrent", "multiprocessing", "asyncio"}


def imported_roots(source: str) -> set[str]:
    roots = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            roots |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            roots.add(node.module.split(".")[0])
    return roots


@pytest.mark.parametrize("package", FORBIDDEN)
def test_package_keeps_to_its_side(package):
    paths = list((ROOT / package).rglob("*.py"))
    assert paths
    for path in paths:
        crossed = imported_roots(path.read_text("utf-8")) & FORBIDDEN[package]
        assert not crossed, f"{path.relative_to(ROOT)} imports {sorted(crossed)}"


def test_only_tasks_starts_threads_in_the_desktop():
    for path in (ROOT / "desktop").rglob("*.py"):
        source = path.read_text("utf-8")
        started = imported_roots(source) & THREADS or "QThread" in source
        assert not started or path.name == "tasks.py", f"{path.relative_to(ROOT)} starts threads"


def test_the_check_finds_a_crossed_wall():
    assert imported_roots("def f():\n    from PySide6.QtCore import Qt\n    import torch.nn") == {"PySide6", "torch"}


@pytest.mark.parametrize("module", ["engine", "engine.records", "engine.decode", "engine.card", "engine.cli.app"])
def test_importing_the_engine_loads_neither_torch_nor_qt(module):
    code = f"import sys, {module}; print([name for name in ('torch', 'PySide6', 'training') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
