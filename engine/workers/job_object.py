"""The memory limit of Windows: a job object that a worker joins. Written after its documentation, not yet run there."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

assert sys.platform == "win32"


class Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", wintypes.DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", wintypes.DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", wintypes.DWORD),
        ("SchedulingClass", wintypes.DWORD),
    )


class Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", Basic),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def join(memory: int) -> None:
    """Put this process into a job object of its own (Windows); where that is refused it runs without the limit."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    kernel.SetErrorMode(0x0001 | 0x0002 | 0x8000)  # no dialogue over a crash: it would wait for a click
    facts = Extended()
    facts.BasicLimitInformation.LimitFlags = 0x0100 | 0x0400  # PROCESS_MEMORY, DIE_ON_UNHANDLED_EXCEPTION
    facts.ProcessMemoryLimit = memory
    job = kernel.CreateJobObjectW(None, None)  # never closed: it lives as long as the process
    if job and kernel.SetInformationJobObject(job, 9, ctypes.byref(facts), ctypes.sizeof(facts)):
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
