"""Deadlines: what is due is closed once, after its time, and nothing holds up the rest."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.services.due_rows import NOON, Rows, started

if TYPE_CHECKING:
    from bot.tutor.exercises.gatherings import Due


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOON)


async def test_each_row_is_closed_once_at_its_time(clock: HandClock) -> None:
    rows = Rows(1, 7, 7, 60)
    await started(rows, clock)
    for seconds, closed in (
        (0.9, []),
        (0.1, [0]),
        (5.9, [0]),
        (0.1, [0, 1, 2]),
        (60, [0, 1, 2, 3]),
    ):
        await clock.advance(seconds)
        assert sorted(rows.closed.elements()) == closed


async def test_what_came_due_while_the_bot_was_off_is_closed_at_the_start(clock: HandClock) -> None:
    rows = Rows(-3600, -1, 3600)
    await started(rows, clock)
    assert sorted(rows.closed.elements()) == [0, 1]


async def test_a_row_that_is_added_later_is_closed_within_seconds(clock: HandClock) -> None:
    rows = Rows()
    await started(rows, clock)
    rows.due_at[9] = NOON + timedelta(seconds=1)
    await clock.advance(5)
    assert rows.closed == {9: 1}


async def test_a_clock_that_jumps_a_year_ahead_closes_nothing_early_and_stops_nothing(
    clock: HandClock,
) -> None:
    rows = Rows(20, 3600 * 24)
    await started(rows, clock)
    clock.jump(timedelta(days=365))
    await clock.advance(19)
    assert not rows.closed
    await clock.advance(1)
    assert rows.closed == {0: 1}
    clock.jump(timedelta(days=-365))
    await clock.advance(3600 * 24)
    assert rows.closed == {0: 1, 1: 1}


async def test_a_row_that_is_closed_by_a_button_meanwhile_is_left_alone(clock: HandClock) -> None:
    rows = Rows(10)
    await started(rows, clock)
    await clock.advance(9)
    rows.closed[0] += 1
    await clock.advance(60)
    assert rows.closed == {0: 1}


async def test_a_row_that_is_given_a_later_time_is_due_again_then(clock: HandClock) -> None:
    rows, turned = Rows(1), list[float]()

    async def turn(due: Due) -> None:
        await asyncio.sleep(0)
        rows.due_at[due.id] += timedelta(seconds=0.5)
        turned.append(clock.seconds)

    await started(rows, clock, turn)
    await clock.advance(3)
    assert turned == [1.0, 1.5, 2.0, 2.5, 3.0]


@pytest.mark.errors_expected
async def test_rows_that_cannot_be_read_are_read_again(clock: HandClock) -> None:
    rows = Rows(1)
    rows.broken = True
    await started(rows, clock)
    await clock.advance(12)
    assert not rows.closed
    rows.broken = False
    await clock.advance(5)
    assert rows.closed == {0: 1}
