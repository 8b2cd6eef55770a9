"""One try at sending a scene to Discord."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import discord

from bot.services.messages import Reason
from bot.ui.kit.faults import UNSENT, Fault, NotSentError, not_sent
from bot.ui.kit.files import files_of, pictures_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services.clock import Clock
    from bot.services.messages import MessagePlace, Token
    from bot.services.scene import Scene
    from bot.ui.client import TutorBot


class DiscordWire:
    """Sends through the bot's connection. Every method but `pause` raises NotSentError."""

    def __init__(self, bot: TutorBot) -> None:
        self._bot = bot
        self._pauses = count()

    async def edit_by_token(self, place: MessagePlace, token: Token, scene: Scene) -> int:
        """Edit a message as the answer to a press. Return its id."""
        answer = discord.Webhook.partial(
            self._bot.application_id or 0, token.text, client=self._bot
        )

        async def send() -> int:
            shown = self._drawn(scene, "attachments")
            return (await answer.edit_message(place.message or 0, **shown)).id

        return await self._tried(send)

    async def edit(self, place: MessagePlace, scene: Scene) -> int:
        """Edit one of the bot's own messages. Return its id."""
        message = self._channel(place).get_partial_message(place.message or 0)

        async def send() -> int:
            return (await message.edit(**self._drawn(scene, "attachments"))).id

        return await self._tried(send)

    async def post(self, place: MessagePlace, scene: Scene, nonce: str) -> int:
        """Post a message. Return its id."""
        channel = self._channel(place)

        async def send() -> int:
            return (await channel.send(**self._drawn(scene, "files"), nonce=nonce)).id

        return await self._tried(send)

    async def open_thread(self, place: MessagePlace) -> None:
        """Take a thread out of Discord's archive."""

        async def send() -> int:
            thread = await self._bot.fetch_channel(place.channel)
            if isinstance(thread, discord.Thread):
                await thread.edit(archived=False)
            return place.channel

        await self._tried(send)

    async def pause(self, clock: Clock, seconds: float) -> None:
        """Wait until the clock has gone on.

        It waits for an event of discord.py, because the simulated Discord knows those: it does not
        hold up a press, or the end of a test, until the clock is moved on.
        """
        over = f"nudge_pause_{next(self._pauses)}"
        waiting = self._bot.wait_for(over)

        async def end() -> None:
            self._bot.dispatch(over)

        clock.after(seconds, end)
        await waiting

    async def _tried(self, send: Callable[[], Awaitable[int]]) -> int:
        if self._bot.user is None or self._bot.is_closed():  # the next start or press tells it
            raise NotSentError(Fault.FINAL, Reason.TROUBLE)
        try:
            return await send()
        except UNSENT as error:
            raise not_sent(error) from error

    def _channel(self, place: MessagePlace) -> discord.PartialMessageable:
        return self._bot.get_partial_messageable(place.channel, guild_id=place.guild)

    def _drawn(self, scene: Scene, files: str) -> dict[str, Any]:
        return {"view": self._bot.draw(scene), files: files_of(pictures_of(scene))}
