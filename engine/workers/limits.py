"""What the operating system holds a worker to: memory, time, and no picture of itself left on the disk."""

from __future__ import annotations

import mmap
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

MARGIN_S = 5.0  # the caller ends a worker that is late; this long after, the worker ends itself


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: `memory` in bytes beyond what an idle worker holds, and seconds on the clock."""

    memory: int = 4 << 30
    seconds: float = 120.0


def confine(memory: int) -> None:
    """Allow this process `memory` bytes more than it has now; asking for more then fails, or ends the process.

    Linux limits the address space (RLIMIT_AS), Windows what is committed (a job object). macOS takes the limit and
    does not enforce it: there only the time is bounded. No core file is written: it would hold the film.
    """
    if sys.platform == "win32":
        from engine.workers.job_object import join

        join(memory)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _address_space() + memory
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


@contextmanager
def alarmed(seconds: float) -> Iterator[None]:
    """End this process when the block takes longer: also where its caller is gone and cannot.

    The signal is left to the system, so that native code that never returns is ended too. Windows has no such clock;
    there the caller alone keeps time.
    """
    if sys.platform == "win32":
        yield
        return
    import signal

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _address_space() -> int:
    """Return the bytes of address space in use; 0 where the system does not say (there they are not limited)."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError):
        return 0
    return pages * mmap.PAGESIZE
