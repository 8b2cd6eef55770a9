"""Where the answers to trainings stand: only a message that is known can go with what it shows."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.lab.ports import Runs
    from bot.services.messages import MessagePlace
    from bot.tutor.lab.runs import Run

log = logging.getLogger(__name__)


class AnswerPlaces:
    """Stores which message answers a run.

    `removals` are called once a message is noted because what it shows was deleted.
    """

    def __init__(self, runs: Runs) -> None:
        self.removals: list[Callable[[], None]] = []
        self._runs = runs

    async def keep(self, run: Run, channel: int, message: int) -> bool:
        """Store where a run is answered. Return whether what is shown there is gone."""
        try:
            gone = await self._runs.posted(run, channel, message)
        except TutorError as not_saved:
            log.warning("Where run %s is answered was not kept: %s", run.id, not_saved)
            return False
        if gone:
            for told in self.removals:
                told()
        return gone

    async def told_at(self, run: Run, place: MessagePlace) -> None:
        """Store where a run was answered, if it had to be posted anew."""
        if place.message is not None and place.message != run.message:
            await self.keep(run, place.channel, place.message)
