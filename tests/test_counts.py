"""What is counted apart is fixed, from any thread, and costs next to nothing."""

from __future__ import annotations

import threading

import pytest

from bot.counts import OUTCOMES, KindTally, Spread
from bot.ui.answering.counted import PressOutcome


def test_a_kind_that_is_not_fixed_is_an_error_and_counts_nothing() -> None:
    tally = KindTally(("full", "locked"))
    tally.add("full")
    with pytest.raises(KeyError):
        tally.add("what Ana typed")
    assert tally.by_kind == {"full": 1, "locked": 0}


def test_a_value_on_a_bound_counts_as_at_most_that() -> None:
    spread = Spread((0.1, 1.0))
    for value in (0.05, 0.1, 0.5, 7.0):
        spread.add(value)
    now = spread.now
    assert now.at_most == ((0.1, 2), (1.0, 3))
    assert now.count == 4
    assert now.total == pytest.approx(7.65)


def test_no_addition_of_several_threads_is_lost() -> None:
    tally, spread = KindTally(("a",)), Spread((1.0,))

    def add() -> None:
        for _ in range(5_000):
            tally.add("a")
            spread.add(0.5)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tally.by_kind == {"a": 20_000}
    assert spread.now.count == 20_000


def test_every_end_of_a_press_is_one_of_the_outcomes_that_are_counted() -> None:
    assert [outcome.value for outcome in PressOutcome] == list(OUTCOMES)
