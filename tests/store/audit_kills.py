"""python -m tests.store.audit_kills [TIMES]: kill a program that writes the audit; tell what broke."""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from engine.store.audit import Audit

ROOT = Path(__file__).parents[2]
CODE = """
import sys
from pathlib import Path
from engine.store.audit import Audit
from engine.store.events import Event
audit = Audit(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    audit.note(Event.CHANGED, "reviewed", ["ab" * 32])
    print(".", flush=True)
"""


def kill(folder, times):
    """Return how many lines were acknowledged, how many are found, and how often the chain had a problem."""
    acknowledged = broken = 0
    for _ in range(times):
        program = subprocess.Popen([sys.executable, "-c", CODE, str(folder)], stdout=subprocess.PIPE, cwd=ROOT)
        program.stdout.readline()
        time.sleep(random.random() * 0.15)
        program.kill()
        acknowledged += program.communicate()[0].count(b".")
        broken += bool(Audit(folder).verify().problems)
    return acknowledged, Audit(folder).verify().lines, broken


if __name__ == "__main__":
    TIMES = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as name:
        acknowledged, found, broken = kill(Path(name), TIMES)
    print(f"{TIMES} kills: {acknowledged} lines acknowledged, {found} found, {broken} times a broken chain.")
