"""Trainings arrive, whatever happens to the processes that do them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.jobs.parts import shipped_parts
from bot.jobs.pool import TrainingPool
from tests.jobs import faults
from tests.jobs.listening import ENDLESS, QUICK, submit, task, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.jobs.job import Job
    from bot.trainings.news import Failure, Outcome

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")


@contextmanager
def opened(workers: int = 1, seconds: float = 60.0) -> Iterator[TrainingPool]:
    pool = TrainingPool(shipped_parts, workers, seconds)
    pool.start()
    try:
        yield pool
    finally:
        pool.close()


@pytest.fixture
def pool() -> Iterator[TrainingPool]:
    """One worker, warm."""
    with opened() as pool:
        submit(pool, QUICK, run=0).outcome()
        yield pool


def workers() -> list[int]:
    return [child.pid for child in multiprocessing.active_children() if child.pid]


def kill_workers() -> None:
    for pid in workers():
        with suppress(ProcessLookupError):  # gone by itself in the meantime
            os.kill(pid, signal.SIGKILL)


def with_a_worker(pool: TrainingPool, run: int) -> Job:
    """Wait until a worker has the job."""
    wait_until(lambda: any(job.run == run and is_with_a_worker(job) for job in pool._running()))
    return pool._jobs[run]


def is_with_a_worker(job: Job) -> bool:
    return job.future is not None


def test_the_same_task_gives_the_same_numbers_and_pictures_in_two_processes(
    pool: TrainingPool,
) -> None:
    first, (one,) = submit(pool, task()).outcome(), workers()
    kill_workers()
    again, (other,) = submit(pool, task()).outcome(), workers()
    assert one != other
    assert first.runs[0].train_loss == again.runs[0].train_loss
    assert first.pictures == again.pictures


def test_more_trainings_than_workers_are_all_done() -> None:
    with opened(workers=2) as pool:
        wait_until(lambda: pool._places() == 2)
        listeners = [submit(pool, task(epochs=run + 1), run) for run in range(6)]
        epochs = [listener.outcome().runs[0].epochs[-1] for listener in listeners]
    assert epochs == [1, 2, 3, 4, 5, 6]
    assert [bool(listener.places) for listener in listeners] == [
        False,
        False,
        True,
        True,
        True,
        True,
    ]


def test_a_long_training_tells_how_far_it_is_and_can_be_cancelled(pool: TrainingPool) -> None:
    listener = submit(pool, ENDLESS)
    next_one = submit(pool, QUICK, run=2)
    wait_until(lambda: bool(listener.progress))
    pool.cancel(1)
    assert listener.failure().cancelled
    next_one.outcome()
    (progress,) = listener.progress
    assert 0 < progress.done < progress.total == 5000
    assert progress.seconds_left > 1
    assert progress.loss > 0


def test_a_worker_killed_in_mid_job_is_replaced_and_the_result_arrives(
    pool: TrainingPool, tmp_path: Path
) -> None:
    pool._train_one = partial(faults.once, tmp_path / "died", faults.die)
    assert submit(pool, QUICK).outcome().runs[0].epochs[-1] == 5


def test_a_training_that_kills_every_worker_is_given_up_and_its_neighbour_is_fine() -> None:
    with opened(workers=2) as pool:
        submit(pool, QUICK).outcome()
        pool._train_one = faults.hang
        neighbour = submit(pool, QUICK, run=3)
        neighbour_job = with_a_worker(pool, 3)
        pool._train_one = faults.die
        poison = submit(pool, QUICK, run=4)
        assert "tried this training 3 times" in poison.failure().words
        assert neighbour_job.attempts == 1
        pool.cancel(3)
        assert neighbour.failure().cancelled


@pytest.mark.parametrize("noticed_after", [0.0, 0.5])
def test_an_idle_worker_that_dies_does_not_stop_the_next_training(
    pool: TrainingPool, noticed_after: float
) -> None:
    kill_workers()
    time.sleep(noticed_after)
    submit(pool, QUICK).outcome()


def test_a_training_that_takes_too_long_is_stopped_with_a_sentence() -> None:
    with opened(seconds=1.0) as pool:
        listener = submit(pool, ENDLESS)
        assert "stopped it after 1 second" in listener.failure().words
        pool._seconds = 60.0  # on a busy machine the next one may take more than a second
        submit(pool, QUICK).outcome()


def test_one_that_takes_too_long_is_stopped_and_its_neighbour_goes_on() -> None:
    with opened(workers=2) as pool:
        submit(pool, QUICK).outcome()
        neighbour = submit(pool, task(points=2000, hidden=(64,) * 6, epochs=200), run=2)
        neighbour_job = with_a_worker(pool, 2)
        future = neighbour_job.future
        usual, pool._train_one = pool._train_one, faults.hang
        hanging = submit(pool, QUICK, run=3)
        hanging_job = with_a_worker(pool, 3)
        pool._train_one = usual
        hanging_job.deadline = 0.0
        assert "took too long" in hanging.failure().words
        assert neighbour_job.future is future
        neighbour.outcome()
        assert neighbour_job.attempts == 1


@pytest.mark.parametrize(
    ("fault", "said"),
    [(faults.hog, "more memory than I may use"), (faults.refused, "nothing to learn here")],
)
def test_some_failures_are_told_in_words_and_the_worker_lives_on(
    pool: TrainingPool, fault: Callable[..., Outcome | Failure], said: str
) -> None:
    before = workers()
    usual, pool._train_one = pool._train_one, fault
    assert said in submit(pool, QUICK).failure().words
    pool._train_one = usual
    submit(pool, QUICK).outcome()
    assert workers() == before


@pytest.mark.errors_expected
def test_a_fault_of_ours_is_logged_as_it_was_in_the_worker(
    pool: TrainingPool, caplog: pytest.LogCaptureFixture
) -> None:
    pool._train_one = faults.broken
    assert "broke on my side" in submit(pool, QUICK).failure().words
    assert "UnreadableError: something" in caplog.text
    assert "in break_down" in caplog.text


def test_closing_stops_the_workers_and_nobody_hears_of_it() -> None:
    with opened() as pool:
        submit(pool, QUICK).outcome()
        listeners = [submit(pool, ENDLESS, run) for run in (1, 2)]
        wait_until(lambda: bool(listeners[1].places))
    assert not workers()
    assert not listeners[0].news


@pytest.mark.usefixtures("pool")
def test_workers_give_way_to_the_bot() -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)
    (worker,) = workers()
    assert os.getpriority(os.PRIO_PROCESS, worker) == min(19, own + 10)
