"""Ends of trainings that several people look for at once."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from bot.services.lab.claims import Claims
from bot.tutor.lab.runs import Run, RunState, WantedRun

NOW = datetime(2026, 7, 28, 12, 0, tzinfo=UTC)


def run_of(number: int) -> Run:
    wanted = WantedRun(None)
    return Run(number, 2, None, wanted, RunState.DONE, 1, None, None, (), "", None, NOW)


async def test_two_people_who_look_at_once_do_not_take_each_others_place() -> None:
    claims = Claims()
    let_in = [asyncio.Event(), asyncio.Event()]

    async def read(who: int) -> Run:
        await let_in[who].wait()
        return run_of(who)

    first, second = (asyncio.create_task(claims.is_free(read(who))) for who in (0, 1))
    await asyncio.sleep(0)
    let_in[1].set()  # who began last ends first, and what both noted so far is the same
    assert await second == (run_of(1), True)
    with claims.held(0):
        pass  # somebody showed the first one's end while it was read
    let_in[0].set()
    assert await first == (run_of(0), False)
