"""What is done every hour while the bot runs: forgetting, backups, looking whether all is sound."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.services.clock import Clock

log = logging.getLogger(__name__)

HOUR = 3600.0
SOON = 10.0  # seconds after the start, when the first rush is over
SETTLED = 60.0  # seconds after the start, when a first backup holds nobody up
LOOK = 300.0  # seconds between two looks whether a backup is due: one that failed is tried again
PAUSE = 0.05  # seconds between two changes: whoever presses gets in between


class Kept(Protocol):
    """What is kept for a limited time."""

    async def forget_some(self) -> bool:
        """Delete a few of the rows whose time is over. Return whether there may be more."""
        ...


class Checked(Protocol):
    """What may be damaged by a disk, or by another program."""

    @property
    def checked(self) -> bool:
        """Whether all of it was known to be sound at the start."""
        ...

    def check(self) -> None:
        """Begin to look through all of it; this returns at once."""
        ...


class Copied(Protocol):
    """What is backed up every hour."""

    def copy_when_due(self, elapsed: float) -> None:
        """Begin a backup where one is due, `elapsed` seconds after some moment; return at once."""
        ...


class Upkeep:
    """Forgets every hour, and checks every hour: soon after a start that could not check all.

    It also asks `copies`, where there are any, to back up what is due.
    """

    def __init__(
        self, kept: Kept, file: Checked, clock: Clock, copies: Copied | None = None
    ) -> None:
        self._kept, self._file, self._clock, self._copies = kept, file, clock, copies

    async def start(self) -> None:
        """Begin, and go on as long as the clock runs."""
        self._clock.after(SOON, self._forget)
        self._clock.after(HOUR if self._file.checked else SOON, self._check)
        if self._copies is not None:
            self._clock.after(SETTLED, self._copy)

    async def _forget(self) -> None:
        wait = HOUR
        try:
            if await self._kept.forget_some():
                wait = PAUSE
        except TutorError as trouble:  # the disk is full, or the bot is being stopped
            log.warning("What is kept for a limited time could not be forgotten: %s", trouble)
        finally:
            self._clock.after(wait, self._forget)

    async def _check(self) -> None:
        self._clock.after(HOUR, self._check)
        self._file.check()

    async def _copy(self) -> None:
        self._clock.after(LOOK, self._copy)
        if self._copies is not None:
            self._copies.copy_when_due(self._clock.elapsed())
