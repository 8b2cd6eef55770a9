"""A bare discord.py bot: it answers as Nudge does, with cards and forms that mean nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands, ui
from discord.ext import commands

if TYPE_CHECKING:
    import re

TEXT = "A card of this bot says as much as a card of a lesson does, and means nothing at all. " * 7
LABELS = ("Next", "Back", "Show me", "Write")


class BareButton(ui.DynamicItem[ui.Button[Any]], template=r"bare:(?P<label>[A-Za-z ]+)"):
    def __init__(self, label: str) -> None:
        super().__init__(ui.Button(label=label, custom_id=f"bare:{label}"))
        self.label = label

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["label"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        if self.label == LABELS[-1]:
            await interaction.response.send_modal(bare_form())
        else:
            await interaction.response.edit_message(view=bare_card())


def bare_card() -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    row: ui.ActionRow[Any] = ui.ActionRow(*map(BareButton, LABELS))
    view.add_item(ui.Container(ui.TextDisplay(TEXT), row, accent_colour=0x0072B2))
    view.stop()
    return view


def bare_form() -> ui.Modal:
    form = ui.Modal(title="A form", custom_id="bare")
    form.add_item(ui.TextInput(label="Text", custom_id="text", required=False))
    form.stop()
    return form


class BareBot(commands.Bot):
    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents,
            max_messages=None,
        )

    async def setup_hook(self) -> None:
        async def learn(interaction: discord.Interaction[Any]) -> None:
            await interaction.response.send_message(view=bare_card(), ephemeral=True)

        told = "Shows a card."
        self.tree.add_command(app_commands.Command(name="learn", description=told, callback=learn))
        self.add_dynamic_items(BareButton)
        await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await interaction.response.edit_message(view=bare_card())

    async def on_message(self, message: discord.Message, /) -> None:
        if self.user is not None and message.author.id != self.user.id:
            await message.channel.send(view=bare_card())
