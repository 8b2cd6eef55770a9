"""A stand-in for Discord's threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import Delivered, MessagePlace, Undelivered

if TYPE_CHECKING:
    from bot.services.scene import Scene


class FakeThreads:
    """Makes threads that nobody sees; their ids count up from 1000. It lacks no permission."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def missing_in(self, guild: int, channel: int) -> tuple[str, ...] | None:
        return ()

    async def make(
        self, guild: int, channel: int, name: str, first: Scene
    ) -> Delivered | Undelivered:
        self.made.append(name)
        return Delivered(MessagePlace(guild, 1000 + len(self.made), 1))
