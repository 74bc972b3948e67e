"""A file that breaks its decoder costs its own row: workers crash, hang and bloat, and the others go on."""

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import numpy as np
import pytest

from engine import batch
from engine.errors import DecodeError
from engine.records import Status
from engine.workers import Crew, Limits, apart, handover, pool
from tests.desktop.room import StubReader, draw_film
from tests.workers import broken

FILM = Path("film.dcm")
ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows tells crashes in other words")


def reason(crew, job, *arguments):
    with pytest.raises(DecodeError) as caught:
        crew.ask(FILM, job, *arguments)
    assert caught.value.path == FILM
    return caught.value.reason


@POSIX
@pytest.mark.parametrize(
    ("job", "says"),
    [
        (broken.crash, "its decoder crashed on it"),
        (broken.abort, "its decoder crashed on it"),
        (broken.be_killed, "the system ended its decoder, most likely for want of memory"),
        (broken.stumble, r"its decoder failed on it (KeyError)"),
    ],
)
def test_a_worker_that_breaks_is_replaced(job, says, capfd):
    crew = Crew()
    assert reason(crew, job) == says
    assert crew.ask(FILM, broken.say, "a", 1) == ("a", 1)
    assert capfd.readouterr() == ("", ""), "workers write nothing to the terminal"


def test_a_worker_that_hangs_is_ended_at_its_deadline():
    assert reason(Crew(Limits(seconds=0.5)), broken.hang) == "decoding it took longer than 0.5 seconds"


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is enforced by Linux; by Windows too, in other words")
def test_a_worker_gets_no_more_memory_than_it_may_have():
    crew = Crew(Limits(memory=1 << 30))
    assert reason(crew, broken.bloat) == "decoding it needs more than the 1 GB that are allowed"
    assert crew.ask(FILM, broken.say) == ()


def test_an_error_of_the_engine_comes_back_as_it_was_raised():
    assert reason(Crew(), broken.refuse, FILM) == "it is no film"


def test_one_worker_does_many_jobs_and_is_then_replaced(monkeypatch):
    crew = Crew(Limits(seconds=61))
    first = crew.ask(FILM, broken.whoami)
    assert first != os.getpid() and crew.ask(FILM, broken.whoami) == first
    monkeypatch.setattr(pool, "JOBS", 3)
    assert crew.ask(FILM, broken.whoami) == first
    assert crew.ask(FILM, broken.whoami) != first


def test_closing_a_crew_ends_the_worker_that_is_at_work():
    crew, heard = Crew(), []
    thread = Thread(target=lambda: heard.append(reason(crew, broken.hang)))
    thread.start()
    while not crew._busy:
        time.sleep(0.01)
    crew.close()
    thread.join(60)
    assert heard and not thread.is_alive()
    assert reason(crew, broken.say) == "decoding it was stopped"


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_arrays_come_back_whole_and_may_be_written_to(monkeypatch, system):
    if sys.platform != "linux" and system == "linux":
        pytest.skip("memory is handed over through Linux's own call")
    monkeypatch.setattr(handover, "sys", SimpleNamespace(platform=system))
    monkeypatch.setattr(handover, "PIECE", 1000)
    near, far = pool.multiprocessing.Pipe()
    sender = Thread(target=handover.send, args=(far, broken.large()))
    sender.start()
    numbers, small = handover.receive(near)
    sender.join()
    assert np.array_equal(numbers, broken.large()[0]) and small.shape == (3, 5)
    numbers[0] = 1


@POSIX
def test_the_neighbours_of_files_that_break_their_decoder_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "prepare_file", broken.prepare_or_break)
    monkeypatch.setattr(pool, "Limits", lambda: Limits(memory=1 << 30, seconds=20.0))
    names = ("1", "crash", "2", "abort", "3", "bloat", "4", "killed", "5", "bug", "6", "hang", "7")
    films = [draw_film(tmp_path / f"{name}.png", seed=at) for at, name in enumerate(names)]
    alone = {path: reading for path in films for reading in StubReader().read(path)}
    outcomes = dict(batch.read_all(films, StubReader()))
    assert list(outcomes) == films
    for path, (reading,) in outcomes.items():
        if path.stem.isdigit():
            assert reading.status is Status.READ
            assert np.array_equal(reading.radiograph.pixels, alone[path].radiograph.pixels)
        else:
            assert reading.status is Status.FAILED and "decod" in reading.reason


SCRIPT = """
from pathlib import Path
from engine.prepare import decoded
print(len(decoded(Path({film!r}))))
"""


def test_a_script_that_guards_nothing_starts_no_copies_of_itself(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(film=str(draw_film(tmp_path / "film.png"))), "utf-8")
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, env=surroundings, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1\n", "")


ORPHAN = """
import os, signal, sys, threading, time
from pathlib import Path
from engine.workers import Crew, Limits
from tests.workers import broken
crew = Crew(Limits(seconds=3600))
print(crew.ask(Path("film"), broken.whoami), flush=True)
threading.Thread(target=crew.ask, args=(Path("film"), broken.whoami), daemon=True).start()
os.kill(os.getpid(), signal.SIGKILL)
"""


@POSIX
def test_workers_of_a_program_that_was_killed_go_away():
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, text=True, env=surroundings, check=False)
    assert done.returncode == -9
    worker = int(done.stdout)
    while _is_running(worker):  # the output's pipe is closed by now, or run() had not returned
        time.sleep(0.01)


def _is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_workers_that_are_warmed_are_the_ones_that_are_asked(monkeypatch):
    monkeypatch.setattr(pool, "_idle", [])
    pool.warm(1)
    pool.warm(1)
    crew = Crew()
    first = crew.ask(FILM, broken.whoami)
    assert [one._process.pid for one in pool._idle] == [first]
    pool._idle[0].end()


def test_the_main_module_is_itself_while_a_worker_starts():
    main = sys.modules["__main__"]
    main.a_fact = 5
    with apart.without_main():
        stand_in = sys.modules["__main__"]
        assert stand_in.a_fact == 5 and stand_in.__spec__ is None and not hasattr(stand_in, "__file__")
    assert sys.modules["__main__"] is main
    del main.a_fact
