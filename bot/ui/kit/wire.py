"""One try at sending a scene to Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.services.messages import Reason
from bot.ui.answering.content import content_of
from bot.ui.answering.faults import Fault, NotSentError
from bot.ui.answering.outlasting import pause
from bot.ui.answering.posts import Spot, open_thread, with_or_without_files

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services.clock import Clock
    from bot.services.messages import MessagePlace, Token
    from bot.services.scene import Scene
    from bot.ui.answering.content import Content
    from bot.ui.client import TutorBot


class DiscordWire:
    """Sends through the bot's connection. Every method but `pause` raises NotSentError."""

    def __init__(self, bot: TutorBot) -> None:
        self._bot = bot

    async def edit_by_token(self, place: MessagePlace, token: Token, scene: Scene) -> int:
        """Edit a message as the answer to a press. Return its id."""
        answer = discord.Webhook.partial(
            self._bot.application_id or 0, token.text, client=self._bot
        )

        async def send(content: Content) -> int:
            shown = content.message("attachments")
            return (await answer.edit_message(place.message or 0, **shown)).id

        return await self._tried(place, scene, send)

    async def edit(self, place: MessagePlace, scene: Scene) -> int:
        """Edit one of the bot's own messages. Return its id."""
        message = self._spot(place).messages.get_partial_message(place.message or 0)

        async def send(content: Content) -> int:
            return (await message.edit(**content.message("attachments"))).id

        return await self._tried(place, scene, send)

    async def post(self, place: MessagePlace, scene: Scene, nonce: str) -> int:
        """Post a message. Return its id."""
        channel = self._spot(place).messages

        async def send(content: Content) -> int:
            return (await channel.send(**content.message(), nonce=nonce)).id

        return await self._tried(place, scene, send)

    async def open_thread(self, place: MessagePlace) -> None:
        """Take a thread out of Discord's archive."""
        await open_thread(self._spot(place))

    async def pause(self, clock: Clock, seconds: float) -> None:
        """Wait until the clock has gone on."""
        await pause(self._bot, clock, seconds)

    async def _tried(
        self, place: MessagePlace, scene: Scene, send: Callable[[Content], Awaitable[int]]
    ) -> int:
        if self._bot.user is None or self._bot.is_closed():  # the next start or press tells it
            raise NotSentError(Fault.FINAL, Reason.TROUBLE)
        content, spot = content_of(self._bot, scene), self._spot(place)
        return await with_or_without_files(content, send, spot.missing)

    def _spot(self, place: MessagePlace) -> Spot:
        return Spot(self._bot, place.guild, place.channel)
