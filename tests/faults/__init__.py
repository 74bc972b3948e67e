"""Faults at every write: a full disk, a closed folder, a broken disk, a kill before, within and after it.

`python -m tests.faults [--every N] [--json FILE]` lets each scenario happen once to count its changes to files, and
then once for every fault at every change, each time from the same beginning. What was acknowledged before the fault
must be there afterwards, and every file the old or the new one, never half. Linux, with a C compiler.
"""
