"""Notes who left a server, and that they are back; what belongs to it goes 30 days later."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.services.clock import Clock
    from bot.services.privacy.ports import Departures, Presence

log = logging.getLogger(__name__)

PEOPLE = 60  # whose servers are asked about in one turn
PAUSE = 60.0  # seconds between two questions to Discord
HOUR = 3600.0


class Leaving:
    """`presence` is set once there is a connection to Discord."""

    def __init__(self, departures: Departures, clock: Clock) -> None:
        self.presence: Presence | None = None
        self._departures, self._clock = departures, clock
        self._noted: set[tuple[int, int | None]] = set()
        self._to_ask: list[tuple[int, int]] = []
        self._after = 0

    async def start(self) -> None:
        """Begin, and go on as long as the clock runs."""
        self._noted = set(await self._departures.noted())
        self._clock.after(PAUSE, self._ask_next)

    async def compare(self, guilds: Iterable[int]) -> None:
        """At a start: note which servers the bot was removed from, or is in again."""
        there = frozenset(guilds)
        for guild in await self._departures.guilds() - there:
            await self.left(guild)
        for guild, person in tuple(self._noted):
            if person is None and guild in there:
                await self.back(guild)

    async def left(self, guild: int, person: int | None = None) -> None:
        """Note that a person, or the bot, left a server; a second time changes nothing."""
        place = guild, person
        if place not in self._noted and await self._departures.note(guild, person):
            self._noted.add(place)

    async def back(self, guild: int, person: int | None = None) -> None:
        """Forget that somebody left a server: whoever is back in time keeps everything."""
        if (guild, person) in self._noted:
            await self._departures.back(guild, person)
            self._noted.discard((guild, person))

    def forget(self, person: int) -> None:
        """Forget in memory where a person was or left; the store forgets by itself."""
        self._noted = {place for place in self._noted if place[1] != person}
        self._to_ask = [place for place in self._to_ask if place[1] != person]

    async def _ask_next(self) -> None:
        wait = PAUSE
        try:
            if not self._to_ask:
                self._after, found = await self._departures.members(self._after, PEOPLE)
                self._to_ask = list(found)
            if self._to_ask:
                await self._ask(*self._to_ask.pop())
            else:
                wait = HOUR
        except TutorError as trouble:  # the store is in trouble, or the bot is being stopped
            log.warning("Who left a server was not asked: %s", trouble)
        finally:
            self._clock.after(wait, self._ask_next)

    async def _ask(self, guild: int, person: int) -> None:
        gone = None if self.presence is None else await self.presence.is_gone(guild, person)
        if gone is True:
            await self.left(guild, person)
        elif gone is False:
            await self.back(guild, person)
