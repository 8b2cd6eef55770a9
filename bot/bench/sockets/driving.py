"""Has a few people at a time press, fill and write, and notes how long each answer took."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from bot.bench.sockets.discord_server import NoAnswerError
from bot.bench.sockets.people import FIRST_PERSON, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.bench.sockets.discord_server import SmallDiscord

AT_ONCE = 4  # people
STAYS = 20  # things that somebody does before the next one comes


@dataclass(slots=True)
class Drive:
    """Goes on with new people; `seconds` are the times to a first answer, by what was done."""

    discord: SmallDiscord
    random: Random = field(default_factory=lambda: Random(1))
    seconds: dict[str, list[float]] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)
    people: Iterator[int] = field(default_factory=lambda: count(FIRST_PERSON, 4))

    async def on(self, interactions: int) -> None:
        """Go on until so many more interactions were answered."""
        left = iter(range(interactions))
        await asyncio.gather(*(self._walk(left) for _ in range(AT_ONCE)))

    async def _walk(self, left: Iterator[int]) -> None:
        while True:
            person = Person(self.discord, self.random, next(self.people))
            for _ in range(STAYS):
                if next(left, None) is None:
                    return
                try:
                    await self._once(person, left)
                except NoAnswerError as error:
                    self.unanswered.append(str(error))
                    break

    async def _once(self, person: Person, left: Iterator[int]) -> None:
        done = await person.act()
        self._note(done, person)
        if await person.fill():
            next(left, None)
            self._note("form", person)

    def _note(self, done: str, person: Person) -> None:
        self.seconds.setdefault(done, []).append(person.done[-1].seconds)
