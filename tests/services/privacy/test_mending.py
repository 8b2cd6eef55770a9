"""What a deletion left to mend is mended soon, also right after that of another deletion."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from bot.services.privacy.mending import Mending
from bot.tutor.privacy.removals import Removal, RemovalTried
from tests.fakes import HandClock

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups


NOTED = datetime(2026, 11, 27, tzinfo=UTC)


class KeptRemovals:
    """Gives numbers as SQLite does: one more than the highest that is there."""

    def __init__(self) -> None:
        self.kept: list[Removal] = []
        self.refused: list[int] = []

    def add(self, message: int) -> None:
        number = max((one.id for one in self.kept), default=0) + 1
        self.kept.append(Removal(number, None, 7, 8, message, NOTED))

    async def waiting(self, after: int, most: int) -> tuple[Removal, ...]:
        return tuple([one for one in self.kept if one.id > after][:most])

    async def done(self, removal: Removal) -> None:
        self.kept = [one for one in self.kept if one != removal]

    async def failed(self, removal: int, at: datetime) -> None:
        self.refused.append(removal)
        self.kept = [
            replace(each, refused_at=at) if each.id == removal else each for each in self.kept
        ]


class Posted:
    def __init__(self) -> None:
        self.gone: list[int] = []
        self.tries = 0
        self.answer = RemovalTried.DONE

    async def delete(self, guild: int | None, channel: int, message: int) -> RemovalTried:
        del guild, channel
        self.tries += 1
        if self.answer is RemovalTried.DONE:
            self.gone.append(message)
        return self.answer


def mending_of(removals: KeptRemovals, clock: HandClock, posted: Posted) -> Mending:
    """Make one that has no gatherings to mend, only messages."""
    mending = Mending(removals, cast("Groups", None), clock)
    mending.messages = posted
    return mending


async def test_a_deletion_right_after_another_waits_for_no_hour() -> None:
    removals, clock, posted = KeptRemovals(), HandClock(), Posted()
    mending = mending_of(removals, clock, posted)
    removals.add(1001)
    removals.add(1002)
    mending.soon()
    await clock.advance(4.5)  # both are done, and nothing was found after them yet
    assert posted.gone == [1001, 1002]
    removals.add(1003)
    mending.soon()
    await clock.advance(10)
    assert posted.gone == [1001, 1002, 1003]


async def test_an_outage_of_discord_counts_for_no_try_and_a_refusal_does() -> None:
    removals, clock, posted = KeptRemovals(), HandClock(), Posted()
    mending = mending_of(removals, clock, posted)
    removals.add(1001)
    posted.answer = RemovalTried.UNREACHED
    mending.soon()
    for _ in range(10):
        await clock.advance(3700)
    assert posted.tries >= 10
    assert (len(removals.kept), removals.refused) == (1, [])
    posted.answer = RemovalTried.REFUSED
    await clock.advance(3700)
    assert removals.refused == [1]
    posted.answer = RemovalTried.DONE
    await clock.advance(3700)
    assert (posted.gone, removals.kept) == ([1001], [])


async def test_a_refusal_counts_once_an_hour_however_many_are_deleted() -> None:
    removals, clock, posted = KeptRemovals(), HandClock(), Posted()
    mending = mending_of(removals, clock, posted)
    removals.add(1001)
    posted.answer = RemovalTried.REFUSED
    for _ in range(6):
        mending.soon()
        await clock.advance(10)
    assert (posted.tries, removals.refused) == (1, [1])
    await clock.advance(3 * 3700)
    assert removals.refused == [1] * 4


@pytest.mark.parametrize(
    "day", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)]
)
async def test_a_clock_that_jumps_gives_nothing_up_early_and_holds_nothing(day: datetime) -> None:
    removals, clock, posted = KeptRemovals(), HandClock(), Posted()
    posted.answer = RemovalTried.REFUSED
    removals.add(1001)
    for _ in range(2):  # the second time it was started again
        mending = mending_of(removals, clock, posted)
        for by in (timedelta(), day - clock.now(), clock.now() - day):
            clock.jump(by)
            mending.soon()
            await clock.advance(10)
        assert removals.refused == [1]
        removals.refused.clear()
        await clock.advance(3700)
        assert removals.refused == [1]
        removals.refused.clear()
        clock.jump(day - clock.now())


async def test_a_refusal_counts_once_an_hour_however_often_it_is_started_again() -> None:
    removals, clock, posted = KeptRemovals(), HandClock(), Posted()
    posted.answer = RemovalTried.REFUSED
    removals.add(1001)
    for _ in range(6):
        mending = mending_of(removals, clock, posted)
        await mending.start()
        await clock.advance(30)
    assert (posted.tries, removals.refused) == (1, [1])
    await clock.advance(3700)
    assert removals.refused == [1, 1]


async def test_one_deletion_makes_one_pass() -> None:
    removals, clock, posted = KeptRemovals(), HandClock(), Posted()
    mending = mending_of(removals, clock, posted)
    removals.add(1001)
    posted.answer = RemovalTried.UNREACHED
    mending.soon()
    await clock.advance(60)
    assert posted.tries == 1


async def test_nothing_is_ticked_off_before_there_is_a_connection() -> None:
    removals, clock, posted = KeptRemovals(), HandClock(), Posted()
    mending = Mending(removals, cast("Groups", None), clock)
    removals.add(1001)
    mending.soon()
    await clock.advance(60)
    assert (len(removals.kept), removals.refused) == (1, [])
    mending.messages = posted
    await clock.advance(3700)
    assert (posted.gone, removals.kept) == ([1001], [])


async def test_a_deletion_while_a_message_is_on_its_way_out_is_not_missed() -> None:
    removals, clock, posted = KeptRemovals(), HandClock(), SlowlyPosted()
    mending = mending_of(removals, clock, posted)
    removals.add(1001)
    mending.soon()
    await clock.advance(5)
    mending.soon()  # of a deletion whose message gets the number 1, once the other is done
    await clock.advance(30)
    posted.answered.set()
    await clock.advance(0)
    removals.add(1002)
    await clock.advance(10)
    assert posted.gone == [1001, 1002]


class SlowlyPosted(Posted):
    def __init__(self) -> None:
        super().__init__()
        self.answered = asyncio.Event()

    async def delete(self, guild: int | None, channel: int, message: int) -> RemovalTried:
        await self.answered.wait()
        return await super().delete(guild, channel, message)
