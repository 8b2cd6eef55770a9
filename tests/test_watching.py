"""A loop that is stuck is noticed from outside, with what holds it up; a calm one never is."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from bot.watching import LagWatch, watched

if TYPE_CHECKING:
    import pytest

STUCK = 0.4


def holds_everybody_up(until: float) -> None:
    while time.monotonic() < until:
        pass


async def test_a_stuck_loop_is_logged_once_with_what_it_does(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING), watched(LagWatch(STUCK)) as watch:
        await asyncio.sleep(0.3)
        began = time.monotonic()
        holds_everybody_up(began + 3 * STUCK)
        late = watch.lag
        told = watch.trouble()
        await asyncio.sleep(0.5)
        assert watch.lag < STUCK
        assert watch.trouble() is None
    assert late >= STUCK
    assert told is not None
    assert "late" in told
    (record,) = caplog.records
    assert "holds_everybody_up" in record.getMessage()


async def test_a_loop_that_comes_round_is_not_in_trouble(caplog: pytest.LogCaptureFixture) -> None:
    with watched(LagWatch(5.0)) as watch:
        await asyncio.sleep(0.5)
        assert watch.trouble() is None
    assert not caplog.records


async def test_a_watch_that_is_over_asks_nothing_more() -> None:
    watch = LagWatch()
    with watched(watch):
        await asyncio.sleep(0.2)
    await asyncio.sleep(0.2)
    assert watch.trouble() is None
