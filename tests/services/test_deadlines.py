"""Deadlines: what is due is closed once, after its time, and nothing holds up the rest."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.services.deadlines import RETRIES, SLOW, Deadlines
from bot.tutor.exercises.gatherings import Due
from tests.fakes import HandClock, settled_loop

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


class Rows:
    """Stands for the store: rows with a due time, open until they are closed."""

    def __init__(self, *due_in: float) -> None:
        self.due_at = {n: NOON + timedelta(seconds=s) for n, s in enumerate(due_in)}
        self.closed: Counter[int] = Counter()
        self.broken = False

    async def due(self, now: datetime) -> tuple[Due, ...]:
        await asyncio.sleep(0)
        if self.broken:
            raise OSError("the disk is gone")
        open_rows = sorted((at, n) for n, at in self.due_at.items() if not self.closed[n])
        return tuple(Due("round", n, at) for at, n in open_rows if at <= now)

    async def next_due(self, now: datetime) -> datetime | None:
        times = (at for n, at in self.due_at.items() if at > now and not self.closed[n])
        return min(times, default=None)

    async def close(self, due: Due) -> None:
        await asyncio.sleep(0)
        self.closed[due.id] += 1


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOON)


async def started(
    rows: Rows, clock: HandClock, close: Callable[[Due], Awaitable[None]] | None = None
) -> None:
    await Deadlines(rows, clock, close or rows.close).start()
    await settled_loop()


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


@pytest.mark.errors_expected
async def test_a_closer_that_raises_is_called_again_later_and_holds_up_no_other(
    clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    rows, calls = Rows(1, 1, 2), Counter[int]()

    async def close(due: Due) -> None:
        calls[due.id] += 1
        if due.id == 0 and calls[due.id] < 4:
            raise ValueError("broken on purpose")
        await rows.close(due)

    await started(rows, clock, close)
    await clock.advance(2)
    assert rows.closed == {1: 1, 2: 1}
    await clock.advance(RETRIES[0] - 6)
    assert calls[0] == 1, "not at every look"
    await clock.advance(sum(RETRIES))
    assert rows.closed == {0: 1, 1: 1, 2: 1}
    assert calls == {0: 4, 1: 1, 2: 1}
    assert len([r for r in caplog.records if "round 0 could not be closed" in r.message]) == 3


async def test_a_row_that_is_closed_by_a_button_meanwhile_is_left_alone(clock: HandClock) -> None:
    rows = Rows(10)
    await started(rows, clock)
    await clock.advance(9)
    rows.closed[0] += 1
    await clock.advance(60)
    assert rows.closed == {0: 1}


async def test_a_closer_that_takes_long_is_not_called_twice_and_holds_up_no_other(
    clock: HandClock,
) -> None:
    rows, go_on, calls = Rows(1, 8), asyncio.Event(), Counter[int]()

    async def close(due: Due) -> None:
        calls[due.id] += 1
        if due.id == 0:
            await go_on.wait()
        await rows.close(due)

    await started(rows, clock, close)
    await clock.advance(30)
    assert (calls, rows.closed) == ({0: 1, 1: 1}, {1: 1})
    go_on.set()
    await clock.advance(30)
    assert calls == {0: 1, 1: 1}


async def test_a_row_that_is_still_due_when_its_closer_is_done_is_closed_again_after_a_wait(
    clock: HandClock,
) -> None:
    rows, called = Rows(1), list[float]()

    async def close(due: Due) -> None:
        called.append(clock.seconds)
        if len(called) == 3:
            await rows.close(due)

    await started(rows, clock, close)
    await clock.advance(RETRIES[0])
    assert called == [1], "the row may have been read before it was closed"
    await clock.advance(600)
    assert rows.closed == {0: 1}
    assert len(called) == 3
    assert called[1] - called[0] >= RETRIES[0]
    assert called[2] - called[1] >= RETRIES[1]


async def test_a_closer_that_is_broken_off_is_called_again(
    clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    rows, calls = Rows(1, 2), Counter[int]()

    async def close(due: Due) -> None:
        calls[due.id] += 1
        if due.id == 0 and calls[0] < 3:
            raise asyncio.CancelledError
        await rows.close(due)

    await started(rows, clock, close)
    await clock.advance(600)
    assert rows.closed == {0: 1, 1: 1}
    assert calls == {0: 3, 1: 1}
    assert caplog.text.count("round 0: its closing was broken off") == 2


async def test_a_closer_that_hangs_is_noted_once_and_holds_up_no_other(
    clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    rows, calls = Rows(1, 2, 200), Counter[int]()

    async def close(due: Due) -> None:
        calls[due.id] += 1
        if due.id == 0:
            await asyncio.Event().wait()
        await rows.close(due)

    await started(rows, clock, close)
    await clock.advance(SLOW)
    assert "does it hang" not in caplog.text
    await clock.advance(3600)
    assert rows.closed == {1: 1, 2: 1}
    assert calls[0] == 1
    assert [r.getMessage() for r in caplog.records if "does it hang" in r.message] == [
        "round 0 is being closed for 60 s; does it hang?"
    ]


async def test_a_row_that_comes_due_again_while_its_closer_is_at_work_waits_for_it(
    clock: HandClock,
) -> None:
    rows, go_on, seen = Rows(1), asyncio.Event(), list[Due]()

    async def turn(due: Due) -> None:
        seen.append(due)
        rows.due_at[0] = NOON + timedelta(seconds=10)
        await go_on.wait()
        if len(seen) == 2:
            await rows.close(due)

    await started(rows, clock, turn)
    await clock.advance(30)
    assert len(seen) == 1
    go_on.set()
    await clock.advance(0)
    assert [due.due_at for due in seen] == [NOON + timedelta(seconds=s) for s in (1, 10)]
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
