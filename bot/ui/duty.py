"""What the bot is busy with, and whether it may take on more: it answers what it began, then goes.

All that is done for a person is a task of discord.py's, so a task in flight is one of those.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.02
GIVE_UP_SECONDS = 0.5
QUIET_LOOKS = 3  # in a row: what follows a command is begun just after it


class RestartingError(TutorError):
    """The bot is being stopped, so this was not begun."""

    def __init__(self) -> None:
        super().__init__(
            "I am just being restarted, so I did not begin this, and nothing was changed. "
            "Please do it again in a minute: your place is kept."
        )


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the bot can answer now; `reasons` are finished sentences on why it cannot."""

    reasons: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        return not self.reasons


class Duty:
    """Counts what is in flight, and refuses what is new once the bot is being stopped.

    `connected` is set by the client: Discord sends presses, and takes answers.
    """

    def __init__(self) -> None:
        self.draining = self.connected = False
        self._troubles: list[Callable[[], str | None]] = []
        self._tasks: set[asyncio.Task[object]] = set()
        self._others: list[Callable[[], int]] = []

    def add_other(self, count: Callable[[], int]) -> None:
        """Register what counts other work that should end before the bot goes."""
        self._others.append(count)

    def add_trouble(self, trouble: Callable[[], str | None]) -> None:
        """Register what says in a sentence why the bot cannot answer just now, or None."""
        self._troubles.append(trouble)

    @property
    def readiness(self) -> Readiness:
        """Whether presses can be answered now. It may be asked for from any thread."""
        told = [trouble() for trouble in self._troubles]
        if self.draining:
            told.append("The bot is being stopped.")
        elif not self.connected:
            told.append("The bot is not connected to Discord.")
        return Readiness(tuple(reason for reason in told if reason))

    def enter(self) -> None:
        """Count the task that runs now until it ends."""
        task = asyncio.current_task()
        if task is not None and task not in self._tasks:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def check(self) -> None:
        """Raise RestartingError when nothing new is begun any more."""
        if self.draining:
            raise RestartingError

    @property
    def in_flight(self) -> int:
        """How many presses, commands, forms and messages are being answered."""
        return len(self._tasks)

    @property
    def busy(self) -> int:
        """How much is under way, beside presses too."""
        return len(self._tasks) + sum(count() for count in self._others)

    async def drain(self, seconds: float, hurry: asyncio.Event) -> bool:
        """Take on nothing new, and wait until nothing is under way; return whether that is so.

        It takes at most so many seconds, and ends at once when `hurry` is set.
        """
        self.draining = True
        loop = asyncio.get_running_loop()
        until, quiet = loop.time() + seconds, 0
        while quiet < QUIET_LOOKS and loop.time() < until and not hurry.is_set():
            await asyncio.sleep(LOOK_SECONDS)
            quiet = 0 if self.busy else quiet + 1
        return not self.busy

    async def give_up(self) -> None:
        """Cancel what is still in flight, and wait a moment until it ends."""
        left = tuple(self._tasks)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left, timeout=GIVE_UP_SECONDS)


async def done_behind(do: Callable[[], Awaitable[None]]) -> None:
    """Do what is done behind the presses; an error is logged at once, not when all is over."""
    try:
        await do()
    except Exception:
        log.exception("What was begun at the start could not be finished.")
        raise
