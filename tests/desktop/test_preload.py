"""What is loaded before Qt, and what is not."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from desktop import preload
from desktop.settings import Settings
from engine.runtime import choose

ON_WINDOWS = """
import importlib.util, sys
from types import SimpleNamespace
if {without}:
    sys.modules["torch"] = None  # an import fails as where it is not installed
    plain = importlib.util.find_spec
    importlib.util.find_spec = lambda name, package=None: None if name == "torch" else plain(name, package)
from desktop import preload
from desktop.settings import Settings
preload.sys = SimpleNamespace(platform="win32", modules=sys.modules)
preload.before_qt(Settings(runtime={runtime!r}, device="cpu"))
print(bool(sys.modules.get("torch")), any(name.startswith("PySide6") for name in sys.modules))
"""


def started(runtime, *, without_torch=False):
    code = ON_WINDOWS.format(runtime=runtime, without=without_torch)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_an_edition_without_torch_starts_whatever_its_settings_say():
    assert started("torch", without_torch=True) == ["False", "False"]


def test_reading_in_openvino_never_loads_torch():
    assert started("auto") == ["False", "False"]


@pytest.mark.skipif(find_spec("torch") is None, reason="this installation has no torch")
def test_on_windows_torch_comes_before_qt_where_it_is_to_read():
    assert started("torch") == ["True", "False"]


def test_settings_that_would_load_torch_after_qt_on_windows_wait_for_the_next_start(open_room, monkeypatch):
    room = open_room()
    monkeypatch.setattr(preload.sys, "platform", "win32")
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    monkeypatch.setattr(choose, "_installed", lambda package: True)
    heard, reloaded = [], []
    room.choices.noticed.disconnect(room.warn)
    room.choices.noticed.connect(heard.append)
    room.choices.remodelled.connect(lambda: reloaded.append(True))
    room.choices.choose(Settings(runtime="torch"))
    assert heard
    assert not reloaded
    room.choices.choose(Settings(runtime="openvino"))
    assert reloaded
