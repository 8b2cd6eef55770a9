"""Mends what a deleted person was in: games go on or end, cards lose the name, messages go."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.privacy.blanking import is_blank
from bot.tutor.privacy.removals import RemovalTried

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.services.clock import Clock, Timer
    from bot.services.exercises.groups import Groups
    from bot.services.privacy.ports import PostedMessages, Removals
    from bot.tutor.privacy.removals import Removal

log = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between two messages: Discord lets a bot change only so many
SOON = 3.0
HOUR = 3600.0


class Mending:
    """Goes through what is to be mended, one after another; what is left waits for the next hour.

    `messages` is set once there is a connection to Discord.
    """

    def __init__(self, removals: Removals, groups: Groups, clock: Clock) -> None:
        self.messages: PostedMessages | None = None
        self._removals, self._groups, self._clock = removals, groups, clock
        self._timer: Timer | None = None
        self._after = 0
        self._anew = False

    async def start(self) -> None:
        """Go on with what was not mended before the start."""
        self.soon()

    def soon(self) -> None:
        """Begin soon, and once more from the first: numbers of what is done are given again."""
        self._anew = True
        self._put_off(SOON)

    async def mend_open(self, gatherings: Iterable[int]) -> None:
        """Let open things go on at once without the person who was in them."""
        for gathering in gatherings:
            await self._gone_on(gathering)

    async def _next(self) -> None:
        wait = HOUR
        try:
            waiting = await self._removals.waiting(self._after, 1)
            for one in waiting:
                self._after = one.id
                await self._mend(one)
            if not waiting and self._anew:
                self._after, self._anew = 0, False
                wait = PAUSE
            elif waiting:
                wait = PAUSE
        except TutorError as trouble:  # the disk is full, or the bot is being stopped
            log.warning("A message of somebody who was deleted waits: %s", trouble)
        finally:
            if wait == HOUR:
                self._after = 0
            self._put_off(wait)

    async def _mend(self, one: Removal) -> None:
        told = RemovalTried.DONE
        if one.gathering is not None:
            await self._gone_on(one.gathering)
        elif self.messages is not None and one.channel is not None and one.message is not None:
            told = await self.messages.delete(one.guild, one.channel, one.message)
        if told is RemovalTried.DONE:
            await self._removals.done(one.id)
        elif (
            told is RemovalTried.REFUSED
        ):  # however long Discord is out of reach, it is tried again
            await self._removals.failed(one.id)

    async def _gone_on(self, gathering: int) -> None:
        """Settle a gathering, or close one in which nothing is left to answer; draw its card."""
        try:
            found = await self._groups.settle(gathering)
            if not found.closed and found.host is None and is_blank(found.kind, found.plan):
                await self._groups.close(gathering)
            await self._groups.redraw(gathering)
        except TutorError as error:  # deleted meanwhile, or its lesson is switched off
            log.warning("Gathering %s stays as it is: %s", gathering, error)
        except Exception:  # a newer program wrote it; the others must be mended all the same
            log.exception("Gathering %s cannot be mended.", gathering)

    def _put_off(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._clock.after(seconds, self._next)
