"""Decoding in processes of its own: a file that crashes, hangs or bloats its decoder costs one row."""

from engine.workers.limits import Limits
from engine.workers.pool import USUAL, Crew, cpu_s, join_in, warm

__all__ = ["USUAL", "Crew", "Limits", "cpu_s", "join_in", "warm"]
