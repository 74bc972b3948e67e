"""The library that stands before the C library's calls: built once, loaded before the program's own."""

import ctypes
import os
import shutil
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("fault.c")
LOADED = "OSTEOSCOPE_FAULTS"  # names the library in a program that was started with it


class Fault(IntEnum):
    """What happens at a change to a file, numbered as in `fault.c`."""

    KILLED_BEFORE = 1
    KILLED_WITHIN = 2
    KILLED_AFTER = 3
    DISK_FULL = 4
    DENIED = 5
    DISK_BROKEN = 6


KILLS = (Fault.KILLED_BEFORE, Fault.KILLED_WITHIN, Fault.KILLED_AFTER)


def can_be_built():
    """Tell whether this computer can build and load it."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def built(folder):
    """Build it into a folder; return where it is."""
    made = Path(folder) / "fault.so"
    subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", made, SOURCE, "-ldl"], check=True)
    return made


def surroundings(library):
    """Return the environment of a program that it stands before."""
    return os.environ | {"LD_PRELOAD": str(library), LOADED: str(library)}


def library():
    """Return it as this program was started with it."""
    return ctypes.CDLL(os.environ[LOADED])
