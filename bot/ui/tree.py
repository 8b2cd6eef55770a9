"""The slash commands as Discord hands them over: counted, and their errors told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.ui.duty import RestartingError
from bot.ui.errors import explain
from bot.ui.options import odd_option

if TYPE_CHECKING:
    from bot.ui.duty import Duty


class NudgeTree(app_commands.CommandTree[Any]):
    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Count a command as in flight; begin none once the bot is being stopped."""
        duty: Duty = interaction.client.duty
        duty.enter()
        if interaction.type is not discord.InteractionType.application_command:
            return True  # what is being typed is not complete yet
        refused = RestartingError() if duty.draining else odd_option(interaction)
        if refused is not None:
            await explain(interaction, refused)
        return refused is None

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError
    ) -> None:
        await explain(interaction, error)
