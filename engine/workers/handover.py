"""Answers from a worker: arrays of films change hands without being sent through a pipe where the system can."""

from __future__ import annotations

import mmap
import os
import pickle
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any

PIECE = 16 << 20  # bytes sent at once: Windows takes no more than its pool holds
SMALL = 1 << 18  # bytes below which a pipe is faster than a mapping
_ALIGNED = 64


def send(line: Connection, answer: Any) -> None:
    """Send what pickles; the memory of arrays goes beside it, mapped on Linux and in pieces elsewhere."""
    buffers: list[pickle.PickleBuffer] = []
    head = pickle.dumps(answer, protocol=5, buffer_callback=buffers.append)
    views = [buffer.raw() for buffer in buffers]
    mapped = sys.platform == "linux" and sum(view.nbytes for view in views) > SMALL
    line.send((head, [view.nbytes for view in views], mapped))
    if mapped:
        _send_mapped(line, views)
        return
    for view in views:
        for start in range(0, view.nbytes, PIECE):
            line.send_bytes(view[start : start + PIECE])


def receive(line: Connection) -> Any:
    """Return what `send` sent; its arrays may be written to. Raise EOFError where the sender is gone."""
    head, sizes, mapped = line.recv()
    return pickle.loads(head, buffers=_mapped(line, sizes) if mapped else [_piecewise(line, size) for size in sizes])


def _piecewise(line: Connection, size: int) -> bytearray:
    whole = bytearray(size)
    for start in range(0, size, PIECE):
        line.recv_bytes_into(whole, start)
    return whole


def _send_mapped(line: Connection, views: Sequence[memoryview]) -> None:
    """Copy the buffers once, into memory that has no name and is gone with its last reader."""
    if sys.platform != "linux":
        return
    from multiprocessing.reduction import send_handle

    place = os.memfd_create("film", os.MFD_CLOEXEC)
    try:
        starts, size = _laid_out([view.nbytes for view in views])
        os.truncate(place, size)
        for start, view in zip(starts, views, strict=True):
            done = 0
            while done < view.nbytes:
                done += os.pwrite(place, view[done:], start + done)
        send_handle(line, place, 0)
    finally:
        os.close(place)


def _mapped(line: Connection, sizes: Sequence[int]) -> list[memoryview]:
    from multiprocessing.reduction import recv_handle

    place = recv_handle(line)
    try:
        starts, size = _laid_out(sizes)
        whole = memoryview(mmap.mmap(place, size))
    finally:
        os.close(place)
    return [whole[start : start + length] for start, length in zip(starts, sizes, strict=True)]


def _laid_out(sizes: Sequence[int]) -> tuple[list[int], int]:
    """Return where each buffer begins, and the size of all."""
    starts, end = [], 0
    for size in sizes:
        starts.append(end)
        end += -(-size // _ALIGNED) * _ALIGNED
    return starts, end
