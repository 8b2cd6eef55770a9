"""Mends what a deleted person was in: games go on or end, cards lose the name, messages go."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.services.exercises.mended_cards import mended_card
from bot.services.messages import Reason, Undelivered
from bot.tutor.errors import TutorError
from bot.tutor.privacy.blanking import is_blank
from bot.tutor.privacy.removals import RemovalTried, was_refused_just_now

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from datetime import datetime

    from bot.services.clock import Clock, Timer
    from bot.services.exercises.groups import Groups
    from bot.services.privacy.ports import PostedMessages, Removals
    from bot.tutor.privacy.removals import Removal

log = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between two messages: Discord lets a bot change only so many
SOON = 3.0
HOUR = 3600.0


TRIED: Mapping[Reason, RemovalTried] = MappingProxyType(
    {
        Reason.GONE: RemovalTried.DONE,
        Reason.TROUBLE: RemovalTried.UNREACHED,
        Reason.REPLACED: RemovalTried.UNREACHED,  # by what does not know of the deletion, perhaps
    }
)
"""What it means for a card that it was not told; every other reason is a refusal."""


class Mending:
    """Goes through what is to be mended, one after another; what is left waits for the next hour.

    `messages` is set once there is a connection to Discord.
    """

    def __init__(self, removals: Removals, groups: Groups, clock: Clock) -> None:
        self.messages: PostedMessages | None = None
        self._removals, self._groups, self._clock = removals, groups, clock
        self._timer: Timer | None = None
        self._after = 0
        self._at_work = self._anew = False
        self._refused: dict[tuple[int, datetime], float] = {}  # in seconds that elapsed

    async def start(self) -> None:
        """Go on with what was not mended before the start."""
        self.soon()

    def soon(self) -> None:
        """Begin soon; what is under way goes through all once more, from the first.

        Numbers of what is done are given again, so that something new may be before it.
        """
        self._anew = self._at_work or self._after > 0
        if not self._at_work:
            self._put_off(SOON)

    async def mend_open(self, gatherings: Iterable[int]) -> None:
        """Let open things go on at once without the person who was in them."""
        for gathering in gatherings:
            await self._tried(gathering, self._gone_on)

    async def _next(self) -> None:
        self._at_work, wait = True, HOUR
        try:
            waiting = await self._removals.waiting(self._after, 1)
            for one in waiting:
                self._after, wait = one.id, PAUSE
                await self._mend(one)
        except TutorError as trouble:  # the disk is full, or the bot is being stopped
            log.warning("A message of somebody who was deleted waits: %s", trouble)
            wait = HOUR
        finally:
            self._at_work = False
            if wait == HOUR:
                wait = PAUSE if self._anew else HOUR
                self._after, self._anew = 0, False
            self._put_off(wait)

    async def _mend(self, one: Removal) -> None:
        """Try one, unless it was refused within the last hour: each hour counts one refusal.

        The store says so after a restart, and what elapsed since whatever the clock was set to.
        """
        key, now, elapsed = (one.id, one.noted_at), self._clock.now(), self._clock.elapsed()
        self._refused = {each: at for each, at in self._refused.items() if elapsed - at < HOUR}
        if key in self._refused or was_refused_just_now(one, now):
            return
        told = await self._outcome(one)
        if told is RemovalTried.DONE:
            await self._removals.done(one)
        elif told is RemovalTried.REFUSED:  # what is not reached is tried again for ever
            self._refused[key] = elapsed
            await self._removals.failed(one.id, now)

    async def _outcome(self, one: Removal) -> RemovalTried:
        if one.gathering is not None:
            return await self._tried(one.gathering, self._card_mended)
        if one.channel is None or one.message is None:
            return RemovalTried.DONE
        if self.messages is None:
            return RemovalTried.UNREACHED
        return await self.messages.delete(one.guild, one.channel, one.message)

    async def _tried(
        self, gathering: int, mend: Callable[[int], Awaitable[RemovalTried]]
    ) -> RemovalTried:
        """Mend a gathering; what keeps it from being drawn may pass, so that counts for no try."""
        try:
            return await mend(gathering)
        except TutorError as error:  # its lesson is switched off, or the store is in trouble
            log.warning("Gathering %s stays as it is: %s", gathering, error)
        except Exception:  # a newer program wrote it; the others must be mended all the same
            log.exception("Gathering %s cannot be mended.", gathering)
        return RemovalTried.UNREACHED

    async def _gone_on(self, gathering: int) -> RemovalTried:
        """Settle a gathering, or close one in which nothing is left to answer; draw its card soon.

        It is done only once somebody waited for the card: that is `_card_mended`.
        """
        await self._settled(gathering)
        await self._groups.redraw(gathering)
        return RemovalTried.UNREACHED

    async def _card_mended(self, gathering: int) -> RemovalTried:
        """Settle a gathering, and wait for what Discord says to its card."""
        if await self._groups.gatherings.get(gathering) is None:  # deleted meanwhile
            return RemovalTried.DONE
        await self._settled(gathering)
        told = await mended_card(self._groups, gathering)
        if isinstance(told, Undelivered):
            return TRIED.get(told.reason, RemovalTried.REFUSED)
        return RemovalTried.DONE

    async def _settled(self, gathering: int) -> None:
        found = await self._groups.settle(gathering)
        if not found.closed and found.host is None and is_blank(found.kind, found.plan):
            await self._groups.close(gathering)

    def _put_off(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._clock.after(seconds, self._next)
