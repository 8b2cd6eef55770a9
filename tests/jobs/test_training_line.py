"""The line of trainings, with workers that a test plays itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.jobs import places_told
from bot.jobs.job import WorkerDiedError
from bot.trainings.news import Failure, Progress, Waiting
from tests.jobs.listening import QUICK, Listener
from tests.jobs.played_line import DONE, PlayedLine

if TYPE_CHECKING:
    from bot.trainings.news import News


@pytest.fixture
def told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places_told, "EDIT_SECONDS", 0.0)
    monkeypatch.setattr(places_told, "TOLD_A_SECOND", 1000.0)


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
