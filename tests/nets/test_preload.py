"""Torch's libraries, loaded before torch."""

import subprocess
import sys

SESSION = """
import sys, threading
from engine.runtime import preload
said = []
thread = threading.Thread(target=lambda: said.append(preload.libraries()))
thread.start()
thread.join()
assert "torch" not in sys.modules
import torch
layer = torch.nn.Conv2d(1, 2, 3)
with torch.no_grad():
    layer.weight.fill_(1.0), layer.bias.zero_()
    print(said[0], float(layer(torch.ones(1, 1, 5, 5)).sum()), preload.libraries())
"""


def test_torch_works_after_its_libraries_were_loaded_in_a_thread():
    done = subprocess.run([sys.executable, "-c", SESSION], capture_output=True, text=True, check=False)
    assert done.stdout.split() == [str(sys.platform == "linux"), "162.0", "False"], done.stderr[-800:]


def test_where_torch_is_not_installed_nothing_is_loaded(monkeypatch):
    from engine.runtime import preload

    monkeypatch.setattr(preload.importlib.util, "find_spec", lambda name: None)
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    assert preload.libraries() is False
