"""One runtime for many threads: who waits goes together, who fails hears of it, and nobody waits for ever."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import numpy as np
import pytest

from engine.errors import DeviceError
from engine.geometry import Fit
from engine.progress import Cancelled
from engine.records import Prediction, Preprocessed
from engine.runtime.shared import SharedRuntime


class Slow:
    """A runtime that answers with the film's own number, and waits at its first batch until it is let go."""

    batch, lanes = 3, 1

    def __init__(self):
        self.began, self.go, self.batches = Event(), Event(), []

    def predict(self, films, part=None):
        self.began.set()
        assert self.go.wait(30)
        self.batches.append([float(film.pixels[0, 0]) for film in films])
        if -1.0 in self.batches[-1]:
            raise DeviceError("The device is gone.")
        empty = np.zeros((1, 1), np.float32)
        return [Prediction(film.pixels[0], empty, empty, empty, {}, {}) for film in films]


def film(number, shape=(32, 32)):
    return Preprocessed(np.full(shape, number, np.float32), Fit(shape, max(shape)))


@pytest.fixture
def slow():
    return Slow()


@pytest.fixture
def pool():
    with ThreadPoolExecutor(8) as pool:
        yield pool


def test_films_of_one_canvas_that_wait_go_together_and_each_gets_its_own_answer(slow, pool):
    with SharedRuntime(slow) as shared:
        first = pool.submit(shared.predict, [film(0)])
        assert slow.began.wait(30)
        mixed = shared._asked
        films = [film(1), film(2, (64, 32)), film(3), film(4, (64, 32)), film(5), film(6)]
        rest = pool.submit(shared.predict, films)
        while mixed.qsize() < len(films):
            pass
        slow.go.set()
        assert [answer.main_part[0] for answer in (*first.result(30), *rest.result(30))] == list(range(7))
    assert slow.batches == [[0], [1, 3, 5], [2, 4], [6]]


def test_as_many_batches_are_under_way_as_there_are_lanes(slow, pool):
    slow.lanes = 2
    with SharedRuntime(slow) as shared:
        asked = [pool.submit(shared.predict, [film(at)]) for at in range(4)]
        while shared._free._value:
            pass
        slow.go.set()
        assert [one.result(30)[0].main_part[0] for one in asked] == list(range(4))
    assert shared._free._value == 2


def test_a_failure_reaches_those_who_asked_and_nobody_else(slow, pool):
    slow.go.set()
    with SharedRuntime(slow) as shared:
        with pytest.raises(DeviceError):
            shared.predict([film(-1)])
        assert shared.predict([film(7)])[0].main_part[0] == 7


def test_who_waits_when_it_closes_is_turned_away(slow, pool):
    shared = SharedRuntime(slow)
    running = pool.submit(shared.predict, [film(0)])
    assert slow.began.wait(30)
    waiting = pool.submit(shared.predict, [film(1)])
    while not shared._asked.qsize():
        pass
    closing = pool.submit(shared.close)
    assert shared._closing.wait(30)
    slow.go.set()
    closing.result(30)
    assert running.result(30)[0].main_part[0] == 0
    with pytest.raises(Cancelled):
        waiting.result(30)
    with pytest.raises(Cancelled):
        shared.predict([film(2)])
