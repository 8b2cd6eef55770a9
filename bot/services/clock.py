"""The clock as a port: what time it is, how much time has passed, and what is done later.

`bot.app` builds the only real one. No timer here is one of asyncio's, because the simulated Discord
waits in real time for each of those.
"""

from __future__ import annotations

import asyncio
import contextvars
import heapq
import logging
import math
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

log = logging.getLogger(__name__)


LEAST_SWEPT = 256  # alarms; fewer may wait until they are due, though they were taken back


class Timer(Protocol):
    def cancel(self) -> None:
        """Take back what was to be done. Too late, or a second time, this changes nothing."""
        ...


class Clock(Protocol):
    def now(self) -> datetime:
        """Return the time of day in UTC. It may jump; never measure a duration with it."""
        ...

    def elapsed(self) -> float:
        """Return seconds since some moment in the past. It never jumps and never goes back."""
        ...

    def after(self, delay: float, do: Callable[[], Awaitable[None]]) -> Timer:
        """Call `do` once in the event loop that runs now, after `delay` seconds that elapse.

        An exception of `do` is logged. `do` sees the context variables of the caller. Raise
        ValueError for a delay that is infinite or no number.
        """
        ...


@dataclass(slots=True)
class Alarm:
    """Something to be done later, in the loop and the context of whoever asked for it."""

    do: Callable[[], Awaitable[None]]
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)
    context: contextvars.Context = field(default_factory=contextvars.copy_context)
    cancelled: bool = False
    task: asyncio.Future[None] | None = None  # kept: the loop alone would let a task be collected

    def cancel(self) -> None:
        """Let go at once of all that it would have needed: what keeps it may keep it for long."""
        if self.task is None:
            self.cancelled, self.do, self.context = True, _nothing, contextvars.Context()

    def ring(self) -> None:
        """Start what is to be done. Call it in `loop` and in `context`."""
        if not self.cancelled:
            self.task = asyncio.ensure_future(self._done())

    async def _done(self) -> None:
        try:
            await self.do()
        except Exception:
            log.exception("While doing what was put off")


async def _nothing() -> None:
    """Stand for what was taken back."""


class ThreadClock:
    """A clock whose timers are waited for in one thread, which starts with the first of them.

    `now` returns the time of day in UTC and `elapsed` seconds that never go back; it must be
    callable from any thread.
    """

    def __init__(self, now: Callable[[], datetime], elapsed: Callable[[], float]) -> None:
        self.now, self.elapsed = now, elapsed
        self._alarms: list[tuple[float, int, Alarm]] = []
        self._numbers = count()
        self._swept_at = LEAST_SWEPT  # so many alarms
        self._changed = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    def after(self, delay: float, do: Callable[[], Awaitable[None]]) -> Timer:
        if not math.isfinite(delay):
            raise ValueError(f"Nothing can be put off by {delay} seconds.")
        alarm = Alarm(do)
        with self._changed:
            self._sweep()
            heapq.heappush(self._alarms, (self.elapsed() + delay, next(self._numbers), alarm))
            if self._thread is None:
                self._thread = threading.Thread(target=self._wait, name="clock", daemon=True)
                self._thread.start()
            self._changed.notify()
        return alarm

    def close(self) -> None:
        """End the thread. What was to be done later is not done."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _sweep(self) -> None:
        """Drop what was taken back, once so many alarms came since the last time."""
        if len(self._alarms) >= self._swept_at:
            self._alarms = [one for one in self._alarms if not one[2].cancelled]
            heapq.heapify(self._alarms)
            self._swept_at = max(LEAST_SWEPT, 2 * len(self._alarms))

    def _wait(self) -> None:
        while (alarm := self._next()) is not None:
            with suppress(RuntimeError):  # its loop has ended
                alarm.loop.call_soon_threadsafe(alarm.ring, context=alarm.context)

    def _next(self) -> Alarm | None:
        """Wait for the next alarm that is due, and take it out. Return None when closed."""
        with self._changed:
            while not self._closed:
                left = self._alarms[0][0] - self.elapsed() if self._alarms else None
                if left is not None and left <= 0:
                    return heapq.heappop(self._alarms)[2]
                self._changed.wait(None if left is None else min(left, threading.TIMEOUT_MAX))
        return None


SMALL = timedelta(minutes=1)  # a clock that is set right by so much has not jumped
BELIEVED_AFTER = 600.0  # seconds for which a clock must keep to its jump


class SteadyTime:
    """The time of day without jumps: a clock set wrong by hand must not make everything due.

    A jump that lasts ten minutes is believed: a computer that slept, or started without the time,
    is right afterwards. After another jump the ten minutes start again.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._day, self._at = clock.now(), clock.elapsed()
        self._jump: tuple[timedelta, float] | None = None  # by how much, and when it was seen

    def now(self) -> datetime:
        elapsed, shown = self._clock.elapsed(), self._clock.now()
        expected = self._day + timedelta(seconds=elapsed - self._at)
        if abs(shown - expected) > SMALL and not self._is_believed(shown, expected, elapsed):
            return expected
        self._day, self._at, self._jump = shown, elapsed, None
        return shown

    def _is_believed(self, shown: datetime, expected: datetime, elapsed: float) -> bool:
        """Return whether the clock has kept for long enough to the jump that it has made."""
        by = shown - expected
        if self._jump is None or abs(by - self._jump[0]) > SMALL:
            log.warning("The clock jumped from %s to %s.", expected, shown)
            self._jump = by, elapsed
        return elapsed - self._jump[1] >= BELIEVED_AFTER
