"""Processes answer in the order of the tasks; one that dies costs its task; none outlives the call."""

import os
import signal
import time
from collections import deque
from concurrent.futures import Future
from functools import partial
from multiprocessing import active_children

import pytest
from pool_cases import heavy, mortal, once, one, picky

from cleanup.pipeline.workers import pool
from cleanup.pipeline.workers import processes as crew
from cleanup.pipeline.workers.executors import WorkerDied
from cleanup.pipeline.workers.pool import map_ordered

START = pytest.mark.parametrize("start", ["fork", "spawn"])
"""How processes begin."""


@START
def test_answers_come_in_the_order_of_the_tasks_and_the_dead_are_replaced(start, monkeypatch):
    monkeypatch.setattr(crew, "START_METHOD", start)
    numbers = [1, 2, 77, 3, 88, 4, *range(5, 12)]
    answers = list(map_ordered(mortal, numbers, 3, size=one))
    assert answers == [WorkerDied.by(number) if number > 50 else number for number in numbers]
    assert not active_children()


@pytest.mark.parametrize("jobs", [1, 2, 9999])
@pytest.mark.parametrize("tasks", [0, 1, 100])
def test_any_number_of_processes_does_any_number_of_tasks(jobs, tasks):
    assert list(map_ordered(abs, range(tasks), jobs, size=one)) == list(range(tasks))


def test_a_process_that_dies_with_much_in_the_pipe_holds_nobody_up():
    tasks = [bytes([33 if number in (1, 5) else 32]) * 3_000_000 for number in range(8)]
    answers = list(map_ordered(heavy, tasks, 2, size=len))
    assert answers == [WorkerDied.by(-signal.SIGKILL) if number in (1, 5) else 3_000_000 for number in range(8)]


class Deadly:
    """Ends the process that sends it."""

    def __reduce__(self):
        os._exit(7)


def test_a_process_that_dies_amid_of_a_large_answer_holds_nobody_up():
    def answer(number):
        return bytes(5_000_000), Deadly() if number == 3 else number

    answers = list(map_ordered(answer, range(6), 2, size=one))
    assert answers.pop(3) == WorkerDied.by(7)
    assert [number for _, number in answers] == [0, 1, 2, 4, 5]


def test_a_task_of_which_one_process_died_is_done_by_another(tmp_path):
    assert list(map_ordered(partial(once, tmp_path / "died"), range(20), 2, size=one)) == list(range(20))
    assert (tmp_path / "died").exists()


def test_what_is_raised_is_raised_in_its_turn_with_where_it_was():
    answers = map_ordered(picky, range(10), 2, size=one)
    assert [next(answers) for _ in range(5)] == list(range(5))
    with pytest.raises(KeyError, match="five") as raised:
        next(answers)
    assert 'raise KeyError("five")' in str(raised.value.__cause__)
    assert not active_children()


def test_all_processes_end_when_nobody_reads_on():
    answers = map_ordered(time.sleep, [0, 3600, 3600], 3, size=one, batch=1)
    next(answers)
    assert len(active_children()) == 3
    answers.close()
    assert not active_children()


def test_a_process_that_others_began_goes_on():
    other = crew.get_context("fork").Process(target=time.sleep, args=[3600])
    other.start()
    try:
        assert list(map_ordered(abs, [1, 2], 2, size=one)) == [1, 2]
        assert other.is_alive()
    finally:
        other.kill()
        other.join()


class Idle:
    """In place of processes: they have what they were given, and do not answer."""

    def __init__(self, *_):
        pass

    def submit(self, _):
        return Future()

    def terminate(self):
        pass


@pytest.mark.parametrize(
    ("size", "window", "given"),
    [
        (0, 10_000, 4),  # no process has more than two batches
        (10_000, 30_000, 3),  # not more than the window
        (10_000_000, 30_000, 2),  # but one a process
    ],
)
def test_what_is_under_way_is_bounded_and_tasks_are_taken_as_they_are_needed(size, window, given, monkeypatch):
    monkeypatch.setattr(pool, "WINDOW_BYTES", window)
    monkeypatch.setattr(pool, "ProcessGroup", Idle)
    taken = []
    tasks = (taken.append(number) for number in range(100))
    busy = pool._Pool(abs, 2, deque(), pool._batches(tasks, lambda _: size, 1))
    busy._folder = ""
    busy._give()
    assert len(busy._given) == given
    assert len(taken) == given + 1  # that which ends a batch is the first of the next
    for batch in list(busy._given)[1:]:  # all are done, but the first: the others wait for it
        batch.file.set_result("")
    busy._give()
    assert len(busy._given) == (7 if given == 4 else given)


@pytest.mark.parametrize(
    ("code", "said"),
    [(3, "ended with 3"), (-9, "was ended by SIGKILL; perhaps the memory"), (-999, "was ended by signal 999; perhaps")],
)
def test_what_is_said_of_the_dead(code, said):
    assert f"the process that had it {said}" in WorkerDied.by(code).reason
