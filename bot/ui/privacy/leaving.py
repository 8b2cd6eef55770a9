"""Hears who leaves a server and comes back; Discord tells members only when it is asked."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands

from bot.ui.answering.faults import UNSENT

if TYPE_CHECKING:
    from bot.services.privacy.leaving import Leaving
    from bot.ui.client import TutorBot

log = logging.getLogger(__name__)
UNKNOWN_MEMBER, UNKNOWN_USER = 10007, 10013


class DiscordPresence:
    """The port `Presence` of the services."""

    def __init__(self, bot: TutorBot) -> None:
        self._bot = bot

    async def is_gone(self, guild: int, person: int) -> bool | None:
        """Whether a person is in a server no more; None where Discord does not say."""
        found = self._bot.get_guild(guild)
        if found is None:  # the bot left it: that is noted by itself
            return None
        try:
            await found.fetch_member(person)
        except discord.NotFound as error:
            return True if error.code in {UNKNOWN_MEMBER, UNKNOWN_USER} else None
        except UNSENT as trouble:
            log.warning("Whether a member left server %s is asked later: %s", guild, trouble)
            return None
        return False


class LeavingCog(commands.Cog):
    def __init__(self, bot: TutorBot, leaving: Leaving) -> None:
        self.bot, self.leaving = bot, leaving

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self.leaving.compare(guild.id for guild in self.bot.guilds)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self.leaving.left(guild.id)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.leaving.back(guild.id)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        if interaction.guild_id is not None:
            await self.leaving.back(interaction.guild_id, interaction.user.id)


async def setup(bot: TutorBot) -> None:
    leaving = bot.services.deleting.leaving
    leaving.presence = DiscordPresence(bot)
    await bot.add_cog(LeavingCog(bot, leaving))
