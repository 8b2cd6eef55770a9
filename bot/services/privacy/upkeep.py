"""What goes on after deletions by itself: those that a kill broke off are finished."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.services.clock import Clock
    from bot.services.privacy.deleting import Deleting

log = logging.getLogger(__name__)

HOUR = 3600.0
SOON = 5.0  # seconds after the start, when the first rush is over


class DeletionUpkeep:
    """At a start and every hour: finishes deletions, then overwrites what they left in the file."""

    def __init__(self, deleting: Deleting, clock: Clock) -> None:
        self._deleting, self._clock = deleting, clock

    async def start(self) -> None:
        """Begin, and go on as long as the clock runs."""
        await self._deleting.mending.start()
        await self._deleting.leaving.start()
        self._clock.after(SOON, self._finish)

    async def _finish(self) -> None:
        self._clock.after(HOUR, self._finish)
        try:
            await self._deleting.finish()
            self._deleting.overwriter.soon()
        except TutorError as trouble:  # the disk is full, or the bot is being stopped
            log.warning("A deletion goes on later: %s", trouble)
