"""Clocks: what is put off is done once, in its own loop, whatever the time of day does."""

from __future__ import annotations

import asyncio
import logging
import threading
import weakref
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from time import perf_counter

import pytest

from bot.services.clock import BELIEVED_AFTER, LEAST_SWEPT, SteadyTime, ThreadClock
from tests.fakes import HandClock

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
YEAR = timedelta(days=365)
asked_by = ContextVar("asked_by", default="nobody")


class SetByHand:
    """A time of day that an operator sets."""

    def __init__(self) -> None:
        self.shown = NOON

    def now(self) -> datetime:
        return self.shown


@pytest.fixture
def day() -> SetByHand:
    return SetByHand()


@pytest.fixture
def clock(day: SetByHand) -> Iterator[ThreadClock]:
    clock = ThreadClock(day.now, perf_counter)
    yield clock
    clock.close()


class Notes:
    """What was done, by whom and in which thread; `full` once that is as much as is expected."""

    def __init__(self, expected: int) -> None:
        self.done: list[tuple[str, str, bool]] = []
        self.full = asyncio.Event()
        self._expected = expected

    async def __call__(self, what: str) -> None:
        here = threading.current_thread() is threading.main_thread()
        self.done.append((what, asked_by.get(), here))
        if len(self.done) == self._expected:
            self.full.set()


async def test_what_is_put_off_is_done_in_the_order_of_its_time_and_by_who_asked(
    clock: ThreadClock,
) -> None:
    notes = Notes(3)
    for what, delay in (("last", 0.06), ("first", 0.0), ("second", 0.03)):
        asked_by.set(f"who wants {what}")
        clock.after(delay, lambda what=what: notes(what))  # type: ignore[misc] # bound now
    await asyncio.wait_for(notes.full.wait(), 5)
    assert notes.done == [(w, f"who wants {w}", True) for w in ("first", "second", "last")]


async def test_what_is_cancelled_is_not_done(clock: ThreadClock) -> None:
    notes = Notes(1)
    timer = clock.after(0.01, lambda: notes("cancelled"))
    clock.after(0.03, lambda: notes("kept"))
    timer.cancel()
    timer.cancel()
    await asyncio.wait_for(notes.full.wait(), 5)
    assert [what for what, _, _ in notes.done] == ["kept"]


class Needed:
    """What an alarm holds on to until it has rung."""

    async def do(self) -> None: ...


async def test_what_is_cancelled_lets_go_of_what_it_would_have_needed(clock: ThreadClock) -> None:
    needed = Needed()
    gone = weakref.ref(needed)
    timer = clock.after(900, needed.do)
    del needed
    assert gone() is not None
    timer.cancel()
    assert gone() is None


async def test_cancelled_alarms_do_not_pile_up_until_they_are_due(clock: ThreadClock) -> None:
    notes = Notes(1)
    kept = [clock.after(900 + k, lambda: notes("never")) for k in range(50)]
    clock.after(0.2, lambda: notes("kept"))
    for _ in range(20 * LEAST_SWEPT):
        clock.after(900, lambda: notes("cancelled")).cancel()
    assert len(clock._alarms) <= LEAST_SWEPT + len(kept)
    await asyncio.wait_for(notes.full.wait(), 5)
    assert [what for what, _, _ in notes.done] == ["kept"]


async def test_a_jump_of_the_time_of_day_neither_fires_nor_stops_anything(
    clock: ThreadClock, day: SetByHand
) -> None:
    notes = Notes(1)
    clock.after(3600, lambda: notes("in an hour"))
    day.shown = NOON + YEAR
    clock.after(0.02, lambda: notes("soon"))
    day.shown = NOON - YEAR
    await asyncio.wait_for(notes.full.wait(), 5)
    assert [what for what, _, _ in notes.done] == ["soon"]


@pytest.mark.errors_expected
async def test_what_fails_is_logged_and_the_next_is_done(
    clock: ThreadClock, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail() -> None:
        raise ValueError("broken on purpose")

    notes = Notes(1)
    clock.after(0, fail)
    clock.after(0.02, lambda: notes("next"))
    await asyncio.wait_for(notes.full.wait(), 5)
    (error,) = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert "broken on purpose" in str(error.exc_info)


def test_a_loop_that_has_ended_stops_no_other_one(clock: ThreadClock) -> None:
    async def ask(delay: float) -> Notes:
        notes = Notes(1)
        clock.after(delay, lambda: notes("done"))
        return notes

    async def ask_and_wait() -> None:
        await asyncio.wait_for((await ask(0.05)).full.wait(), 5)

    ended = asyncio.run(ask(0.01))
    asyncio.run(ask_and_wait())
    assert not ended.done


async def test_a_closed_clock_does_nothing_more(day: SetByHand) -> None:
    clock, notes = ThreadClock(day.now, perf_counter), Notes(1)
    clock.after(0.01, lambda: notes("late"))
    clock.close()
    await asyncio.sleep(0.03)
    assert not notes.done


async def test_the_time_without_jumps_goes_on_when_the_clock_is_set_wrong_for_a_while() -> None:
    clock = HandClock(NOON)
    steady = SteadyTime(clock)
    clock.jump(YEAR)
    await clock.advance(60)
    assert steady.now() == NOON + timedelta(minutes=1)
    clock.jump(-YEAR)
    await clock.advance(60)
    assert steady.now() == NOON + timedelta(minutes=2)


@pytest.mark.parametrize("by", [YEAR, -YEAR])
async def test_a_jump_that_lasts_is_believed(by: timedelta) -> None:
    clock = HandClock(NOON)
    steady = SteadyTime(clock)
    clock.jump(by)
    assert steady.now() == NOON
    await clock.advance(BELIEVED_AFTER - 1)
    assert abs(steady.now() - NOON) < timedelta(minutes=11)
    await clock.advance(1)
    assert steady.now() == clock.now()


async def test_a_clock_that_is_set_right_by_seconds_is_followed_at_once() -> None:
    clock = HandClock(NOON)
    steady = SteadyTime(clock)
    for _ in range(10):
        clock.jump(timedelta(seconds=-50))
        assert steady.now() == clock.now()


async def test_a_second_jump_starts_the_ten_minutes_again() -> None:
    clock = HandClock(NOON)
    steady = SteadyTime(clock)
    clock.jump(timedelta(hours=1))
    assert steady.now() == NOON
    await clock.advance(BELIEVED_AFTER - 5)
    clock.jump(YEAR)
    for _ in range(2):
        steady.now()
        await clock.advance(BELIEVED_AFTER / 2 - 1)
    assert steady.now() - NOON == timedelta(seconds=2 * BELIEVED_AFTER - 7)
    await clock.advance(2)
    assert steady.now() == clock.now()


async def test_a_jump_that_creeps_on_by_less_than_a_minute_is_believed_only_once_it_rests() -> None:
    clock = HandClock(NOON)
    steady = SteadyTime(clock)
    clock.jump(timedelta(hours=1))
    for _ in range(200):
        assert steady.now() < clock.now()
        clock.jump(timedelta(seconds=40))
        await clock.advance(5)
    steady.now()
    await clock.advance(BELIEVED_AFTER)
    assert steady.now() == clock.now()


@pytest.mark.parametrize("delay", [float("inf"), float("-inf"), float("nan")])
async def test_a_delay_without_an_end_is_refused_and_the_clock_goes_on(
    clock: ThreadClock, delay: float
) -> None:
    notes = Notes(1)
    with pytest.raises(ValueError, match="put off"):
        clock.after(delay, lambda: notes("never"))
    clock.after(0.01, lambda: notes("soon"))
    await asyncio.wait_for(notes.full.wait(), 5)
    assert [what for what, _, _ in notes.done] == ["soon"]


async def test_a_delay_longer_than_a_thread_can_wait_holds_up_nothing(clock: ThreadClock) -> None:
    notes = Notes(1)
    clock.after(1e300, lambda: notes("never"))
    await asyncio.sleep(0.02)  # the thread waits for it by now
    clock.after(0.01, lambda: notes("soon"))
    await asyncio.wait_for(notes.full.wait(), 5)
    assert [what for what, _, _ in notes.done] == ["soon"]
