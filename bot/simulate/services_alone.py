"""The real services on a real database, without a Discord around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.memories import memory_in
from bot.registries import REGISTRIES
from bot.services.given import Outside
from bot.services.messages import Delivered, MessagePlace
from bot.services.services import build_services
from bot.simulate.pretended import PretendingPictures, PromptEngine

if TYPE_CHECKING:
    from random import Random

    from bot.services.messages import Draw
    from bot.services.scene import Scene
    from bot.services.services import Services
    from bot.store.database import Database
    from bot.taught import Taught


class CountingClock:
    """A clock that is a second later each time somebody looks; what is put off never comes."""

    def __init__(self) -> None:
        self.present = datetime(2026, 11, 1, 12, tzinfo=UTC)

    def now(self) -> datetime:
        self.present += timedelta(seconds=1)
        return self.present

    def elapsed(self) -> float:
        return self.now().timestamp()

    def after(self, _delay: float, _do: object) -> PutOff:
        return PutOff()


@dataclass(frozen=True, slots=True)
class PutOff:
    def cancel(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Unheard:
    """Stands for Discord: takes every message, shows none, and makes no thread."""

    async def deliver(
        self, place: MessagePlace, _scene: Scene, _nonce: str, *, anew: bool = True
    ) -> Delivered:
        del anew
        return Delivered(MessagePlace(place.guild, place.channel, place.message or 1))

    def refresh(self, place: MessagePlace, draw: Draw) -> None: ...

    def missing_in(self, _guild: int, _channel: int) -> tuple[str, ...] | None:
        return ()

    async def make(self, guild: int, channel: int, _name: str, _first: Scene) -> Delivered:
        return Delivered(MessagePlace(guild, channel + 1, 1))


def services_on(database: Database, taught: Taught, chance: Random) -> Services:
    """Build all services on a database; nobody hears what they tell later."""
    course, tables, spoken = taught
    heard = Unheard()
    outside = Outside(PromptEngine(), heard, heard, CountingClock(), chance, PretendingPictures())
    memory = memory_in(database, REGISTRIES.catalogue)
    return build_services(course, memory, outside, tables, REGISTRIES, spoken)
