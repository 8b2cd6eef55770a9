"""Makes threads on Discord, each with its first message."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import discord

from bot.services.messages import Delivered, MessagePlace, Reason, Undelivered
from bot.ui.answering.content import content_of
from bot.ui.answering.faults import NotSentError
from bot.ui.answering.outlasting import Patience, outlasted
from bot.ui.answering.posts import Spot, posted

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.ui.client import TutorBot

KEPT: Final = 10080  # minutes without a message after which Discord archives a thread: a week
NEEDED = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "create_public_threads": "Create Public Threads",
    "send_messages_in_threads": "Send Messages in Threads",
}


class DiscordThreads:
    """The port `Threads` of the classroom. `bot` is set when there is one."""

    bot: TutorBot | None = None

    def missing_in(self, guild: int, channel: int) -> tuple[str, ...] | None:
        """Name the permissions that the bot lacks there; None where no thread can be."""
        found = self._channel(guild, channel)
        if found is None:
            return None
        may = found.permissions_for(found.guild.me)
        return tuple(name for right, name in NEEDED.items() if not getattr(may, right))

    async def make(
        self, guild: int, channel: int, name: str, first: Scene
    ) -> Delivered | Undelivered:
        """Make a public thread, whose name is its own in the channel, with its first message.

        One of that name that the bot made before gets the message only if it has none. What is
        returned names the thread as the channel.
        """
        found = self._channel(guild, channel)
        if found is None or self.bot is None:
            return Undelivered(Reason.GONE)
        try:
            patience = Patience(self.bot, found.id)
            thread = await outlasted(patience, partial(self._made, found, name))
            message = thread.last_message_id
            if message is None:
                content, spot = content_of(self.bot, first), Spot(self.bot, guild, thread.id)
                message = (await posted(spot, content, f"first-{thread.id}")).id
        except NotSentError as fault:
            lacks = fault.missing or self.missing_in(guild, channel)
            return Undelivered(fault.reason, lacks or tuple(NEEDED.values()))
        return Delivered(MessagePlace(guild, thread.id, message))

    async def _made(self, channel: discord.TextChannel, name: str) -> discord.Thread:
        """Make a thread, unless it is there: also where the reply to making it was lost."""
        thread = await self._earlier(channel, name)
        if thread is None:
            kind = discord.ChannelType.public_thread
            thread = await channel.create_thread(name=name, type=kind, auto_archive_duration=KEPT)
        return thread

    async def _earlier(self, channel: discord.TextChannel, name: str) -> discord.Thread | None:
        """Find a thread that was made before the bot was stopped, or before an answer was lost."""
        own = self.bot.user if self.bot is not None else None
        for thread in await channel.guild.active_threads():
            if (thread.parent_id, thread.name) == (channel.id, name):
                return thread if own is not None and thread.owner_id == own.id else None
        return None

    def _channel(self, guild: int, channel: int) -> discord.TextChannel | None:
        server = self.bot.get_guild(guild) if self.bot is not None else None
        found = server.get_channel(channel) if server is not None else None
        return found if isinstance(found, discord.TextChannel) else None
