"""Torch's libraries, loaded in a way that lets other threads run meanwhile."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

# In this order: the first makes symbols known that the others look for, as torch itself does.
_LIBRARIES = (
    (("libtorch_global_deps.so", os.RTLD_GLOBAL), ("libtorch_python.so", os.RTLD_LOCAL)) if os.name == "posix" else ()
)


def libraries() -> bool:
    """Load torch's shared libraries on Linux before `import torch` does, which then finds them; return whether it did.

    Python's import holds the interpreter's lock while half a gigabyte of libraries is linked, and a window stands
    still. A call through ctypes lets the lock go. Where anything is not as expected, the import does all as ever.
    """
    if sys.platform != "linux" or "torch" in sys.modules:
        return False
    found = importlib.util.find_spec("torch")
    if found is None or found.origin is None:
        return False
    try:
        load = ctypes.CDLL(None).dlopen
    except (OSError, AttributeError):
        return False
    load.restype, load.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_int]
    folder = Path(found.origin).parent / "lib"
    return all(load(os.fsencode(folder / name), os.RTLD_NOW | flag) for name, flag in _LIBRARIES)
