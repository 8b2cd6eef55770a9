"""What ends by itself: rows with a time at which they are due, and what closes them then."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Protocol

from bot.services.clock import SteadyTime
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.services.clock import Clock, Timer
    from bot.tutor.exercises.gatherings import Due

log = logging.getLogger(__name__)

INTERVAL = 5.0  # seconds until the rows are read again: a row may have been added meanwhile
RETRIES = (30.0, 60.0, 300.0, 1800.0)  # seconds until a closer that failed is called again


class DueRows(Protocol):
    """Reads what is to end by itself."""

    async def due(self, now: datetime) -> tuple[Due, ...]:
        """Return rows that were due at `now` or before and are not closed, the earliest first."""
        ...

    async def next_due(self, now: datetime) -> datetime | None:
        """Return the earliest time after `now` at which an open row is due, None without one."""
        ...


class Deadlines:
    """Calls the closer of each row once its time has come, also if that was while it was off.

    A closer closes its row in the store, or gives it a later time, in one transaction. When
    it raises, the row is tried again later, and the others go on. It is called again for a row
    that it closed only if the program was stopped before that was stored.
    """

    def __init__(
        self,
        rows: DueRows,
        clock: Clock,
        close: Callable[[Due], Awaitable[None]],
    ) -> None:
        self._rows, self._clock, self._closer = rows, clock, close
        self._time = SteadyTime(clock)
        self._timer: Timer | None = None
        self._looking = self._look_again = False
        self._started: dict[Due, asyncio.Future[None]] = {}
        self._failed: dict[Due, tuple[int, float]] = {}  # how often, and when it is tried again

    async def start(self) -> None:
        """Close what came due while the bot was off, and go on looking as long as the clock runs.

        Closers run in tasks of their own; this returns when they are started.
        """
        await self._look()

    async def _look(self) -> None:
        self._looking, self._look_again, wait = True, False, INTERVAL
        try:
            wait = await self._start_due()
        except TutorError as unread:  # the store is in trouble, or the bot is being stopped
            log.warning("What is due could not be read: %s", unread)
        except Exception:
            log.exception("What is due could not be read")
        finally:
            self._looking = False
            self._look_after(0.0 if self._look_again else wait)

    def _look_after(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._clock.after(seconds, self._look)

    def _look_soon(self) -> None:
        """Look again: a row that was given a later time may be due before the next look."""
        self._look_again = True
        if not self._looking:
            self._look_after(0.0)

    async def _start_due(self) -> float:
        """Start the closers of what is due. Return the seconds until the next look."""
        now, elapsed = self._time.now(), self._clock.elapsed()
        found = await self._rows.due(now)
        self._forget_all_but(found)
        for due in found:
            _, again_at = self._failed.get(due, (0, elapsed))
            if due not in self._started and again_at <= elapsed:
                self._started[due] = asyncio.ensure_future(self._close(due))
        upcoming = await self._rows.next_due(now)
        return INTERVAL if upcoming is None else min(INTERVAL, (upcoming - now).total_seconds())

    def _forget_all_but(self, found: tuple[Due, ...]) -> None:
        """Forget rows that are closed, unless their closer is still at work."""
        for due in [d for d, task in self._started.items() if d not in found and task.done()]:
            del self._started[due]
        for due in [d for d in self._failed if d not in found]:
            del self._failed[due]

    async def _close(self, due: Due) -> None:
        try:
            await self._closer(due)
        except Exception:
            times, _ = self._failed.get(due, (0, 0.0))
            wait = RETRIES[min(times, len(RETRIES) - 1)]
            log.exception("%s %d could not be closed; again in %.0f s", due.kind, due.id, wait)
            self._failed[due] = times + 1, self._clock.elapsed() + wait
            self._started.pop(due, None)
        else:
            self._failed.pop(due, None)
            self._look_soon()
