"""The slash commands as Discord hands them over: counted, and their errors told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.ui.duty import RestartingError
from bot.ui.errors import explain

if TYPE_CHECKING:
    from bot.ui.duty import Duty


class NudgeTree(app_commands.CommandTree[Any]):
    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Count a command as in flight; begin none once the bot is being stopped."""
        duty: Duty = interaction.client.duty
        duty.enter()
        if duty.draining and interaction.type is discord.InteractionType.application_command:
            await explain(interaction, RestartingError())
            return False
        return True

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError
    ) -> None:
        await explain(interaction, error)
