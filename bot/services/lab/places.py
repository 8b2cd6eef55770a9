"""Where the answers to trainings stand: only a message that is known can go with what it shows."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.services.newest import Newest
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.lab.ports import Runs
    from bot.services.messages import MessagePlace
    from bot.tutor.lab.runs import Run

log = logging.getLogger(__name__)

MOST_UNSAVED = 200


class AnswerPlaces:
    """Stores which message answers a run, and again later where that failed.

    `removals` are called once a message is noted because what it shows was deleted.
    """

    def __init__(self, runs: Runs) -> None:
        self.removals: list[Callable[[], None]] = []
        self._runs = runs
        self._unsaved: Newest[int, Run] = Newest(MOST_UNSAVED)

    async def keep(self, run: Run, channel: int, message: int) -> bool:
        """Store where a run is answered. Return whether what is shown there is gone."""
        try:
            gone = await self._runs.posted(run, channel, message)
        except TutorError as not_saved:
            log.warning("Where run %s is answered was not kept: %s", run.id, not_saved)
            self._unsaved[run.id] = replace(run, channel=channel, message=message)
            return False
        self._unsaved.pop(run.id, None)
        if gone:
            for told in self.removals:
                told()
        return gone

    async def told_at(self, run: Run, place: MessagePlace) -> None:
        """Store where a run was answered, if it had to be posted anew."""
        await self.keep_unsaved()  # first: the message before it is noted only if it is known
        if place.message is not None and place.message != run.message:
            await self.keep(run, place.channel, place.message)

    async def keep_unsaved(self) -> None:
        """Try again to store what could not be stored, until that fails."""
        for run in [*self._unsaved.values()]:
            if run.channel is not None and run.message is not None:
                await self.keep(run, run.channel, run.message)
            if run.id in self._unsaved:
                return
