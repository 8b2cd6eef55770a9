"""The line of trainings, with workers that a test plays itself."""

from __future__ import annotations

import queue
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.jobs import line
from bot.jobs.line import Line, WorkerDiedError
from bot.trainings.news import Failure, Outcome, Progress, Waiting
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from tests.jobs.listening import QUICK, SECONDS, Listener

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.jobs.job import Job
    from bot.trainings.news import News

DONE = Outcome((), (), 0.0)


@dataclass(frozen=True, slots=True)
class Launched:
    """A job as a worker has it."""

    run: int
    future: Future[Outcome | Failure]

    def end(self, ending: Outcome | Exception = DONE) -> None:
        if isinstance(ending, Exception):
            self.future.set_exception(ending)
        else:
            self.future.set_result(ending)


class PlayedLine(Line):
    """`launched` are the jobs that workers have, in order; a test ends them."""

    def __init__(self, places: int = 1, seconds: float = 60.0) -> None:
        super().__init__(seconds)
        self.places = places
        self.launched: queue.SimpleQueue[Launched] = queue.SimpleQueue()
        self.fault: Exception | None = None
        self.freed: list[int] = []

    def next(self) -> Launched:
        return self.launched.get(timeout=SECONDS)

    def _open(self) -> None:
        pass

    def _shut(self) -> None:
        pass

    def _places(self) -> int:
        return self.places

    def _launch(self, job: Job) -> Future[Outcome | Failure]:
        if self.fault:
            raise self.fault
        launched = Launched(job.run, Future())
        self.launched.put(launched)
        return launched.future

    def _result(self, future: Future[Outcome | Failure]) -> Outcome | Failure:
        return future.result()

    def _look(self) -> None:
        pass

    def _free(self, job: Job) -> None:
        self.freed.append(job.run)


@pytest.fixture
def played() -> Iterator[PlayedLine]:
    played = PlayedLine()
    played.start()
    yield played
    played.close()


@pytest.fixture
def told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "EDIT_SECONDS", 0.0)


@pytest.mark.usefixtures("told_at_once")
def test_first_come_first_served_and_the_others_hear_how_many_are_before_them(
    played: PlayedLine,
) -> None:
    listeners = [Listener() for _ in range(4)]
    for run, listener in enumerate(listeners):
        played.submit(run, QUICK, None, listener)
    assert listeners[3].first(Waiting) == Waiting(3)
    for run, listener in enumerate(listeners):
        job = played.next()
        assert job.run == run
        job.end()
        assert listener.outcome() == DONE
    assert [listener.places for listener in listeners] == [[], [1], [2, 1], [3, 2, 1]]


def test_a_place_in_line_is_told_at_once_but_not_again_at_each_step(played: PlayedLine) -> None:
    first, second, third = Listener(), Listener(), Listener()
    for run, listener in enumerate((first, second, third)):
        played.submit(run, QUICK, None, listener)
    third.first(Waiting)
    for listener in (first, second):
        played.next().end()
        listener.outcome()
    assert played.next().run == 2
    assert third.places == [2]


def test_progress_is_passed_on_unless_it_is_known_or_comes_from_a_worker_given_up_since(
    played: PlayedLine,
) -> None:
    listener, other, progress = Listener(), Listener(), Progress(1, 2, 0.5, 1.0)
    played.submit(7, QUICK, None, listener)
    played.next()
    for run, attempt in ((7, 1), (7, 1), (7, 2), (8, 1)):
        played._inbox.put(partial(played._heard, run, attempt, progress))
    played.submit(8, QUICK, None, other)
    other.first(Waiting)
    assert listener.news == [progress]


def test_the_same_run_is_taken_once_while_it_is_there(played: PlayedLine) -> None:
    listener, same, later = Listener(), Listener(), Listener()
    played.submit(7, QUICK, None, listener)
    played.submit(7, QUICK, None, same)
    played.next().end()
    listener.outcome()
    played.submit(7, QUICK, None, later)
    played.next().end()
    later.outcome()
    assert not same.news


def test_a_job_whose_worker_dies_goes_first_and_is_given_up_after_three_of_them(
    played: PlayedLine,
) -> None:
    listener, other = Listener(), Listener()
    played.submit(1, QUICK, None, listener)
    played.submit(2, QUICK, None, other)
    for _ in range(3):
        job = played.next()
        assert job.run == 1
        job.end(WorkerDiedError())
    assert "tried this training 3 times" in listener.failure().words
    played.next().end()
    other.outcome()


@pytest.mark.errors_expected
def test_a_fault_of_ours_is_logged_and_told_as_ours(
    played: PlayedLine, caplog: pytest.LogCaptureFixture
) -> None:
    listener, other = Listener(), Listener()
    played.submit(1, QUICK, None, listener)
    played.next().end(ZeroDivisionError("ours"))
    assert "broke on my side" in listener.failure().words
    played.fault = OSError("no process could be started")
    played.submit(2, QUICK, None, other)
    assert "broke on my side" in other.failure().words
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
    assert "ZeroDivisionError: ours" in caplog.text


@pytest.mark.errors_expected
def test_an_ear_that_raises_harms_nobody(
    played: PlayedLine, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()

    def deaf(_: News) -> None:
        raise ZeroDivisionError

    played.submit(1, QUICK, None, deaf)
    played.next().end()
    played.submit(2, QUICK, None, listener)
    played.next().end()
    listener.outcome()
    assert "ZeroDivisionError" in caplog.text


def test_a_job_that_outstays_its_time_is_ended_and_its_worker_freed_by_force(
    played: PlayedLine,
) -> None:
    listener, other = Listener(), Listener()
    played._grace = -60.0
    played.submit(1, QUICK, None, listener)
    assert "stopped it after 60 seconds" in listener.failure().words
    assert played.freed == [1]
    played.next().end()  # after all, but nobody waits for it
    played._grace = 0.0
    played.submit(2, QUICK, None, other)
    played.next().end()
    other.outcome()


@pytest.mark.parametrize("run", [1, 2])
def test_a_cancelled_job_ends_at_once_and_makes_room(played: PlayedLine, run: int) -> None:
    listeners = {1: Listener(), 2: Listener(), 3: Listener()}
    for number, listener in listeners.items():
        played.submit(number, QUICK, None, listener)
    running = played.next()
    played.cancel(run)
    played.cancel(run)
    played.cancel(99)
    assert listeners[run].failure().cancelled
    assert running.future.cancelled() == (run == 1)
    if run == 2:
        running.end()
    for _ in range(2 if run == 1 else 1):
        played.next().end()
    for number, listener in listeners.items():
        assert number == run or listener.outcome() == DONE
    assert [type(news) for news in listeners[run].news if not isinstance(news, Waiting)] == [
        Failure
    ]


def test_after_closing_nobody_hears_anything(played: PlayedLine) -> None:
    listener, waiting = Listener(), Listener()
    played.submit(1, QUICK, None, listener)
    played.submit(2, QUICK, None, waiting)
    job = played.next()
    waiting.first(Waiting)
    played.close()
    job.end()
    played.cancel(2)
    assert not played._thread.is_alive()
    assert (listener.news, waiting.news) == ([], [Waiting(1)])


def test_a_line_that_was_never_started_closes_at_once() -> None:
    PlayedLine().close()


def trial_of(spec: TrainingSpec) -> Task:
    return Task(View.TRY, (Variant("", spec), Variant("longer", spec)))


def test_a_trial_waits_until_nobody_else_does_and_leaves_a_place(played: PlayedLine) -> None:
    played.places = 2
    listeners = [Listener() for _ in range(5)]
    tasks = [trial_of(TrainingSpec()), QUICK, trial_of(TrainingSpec()), QUICK, QUICK]
    for run, (task, listener) in enumerate(zip(tasks, listeners, strict=True), 1):
        played.submit(run, task, None, listener)
    first = played.next()
    second = played.next()
    order = [first.run, second.run]
    for launched in (first, second):
        launched.end()
    for _ in range(3):
        launched = played.next()
        order.append(launched.run)
        launched.end()
    assert order[-1] == 3
    assert all(listener.outcome() == DONE for listener in listeners)


def test_trials_are_not_among_those_who_are_before_somebody(played: PlayedLine) -> None:
    waiting = Listener()
    played.submit(1, QUICK, None, Listener())
    running = played.next()
    for run in (2, 3):
        played.submit(run, trial_of(TrainingSpec()), None, Listener())
    played.submit(4, QUICK, None, waiting)
    assert waiting.first(Waiting) == Waiting(1)
    running.end()
    assert played.next().run == 4
