"""Closers that fail, hang, or do not close: each is called again, and holds up no other."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from bot.services.deadlines import RETRIES, SLOW
from bot.tutor.exercises.gatherings import Due
from tests.fakes import HandClock
from tests.services.due_rows import NOON, Rows, started


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOON)


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
