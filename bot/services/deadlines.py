"""What ends by itself: rows with a time at which they are due, and what closes them then."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from functools import partial
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
RETRIES = (30.0, 60.0, 300.0, 1800.0)  # seconds until the closer of a row still due is called again
SLOW = 60.0  # seconds of work after which it is noted that a closer may hang


class DueRows(Protocol):
    """Reads what is to end by itself."""

    async def due(self, now: datetime) -> tuple[Due, ...]:
        """Return rows that were due at `now` or before and are not closed, the earliest first."""
        ...

    async def next_due(self, now: datetime) -> datetime | None:
        """Return the earliest time after `now` at which an open row is due, None without one."""
        ...


@dataclass(frozen=True, slots=True)
class Closing:
    """A closer at work, and what notes that it takes long."""

    task: asyncio.Future[None]
    slow: Timer


class Deadlines:
    """Calls the closer of each row once its time has come, also if that was while it was off.

    A closer closes its row in the store, or gives it a later time, in one transaction, unless the
    row is due at another time by then. It is never called for a row while it is at work on it. When
    it raises, or the row is due as before when it is done, it is called again later, and the others
    go on.
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
        self._at_work: dict[tuple[str, int], Closing] = {}
        self._tried: dict[Due, tuple[int, float]] = {}  # how often, and when it is tried again

    @property
    def busy(self) -> int:
        """How much is being closed just now."""
        return len(self._at_work)

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
        for closed in self._tried.keys() - set(found):
            del self._tried[closed]
        for due in found:
            _, again_at = self._tried.get(due, (0, elapsed))
            if (due.kind, due.id) not in self._at_work and again_at <= elapsed:
                self._close(due)
        upcoming = await self._rows.next_due(now)
        return INTERVAL if upcoming is None else min(INTERVAL, (upcoming - now).total_seconds())

    def _close(self, due: Due) -> None:
        async def call() -> None:
            await self._closer(due)

        async def note_slow() -> None:
            log.warning("%s %d is being closed for %.0f s; does it hang?", due.kind, due.id, SLOW)

        task = asyncio.ensure_future(call())
        self._at_work[due.kind, due.id] = Closing(task, self._clock.after(SLOW, note_slow))
        task.add_done_callback(partial(self._done, due))

    def _done(self, due: Due, task: asyncio.Future[None]) -> None:
        """Note when to try again if the row is due as before, which a later look will tell."""
        self._at_work.pop((due.kind, due.id)).slow.cancel()
        times, _ = self._tried.get(due, (0, 0.0))
        wait = RETRIES[min(times, len(RETRIES) - 1)]
        self._tried[due] = times + 1, self._clock.elapsed() + wait
        if task.cancelled():  # also when the bot is being stopped
            log.warning("%s %d: its closing was broken off", due.kind, due.id)
        elif (error := task.exception()) is not None:
            text = "%s %d could not be closed; again in %.0f s"
            log.error(text, due.kind, due.id, wait, exc_info=error)
        else:
            self._look_soon()
