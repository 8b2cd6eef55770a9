"""Rows that end by themselves, without a store."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.services.deadlines import Deadlines
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


async def started(
    rows: Rows, clock: HandClock, close: Callable[[Due], Awaitable[None]] | None = None
) -> None:
    await Deadlines(rows, clock, close or rows.close).start()
    await settled_loop()
