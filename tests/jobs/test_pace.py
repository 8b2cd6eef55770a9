"""Progress is told seldom, and time left is guessed from the pace."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.pace import EVERY_SECONDS, FIRST_SECONDS, Pace
from bot.trainings.news import Progress


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def test_nothing_is_told_early_and_then_the_time_left_is_guessed_from_the_epochs_done() -> None:
    clock, told = Clock(), list[Progress]()
    pace = Pace(told.append, clock=clock)
    clock.time += 1.4
    pace.at(10, 100, 0.6)
    assert not told
    clock.time += 0.6
    pace.at(20, 100, 0.5)
    (progress,) = told
    assert (progress.done, progress.total, progress.loss) == (20, 100, 0.5)
    assert progress.seconds_left == pytest.approx(8.0)


@given(st.lists(st.floats(0.0, 4.0), max_size=60))
def test_it_is_told_at_most_every_so_often_and_never_before_the_first_epoch_or_after_the_last(
    waits: list[float],
) -> None:
    clock = Clock()
    times, told = list[float](), list[Progress]()

    def report(progress: Progress) -> None:
        times.append(clock.time)
        told.append(progress)

    pace = Pace(report, clock=clock)
    for done, wait in enumerate(waits):
        clock.time += wait
        pace.at(done, len(waits) - 1, 0.5)
    assert all(0 < progress.done < progress.total for progress in told)
    assert all(progress.seconds_left >= 0 for progress in told)
    assert all(later - time >= EVERY_SECONDS for time, later in pairwise(times))
    assert all(time - 100 >= FIRST_SECONDS for time in times)
    if len(waits) > 4 and waits[1] > FIRST_SECONDS:
        assert told


def test_a_training_that_may_not_go_on_ends_at_its_next_epoch() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Pace(lambda _: None, go_on=stop).at(1, 100, 0.6)
