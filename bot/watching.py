"""Watches from a thread of its own whether the event loop comes round, and says what holds it up.

It is not used with the simulated Discord, which waits for everything that is put into its loop.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import traceback
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.counts import Spread

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.1
STUCK_SECONDS = 1.0
MOST_FRAMES = 12  # the innermost ones, of the stack that is logged


class LagWatch:
    """Measures how late the loop is. Make it in the loop's own thread; `watched` runs it.

    `stuck_after` is after how many seconds it counts as stuck. `lags` is told how late it was, in
    seconds, each time that it came round: ten times a second.
    """

    def __init__(self, stuck_after: float = STUCK_SECONDS, lags: Spread | None = None) -> None:
        self._lags = lags
        self._loop, self._thread = asyncio.get_running_loop(), threading.get_ident()
        self._stuck_after = stuck_after
        self._asked: float | None = None  # since when an answer of the loop is waited for
        self._last = 0.0
        self._told = False
        self._over = threading.Event()

    @property
    def lag(self) -> float:
        """How many seconds late the loop is now, or was when it last came round."""
        asked = self._asked
        return self._last if asked is None else max(self._last, monotonic() - asked)

    def trouble(self) -> str | None:
        """Say in a sentence that the loop is stuck, or None. It may be called from any thread."""
        lag = self.lag
        return None if lag < self._stuck_after else f"The event loop is {lag:.1f} s late."

    def watch(self) -> None:
        """Ask the loop again and again until `stop`; a thread of its own calls this."""
        before = monotonic()
        while not self._over.wait(LOOK_SECONDS):
            now = monotonic()
            slept_long, before = now - before > LOOK_SECONDS + self._stuck_after / 2, now
            if self._asked is None:
                self._ask(now)
            elif slept_long:
                self._asked = now  # the whole program was held up: that is not the loop's doing
            elif now - self._asked >= self._stuck_after and not self._told:
                self._told = True
                self._tell(now - self._asked)

    def stop(self) -> None:
        self._over.set()

    def _ask(self, now: float) -> None:
        self._asked = now
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._answer)

    def _answer(self) -> None:
        if self._asked is not None:
            self._last = monotonic() - self._asked
            if self._lags is not None:
                self._lags.add(self._last)
        self._asked, self._told = None, False

    def _tell(self, lag: float) -> None:
        """Log what the loop's thread does just now; names of code, and no text of anybody's."""
        frame = sys._current_frames().get(self._thread)  # noqa: SLF001 - documented all the same
        stack = "".join(traceback.format_stack(frame)[-MOST_FRAMES:]) if frame else ""
        log.warning("The event loop is stuck for %.1f s, in:\n%s", lag, stack)


@contextmanager
def watched(watch: LagWatch) -> Iterator[LagWatch]:
    """Watch the loop for as long as the block lasts."""
    thread = threading.Thread(target=watch.watch, name="lag-watch", daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        watch.stop()
        thread.join()
