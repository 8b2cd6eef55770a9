"""Overwrites what deleted rows left in the files: at once where they are small, else bit by bit."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.services.clock import Clock
    from bot.services.privacy.ports import Overwriting

log = logging.getLogger(__name__)

AT_ONCE = 2  # steps, which are 4 MB of a file
PAUSE = 0.05  # seconds between two steps: whoever presses gets in between
LATER = "What was deleted is overwritten later: %s"
BUSY = 1.0  # seconds to the next step where somebody reads for long: a check, or a backup


class Overwriter:
    def __init__(self, files: Overwriting, clock: Clock) -> None:
        self._files, self._clock = files, clock
        self._waits = False

    async def at_once(self) -> None:
        """Empty the log and overwrite what can be at once; the rest goes on behind the presses.

        Where the store is in trouble all of it is tried later: the rows are deleted all the same.
        """
        try:
            cut = await self._files.cut_log()
            for _ in range(AT_ONCE if cut else 0):
                if not await self._files.wipe_some():
                    return
        except TutorError as trouble:
            log.warning(LATER, trouble)
            cut = False
        self.soon(PAUSE if cut else BUSY)

    def soon(self, pause: float = PAUSE) -> None:
        """Begin to overwrite what is left, unless that is under way."""
        if not self._waits:
            self._waits = True
            self._clock.after(pause, self._step)

    async def _step(self) -> None:
        self._waits = False
        try:
            if not await self._files.unwiped():
                return
            if not await self._files.cut_log():
                self.soon(BUSY)
            elif await self._files.wipe_some():
                self.soon()
        except TutorError as trouble:  # it goes on at the next hour
            log.warning(LATER, trouble)
