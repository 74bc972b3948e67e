"""Decoders that do what hostile files make real ones do; workers import them by name."""

import ctypes
import os
import signal
import time

import numpy as np

from engine.errors import DecodeError
from engine.prepare import prepare_file


def crash(*_):
    ctypes.string_at(0)


def abort(*_):
    os.abort()


def hang(*_):
    while True:
        time.sleep(60)


def bloat(*_):
    """Ask for 64 GB, a piece at a time, and touch it."""
    return [np.ones(1 << 28, np.uint8) for _ in range(256)]


def be_killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)


def stumble(*_):
    raise KeyError("a bug of ours")


def refuse(path):
    raise DecodeError(path, "it is no film")


def crash_on_a(path, *arguments):
    """De-identify as the program does, but for one file."""
    from engine.deidentify.film import without_names

    return crash() if path.stem == "a" else without_names(path, *arguments)


def say(*words):
    print(*words)
    os.write(2, b"noise")
    return words


def whoami():
    return os.getpid()


def large():
    return np.arange(1 << 20, dtype=np.float32), np.zeros((3, 5), np.uint8)


_BY_NAME = {"crash": crash, "abort": abort, "hang": hang, "bloat": bloat, "killed": be_killed, "bug": stumble}


def prepare_or_break(path, **facts):
    """Decode as the program does, but break as the file's name says."""
    return _BY_NAME.get(path.stem, prepare_file)(path, **facts)
