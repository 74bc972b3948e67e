"""A program under test as seen from outside: its surroundings, its screen and its processes (the last on Linux)."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
from PIL import ImageGrab

PATIENCE_S = 300
STILL_S = 3  # a program that spends no processor time for so long has nothing more to do


def surroundings(home):
    """Return an environment in which there is nothing but a home."""
    needed = ("SYSTEMROOT", "TEMP", "TMP", "XAUTHORITY")  # without the first, no Windows program starts
    return {"PATH": "/nowhere", "HOME": str(home), "LANG": "C.UTF-8"} | {
        name: os.environ[name] for name in needed if name in os.environ
    }


def linked(source, target):
    """Copy without copying where that is possible."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


class Display:
    """An X server of our own, in the programs' network namespace, and what stands on its screen."""

    def __init__(self, alone):
        ours, theirs = os.pipe()
        command = [*alone, "Xvfb", "-displayfd", str(theirs), "-screen", "0", "1700x1000x24", "-nolisten", "tcp"]
        self._alone = alone
        self._server = subprocess.Popen(command, pass_fds=(theirs,), stderr=subprocess.DEVNULL)
        os.close(theirs)
        with os.fdopen(ours) as told:
            self.name = f":{told.readline().strip()}"

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._server.terminate()
        self._server.wait(30)

    def settled(self, window):
        """Return the picture of the screen once a film with its overlay stands on it and nothing moves any more."""
        end, last = time.monotonic() + PATIENCE_S, None
        while time.monotonic() < end:
            assert window.poll() is None, f"the window's program ended with {window.returncode}"
            time.sleep(2)
            picture = ImageGrab.grab(xdisplay=self.name)
            seen = np.asarray(picture, np.int16)
            if np.count_nonzero(seen.max(2) - seen.min(2) > 60) > 500 and np.array_equal(seen, last):
                return picture
            last = seen
        picture.save(os.environ.get("OSTEOSCOPE_PICTURE", "window.png"))
        raise TimeoutError("the window did not show a film that was read")

    def strike(self, keys):
        """Strike keys in every window of the program, a dialogue's too."""
        there = os.environ | {"DISPLAY": self.name}
        search = [*self._alone, "xdotool", "search", "--onlyvisible", "--name", "Osteoscope"]
        for number in subprocess.run(search, env=there, capture_output=True, text=True, check=True).stdout.split():
            words = ["windowfocus", "--sync", number, "key", keys]
            subprocess.run([*self._alone, "xdotool", *words], env=there, check=True)


def crash_decoders(pid):
    """Crash the first decoders of a program, each over the file that it was given.

    They are stopped as soon as they are there, so that they hold their files until nothing else is left to do.
    """
    stopped = set()
    for workers in until_still(pid):
        for worker in set(workers) - stopped:
            os.kill(worker, signal.SIGSTOP)
            stopped.add(worker)
    for name in (signal.SIGSEGV, signal.SIGCONT):
        for worker in stopped:
            os.kill(worker, name)
    assert stopped


def rest(pid):
    """Wait until a program has nothing more to do."""
    for _ in until_still(pid):
        pass


def until_still(pid):
    """Yield the decoders of a program, again and again, until it and they have nothing more to do."""
    end, last, since = time.monotonic() + PATIENCE_S, -1, time.monotonic()
    while time.monotonic() < since + STILL_S:
        assert time.monotonic() < end, "the program never came to rest"
        time.sleep(0.02)
        servers = children(pid)
        workers = [worker for server in servers for worker in children(server)]
        yield workers
        if (spent := sum(map(ticks, (pid, *servers, *workers)))) != last:
            last, since = spent, time.monotonic()


def children(pid):
    """Return the processes that any thread of a process has started and that have not gone."""
    found = []
    for told in Path(f"/proc/{pid}/task").glob("*/children"):
        found += map(int, told.read_text().split())
    return found


def ticks(pid):
    """Return the processor time that a process has spent, 0 for one that is gone."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(words[11]) + int(words[12])
