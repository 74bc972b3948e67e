"""Work off the GUI thread."""

import os
import sys
import threading

import pytest

from desktop.tasks import TaskRunner
from engine.errors import EngineError
from engine.progress import Step


@pytest.fixture
def runner(qtbot):
    runner = TaskRunner("test")
    yield runner
    runner.shut_down()


def test_a_call_runs_elsewhere_and_its_outcome_comes_back_here(runner, qtbot):
    here, seen = threading.get_ident(), []
    runner.submit(
        lambda report: threading.get_ident(),
        done=lambda value: seen.append((value, threading.get_ident())),
        failed=pytest.fail,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != here
    assert seen[0][1] == here


def test_a_failure_comes_back_as_the_error(runner, qtbot):
    def call(report):
        raise EngineError("The disk is full.")

    seen = []
    runner.submit(call, done=pytest.fail, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert str(seen[0]) == "The disk is full."


def test_items_come_one_by_one_before_done(runner, qtbot):
    seen = []
    runner.stream(
        lambda report: iter(range(3)), each=seen.append, done=lambda nothing: seen.append("done"), failed=pytest.fail
    )
    qtbot.waitUntil(lambda: "done" in seen)
    assert seen == [0, 1, 2, "done"]


def test_a_cancelled_task_stops_at_its_next_report_and_says_nothing_more(runner, qtbot):
    going, steps, after = threading.Event(), [], []

    def call(report):
        for number in range(1_000_000):
            report(Step(number, 1_000_000, ""))
            going.set()

    task = runner.submit(call, done=pytest.fail, failed=pytest.fail, moved=steps.append)
    assert going.wait(10)
    task.cancel()
    runner.submit(lambda report: None, done=lambda nothing: after.append(1), failed=pytest.fail)
    qtbot.waitUntil(lambda: bool(after))
    assert steps == []


def test_an_urgent_call_is_let_in_between_reports(runner, qtbot):
    seen, begun, go_on = [], threading.Event(), threading.Event()

    def long(report):
        begun.set()
        assert go_on.wait(10)
        report(Step(1, 2, ""))
        return "long"

    runner.submit(long, done=seen.append, failed=pytest.fail)
    assert begun.wait(10)
    runner.submit(lambda report: "urgent", done=seen.append, failed=pytest.fail, urgent=True)
    go_on.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["urgent", "long"]


def test_closing_finishes_what_must_be_written(runner):
    written = []
    for number in range(20):
        runner.submit(lambda report, number=number: written.append(number), failed=pytest.fail, urgent=True)
    runner.shut_down(finish=True)
    assert written == list(range(20))


@pytest.mark.skipif(sys.platform != "linux", reason="niceness belongs to a thread on Linux alone")
def test_the_window_goes_before_what_works_behind_it(runner, qtbot):
    found = []
    runner.submit(
        lambda report: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()), done=found.append, failed=pytest.fail
    )
    qtbot.waitUntil(lambda: bool(found))
    assert found[0] > os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
